"""Which alarms are open, and for whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.domain.dossier.alarms import AlarmKind
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers.models import Alarm, Dossier
from motcua.reference.people import queries as people
from motcua.reference.people.permissions import PERMISSIONS, PROVINCE_WIDE, Permission
from motcua.reference.people.queries import User

LONGEST_LIST = 200

ALARM_WORDS: Mapping[AlarmKind, Bilingual] = {
    AlarmKind.ANSWER_SOON: Bilingual("Sắp hết giờ trả lời", "Answer due soon"),
    AlarmKind.ANSWER_LATE: Bilingual("Quá giờ trả lời", "Answer overdue"),
    AlarmKind.TRANSFER_LATE: Bilingual("Chưa chuyển hồ sơ", "Not passed on yet"),
    AlarmKind.DUE_SOON: Bilingual("Sắp đến hạn", "Due soon"),
    AlarmKind.OVERDUE: Bilingual("Quá hạn", "Overdue"),
    AlarmKind.NO_OWNER: Bilingual("Chưa có người thụ lý", "Nobody in charge"),
    AlarmKind.OPINION_SILENT: Bilingual("Chưa nhận được ý kiến", "No opinion received"),
    AlarmKind.STUCK: Bilingual("Không ai xử lý", "Nothing happens"),
    AlarmKind.RESULT_WAITING: Bilingual("Kết quả chờ người nhận", "Result not collected"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRow:
    """An alarm with what a list shows of its dossier; `code` may be a slip's number."""

    id: int
    kind: AlarmKind
    words: Bilingual
    since: datetime
    raised_at: datetime
    recipient: str
    mailed_at: datetime | None
    dossier: UUID
    code: str
    procedure_name: str
    applicant_name: str
    due_at: datetime | None


def open_alarms(user: User, on: date) -> list[AlarmRow]:
    """What this person has to look at, the oldest first, at most two hundred."""
    rows = alarms_for(user, on).filter(seen_at=None, cleared_at=None)
    return _with_dossiers(list(rows.order_by("since", "id")[:LONGEST_LIST]))


def count_open(user: User, on: date) -> int:
    return alarms_for(user, on).filter(seen_at=None, cleared_at=None).count()


def alarm(number: int) -> AlarmRow | None:
    """The alarm while it holds; None when it was cleared or never was."""
    rows = _with_dossiers(list(Alarm.objects.filter(pk=number, cleared_at=None)))
    return rows[0] if rows else None


def alarms_for(user: User, on: date) -> QuerySet[Alarm]:
    """Those sent to the person or to their place; whoever supervises a place sees all of it."""
    hats = [
        hat for hat in people.actors_of(user, on) if Permission.ALARM_READ in PERMISSIONS[hat.role]
    ]
    if not hats:
        return Alarm.objects.none()
    if any(hat.role in PROVINCE_WIDE for hat in hats):
        return Alarm.objects.all()
    to_me = Q(recipient__in=[str(user.pk), *(hat.place for hat in hats)])
    watched = [hat.place for hat in hats if _supervises(hat)]
    if watched:
        at_place = Q(receiving_unit__in=watched) | Q(competent_agency__in=watched)
        to_me |= Q(dossier_id__in=Dossier.objects.filter(at_place).values("id"))
    return Alarm.objects.filter(to_me)


def _supervises(hat: Actor) -> bool:
    return Permission.DOSSIER_SUPERVISE in PERMISSIONS[hat.role]


def _with_dossiers(rows: list[Alarm]) -> list[AlarmRow]:
    about = Dossier.objects.in_bulk([row.dossier_id for row in rows])
    return [_row(row, about[row.dossier_id]) for row in rows if row.dossier_id in about]


def _row(row: Alarm, dossier: Dossier) -> AlarmRow:
    kind = AlarmKind(row.kind)
    return AlarmRow(
        id=row.pk,
        kind=kind,
        words=ALARM_WORDS[kind],
        since=row.since,
        raised_at=row.raised_at,
        recipient=row.recipient,
        mailed_at=row.mailed_at,
        dossier=dossier.id,
        code=dossier.code or dossier.slip,
        procedure_name=dossier.procedure_name,
        applicant_name=dossier.applicant_name,
        due_at=dossier.due_at,
    )
