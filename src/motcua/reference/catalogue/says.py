"""The sentences of the catalogue's rules: what does not hold and what to do."""

from motcua.domain.kernel.texts import Bilingual
from motcua.reference.catalogue import content
from motcua.reference.catalogue.vocabulary import StepRole

NO_VERSION = Bilingual(
    "thủ tục chưa có phiên bản nào; hãy thêm một phiên bản",
    "the procedure has no version; add one",
)
ENDS_BEFORE_IT_BEGINS = Bilingual(
    "until đứng trước from; hãy sửa một trong hai ngày", "until is before from; correct one of them"
)
NO_DISTRICT = Bilingual(
    "từ 2025-07-01 không còn cấp huyện; hãy ghi level là province hoặc commune",
    "there is no district level from 2025-07-01; write province or commune for level",
)
ONLINE_BY_NAME = Bilingual(
    "từ 2022-06-24 không còn mức độ 2-4; hãy ghi online là none, partial hoặc full",
    "levels 2 to 4 ended on 2022-06-23; write none, partial or full for online",
)
ONLINE_BY_NUMBER = Bilingual(
    "trước 2022-06-24 chưa có partial, full; hãy ghi online là none, level_2, level_3 hoặc level_4",
    "partial and full began on 2022-06-24; write none, level_2, level_3 or level_4 for online",
)
TERM = Bilingual(
    "term: chỉ đơn vị immediate có số lượng 0; các đơn vị khác từ 1 trở lên",
    "term: only the unit immediate has the amount 0; write 1 or more for the others",
)
AMOUNT_OR_TIERS = Bilingual(
    "hãy ghi amount hoặc tiers, đúng một trong hai", "write amount or tiers, exactly one of them"
)
TIERS = Bilingual(
    "biểu phí mâu thuẫn; up_to phải tăng dần từ 1, bậc cuối không có up_to, percent từ 1 đến 99",
    "the tariff contradicts itself; up_to must grow from 1, the last tier has none, and percent "
    "is 1 to 99",
)
STEP_NUMBERS = Bilingual(
    "các bước phải đánh số liên tục 1, 2, 3…", "number the steps 1, 2, 3 and so on"
)
NO_ONE_STOP_STEP = Bilingual(
    "chưa có bước nào ở bộ phận một cửa; hãy thêm bước unit = one_stop",
    "no step is at the one-stop unit; add one with unit one_stop",
)


def at_least_one(key: str) -> Bilingual:
    return Bilingual(f"{key} trống; hãy ghi ít nhất một", f"{key} is empty; write at least one")


def twice(code: str) -> Bilingual:
    return Bilingual(f"mã {code} lặp lại; hãy đặt mã khác", f"code {code} stands twice; change one")


def number_must_grow(number: int, older: int) -> Bilingual:
    return Bilingual(
        f"phiên bản {number} bắt đầu sau phiên bản {older} nên phải có số lớn hơn",
        f"version {number} begins after version {older} and needs a higher number",
    )


def overlap(newer: content.Version, older: content.Version) -> Bilingual:
    return Bilingual(
        f"phiên bản {newer.number} (từ {newer.first}) trùng thời gian với phiên bản "
        f"{older.number}; hãy ghi until của phiên bản {older.number} trước ngày {newer.first}",
        f"version {newer.number} (from {newer.first}) overlaps version {older.number}; give "
        f"version {older.number} an until before {newer.first}",
    )


def no_step_for(role: StepRole) -> Bilingual:
    return Bilingual(
        f"chưa có bước nào của {role}; hãy thêm bước thẩm định và bước phê duyệt",
        f"no step is done by {role}; add the examination and the approval",
    )


def steps_too_long(planned: int, allowed: int) -> Bilingual:
    return Bilingual(
        f"các bước cộng lại {planned} buổi, vượt thời hạn pháp luật {allowed} buổi; hãy rút bớt",
        f"the steps take {planned} half-days, more than the legal time of {allowed}; shorten them",
    )


def published_differs(number: int) -> Bilingual:
    return Bilingual(
        f"phiên bản {number} đã công bố và khác với tệp; bản đã công bố không thay đổi được, hãy "
        "đưa nội dung mới vào phiên bản có số lớn hơn",
        f"version {number} is published and differs from the file; a published version never "
        "changes, give the new text a higher number",
    )


def wrong_place(expected: str) -> Bilingual:
    return Bilingual(f"tệp phải nằm ở {expected}", f"the file belongs at {expected}")


def same_procedure_twice(code: str) -> Bilingual:
    return Bilingual(
        f"thủ tục {code} có hai lần; hãy bỏ một", f"procedure {code} stands twice; remove one"
    )
