"""Why a file is not taken, and what to do about it."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual

SHOWN_AT_THE_CONTROL = "TT 32/2017/TT-BTTTT Đ.7"
SAFE_SYSTEMS = "NĐ 85/2016/NĐ-CP Đ.4"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTooLarge(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tệp lớn hơn {megabytes} MB. Chụp hoặc quét lại với cỡ nhỏ hơn, hoặc chia thành nhiều tệp.",
        "The file is larger than {megabytes} MB. Scan or photograph it smaller, or split it.",
    )

    article: str = SHOWN_AT_THE_CONTROL
    megabytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEmpty(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tệp trống, không có nội dung. Chọn lại tệp.", "The file is empty. Choose it again."
    )

    article: str = SHOWN_AT_THE_CONTROL


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOfOtherKind(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Nội dung tệp không thuộc loại được nhận. Gửi tệp {kinds}.",
        "By its content the file is of a kind we do not take. Send one of {kinds}.",
    )

    article: str = SHOWN_AT_THE_CONTROL
    kinds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileBroken(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tệp hỏng, không mở được. Mở thử trên máy của bạn, rồi lưu hoặc chụp lại.",
        "The file is broken and cannot be opened. Try it on your own machine, then save it anew.",
    )

    article: str = SHOWN_AT_THE_CONTROL


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEncrypted(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tệp PDF đặt mật khẩu hoặc bị khóa. Mở tệp, chọn In rồi “Lưu thành PDF”, và gửi bản đó.",
        "The PDF is locked with a password. Open it, print it to a new PDF, and send that one.",
    )

    article: str = SHOWN_AT_THE_CONTROL


@dataclass(frozen=True, slots=True, kw_only=True)
class FileActive(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tệp PDF có chương trình chạy kèm. Mở tệp, chọn In rồi “Lưu thành PDF”, và gửi bản đó.",
        "The PDF carries a program. Open it, print it to a new PDF, and send that one.",
    )

    article: str = SAFE_SYSTEMS


@dataclass(frozen=True, slots=True, kw_only=True)
class FileUnfolds(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ảnh hoặc trang quá lớn khi mở ra. Chụp lại với cỡ nhỏ hơn.",
        "The picture or page is too large once opened. Take it again at a smaller size.",
    )

    article: str = SAFE_SYSTEMS


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTooLong(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tệp có quá nhiều trang. Chia thành nhiều tệp rồi gửi từng tệp.",
        "The file has too many pages. Split it and send the parts.",
    )

    article: str = SHOWN_AT_THE_CONTROL


@dataclass(frozen=True, slots=True, kw_only=True)
class FileInfected(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chương trình chống vi-rút tìm thấy mã độc trong tệp này, nên tệp không được giữ lại. "
        "Quét vi-rút máy của bạn, rồi chụp hoặc quét lại giấy tờ.",
        "The virus scanner found harmful code in this file, so it was not kept. "
        "Scan your machine, then photograph or scan the paper anew.",
    )

    article: str = SAFE_SYSTEMS


@dataclass(frozen=True, slots=True, kw_only=True)
class FileNotScanned(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tệp “{name}” đang chờ quét vi-rút. Bản nháp vẫn được giữ; thử gửi lại sau ít phút.",
        "The file “{name}” still waits for the virus scanner. Your draft is kept; send it again in "
        "a few minutes.",
    )

    article: str = SAFE_SYSTEMS
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSilent(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Kho tệp tạm thời không trả lời. Những gì đã lưu vẫn còn; thử lại sau ít phút.",
        "The store of files does not answer now. What was saved is kept; try again in a few "
        "minutes.",
    )

    article: str = SAFE_SYSTEMS


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadersBusy(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Máy chủ đang mở nhiều tệp cùng lúc. Chưa có gì bị mất; thử lại sau ít giây.",
        "The server is opening many files at once. Nothing is lost; try again in a few seconds.",
    )

    article: str = SAFE_SYSTEMS


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadUnknown(Refusal):
    # One answer for "never was", "was given up" and "somebody else's".
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không tìm thấy tệp đang tải lên này. Chọn lại tệp.",
        "There is no such upload here. Choose the file again.",
    )

    article: str = SHOWN_AT_THE_CONTROL


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceTooEarly(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Máy chủ mới nhận {received} byte của tệp; gửi tiếp từ đó.",
        "Only {received} bytes of the file have come; send on from there.",
    )

    article: str = SHOWN_AT_THE_CONTROL
    received: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TooManyUploads(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Bạn đang có quá nhiều tệp chưa gửi. Bỏ bớt tệp không dùng rồi tải lên tiếp.",
        "You have too many files that are not sent yet. Remove some, then go on.",
    )

    article: str = SHOWN_AT_THE_CONTROL
