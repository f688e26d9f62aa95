"""Refusals of the clock and of money (decree 61/2018 art. 19.4, 19.9, 22)."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementAlreadyAsked(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Đã yêu cầu bổ sung {times} lần; chỉ được một lần. Cần người giám sát ghi lý do (bị "
        "tính vi phạm).",
        "A supplement was asked for {times} time(s); once is the limit. "
        "A supervisor must give a reason, and it counts as a violation.",
    )
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementTooLate(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hạn yêu cầu bổ sung là {limit}. Cần người giám sát ghi lý do (bị tính vi phạm).",
        "Supplements could be asked for until {limit}. "
        "A supervisor must give a reason, and it counts as a violation.",
    )
    limit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StillIncomplete(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa bổ sung đủ: {papers}. Đồng hồ chỉ chạy lại khi hồ sơ đầy đủ.",
        "Still missing: {papers}. The clock restarts only when the file is complete.",
    )
    papers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApologyTooLate(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Phải xin lỗi và hẹn lại chậm nhất {limit}. Đã quá hạn đó: hồ sơ sẽ tính là trễ hạn.",
        "The apology was due by {limit} at the latest. That has passed: the dossier counts "
        "as late.",
    )
    limit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyExtended(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hồ sơ đã được hẹn lại {times} lần; không được hẹn lại nữa. Hãy giải quyết ngay.",
        "The dossier was already re-appointed {times} time(s); it cannot be again. Resolve it now.",
    )
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDateNotLater(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ngày hẹn mới {new} phải sau ngày hẹn {old} và trong giờ làm việc.",
        "The new date {new} must lie after {old}, in opening hours.",
    )
    new: str
    old: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountWrong(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Số tiền {amount} {currency} không khớp: còn phải nộp {owed:dong}. Chỉ nhận đồng Việt Nam.",
        "{amount} {currency} does not fit: {owed:dong} is owed. Only Vietnamese dong is accepted.",
    )
    amount: int
    currency: str
    owed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitUnfit(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Quãng vận chuyển từ {since} đến {until} không nằm trong thời hạn đang tính hoặc đã ghi.",
        "The time on the way from {since} to {until} lies outside the running term or is noted.",
    )
    since: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionElsewhere(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thông báo {notice} không ảnh hưởng thời hạn của hồ sơ này.",
        "The notice {notice} does not touch this dossier's term.",
    )
    notice: str
