"""Why a change of one's own data, a request or a copy is not taken."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual

DATA_LAW = "Luật 91/2025/QH15"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactUnreadable(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Địa chỉ hoặc số điện thoại không đúng dạng; hãy nhập lại.",
        "The address or number is not well formed; type it again.",
    )
    article: str = DATA_LAW


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeWrong(Refusal):
    # One answer for wrong, old, used and none.
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Mã không đúng hoặc đã hết hạn; hãy xem lại tin mới nhất, hoặc xin mã khác.",
        "The code is wrong or too old; look at the newest message, or ask for another.",
    )
    article: str = DATA_LAW


@dataclass(frozen=True, slots=True, kw_only=True)
class TooManyCodes(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Đã gửi {most} mã trong một giờ; hãy đợi rồi thử lại.",
        "{most} codes were sent within an hour; wait, then try again.",
    )
    article: str = DATA_LAW
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestEmpty(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hãy ghi bạn muốn sửa, hạn chế hoặc dừng điều gì.",
        "Write what you want corrected, restricted or stopped.",
    )
    article: str = DATA_LAW


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchRequest(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có yêu cầu “{asked}” đang chờ ở đây; hãy xem lại danh sách.",
        "There is no request “{asked}” waiting here; look at the list again.",
    )
    article: str = DATA_LAW
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerEmpty(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hãy ghi câu trả lời cho người yêu cầu, và giấy tờ đã xem khi sửa.",
        "Write the answer to the person, and the paper that was seen when correcting.",
    )
    article: str = DATA_LAW


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyUnderWay(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Một bản sao của bạn đang được làm hoặc còn tải được; hãy dùng bản đó.",
        "A copy of yours is being made or lies ready; use that one.",
    )
    article: str = DATA_LAW
