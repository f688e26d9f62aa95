"""Why lines of the transfer scheme cannot be decided."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual

SCHEME = "QĐ 468/QĐ-TTg"
"""The national scheme under which a province gives tasks of the one-stop unit to the post."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MayNotPublish(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chỉ người kiểm soát thủ tục cấp tỉnh được ghi quyết định về đề án chuyển giao; "
        "hãy gửi dự thảo cho người đó.",
        "Only a provincial controller may record a decision on the transfer scheme; "
        "pass the draft on.",
    )

    article: str = SCHEME


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionUnnamed(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Quyết định phải có số và trích yếu; hãy ghi số, ví dụ “QĐ 843/QĐ-UBND-HC”, và trích yếu.",
        'A decision has a number and a title; write both, the number like "QĐ 843/QĐ-UBND-HC".',
    )

    article: str = SCHEME


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecorded(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "{number} đã được ghi ngày {recorded}, có hiệu lực từ {effective}; hãy kiểm tra lại số.",
        "{number} was recorded on {recorded} and takes effect on {effective}; check the number.",
    )

    article: str = SCHEME
    number: str
    recorded: str
    effective: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectiveInThePast(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ngày có hiệu lực {effective} đã qua; việc đã làm không bị thay đổi, hãy chọn từ {today}.",
        "{effective} has passed and what was done stays as it is; choose {today} or later.",
    )

    article: str = SCHEME
    effective: str
    today: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedAfterEffect(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ngày ký {signed} không thể sau ngày hôm nay hoặc sau ngày có hiệu lực {effective}; "
        "hãy sửa một trong hai.",
        "A decision signed on {signed} is not signed yet or cannot take effect on {effective}; "
        "correct one of them.",
    )

    article: str = SCHEME
    signed: str
    effective: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingDecided(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Quyết định chưa thêm và chưa kết thúc dòng nào; hãy thêm ít nhất một dòng.",
        "The decision neither begins nor ends a line; add at least one.",
    )

    article: str = SCHEME


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesContradict(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hai dòng mâu thuẫn: {task_vi}, {subject_vi}, tại {unit} được giao cho {one_vi} và cho "
        "{other_vi} trong cùng thời gian. Hãy kết thúc một dòng trước ngày dòng kia có hiệu lực.",
        "Two lines contradict each other: at {unit}, to {task_en}, {subject_en}, is given to "
        "{one_en} and to {other_en} at the same time. End one before the other takes effect.",
    )

    article: str = SCHEME
    unit: str
    task_vi: str
    task_en: str
    subject_vi: str
    subject_en: str
    one_vi: str
    one_en: str
    other_vi: str
    other_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có dòng số {line} đang hoặc sẽ có hiệu lực; hãy xem lại đề án của đơn vị.",
        "Line {line} is not in force and will not be; look at the scheme of the unit.",
    )

    article: str = SCHEME
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBeginsThen(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Dòng số {line} bắt đầu đúng ngày {first} nên không thể kết thúc trước ngày đó; "
        "hãy chọn ngày có hiệu lực sau {first}.",
        "Line {line} begins today, {first}, and may have been used; let the decision take effect "
        "after that day.",
    )

    article: str = SCHEME
    line: int
    first: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "“{subject}” không phải là lĩnh vực, cấp hoặc thủ tục đang có trong danh mục ngày {on}; "
        "hãy chọn trong danh mục.",
        '"{subject}" is no field, level or procedure of the catalogue on {on}; choose one of it.',
    )

    article: str = SCHEME
    subject: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có kênh “{channel}”; hãy chọn: {known}.",
        'There is no channel "{channel}"; choose one of {known}.',
    )

    article: str = SCHEME
    channel: str
    known: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có đơn vị sử dụng lao động “{body}” thuộc {kind_vi}; hãy đăng ký đơn vị đó trước.",
        'No employer "{body}" of {kind_en} is registered; register it first.',
    )

    article: str = SCHEME
    body: str
    kind_vi: str
    kind_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndsBeforeItBegins(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ngày cuối {last} đứng trước ngày đầu {first}; hãy sửa một trong hai.",
        "The last day {last} is before the first, {first}; correct one of them.",
    )

    article: str = SCHEME
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có dự thảo số {draft}; hãy mở lại danh sách dự thảo.",
        "There is no draft {draft}; open the list of drafts again.",
    )

    article: str = SCHEME
    draft: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftClosed(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Dự thảo này đã được quyết định hoặc đã bỏ; hãy lập dự thảo mới.",
        "This draft was decided or discarded; make a new one.",
    )

    article: str = SCHEME


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftMovedOn(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "{who} vừa sửa dự thảo này; hãy xem lại rồi làm tiếp.",
        "{who} has changed this draft meanwhile; look at it again and go on.",
    )

    article: str = SCHEME
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftUnreadable(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Dự thảo phải có tên, ngày có hiệu lực, và mỗi mục phải có đơn vị và việc; "
        "hãy điền đủ ({what}).",
        "A draft has a title and a day, and each of its items names units and tasks; "
        "fill them in ({what}).",
    )

    article: str = SCHEME
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYourDraft(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Dự thảo này của {author}; hãy lập dự thảo của mình hoặc nhờ người kiểm soát thủ tục.",
        "This draft is {author}'s; make one of your own or ask a controller.",
    )

    article: str = SCHEME
    author: str
