"""Refusals of filing online: drafts, who it is for, and what is not complete yet."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchDraft(Refusal):
    """Also the answer for a draft of somebody else."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có bản nháp này, hoặc bản nháp đã được nộp hay đã xóa. Hãy xem danh sách hồ sơ.",
        "There is no such draft, or it was filed or removed. See your list of dossiers.",
    )
    article: str = "TT 32/2017/TT-BTTTT Đ.8"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityNotKnown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tài khoản chưa có số định danh cá nhân. Hãy xác thực bằng định danh điện tử "
        "hoặc tại quầy.",
        "The account has no personal number yet. Sign in with an electronic identity, or come "
        "to a counter.",
    )
    article: str = "NĐ 45/2020 Đ.8"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotActingFor(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Bạn không được nộp thủ tục này thay cho người hoặc tổ chức đó. Hãy xem lại ủy quyền.",
        "You may not file this procedure for that person or organisation. Check the mandate.",
    )
    article: str = "BLDS 2015 Đ.134"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotOnline(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thủ tục này chưa nộp trực tuyến được. Hãy nộp tại quầy hoặc qua bưu chính.",
        "This procedure cannot be filed online. File it at a counter or by post.",
    )
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TooManyDrafts(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Bạn đang có {most} bản nháp. Hãy nộp hoặc xóa bớt rồi bắt đầu bản mới.",
        "You have {most} drafts. File or remove some, then begin a new one.",
    )
    article: str = "TT 32/2017/TT-BTTTT Đ.8"
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FormMoved(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Biểu mẫu vừa có phiên bản mới. Bản nháp đã được chuyển sang; hãy xem lại các ô được đánh "
        "dấu rồi nộp.",
        "The form has a new version. The draft was moved to it; look at the marked fields, then "
        "file.",
    )
    article: str = "NĐ 45/2020 Đ.10"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotComplete(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa nộp được: {what_vi}", "It cannot be filed yet: {what_en}"
    )
    article: str = "NĐ 61/2018 Đ.17.1"
    what_vi: str
    what_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesTooLarge(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tổng dung lượng các tệp vượt {megabytes} MB. Hãy bớt hoặc nén tệp.",
        "The files are larger than {megabytes} MB together. Remove or compress some.",
    )
    article: str
    megabytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperNotOfCase(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thủ tục không cần giấy tờ này. Hãy tải tệp vào đúng giấy tờ trong danh sách.",
        "The procedure does not ask for this paper. Attach the file to a paper of the list.",
    )
    article: str = "NĐ 61/2018 Đ.5.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNotUsable(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Giấy tờ trong kho này không dùng được cho mục đó. Hãy chọn giấy tờ khác hoặc tải tệp lên.",
        "This stored paper cannot serve here. Choose another one or upload a file.",
    )
    article: str = "NĐ 45/2020 Đ.16"


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingToCorrect(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hồ sơ này không chờ bạn bổ sung. Hãy xem trạng thái trên trang hồ sơ.",
        "This dossier does not wait for you to add anything. See its page.",
    )
    article: str = "NĐ 61/2018 Đ.17"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceUnfit(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Nơi đó không giải quyết thủ tục này. Hãy chọn một nơi trong danh sách.",
        "That place does not decide this procedure. Choose one of the list.",
    )
    article: str = "NĐ 118/2025 Đ.14"


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOutUnfit(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa chọn được cách nhận kết quả: hãy chọn trực tuyến, tại quầy, hoặc bưu chính kèm "
        "địa chỉ.",
        "The way of getting the result is not complete: online, at the counter, or by post with "
        "an address.",
    )
    article: str = "NĐ 61/2018 Đ.16"
