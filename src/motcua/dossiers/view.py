"""One dossier as a page shows it: timeline, clock, papers, and what may be done next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import get_args
from uuid import UUID

from motcua.domain.calendar.hours import working_minutes
from motcua.domain.calendar.reasons import Reason
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.events import Event
from motcua.domain.dossier.guards import GUARDS, Where, check
from motcua.domain.dossier.state import CLOSED, DECIDED, State
from motcua.domain.dossier.terms import PaperRule, StepRule, StepUnit
from motcua.domain.dossier.wording import DEGREE_OF_COMPLETION, STAGE_WORDS
from motcua.domain.kernel.actor import Actor, Role
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers import rules
from motcua.dossiers.codec import EVENT_WORDS
from motcua.dossiers.commands import rehearse
from motcua.dossiers.holding import Holder, held_since, holder, holder_name
from motcua.dossiers.probing import UP_TO_THE_FORM, probe
from motcua.dossiers.queries import DossierRow
from motcua.dossiers.wording import COMMAND_WORDS, NEXT_WORDS
from motcua.plumbing.errors import Refused
from motcua.reference.people import queries as people
from motcua.reference.rulebook import queries as rulebook

INTAKE = frozenset(get_args(c.IntakeCommand))


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A command with its label; `refusal` says why this person may not give it now."""

    kind: type[c.Command]
    label: Bilingual
    refusal: Refusal | None

    @property
    def name(self) -> str:
        return self.kind.__name__

    @property
    def allowed(self) -> bool:
        return self.refusal is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One event on the timeline."""

    title: Bilingual
    at: datetime
    by: str
    role: Role
    event: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """A paper of the case with what was handed in; 0 everywhere when it was not."""

    rule: PaperRule
    originals: int = 0
    certified: int = 0
    copies: int = 0
    electronic: int = 0
    give_back: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """A step of the internal process; the ones at the counter follow the dossier itself."""

    rule: StepRule
    by_hand: bool
    started_at: datetime | None
    finished_at: datetime | None
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierView:
    """Everything a person with the right to read may see.

    `minutes_left` counts working minutes, is negative when late, and None while the clock
    stands still, before reception and after the decision. `holder` is a name, of a person or a
    place; `held_by` says which.
    """

    id: UUID
    state: State
    stage_words: Bilingual
    next_words: Bilingual
    percent: int
    moments: tuple[Moment, ...]
    papers: tuple[PaperLine, ...]
    steps: tuple[StepLine, ...]
    due_at: datetime | None
    due_reasons: tuple[Reason, ...]
    transfer_by: datetime | None
    minutes_left: int | None
    late: bool
    holder: str
    held_by: Holder
    held_since: datetime
    options: tuple[Option, ...]


def view(
    dossier: UUID, state: State, events: Sequence[Event], *, by: Actor, now: datetime
) -> DossierView:
    """The dossier as this person may see it now."""
    clock = state.clock
    running = clock is not None and clock.standing_since is None
    due_at = clock.due_at if clock and running else None
    held_by = holder(state)
    return DossierView(
        id=dossier,
        state=state,
        stage_words=STAGE_WORDS[state.stage],
        next_words=NEXT_WORDS[state.stage],
        percent=DEGREE_OF_COMPLETION[state.stage],
        moments=tuple(_moment(event) for event in events),
        papers=_papers(state),
        steps=tuple(_step(rule, state) for rule in state.terms.steps),
        due_at=due_at,
        due_reasons=clock.reasons if clock else (),
        transfer_by=clock.transfer_by if clock else None,
        minutes_left=minutes_left(state, now),
        late=state.is_late(now),
        holder=holder_name(held_by, local(now).date()),
        held_by=held_by,
        held_since=held_since(events),
        options=options(state, by, now),
    )


def minutes_left(state: State, now: datetime) -> int | None:
    clock = state.clock
    ended = state.stage in CLOSED | DECIDED
    if clock is None or clock.standing_since or ended:
        return None
    today = local(now).date()
    calendar = rules.unit_calendar(rules.living(state.filing.receiving_unit, today), today)
    return working_minutes(local(now), local(clock.due_at), calendar)


def row_minutes_left(row: DossierRow, now: datetime) -> int | None:
    """The same for a row of a list; a unit that has closed since counts on the public calendar."""
    if row.due_at is None or row.stage in CLOSED | DECIDED:
        return None
    today = local(now).date()
    try:
        calendar = rules.unit_calendar(rules.living(row.receiving_unit, today), today)
    except Refused:
        calendar = rulebook.calendar_for(None, today)
    return working_minutes(local(now), local(row.due_at), calendar)


def options(state: State, by: Actor, now: datetime) -> tuple[Option, ...]:
    """Every command with the reason when it is not for this person or this moment."""
    kinds = [kind for kind in COMMAND_WORDS if _belongs(kind, state, by)]
    return tuple(
        Option(kind=kind, label=COMMAND_WORDS[kind], refusal=_refusal(kind, state, by, now))
        for kind in kinds
    )


def _belongs(kind: type[c.Command], state: State, by: Actor) -> bool:
    """Intake ends with reception; what owners do from home is no button of the office."""
    if kind in INTAKE or kind is c.Forward:
        return state.received_at is None
    if kind is c.ReturnSupplement:
        return state.supplement_unanswered
    return by.role in GUARDS[kind].roles or GUARDS[kind].where is not Where.OWN


def _refusal(kind: type[c.Command], state: State, by: Actor, now: datetime) -> Refusal | None:
    tried = probe(kind, state)
    if tried is not None:
        refusal = rehearse(tried, state, by=by, at=now)
        return None if isinstance(refusal, UP_TO_THE_FORM) else refusal
    try:
        return check(kind, state, rules.for_dossier(kind, state, by, now))
    except Refused as refused:
        return refused.refusal


def assignable(state: State, now: datetime) -> list[Actor]:
    """The case officers of the competent agency that day, to assign to."""
    return people.holders(Role.CASE_OFFICER, state.filing.competent_agency, local(now).date())


def _moment(event: Event) -> Moment:
    return Moment(
        title=EVENT_WORDS[event.NAME],
        at=event.at,
        by=event.by.name,
        role=event.by.role,
        event=event,
    )


def _papers(state: State) -> tuple[PaperLine, ...]:
    counted = {paper.code: paper for paper in state.filing.papers}
    lines = []
    for rule in state.terms.papers:
        paper = counted.get(rule.code)
        if paper is None:
            lines.append(PaperLine(rule=rule))
            continue
        lines.append(
            PaperLine(
                rule=rule,
                originals=paper.originals,
                certified=paper.certified,
                copies=paper.copies,
                electronic=paper.electronic,
                give_back=paper.give_back,
            )
        )
    return tuple(lines)


def _step(rule: StepRule, state: State) -> StepLine:
    record = state.step(rule.number)
    return StepLine(
        rule=rule,
        by_hand=rule.unit is not StepUnit.ONE_STOP and rule.role is Role.CASE_OFFICER,
        started_at=record.started_at if record else None,
        finished_at=record.finished_at if record else None,
        by=record.by if record else "",
    )
