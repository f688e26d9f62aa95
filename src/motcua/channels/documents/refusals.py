"""What the store of documents refuses, and what to do instead (decree 45/2020)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchDocument(Refusal):
    """Also the answer for a document the person may not see."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không tìm thấy giấy tờ “{asked}”. Hãy mở lại từ danh sách giấy tờ.",
        "There is no document “{asked}”. Open it from the list of documents again.",
    )
    article: str = "NĐ 45/2020"
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoResultYet(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hồ sơ chưa được phê duyệt nên chưa có kết quả để ký số. Hãy phê duyệt trước.",
        "The dossier is not approved, so there is no result to sign. Approve it first.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyIssued(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Kết quả này đã được phát hành với số {number}. Muốn sửa, hãy thu hồi hoặc đính chính "
        "hồ sơ.",
        "This result was issued as {number}. To change it, revoke it or correct the dossier.",
    )
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidityWrong(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hiệu lực đến {until:%d/%m/%Y} lại trước ngày bắt đầu {first:%d/%m/%Y}. Hãy sửa ngày.",
        "Valid until {until:%d/%m/%Y} is before its first day {first:%d/%m/%Y}. Correct the dates.",
    )
    first: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FileUnusable(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không dùng được tệp này: {why_vi}",
        "This file cannot be used: {why_en}",
    )
    why_vi: str
    why_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CannotSign(Refusal):
    """The key is missing, locked, out of its dates or for training only."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hệ thống chưa ký số được. Hãy báo người vận hành chạy “motcua signing status”.",
        "The system cannot sign now. Ask the operator to run “motcua signing status”.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Nêu lý do: người giữ giấy tờ được đọc lý do này.",
        "Give the reason: whoever holds the document may read it.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyEnded(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Giấy tờ {number} đã thu hồi hoặc đã được thay. Không cần làm gì thêm.",
        "Document {number} is revoked or replaced already. Nothing more is to be done.",
    )
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTheirs(Refusal):
    """Only the agency that issued a document takes it back."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chỉ người có quyền ký của nơi phát hành được làm việc này.",
        "Only those who may sign for the place that issued it can do this.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentStays(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Giấy tờ này do cơ quan phát hành hoặc đã dùng trong hồ sơ nên được giữ lại. "
        "Bạn có thể ẩn khỏi danh sách.",
        "An authority issued this document or a dossier uses it, so it stays. You can hide it "
        "from the list.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyIncomplete(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ghi tên giấy tờ, nơi cấp và tên người yêu cầu, rồi tải bản quét lên.",
        "Give the title, who issued the original and who asks for the copy, then upload the scan.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NotItsDossier(Refusal):
    """One answer for a dossier of another procedure, place or person, and for none at all."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "“{code}” không phải mã hồ sơ chứng thực bản sao của người này tại đây. Kiểm tra mã trên "
        "giấy hẹn, hoặc để trống nếu chưa có hồ sơ.",
        "“{code}” is no dossier of this person for certified copies here. Check the code on the "
        "receipt, or leave it empty while there is none.",
    )
    code: str
