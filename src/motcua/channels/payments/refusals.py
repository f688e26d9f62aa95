"""What online payment refuses, and what to do instead (Law 97/2015)."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual

LAW = "Luật Phí và lệ phí 2015 Đ.12"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchOrder(Refusal):
    """Also the answer for an order the person may not see."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không tìm thấy lệnh thu “{asked}”. Hãy mở lại từ trang hồ sơ hoặc kiểm tra số lệnh thu.",
        "There is no payment order “{asked}”. Open it from the dossier, or check its number.",
    )
    article: str = LAW
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAccount(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "{agency} chưa có tài khoản nhận tiền trực tuyến. Hãy nộp tại quầy hoặc qua bưu điện.",
        "{agency} has no account for online payment yet. Pay at a counter or by post.",
    )
    article: str = LAW
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountTaken(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Cơ quan {agency} đã có tài khoản trong những ngày này. Hãy kết thúc tài khoản cũ trước.",
        "The agency {agency} has an account on these days. End the old one first.",
    )
    article: str = LAW
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountWrong(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Số ngân hàng (BIN) có 6 chữ số, số tài khoản 1 đến 19 chữ và số. Hãy nhập lại.",
        "A bank's BIN has six digits, an account 1 to 19 letters and digits. Enter them again.",
    )
    article: str = LAW


@dataclass(frozen=True, slots=True, kw_only=True)
class NotPayable(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Lệnh thu này {state_vi}, không cần nộp nữa. Hãy mở lại từ trang hồ sơ.",
        "This order is {state_en}; nothing is to be paid on it. Open it again from the dossier.",
    )
    article: str = LAW
    state_vi: str
    state_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoGateway(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa kết nối cổng thanh toán. Hãy chuyển khoản theo mã QR hoặc nộp tại quầy.",
        "No payment gateway is connected. Transfer by the QR code, or pay at a counter.",
    )
    article: str = LAW


@dataclass(frozen=True, slots=True, kw_only=True)
class GatewaySilent(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Cổng thanh toán chưa trả lời. Chưa có tiền nào bị trừ; hãy thử lại hoặc chuyển khoản.",
        "The payment gateway does not answer. Nothing was charged; try again, or transfer.",
    )
    article: str = LAW


@dataclass(frozen=True, slots=True, kw_only=True)
class CallUnsigned(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chữ ký của cổng thanh toán sai, thiếu hoặc quá {seconds} giây. Hãy ký lại và gửi lại.",
        "The gateway's signature is wrong, missing or older than {seconds} seconds. Sign it anew.",
    )
    article: str = LAW
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallReplayed(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Lời gọi này đã đến một lần. Hãy gửi lại với số dùng một lần mới.",
        "This call has come before. Send it with a new nonce.",
    )
    article: str = LAW


@dataclass(frozen=True, slots=True, kw_only=True)
class CallUnreadable(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không đọc được lời gọi của cổng thanh toán: {why}. Hãy gửi theo đúng quy ước.",
        "The gateway's call cannot be read: {why}. Send what the protocol says.",
    )
    article: str = LAW
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementUnreadable(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không đọc được sao kê: {why_vi}. Hãy tải lại tệp CSV hoặc XLSX từ ngân hàng.",
        "The statement cannot be read: {why_en}. Download the CSV or XLSX file again.",
    )
    article: str = LAW
    why_vi: str
    why_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchDifference(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chênh lệch này không còn mở. Hãy tải lại trang.",
        "This difference is no longer open. Load the page again.",
    )
    article: str = LAW


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa ghi lý do. Hãy viết ngắn gọn vì sao.",
        "The reason is missing. Write briefly why.",
    )
    article: str = LAW


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundTooLarge(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chỉ còn {kept:dong} có thể hoàn, không hoàn được {amount:dong}. Hãy sửa số tiền.",
        "Only {kept:dong} can be given back, not {amount:dong}. Change the amount.",
    )
    article: str = LAW
    kept: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingGoesBack(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hồ sơ vẫn được giải quyết nên tiền đã ghi nhận không hoàn. Chỉ hoàn khi không tiếp nhận "
        "hoặc dừng giải quyết.",
        "The dossier is being handled, so what it paid does not go back. It does where the dossier "
        "was not accepted or was stopped.",
    )
    article: str = LAW


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondPerson(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Người đề nghị không tự duyệt hoàn tiền. Hãy nhờ người thứ hai có quyền đối soát.",
        "Who asked for a refund does not approve it. Ask a second person who may reconcile.",
    )
    article: str = LAW


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchRefund(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không tìm thấy đề nghị hoàn tiền “{asked}” ở bước này. Hãy tải lại trang.",
        "There is no refund “{asked}” at this step. Load the page again.",
    )
    article: str = LAW
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PayeeMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa đủ ngân hàng, số tài khoản và tên người nhận. Hãy nhập cả ba.",
        "The payee's bank, account and name are not all there. Enter the three.",
    )
    article: str = LAW
