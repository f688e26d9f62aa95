"""The post's time against J+n, the agency's against the law, and whose lateness it is."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from motcua.channels.post.models import Consignment
from motcua.channels.post.note import Promise, read
from motcua.channels.post.quoting import promise_for
from motcua.channels.post.rows import Clocks, LegClock
from motcua.channels.post.shapes import Direction
from motcua.channels.post.transit import journeys, rule_for
from motcua.domain.calendar.deadlines import Deadline
from motcua.domain.calendar.pausing import Pause
from motcua.domain.custody.lateness import Accountable, Attribution, Overrun, Stretch, attribute
from motcua.domain.dossier.state import State
from motcua.domain.kernel.local_time import local
from motcua.dossiers import queries as register
from motcua.dossiers.rules import living, unit_calendar
from motcua.plumbing import clock


def clocks(dossier: UUID, at: datetime | None = None) -> Clocks | None:
    """Each leg and the agency's own time apart, as of a moment; None for no such dossier."""
    found = register.state_and_id(dossier)
    if found is None:
        return None
    state, now = found[1], at or clock.now()
    rows = list(Consignment.objects.filter(dossier=dossier).order_by("accepted_at"))
    legs = [_leg(row, dossier, state.code) for row in rows]
    transit = [_stretch(leg) for leg in legs]
    rule = rule_for(state)
    inside = journeys(dossier, state.code) if state.code and not rule.counts else []
    stretches = tuple(_apart([*transit, *_agency(state, inside, now)]))
    unit = living(state.filing.receiving_unit, local(now).date())
    calendar = unit_calendar(unit, local(now).date())
    attributed = attribute(stretches, calendar, now)
    return Clocks(
        legs=tuple(replace(leg, overrun=_overrun(leg, attributed)) for leg in legs),
        stretches=stretches,
        agency_due_at=state.clock.due_at if state.clock else None,
        attribution=attributed,
        transit_counts=rule.counts,
        article=rule.article,
    )


def _leg(row: Consignment, dossier: UUID, code: str) -> LegClock:
    """From when the post had it until it gave it up; J is the day the post took it."""
    written = read(row.note)
    since, ended = row.accepted_at, row.filed_at or row.delivered_at or row.ended_at
    if row.direction == Direction.RETURN.value:
        carried = [way for way in journeys(dossier, code) if way[1] >= since]
        since = carried[0][0] if carried else since
    return LegClock(
        consignment=row.number,
        direction=Direction(row.direction),
        since=since,
        until=ended,
        promised=_promised(row, written.promise, since),
        overrun=None,
    )


def _promised(row: Consignment, agreed: Promise, since: datetime) -> Deadline:
    """As agreed; where the packet left later or was readdressed, from then on."""
    same_day = local(since).date() == local(row.accepted_at).date()
    if same_day and row.promised_at == agreed.due_at:
        return Deadline(agreed.due_at, agreed.reasons)
    if row.promised_at != agreed.due_at:
        return Deadline(row.promised_at, agreed.reasons)
    return promise_for(since, row.zone, with_slip=agreed.with_slip)


def _stretch(leg: LegClock) -> Stretch:
    return Stretch(
        by=Accountable.TRANSIT, since=leg.since, until=leg.until, due_at=leg.promised.due_at
    )


def _agency(state: State, inside: list[tuple[datetime, datetime]], now: datetime) -> list[Stretch]:
    """From reception to the decision; waits for the applicant are the applicant's."""
    dossier_clock = state.clock
    if dossier_clock is None or state.received_at is None:
        return []
    end = state.finished_at
    waits = _waits((*dossier_clock.supplement_waits, *dossier_clock.pauses), end)
    ways = [
        Stretch(by=Accountable.TRANSIT, since=since, until=until, due_at=None)
        for since, until in inside
        if since >= state.received_at and (end is None or until <= end)
    ]
    whole = Stretch(
        by=Accountable.AGENCY,
        since=state.received_at,
        until=end,
        due_at=dossier_clock.due_at if dossier_clock.standing_since is None else None,
    )
    return [*ways, *waits, *_without([whole], [*ways, *waits])]


def _waits(pauses: Iterable[Pause], end: datetime | None) -> list[Stretch]:
    return [
        Stretch(by=Accountable.APPLICANT, since=wait.since, until=wait.until or end, due_at=None)
        for wait in pauses
    ]


def _without(wholes: list[Stretch], holes: list[Stretch]) -> list[Stretch]:
    """The stretches with the holes cut out; only the last part still has the due moment."""
    for hole in sorted(holes, key=lambda each: each.since):
        wholes = [part for whole in wholes for part in _cut(whole, hole)]
    return [replace(each, due_at=None) for each in wholes[:-1]] + wholes[-1:]


def _cut(whole: Stretch, hole: Stretch) -> Iterator[Stretch]:
    begins_after = whole.until is not None and hole.since >= whole.until
    ends_before = hole.until is not None and hole.until <= whole.since
    if begins_after or ends_before:
        yield whole
        return
    if hole.since > whole.since:
        yield replace(whole, until=hole.since)
    if hole.until is not None and (whole.until is None or hole.until < whole.until):
        yield replace(whole, since=hole.until)


def _apart(stretches: list[Stretch]) -> list[Stretch]:
    """In order, none reaching into the next: an earlier leg ends where the next begins."""
    ordered = sorted(stretches, key=lambda each: each.since)
    apart: list[Stretch] = []
    for place, each in enumerate(ordered):
        after = ordered[place + 1].since if place + 1 < len(ordered) else None
        reaches = after is not None and (each.until is None or each.until > after)
        kept = replace(each, until=after) if reaches else each
        if kept.until is None or kept.until >= kept.since:
            apart.append(kept)
    return apart


def _overrun(leg: LegClock, attributed: Attribution) -> Overrun | None:
    return next(
        (run for run in attributed.overruns if run.stretch.since == leg.since),
        None,
    )
