"""Why a form cannot be used as it is drawn (NĐ 45/2020 Đ.10)."""

from dataclasses import dataclass

from motcua.domain.kernel.texts import Bilingual

MOST_ROWS = 100


@dataclass(frozen=True, slots=True)
class Obstacle:
    """`where` is a page, block, field or case of the form, or a place in a file."""

    where: str
    says: Bilingual


def not_a(where: str, vi: str, en: str) -> Obstacle:
    return Obstacle(where, Bilingual(f"Phải là {vi}.", f"This must be {en}."))


def unknown_key(where: str, key: str) -> Obstacle:
    return Obstacle(where, Bilingual(f"Không có khóa “{key}”.", f"There is no key “{key}”."))


def lacking(where: str, key: str) -> Obstacle:
    return Obstacle(where, Bilingual(f"Thiếu “{key}”.", f"“{key}” is missing."))


def empty_page(where: str) -> Obstacle:
    return Obstacle(
        where,
        Bilingual(
            "Trang chưa có khối nào; hãy thêm khối hoặc bỏ trang.",
            "The page has no block; add one or remove the page.",
        ),
    )


def empty_block(where: str) -> Obstacle:
    return Obstacle(
        where,
        Bilingual(
            "Khối chưa có câu hỏi nào; hãy thêm câu hỏi hoặc bỏ khối.",
            "The block has no field; add one or remove the block.",
        ),
    )


def rows(where: str) -> Obstacle:
    return Obstacle(
        where,
        Bilingual(
            f"Số dòng phải từ 0, ít nhất không quá nhiều nhất, nhiều nhất {MOST_ROWS}.",
            f"Rows go from 0 to {MOST_ROWS}, the least not above the most.",
        ),
    )


def no_vietnamese(where: str) -> Obstacle:
    return Obstacle(where, Bilingual("Thiếu chữ tiếng Việt.", "The Vietnamese words are missing."))


def no_english(where: str) -> Obstacle:
    return Obstacle(where, Bilingual("Thiếu chữ tiếng Anh.", "The English words are missing."))


def bad_id(where: str) -> Obstacle:
    return Obstacle(
        where,
        Bilingual(
            "Mã chỉ gồm chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ.",
            "An id has plain small letters, digits and underscores, and starts with a letter.",
        ),
    )


def twice(where: str) -> Obstacle:
    return Obstacle(
        where,
        Bilingual(
            "Mã này được dùng hai lần; hãy đổi một chỗ.",
            "This id is used twice; change one of them.",
        ),
    )


def unknown_in_condition(where: str, name: str) -> Obstacle:
    return Obstacle(
        where,
        Bilingual(
            f"Điều kiện nhắc tới “{name}”, không có hoặc hỏi sau; hãy chọn câu hỏi đứng trước.",
            f"The condition names “{name}”, which is not asked before it; choose an earlier field.",
        ),
    )


def never_true(where: str, name: str, value: str) -> Obstacle:
    return Obstacle(
        where,
        Bilingual(
            f"“{name}” không bao giờ là “{value}”; hãy chọn giá trị có trong câu hỏi.",
            f"“{name}” is never “{value}”; choose a value the field has.",
        ),
    )


def no_options(where: str) -> Obstacle:
    return Obstacle(
        where, Bilingual("Câu hỏi chọn chưa có phương án nào.", "A choice needs options.")
    )


def options_unused(where: str) -> Obstacle:
    return Obstacle(
        where,
        Bilingual(
            "Loại câu hỏi này không có phương án; hãy bỏ phương án hoặc đổi loại.",
            "This kind of field has no options; remove them or change the kind.",
        ),
    )


def bounds(where: str) -> Obstacle:
    return Obstacle(
        where,
        Bilingual(
            "Giới hạn dưới lớn hơn giới hạn trên.", "The lower bound is above the upper one."
        ),
    )


def unknown_case(where: str, known: str) -> Obstacle:
    return Obstacle(
        where,
        Bilingual(
            f"Thủ tục không có trường hợp này; hãy chọn: {known}.",
            f"The procedure has no such case; choose one of: {known}.",
        ),
    )


def no_last_case() -> Obstacle:
    return Obstacle(
        "cases",
        Bilingual(
            "Dòng trường hợp cuối phải không có điều kiện, để mọi câu trả lời đều chọn được.",
            "The last case must have no condition, so that every answer chooses one.",
        ),
    )


def cases_after(where: str) -> Obstacle:
    return Obstacle(
        where,
        Bilingual(
            "Dòng này luôn đúng nên các dòng sau không bao giờ được chọn.",
            "This rule always holds, so those after it are never chosen.",
        ),
    )


def unknown_paper(where: str) -> Obstacle:
    return Obstacle(
        where,
        Bilingual(
            "Không trường hợp nào của thủ tục có giấy tờ này.",
            "No case of the procedure has this paper.",
        ),
    )


def id_of_the_past(where: str) -> Obstacle:
    return Obstacle(
        where,
        Bilingual(
            "Mã này thuộc một câu hỏi đã bỏ ở phiên bản trước; hãy đặt mã mới.",
            "This id belonged to a field that was removed earlier; give a new id.",
        ),
    )


def id_reused(where: str) -> Obstacle:
    return Obstacle(
        where,
        Bilingual(
            "Mã này trước đây là loại câu hỏi khác; hãy đặt mã mới.",
            "This id was another kind of field before; give a new id.",
        ),
    )
