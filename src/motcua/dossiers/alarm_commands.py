"""Raises alarms when their time comes, clears those that no longer hold, marks them as seen."""

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from msgspec import DecodeError

from motcua.domain.dossier.alarms import Alarm as Coming
from motcua.domain.dossier.alarms import AlarmKind, alarms
from motcua.domain.dossier.evolve import OutOfOrder
from motcua.domain.dossier.state import DECIDED, Stage, State
from motcua.domain.kernel.actor import Role
from motcua.domain.kernel.local_time import local
from motcua.dossiers import alarm_queries, register
from motcua.dossiers.codec import UnknownEvent
from motcua.dossiers.feed import Published
from motcua.dossiers.models import Alarm, Dossier
from motcua.dossiers.refusals import NotPermitted
from motcua.plumbing.errors import Refused
from motcua.reference.people import queries as people
from motcua.reference.people.queries import User
from motcua.reference.rulebook.queries import calendar_for

BATCH = 100
LOOK_AGAIN = timedelta(hours=1)
AT_THE_COUNTER = DECIDED | {
    Stage.SUBMITTED,
    Stage.RECEIVED,
    Stage.SUPPLEMENT_AT_INTAKE,
    Stage.DRAFT,
}
UNREADABLE = (UnknownEvent, DecodeError, OutOfOrder)

log = logging.getLogger(__name__)
Tell = Callable[[int], None]
"""Told the id of each alarm that was raised, in the same transaction."""


def sweep(now: datetime, *, tell: Tell = lambda _alarm: None) -> int:
    """Raises every alarm whose time has come and says how many; running it again changes nothing.

    1. Take some dossiers whose timer has run out, skipping those that others have in hand.
    2. Fold the events of each: the alarms that hold now are raised, unless they are already.
    3. Set its timer to the next alarm that will come if nobody does anything; commit.
    4. Go on until no timer is left that has run out.
    """
    raised = 0
    while True:
        with transaction.atomic():
            claimed = _claim(now)
            raised += sum(_raise_for(row, now, tell) for row in claimed)
        if not claimed:
            return raised


def _claim(now: datetime) -> Sequence[Dossier]:
    due = Dossier.objects.filter(next_alarm_at__lte=now).order_by("next_alarm_at")
    return list(due.select_for_update(skip_locked=True)[:BATCH])


def _raise_for(row: Dossier, now: datetime, tell: Tell) -> int:
    try:
        state, coming = _coming(row.id, now)
    except UNREADABLE:
        log.exception("The alarms of dossier %s cannot be told; run motcua verify.", row.id)
        _set_timer(row, Coming(kind=AlarmKind.STUCK, at=now + LOOK_AGAIN))
        return 0
    raised = 0
    for alarm in coming:
        if alarm.at <= now and _raise(row.id, alarm, recipient(state, now), now=now, tell=tell):
            raised += 1
    _set_timer(row, next((alarm for alarm in coming if alarm.at > now), None))
    return raised


def _coming(dossier: UUID, now: datetime) -> tuple[State, tuple[Coming, ...]]:
    state = register.state_of(dossier)
    if state is None:
        raise OutOfOrder("The register has a row without events.")
    return state, alarms(state, calendar_for(None, local(now).date()))


def _set_timer(row: Dossier, alarm: Coming | None) -> None:
    row.next_alarm_at = alarm.at if alarm else None
    row.next_alarm = alarm.kind.value if alarm else ""
    row.save(update_fields=["next_alarm_at", "next_alarm"])


def _raise(dossier: UUID, alarm: Coming, to: str, *, now: datetime, tell: Tell) -> bool:
    """Whether it was raised now; an alarm of the kind that still holds is left as it is."""
    if Alarm.objects.filter(dossier_id=dossier, kind=alarm.kind, cleared_at=None).exists():
        return False
    raised, _ = Alarm.objects.update_or_create(
        dossier_id=dossier,
        kind=alarm.kind.value,
        since=alarm.at,
        defaults={
            "recipient": to,
            "raised_at": now,
            "seen_at": None,
            "seen_by": "",
            "cleared_at": None,
            "mailed_at": None,
        },
    )
    tell(raised.pk)
    return True


def recipient(state: State, now: datetime) -> str:
    """The officer if one is at work, else the one who leads the place, else the place itself."""
    day, filing = local(now).date(), state.filing
    if state.stage in AT_THE_COUNTER or state.supplement_unanswered:
        return _leader(Role.UNIT_MANAGER, filing.receiving_unit, now)
    officers = people.holders(Role.CASE_OFFICER, filing.competent_agency, day)
    if any(officer.person == state.officer for officer in officers):
        return state.officer
    return _leader(Role.HEAD_OF_AGENCY, filing.competent_agency, now)


def _leader(role: Role, place: str, now: datetime) -> str:
    leaders = people.holders(role, place, local(now).date())
    return leaders[0].person if leaders else place


def clear_passed(published: Iterable[Published], now: datetime) -> int:
    """Clears the alarms that the events of these dossiers have made groundless; how many."""
    touched = {each.dossier for each in published}
    with_alarms = Alarm.objects.filter(dossier_id__in=touched, cleared_at=None)
    dossiers = sorted(set(with_alarms.values_list("dossier_id", flat=True)))
    with transaction.atomic():
        list(Dossier.objects.filter(id__in=dossiers).order_by("id").select_for_update())
        return sum(_clear(dossier, now) for dossier in dossiers)


def _clear(dossier: UUID, now: datetime) -> int:
    try:
        _, coming = _coming(dossier, now)
    except UNREADABLE:
        return 0
    holding = [alarm.kind.value for alarm in coming if alarm.at <= now]
    groundless = Alarm.objects.filter(dossier_id=dossier, cleared_at=None).exclude(kind__in=holding)
    return groundless.update(cleared_at=now)


def seen(alarm: int, user: User, now: datetime) -> None:
    """Takes the alarm off the person's list; Refused when it never was on it."""
    mine = alarm_queries.alarms_for(user, local(now).date()).filter(pk=alarm)
    if not mine.exists():
        raise Refused(NotPermitted())
    mine.filter(seen_at=None).update(seen_at=now, seen_by=str(user.pk))


def mailed(alarm: int, now: datetime) -> None:
    Alarm.objects.filter(pk=alarm).update(mailed_at=now)
