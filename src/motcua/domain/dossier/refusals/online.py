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


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingSent(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Người nộp chưa gửi bổ sung trực tuyến. Chờ người nộp gửi, hoặc nhận giấy tờ tại quầy.",
        "No supplement was sent online yet. Wait for it, or take the papers in at the counter.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NeverAsked(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Yêu cầu bổ sung đã gửi không có “{what}”. Chỉ trả lại mục đã yêu cầu; yêu cầu thêm cần "
        "lãnh đạo cơ quan ghi lý do (bị tính vi phạm).",
        "The request that was sent does not name “{what}”. Give back only what was asked for; to "
        "ask for more, the head of agency must give a reason, and it counts as a violation.",
    )
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedTooOften(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Phần bổ sung đã được trả lại {times} lần. Hãy xác nhận đã nhận: cơ quan thẩm định trên "
        "hồ sơ hiện có và quyết định, kể cả từ chối có lý do.",
        "The supplement was given back {times} time(s). Confirm it: the agency examines what is "
        "there and decides, be it by a refusal with its reason.",
    )
    times: int
