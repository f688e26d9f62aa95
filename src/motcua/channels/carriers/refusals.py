"""Why a carrier's report waits, or will never be believed; why a parcel is not sent by it."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual

HANDING = "QĐ 45/2016 Đ.7.3"
LABELLING = "QĐ 45/2016 Đ.6.4"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoCarrier(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa nối với đơn vị vận chuyển ngoài. Người vận hành đặt MOTCUA_CARRIER_URL.",
        "No carrier outside is connected. The operator sets MOTCUA_CARRIER_URL.",
    )
    article: str = LABELLING


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureWrong(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chữ ký của bản tin thiếu, sai hoặc đã quá {seconds} giây. Hãy ký lại rồi gửi.",
        "The message's signature is missing, wrong or older than {seconds} s. Sign it again.",
    )
    article: str = "RFC 2104"
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageDiffers(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Bản tin {message} đã nhận với nội dung khác. Hãy gửi nội dung mới với mã mới.",
        "Message {message} came before with another content. Send new content under a new id.",
    )
    article: str = HANDING
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có bưu gửi nào mang số {tracking}. Chờ đến khi biết, hoặc hỏi đơn vị vận chuyển.",
        "No parcel bears the number {tracking} yet. It waits until one does; ask the carrier.",
    )
    article: str = HANDING
    tracking: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Bản tin số {number} của bưu gửi {tracking} chưa đến. Chờ lấy lại từ đơn vị vận chuyển.",
        "Message {number} of parcel {tracking} has not come. It waits to be pulled.",
    )
    article: str = HANDING
    tracking: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberTaken(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Bưu gửi {tracking} đã có bản tin số {number}. Hãy hỏi đơn vị vận chuyển bản nào đúng.",
        "Parcel {tracking} has a message {number} already. Ask the carrier which one is right.",
    )
    article: str = HANDING
    tracking: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotOffered(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa ai quét giao túi {packet} cho đơn vị vận chuyển. Quầy hãy quét giao.",
        "Nobody has scanned packet {packet} to the carrier. The counter scans it.",
    )
    article: str = HANDING
    packet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTaken(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Bàn nhận chưa quét nhận túi {packet} từ đơn vị vận chuyển. Bàn nhận hãy quét.",
        "The desk has not scanned packet {packet} from the carrier. The desk scans it.",
    )
    article: str = HANDING
    packet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFromTheFuture(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Việc được báo lúc {moment} chưa tới. Chờ đến lúc đó.",
        "What is reported for {moment} lies ahead. It waits until then.",
    )
    article: str = HANDING
    moment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotWithCarrier(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Túi {packet} không ở đơn vị vận chuyển. Hãy kiểm tra ai đang giữ.",
        "Packet {packet} is not with the carrier. Look up who holds it.",
    )
    article: str = HANDING
    packet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnItsWay(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Đơn vị vận chuyển đã nhận túi {packet}, không hủy được nữa. Hãy gọi cho họ.",
        "The carrier has packet {packet}; it cannot be called off. Ring them up.",
    )
    article: str = HANDING
    packet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingToSend(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Phiếu gửi {consignment} không có túi niêm phong đang đi. Hãy kiểm tra số phiếu.",
        "Consignment {consignment} has no sealed packet on its way. Check the number.",
    )
    article: str = LABELLING
    consignment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSettled(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Bản tin {message} không còn chờ. Hãy tải lại danh sách.",
        "Message {message} waits no longer. Reload the list.",
    )
    article: str = HANDING
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa ghi vì sao bỏ bản tin. Hãy ghi lý do.",
        "It is not said why the message is set aside. Say why.",
    )
    article: str = HANDING
