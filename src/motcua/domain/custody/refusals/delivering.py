"""Refusals at the door and afterwards (circular 17/2017/TT-BTTTT art. 5.2; decision 45/2016)."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có lệnh phát cho {thing}. Hãy mở phiếu gửi để biết phát cho ai, thu gì.",
        "There is no order for {thing}. Open the consignment to see for whom it is and what "
        "is due.",
    )
    thing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddresseeUnnamed(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa ghi tên người nhận. Hãy nhập như trên giấy tờ đã xuất trình.",
        "The receiver has no name. Enter it as on the paper shown.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityUnseen(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa xem giấy tờ tùy thân của người nhận. Hãy yêu cầu xuất trình và nhập số.",
        "The receiver's identity paper was not seen. Ask for it and enter its number.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingCollected(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa ghi số tiền đã thu cho túi {packet}. Hãy nhập số tiền lớn hơn 0.",
        "No money is entered for the packet {packet}. Enter more than 0.",
    )
    packet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityUnseen(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tên hoặc số giấy tờ của {name} không khớp người nhận ghi trên phiếu. Đọc lại số trên "
        "giấy; đúng là người khác thì xem và ghi giấy ủy quyền.",
        "Name or number of {name} are not those of the addressee. Read the number again; if it is "
        "somebody else, ask for the authorisation and enter it.",
    )
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalsNotWithdrawn(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Còn giấy tờ phải thu lại: {papers}. Hãy thu, dán nhãn rồi mới phát.",
        "Papers have to be taken back first: {papers}. Take and label them.",
    )
    papers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnUnasked(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không được thu thêm giấy tờ: {papers}. Hãy trả lại người dân.",
        "These papers may not be taken: {papers}. Give them back.",
    )
    papers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionWrong(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Phải thu {due:dong}, đang ghi {collected:dong}. Hãy thu đúng số tiền.",
        "{due:dong} is due, {collected:dong} is entered. Collect exactly what is due.",
    )
    due: int
    collected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có chữ ký hoặc ảnh phiếu phát đã ký. Hãy lấy trước khi giao.",
        "There is no signature and no photograph of the signed slip. Take one first.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationsTooFew(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Mới mời {invited} lần hợp lệ; phải mời ít nhất {least} lần, cách nhau {apart} ngày "
        "làm việc.",
        "Only {invited} invitation(s) count; at least {least} are needed, {apart} working "
        "days apart.",
    )
    invited: int
    least: int
    apart: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có tên hoặc địa chỉ nhận. Hãy nhập đủ.",
        "The name or the address is missing. Enter both.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có người chịu trách nhiệm xử lý. Hãy chọn một người.",
        "Nobody owns the case. Choose a person.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Phải ghi rõ sự việc. Hãy viết một câu người dân đọc hiểu được.",
        "Say what happened. Write a sentence the citizen understands.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có vụ việc {case}. Hãy chọn trong danh sách.",
        "There is no case {case}. Choose one from the list.",
    )
    case: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClosed(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Vụ việc {case} đã đóng. Hãy lập vụ việc mới nếu cần.",
        "The case {case} is closed. Report a new one if needed.",
    )
    case: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LiabilityIncomplete(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Phải ghi bên chịu trách nhiệm, nguyên nhân và văn bản xin lỗi; số tiền không âm.",
        "Name who is liable, how it happened and the apology; amounts are not negative.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có chứng từ nộp tiền, hoặc số đếm âm. Hãy nhập theo chứng từ.",
        "The voucher is missing, or the count is negative. Enter what the voucher says.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAMoneyBag(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "{thing} không phải túi tiền. Hãy quét nhãn túi tiền.",
        "{thing} is no money bag. Scan the label of the bag.",
    )
    thing: str
