"""Refusals when receipts are voided and money leaves the place."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có biên lai số {number}. Hãy kiểm tra ký hiệu và số.",
        "There is no receipt {number}. Check series and number.",
    )
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidAlready(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Biên lai {number} đã hủy; số này không dùng lại. Hãy xem biên lai thay thế nếu có.",
        "The receipt {number} is void already. See the one that replaced it, if any.",
    )
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidReasonMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa ghi lý do hủy biên lai {number}. Hãy ghi rõ lý do.",
        "There is no reason to void the receipt {number}. Write it down.",
    )
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierCountsIt(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hồ sơ đã ghi nhận số tiền của biên lai {number}. Hãy lập biên lai thay thế cùng số tiền.",
        "The dossier counts receipt {number} as paid. Write another receipt with the same sum.",
    )
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplacementDiffers(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Biên lai thay cho {number} phải cùng loại, cùng nơi thụ hưởng; nếu hồ sơ đã ghi nhận thì "
        "cùng số tiền {total:dong}.",
        "What replaces {number} must be of its kind and for the same body, and where the dossier "
        "counts it, of the same {total:dong}.",
    )
    number: str
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotThere(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Cần {amount:dong} nhưng tại đây chỉ còn {there:dong}. Hãy đóng ca hoặc nộp túi tiền "
        "trước.",
        "{amount:dong} is asked, but only {there:dong} is here. Close shifts or pay bags in first.",
    )
    amount: int
    there: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BagOfAnother(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Túi tiền {bag} không do bên bạn thu. Hãy nộp tại quầy của bên đã thu.",
        "The money bag {bag} was not collected by your side. Pay it in at the collector's counter.",
    )
    bag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BagNotLost(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Túi tiền {bag} chưa được xác nhận là mất. Hãy lập biên bản mất trước.",
        "The money bag {bag} has not been declared lost. Declare the loss first.",
    )
    bag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BagWrittenOff(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Túi tiền {bag} đã ghi mất. Nếu tìm thấy, hãy nộp túi tại quầy.",
        "The money bag {bag} is written off already. If it was found, pay it in at the counter.",
    )
    bag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreThanOwed(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không nộp được {amount:dong}: chỉ còn phải nộp {outstanding:dong}. Hãy sửa số tiền.",
        "{amount:dong} cannot be sent: only {outstanding:dong} is still owed. Change the amount.",
    )
    amount: int
    outstanding: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có số chứng từ của ngân hàng. Hãy nhập số giấy nộp tiền hoặc ủy nhiệm chi.",
        "The bank's document is missing. Enter the number of the slip or transfer order.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RemittanceUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có lần nộp tiền {number}. Hãy chọn lại trong danh sách.",
        "There is no remittance {number}. Choose it from the list.",
    )
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemittanceEnded(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Lần nộp tiền {number} đã kết thúc. Hãy xem lại trạng thái.",
        "The remittance {number} has ended. Look at its state again.",
    )
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SomebodyElseConfirms(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Lần nộp {number} do cơ quan thụ hưởng hoặc quản lý xác nhận, không phải người nộp.",
        "The remittance {number} is confirmed by the body it is for or by a manager, never by "
        "its sender.",
    )
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotASide(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Bạn không đại diện bên thu hay bên thụ hưởng của kỳ quyết toán này. Hãy chuyển cho thủ "
        "trưởng.",
        "You sign for neither side of this settlement. Pass it to the head.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterRunning(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Quý {quarter} chưa kết thúc (đến {last:%d/%m/%Y}). Hãy quyết toán sau ngày đó.",
        "The quarter {quarter} runs until {last:%Y-%m-%d}. Settle it afterwards.",
    )
    quarter: str
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledAlready(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Quý {quarter} đã quyết toán ({number}) và được chốt. Điều chỉnh tính vào quý sau.",
        "The quarter {quarter} is settled ({number}) and closed. Corrections go to the next one.",
    )
    quarter: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingToSettle(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Quý {quarter} không có khoản nào giữa hai bên. Hãy chọn quý khác hoặc hai bên khác.",
        "The quarter {quarter} holds nothing between the two. Choose another quarter or other "
        "sides.",
    )
    quarter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có bản quyết toán {number}. Hãy chọn lại trong danh sách.",
        "There is no settlement {number}. Choose it from the list.",
    )
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSideAgrees(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Bản quyết toán {number} do bên kia xác nhận. Hãy chờ bên kia.",
        "The settlement {number} is for the other side to agree to. Wait for it.",
    )
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa ghi điều không đồng ý ở bản {number}. Hãy ghi rõ khoản nào, số nào.",
        "The objection to {number} says nothing. Write which line and which figure is wrong.",
    )
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresMoved(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Sổ đã đổi sau khi lập bản {number} (còn phải nộp {proposed:dong}, nay {now:dong}). Hãy "
        "lập lại.",
        "The books moved after {number} was drawn up (owed {proposed:dong}, now {now:dong}). "
        "Propose it again.",
    )
    number: str
    proposed: int
    now: int
