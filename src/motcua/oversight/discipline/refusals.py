"""Why an announcement is not made."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedTooLate(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ngừng theo kế hoạch phải báo trước ít nhất {days} ngày làm việc. Báo hôm nay thì sớm nhất "
        "là ngày {earliest:%d/%m/%Y}; nếu không thể chờ, hãy ghi lý do.",
        "A planned stop is announced at least {days} working days before. Announced today it may "
        "begin on {earliest:%d/%m/%Y} at the earliest; if it cannot wait, give the reason.",
    )
    days: int
    earliest: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesDoNotFit(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thời điểm bắt đầu phải sau lúc này và thời điểm dự kiến hoạt động lại phải sau lúc bắt "
        "đầu. Hãy nhập lại hai thời điểm.",
        "The stop must begin later than now, and the service be back after it begins. Enter both "
        "moments again.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingSaid(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hãy viết bằng tiếng Việt và tiếng Anh dịch vụ nào sẽ ngừng và người dân nên làm gì.",
        "Write in Vietnamese and in English what will stop and what people should do.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchOutage(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có thông báo ngừng số {number} đang còn hiệu lực. Hãy chọn trong danh sách.",
        "There is no announced stop {number} still open. Choose one from the list.",
    )
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunAlready(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Đợt ngừng đã bắt đầu lúc {since:%H:%M %d/%m/%Y} nên không hủy được nữa; khi dịch vụ hoạt "
        "động lại, hãy bấm Đã hoạt động lại.",
        "The stop began at {since:%H:%M %d/%m/%Y} and cannot be called off; when the service is "
        "back, press Back again.",
    )
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NotBegun(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Đợt ngừng chỉ bắt đầu lúc {since:%H:%M %d/%m/%Y}; nếu không ngừng nữa, hãy hủy thông báo.",
        "The stop begins only at {since:%H:%M %d/%m/%Y}; if it is not needed, call it off.",
    )
    since: datetime
