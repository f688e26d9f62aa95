"""What is said about an answer that cannot be taken, and what to do (NĐ 45/2020 Đ.10)."""

from datetime import date

from motcua.domain.kernel.texts import Bilingual

FIRST_YEAR = 1850

TYPE_TEXT = Bilingual("Hãy nhập bằng chữ.", "Type a text.")
STRANGE_SIGNS = Bilingual(
    "Có ký tự không đọc được; hãy gõ lại thay vì dán.",
    "There are unreadable signs; type it instead of pasting.",
)
TYPE_NUMBER = Bilingual("Hãy nhập số, ví dụ 1.200.", "Type a number, for example 1200.")
TYPE_DAY = Bilingual(
    "Hãy nhập ngày, tháng, năm như 05/08/2019.", "Type the day as 05/08/2019 (day/month/year)."
)
CHOOSE = Bilingual("Hãy chọn một mục trong danh sách.", "Choose one of the list.")
TYPE_PHONE = Bilingual(
    "Số điện thoại gồm 10 hoặc 11 chữ số, bắt đầu bằng 0.",
    "A telephone number has 10 or 11 digits and starts with 0.",
)
TYPE_EMAIL = Bilingual(
    "Hãy nhập thư điện tử như ten@vidu.vn.", "Type an e-mail address like name@example.vn."
)
NAME_COMMUNE = Bilingual(
    "Hãy ghi xã, phường hoặc đặc khu.", "Name the commune, ward or special zone."
)
UNKNOWN = Bilingual("Biểu mẫu không có mục này.", "The form has no such field.")
REPEATED_BLOCK = Bilingual("Mục này là một bảng nhiều dòng.", "This is a table of rows.")


def missing(label: Bilingual) -> Bilingual:
    return Bilingual(_ended(f"Hãy điền: {label.vi}"), _ended(f"Fill in: {label.en}"))


def nothing_chosen(label: Bilingual) -> Bilingual:
    return Bilingual(_ended(f"Hãy chọn: {label.vi}"), _ended(f"Choose: {label.en}"))


def about(label: Bilingual, wrong: Bilingual) -> Bilingual:
    """The fault with the field it belongs to, unless its words name the field themselves."""
    return Bilingual(_about(label.vi, wrong.vi), _about(label.en, wrong.en))


def in_row(table: Bilingual, number: int, wrong: Bilingual) -> Bilingual:
    """`number` counts from 1, as on the page."""
    return Bilingual(f"{table.vi} {number} – {wrong.vi}", f"{table.en} {number} – {wrong.en}")


def _about(label: str, wrong: str) -> str:
    if label.casefold() in wrong.casefold():
        return wrong
    if label.endswith("?"):
        return f"{label} {wrong}"
    return f"{label}: {wrong[:1].lower()}{wrong[1:]}"


def _ended(text: str) -> str:
    """A label that is a question has its sign already."""
    return text if text.endswith("?") else f"{text}."


def too_long(longest: int) -> Bilingual:
    return Bilingual(f"Dài quá; hãy rút còn {longest} ký tự.", f"Shorten it to {longest} signs.")


def at_least(number: int) -> Bilingual:
    return Bilingual(f"Nhập số từ {number} trở lên.", f"Type {number} or more.")


def at_most(number: int) -> Bilingual:
    return Bilingual(f"Nhập số không quá {number}.", f"Type {number} or less.")


def not_before(day: date) -> Bilingual:
    return Bilingual(f"Nhập ngày từ {day:%d/%m/%Y} trở đi.", f"Type {day:%d/%m/%Y} or later.")


def not_after(day: date) -> Bilingual:
    return Bilingual(f"Nhập ngày không sau {day:%d/%m/%Y}.", f"Type {day:%d/%m/%Y} or earlier.")


def more_rows(least: int) -> Bilingual:
    return Bilingual(f"Cần ít nhất {least} dòng.", f"At least {least} rows are needed.")


def fewer_rows(most: int) -> Bilingual:
    return Bilingual(f"Không quá {most} dòng.", f"At most {most} rows.")
