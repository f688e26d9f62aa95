"""Why words, ways or another try are refused."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual

ONLINE_NOTICES = "NĐ 224/2026 Đ.15.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class WayNeeded(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "{group_vi}: phải nhận bằng ít nhất một cách ngoài hộp tin. Chọn thư điện tử, SMS hoặc "
        "ứng dụng nhắn tin.",
        "{group_en}: at least one way besides the inbox must stay. Choose e-mail, SMS or the chat "
        "app.",
    )

    article: str = ONLINE_NOTICES
    group_vi: str
    group_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceholderUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Mẫu có chỗ điền {{{placeholder}}} mà loại thông báo này không có. Chỉ dùng: {known}.",
        "The template has the placeholder {{{placeholder}}}, which this kind does not give. "
        "Use only: {known}.",
    )

    article: str = ONLINE_NOTICES
    placeholder: str
    known: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateInMessage(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tin nhắn ngắn không được chứa {{{placeholder}}}: người khác có thể đọc trên màn hình. "
        "Để thông tin này trong thư và dẫn đến bằng {{link}}.",
        "A short message must not hold {{{placeholder}}}: others can read it on the screen. "
        "Leave it to the mail and lead there with {{link}}.",
    )

    article: str = "Luật 91/2025/QH15"
    placeholder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Mẫu phải có tiêu đề, nội dung và tin ngắn. Điền phần còn trống.",
        "A template needs a subject, a text and a short text. Fill in what is empty.",
    )

    article: str = ONLINE_NOTICES


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageTooLong(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tin ngắn dài {parts} tin SMS; nhiều nhất {most}. Rút ngắn lại.",
        "The short text takes {parts} SMS; at most {most}. Make it shorter.",
    )

    article: str = ONLINE_NOTICES
    parts: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFailed(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thông báo này đang gửi hoặc đã đến, hoặc nội dung không còn giữ; không gửi lại được. "
        "Mở lại danh sách để xem trạng thái mới.",
        "This notice is on its way or has arrived, or its text is no longer kept, so it cannot be "
        "sent again. Open the list again to see how it stands.",
    )

    article: str = ONLINE_NOTICES


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateMoved(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Người khác vừa sửa mẫu này thành bản {version}. Xem bản ấy rồi sửa tiếp.",
        "Somebody has just made version {version} of this template. Read it, then go on.",
    )

    article: str = ONLINE_NOTICES
    version: int
