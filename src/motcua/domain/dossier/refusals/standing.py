"""Who, where and when: refusals of standing (decree 61/2018 art. 9-12)."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class NotNow(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Việc này không làm được khi hồ sơ đang ở bước “{stage_vi}”. Xem các việc được phép "
        "trên trang hồ sơ.",
        "This cannot be done while the dossier is at “{stage_en}”. See the allowed actions "
        "on its page.",
    )
    stage_vi: str
    stage_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYourRole(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Vai trò của bạn không được làm việc này. Hãy chuyển cho người giữ vai trò: {roles_vi}.",
        "Your role may not do this. Pass it to: {roles_en}.",
    )
    roles_vi: str
    roles_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYourPlace(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hồ sơ thuộc {place}, không thuộc nơi bạn làm việc. Hãy chuyển cho nơi đó.",
        "The dossier belongs to {place}, not to your office. Pass it there.",
    )
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYourDossier(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hồ sơ được giao cho {officer}. Hãy nhờ lãnh đạo phân công lại nếu cần.",
        "The dossier is assigned to {officer}. Ask the head to reassign it if needed.",
    )
    officer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostMayNotDecide(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Nhân viên bưu chính không được thẩm định hoặc quyết định hồ sơ. Hãy chuyển cho công chức.",
        "Postal staff may not examine or decide a dossier. Pass it to an official.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeForbids(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual("{missing_vi}", "{missing_en}")
    missing_vi: str
    missing_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Phải ghi lý do. Hãy viết một câu người dân đọc hiểu được.",
        "A reason is required. Write a sentence the citizen understands.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DateNotAhead(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thời hạn {moment} phải sau thời điểm hiện tại.",
        "The date {moment} must lie ahead.",
    )
    moment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeLastEvent(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thời điểm {moment} sớm hơn việc gần nhất của hồ sơ ({last}). Hãy kiểm tra lại ngày giờ.",
        "{moment} lies before the last thing that happened ({last}). Check the date and the time.",
    )
    moment: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeyondCalendar(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Lịch làm việc chỉ có đến {last}. Hãy chọn ngày sớm hơn, hoặc báo người vận hành bổ sung.",
        "The working calendar ends on {last}. Choose an earlier date or ask for more years.",
    )
    last: str
