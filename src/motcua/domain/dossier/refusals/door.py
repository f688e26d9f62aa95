"""Refusals at the door (decree 61/2018 art. 16-17)."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Còn thiếu: {papers}. Hướng dẫn bổ sung một lần, đầy đủ, hoặc lập Phiếu yêu cầu bổ sung.",
        "Missing: {papers}. Explain all of it once, or issue the supplement request.",
    )
    papers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Giấy tờ “{paper}” không có trong danh mục của thủ tục; không được yêu cầu hoặc ghi "
        "nhận thêm.",
        "The paper “{paper}” is not on the procedure's list; it may be neither asked for nor "
        "entered.",
    )
    paper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCountWrong(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Số lượng của “{paper}” là {count}; hãy nhập số từ 0 đến 999.",
        "The count of “{paper}” is {count}; enter a number from 0 to 999.",
    )
    paper: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetsWrong(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Số bộ hồ sơ là {sets}; hãy nhập số từ 1 đến 99.",
        "The number of sets is {sets}; enter a number from 1 to 99.",
    )
    sets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantUnnamed(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có tên người nộp. Hãy nhập họ và tên, hoặc quét mã QR trên thẻ căn cước.",
        "The applicant has no name. Enter it, or scan the QR code of the identity card.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceNeeded(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thủ tục này phải đến trực tiếp, không nhận nộp thay hoặc qua bưu tá. Hãy hẹn người nộp "
        "đến quầy.",
        "This procedure needs the person present; nobody else and no postman may file it. Ask "
        "the applicant to come.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelClosed(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thủ tục này chưa mở qua kênh “{channel_vi}”. Hãy chọn kênh khác.",
        "This procedure is not open by “{channel_en}”. Choose another way.",
    )
    channel_vi: str
    channel_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Người {name} không phải người nộp hồ sơ. Hãy ghi giấy ủy quyền đã xuất trình.",
        "{name} is not the applicant. Enter the authorisation paper that was shown.",
    )
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitClosed(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ngày {day} nơi tiếp nhận không làm việc. Ngày mở cửa tiếp theo: {opens}.",
        "The office is closed on {day}. It opens next on {opens}.",
    )
    day: str
    opens: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheFuture(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thời điểm {moment} chưa đến. Hãy nhập thời điểm đã qua.",
        "{moment} has not come yet. Enter a moment that has passed.",
    )
    moment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TooLongAgo(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thời điểm tiếp nhận {moment} đã quá {days} ngày. Hãy báo quản lý để nhập sổ giấy.",
        "The reception {moment} is more than {days} days ago. Ask the manager to enter the "
        "paper book.",
    )
    moment: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa nêu giấy tờ nào cần bổ sung. Hãy ghi đủ từng loại và lý do.",
        "No missing paper is named. List each one with its reason.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TextUnusable(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ô “{field}” không dùng được: {why_vi}", "The field “{field}” cannot be used: {why_en}"
    )
    field: str
    why_vi: str
    why_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeWrong(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Khoản “{fee}” ghi mức {gross:dong}, phải nộp {net:dong}; số phải nộp từ 0 đến mức thu.",
        "The item “{fee}” is {gross:dong} with {net:dong} to pay; enter from 0 up to the full fee.",
    )
    fee: str
    gross: int
    net: int
