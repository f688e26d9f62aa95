"""Why a person cannot be hired, posted or made to represent somebody."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class UsernameTaken(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tên đăng nhập “{username}” đã có người dùng; hãy chọn tên khác.",
        "The user name “{username}” is taken; choose another.",
    )

    article: str = "TT 22/2019/TT-BTTTT Đ.5"
    username: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalIdTaken(Refusal):
    # The holder is not named: whoever types a number must not learn whose it is.
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Số định danh này đã gắn với một tài khoản khác; hãy kiểm tra lại số.",
        "This personal number already belongs to another account; check the number.",
    )

    article: str = "Luật Căn cước 2023 Đ.12"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUnreadable(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tên không dùng được: để trống, quá dài hoặc có ký tự lạ; hãy nhập lại ({why}).",
        "The name cannot be used; type it again. {why}",
    )

    article: str = "TT 22/2019/TT-BTTTT Đ.5"
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có đơn vị sử dụng lao động mang mã “{employer}”; hãy khai báo đơn vị trước.",
        "No employer has the code “{employer}”; register the employer first.",
    )

    article: str = "NĐ 61/2018 Đ.11"
    employer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostCannotDecide(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Nhân viên bưu chính không được thẩm định hoặc quyết định hồ sơ; "
        "vai trò này chỉ giao cho công chức của cơ quan có thẩm quyền.",
        "Postal staff may neither examine nor decide a dossier; "
        "give this role to an official of the competent agency.",
    )

    article: str = "NĐ 61/2018 Đ.19"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerDoesNotFit(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Vai trò “{role}” không hợp với đơn vị “{employer}”: nhân viên bưu chính phải thuộc "
        "bưu điện, công chức tiếp nhận phải thuộc cơ quan nhà nước.",
        "The role “{role}” does not fit the employer “{employer}”: a postal clerk belongs to the "
        "post, a reception official to an agency.",
    )

    article: str = "NĐ 61/2018 Đ.11"
    role: str
    employer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondmentTooShortOrLong(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thời hạn biệt phái {months} tháng không hợp lệ; hãy chọn từ 6 đến 24 tháng.",
        "A secondment of {months} months is not lawful; choose 6 to 24 months.",
    )

    article: str = "NĐ 61/2018 Đ.11.4"
    months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyHeld(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Người này đã giữ vai trò hoặc đại diện đó trong khoảng thời gian trùng với "
        "{since:%d/%m/%Y}; hãy kết thúc lần trước rồi mới giao tiếp.",
        "The person already holds this in a time that overlaps {since:%Y-%m-%d}; "
        "end the earlier one first.",
    )

    article: str = "NĐ 61/2018 Đ.9"
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EndsBeforeItBegins(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ngày cuối {last:%d/%m/%Y} trước ngày đầu {first:%d/%m/%Y}; hãy sửa lại.",
        "The last day {last:%Y-%m-%d} is before the first day {first:%Y-%m-%d}; correct it.",
    )

    article: str = "NĐ 61/2018 Đ.11"
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có phân công số {posting}; hãy xem lại danh sách phân công.",
        "There is no posting number {posting}; look at the list of postings.",
    )

    article: str = "NĐ 61/2018 Đ.9"
    posting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedOtherwise(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Trang này đã gửi một yêu cầu khác rồi; hãy tải lại trang rồi làm lại.",
        "This page has sent another request before; load it again and start over.",
    )

    article: str = "QĐ nội bộ: mỗi yêu cầu một khóa"
