"""Refusals to what is asked from home (decree 61/2018 art. 17.3; decree 45/2020)."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineOnly(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Việc này chỉ làm được trên trang nộp hồ sơ trực tuyến. Hãy mở trang đó.",
        "This can only be done on the pages for filing online. Go there.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYourFiling(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hồ sơ mang tên người khác. Hãy chọn đúng người được nộp thay, hoặc nộp cho chính mình.",
        "The dossier is in another name. Choose the person you act for, or file for yourself.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersNotAttached(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có tệp của: {papers}. Hãy tải tệp lên hoặc dùng lại giấy tờ đã có trong kho.",
        "There is no file for: {papers}. Upload one, or reuse a paper from your store.",
    )
    papers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperNotLater(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Dịch vụ trực tuyến toàn trình không nhận bản giấy nộp sau: {papers}. Hãy tải tệp lên.",
        "A service that is wholly online takes no paper afterwards: {papers}. Upload a file.",
    )
    papers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOfNoPaper(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tệp “{name}” không thuộc giấy tờ nào của thủ tục. Hãy gắn tệp vào một giấy tờ.",
        "The file “{name}” belongs to no paper of the procedure. Attach it to one.",
    )
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ForwardedNowhere(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hồ sơ đang ở đúng nơi này. Hãy chọn nơi tiếp nhận hoặc cơ quan khác.",
        "The dossier is already there. Choose another unit or agency.",
    )
