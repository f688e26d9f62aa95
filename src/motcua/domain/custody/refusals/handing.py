"""Refusals at a hand-over (decision 45/2016/QĐ-TTg art. 7)."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTheHolder(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "{thing} đang do {holder} giữ ({hat_vi}). Người đó phải quét giao trước, với vai ấy.",
        "{thing} is with {holder} ({hat_en}), who has to hand it over first, as that.",
    )
    thing: str
    holder: str
    hat_vi: str
    hat_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingEnded(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "{thing} không còn luân chuyển: {fate_vi}.",
        "{thing} does not move any more: {fate_en}.",
    )
    thing: str
    fate_vi: str
    fate_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedToOneself(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không thể tự giao cho mình. Hãy quét thẻ của người nhận.",
        "Nobody hands over to oneself. Scan the badge of the other person.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverInstead(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Giao cho người dân phải qua bước phát, có giấy tờ và chữ ký. Hãy dùng “Phát”.",
        "What goes to the applicant is delivered, with identity and signature. Use “Deliver”.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanAhead(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thời điểm quét {moment} chưa đến. Hãy chỉnh giờ của thiết bị.",
        "The scan of {moment} lies ahead. Set the clock of the device.",
    )
    moment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeLastScan(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thời điểm {moment} sớm hơn lần giao nhận gần nhất ({last}). Hãy kiểm tra giờ.",
        "{moment} lies before the last hand-over ({last}). Check the time.",
    )
    moment: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesUnnamed(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có số biên bản. Hãy quét mã trên biên bản giao nhận.",
        "The minutes have no number. Scan the code on the hand-over minutes.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Biên bản {minutes} chưa có lần quét nào. Hãy quét các túi trước khi ký.",
        "Nothing was scanned under minutes {minutes}. Scan before signing.",
    )
    minutes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesOfOthers(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Biên bản {minutes} thuộc cặp giao nhận khác. Hãy lập biên bản mới.",
        "The minutes {minutes} belong to another pair of people. Use a new number.",
    )
    minutes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesClosed(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Biên bản {minutes} đã ký. Hãy lập biên bản mới.",
        "The minutes {minutes} are signed. Use a new number.",
    )
    minutes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesIncomplete(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Còn thiếu lần quét của: {things}. Hãy quét đủ hai bên, hoặc lập việc “Thiếu”.",
        "Not scanned by both: {things}. Scan them, or report them missing.",
    )
    things: str
