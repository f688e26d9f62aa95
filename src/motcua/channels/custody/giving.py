"""One command to custody: load what it looks at, decide, append; again when somebody was first."""

from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from motcua.channels.custody import access, queries, rules, store, transfer
from motcua.channels.custody.refusals import CaseOfAnother, ManyAtOnce, ScanKeyMissing
from motcua.channels.custody.subjects import wanted
from motcua.domain.custody import commands as c
from motcua.domain.custody.decide import decide
from motcua.domain.custody.delivering import DeliveryOrder
from motcua.domain.custody.events import Event
from motcua.domain.custody.evolve import fold
from motcua.domain.custody.holders import HolderKind
from motcua.domain.custody.state import Custody
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers.cleaning import cleaned
from motcua.plumbing.errors import Refused

SHORTEST_KEY, LONGEST_KEY = 8, 200
TRIES = 6
"""Two scans at once are common, six in a row somebody's mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who acts, as what, under which idempotency key; `at` is when it happened, None for now."""

    by: Actor
    hat: HolderKind
    key: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The events of a command, and the part of custody it looked at, after them.

    `events` is empty when all of it was known already. `replayed`: the same key came before; then
    the events are those of the first time, and custody is as it is now.
    """

    events: tuple[Event, ...]
    custody: Custody
    replayed: bool
    waiting: bool = False


def given(command: c.Command, asked: Asked, now: datetime, order: DeliveryOrder | None) -> Given:
    """Raises Refused. `waiting` says that a late report may fit now."""
    if not SHORTEST_KEY <= len(asked.key) <= LONGEST_KEY:
        raise Refused(ScanKeyMissing())
    command = cleaned(command)
    request = request_of(command, asked)
    for _ in range(TRIES):
        try:
            return _once(command, asked, now, order=order, request=request)
        except store.MovedOn:
            continue
    raise Refused(ManyAtOnce())


def request_of(command: c.Command, asked: Asked) -> bytes:
    """What makes two requests the same."""
    return msgspec.json.encode(
        {
            "kind": type(command).__name__,
            "command": command,
            "hat": asked.hat,
            "place": asked.by.place,
            "at": asked.at.astimezone(UTC) if asked.at else None,
        }
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was loaded, what the command would cause, and by which lines of the scheme."""

    loaded: store.Loaded
    decision: tuple[Event, ...] | Refusal
    line: str = ""


def decided(
    command: c.Command, asked: Asked, now: datetime, *, order: DeliveryOrder | None
) -> Decided:
    """Late scans are evidence of what was; the scheme is asked for what is done now."""
    loaded = store.load(wanted(command, asked.by.person))
    context = rules.context_for(asked.by, asked.hat, at=asked.at or now, now=now, order=order)
    decision = decide(command, loaded.custody, context)
    if isinstance(decision, Refusal) or not decision:
        return Decided(loaded=loaded, decision=decision)
    refusal = _case_refusal(command, loaded.custody, asked.by)
    if refusal is not None or context.late:
        return Decided(loaded=loaded, decision=refusal or decision)
    line = transfer.line_for(command, loaded.custody, asked.by, asked.hat, at=context.at)
    if isinstance(line, Refusal):
        return Decided(loaded=loaded, decision=line)
    return Decided(loaded=loaded, decision=decision, line=line)


def _case_refusal(command: c.Command, custody: Custody, by: Actor) -> Refusal | None:
    if not isinstance(command, c.PassOnDiscrepancy | c.ResolveDiscrepancy):
        return None
    owner, place = custody.cases[command.case].owner, queries.place_of_case(command.case)
    return None if access.may_see_to(owner, place, by) else CaseOfAnother(case=command.case)


def _once(
    command: c.Command,
    asked: Asked,
    now: datetime,
    *,
    order: DeliveryOrder | None,
    request: bytes,
) -> Given:
    found = decided(command, asked, now, order=order)
    loaded, decision = found.loaded, found.decision
    if isinstance(decision, Refusal) or not decision:
        return _known_or_refused(loaded, decision, asked, request)
    after = fold(decision, loaded.custody)
    appended = store.append(
        store.Entry(
            loaded=loaded,
            events=decision,
            after=after,
            by=asked.by,
            at=now,
            key=asked.key,
            request=request,
            line=found.line,
        )
    )
    if appended.replayed:
        return _replayed(loaded, appended.positions)
    return Given(events=decision, custody=after, replayed=False, waiting=appended.waiting)


def _known_or_refused(
    loaded: store.Loaded,
    decision: tuple[Event, ...] | Refusal,
    asked: Asked,
    request: bytes,
) -> Given:
    """What was done under this key the first time may be refused today, having been done."""
    before = store.answered(asked.by, asked.key, request)
    if before is not None:
        return _replayed(loaded, before)
    if isinstance(decision, Refusal):
        raise Refused(decision)
    return Given(events=(), custody=loaded.custody, replayed=False)


def _replayed(loaded: store.Loaded, positions: tuple[int, ...]) -> Given:
    return Given(events=store.events_at(positions), custody=loaded.custody, replayed=True)
