"""Refusals when papers are labelled, sealed and opened (decision 45/2016/QĐ-TTg art. 6)."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class HandNotAllowed(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Người giữ với tư cách “{hat_vi}” không được làm việc này. Hãy chuyển cho: {allowed_vi}.",
        "Acting as “{hat_en}” you may not do this. Pass it to: {allowed_en}.",
    )
    hat_vi: str
    hat_en: str
    allowed_vi: str
    allowed_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HatDoesNotFit(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tư cách “{hat_vi}” không hợp với vai trò hoặc đơn vị của bạn. Hãy chọn lại tư cách.",
        "Acting as “{hat_en}” does not fit your role or employer. Choose again.",
    )
    hat_vi: str
    hat_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có mã nhãn. Hãy quét hoặc in nhãn mới.",
        "There is no label. Scan it, or print a new one.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelTaken(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Nhãn {label} đã dùng. Hãy in nhãn mới.",
        "The label {label} is in use. Print a new one.",
    )
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Giấy tờ mang nhãn {label} chưa gắn với hồ sơ. Hãy nhập mã hồ sơ.",
        "The paper {label} belongs to no dossier. Enter the dossier code.",
    )
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BagWrong(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Túi tiền ghi {amount:dong} nhưng người giữ chỉ có {in_hand:dong}. Hãy đếm lại.",
        "The bag is said to hold {amount:dong}, but only {in_hand:dong} is in hand. Count again.",
    )
    amount: int
    in_hand: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có nhãn {thing}. Hãy quét lại, hoặc lập việc “Thừa” nếu vật có thật.",
        "Nothing is labelled {thing}. Scan again, or report it as extra if it is really there.",
    )
    thing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAPacket(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "{thing} không phải túi niêm phong đang giữ. Hãy quét nhãn của túi.",
        "{thing} is no sealed packet in custody. Scan the label of the packet.",
    )
    thing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketEmpty(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Túi chưa có giấy tờ. Hãy quét từng thứ bỏ vào túi.",
        "The packet is empty. Scan each thing that goes into it.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SealMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có số niêm phong. Hãy nhập số trên niêm phong.",
        "There is no seal number. Enter the number on the seal.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SealTaken(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Niêm phong {seal} đã dùng cho túi {packet}. Hãy dùng niêm phong mới.",
        "The seal {seal} was used for packet {packet}. Use a new seal.",
    )
    seal: str
    packet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Phải niêm phong trước mặt người nộp hoặc cơ quan trả. Hãy ghi tên người chứng kiến.",
        "The packet is sealed in the presence of the applicant or the agency. Enter who saw it.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedInside(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "{thing} đang ở trong túi niêm phong {packet}. Hãy giao cả túi, hoặc mở niêm phong.",
        "{thing} is inside the sealed packet {packet}. Pass on the whole packet, or open the seal.",
    )
    thing: str
    packet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriesMoney(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Túi tiền {thing} không được bỏ chung với hồ sơ. Hãy giao riêng.",
        "The money bag {thing} may not travel with papers. Hand it over apart.",
    )
    thing: str
