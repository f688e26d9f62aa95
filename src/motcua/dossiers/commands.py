"""The one door to change a dossier: every face and job comes through here."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import msgspec

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.decide import decide
from motcua.domain.dossier.events import Event
from motcua.domain.dossier.evolve import evolve
from motcua.domain.dossier.state import Stage, State
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import register, rules
from motcua.dossiers.cleaning import cleaned
from motcua.dossiers.numbers import numbering_of
from motcua.dossiers.refusals import KeyMissing, NoSuchDossier
from motcua.dossiers.register import Done, Entry
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused

SHORTEST_KEY, LONGEST_KEY = 8, 200
DRAFTED = frozenset({Stage.DRAFT, Stage.SUPPLEMENT_AT_INTAKE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which procedure and which of its cases the filing is for."""

    procedure: str
    case: str = "default"


def open_dossier(
    command: c.IntakeCommand, choice: Choice, *, by: Actor, key: str, at: datetime | None = None
) -> Done:
    """A new dossier: a draft, a receipt, a supplement slip or a refusal at the door.

    The same key gives the same dossier again. Raises Refused. `at` is for imports and training
    data; otherwise the clock is read here, once.
    """
    now = at or clock.now()
    command = cleaned(command)
    day = local(_received_at(command) or now).date()
    terms = rules.terms_for(choice.procedure, choice.case, day)
    context = rules.for_intake(type(command), command.filing, terms, by, now)
    return _carry_out(uuid4(), None, command, context, _key(key), choice)


def continue_intake(
    dossier: UUID, command: c.IntakeCommand, *, by: Actor, key: str, at: datetime | None = None
) -> Done:
    """Goes on with a draft or with a filing that was asked for more papers at the door."""
    now = at or clock.now()
    command = cleaned(command)
    state = _known(dossier)
    day = local(_received_at(command) or now).date()
    terms = rules.terms_for(state.terms.procedure, state.terms.case, day)
    context = rules.for_intake(type(command), command.filing, terms, by, now)
    return _carry_out(dossier, state, command, context, _key(key), None)


def act(
    dossier: UUID,
    command: c.Command,
    *,
    by: Actor,
    key: str,
    seen: int | None = None,
    at: datetime | None = None,
) -> Done:
    """Gives a command to an existing dossier.

    `seen` is the version the person looked at; when the dossier has moved on since, the refusal
    tells who did what. Raises Refused.
    """
    command = cleaned(command)
    if isinstance(command, c.IntakeCommand):
        return continue_intake(dossier, command, by=by, key=key, at=at)
    state = _known(dossier)
    answered = register.answered(by, _key(key), _request(dossier, command, None))
    if answered is not None:
        return answered
    if seen is not None and seen != state.version:
        raise Refused(register.someone_acted(dossier))
    context = rules.for_dossier(type(command), state, by, at or clock.now())
    return _carry_out(dossier, state, command, context, key, None)


def rehearse_intake(
    command: c.IntakeCommand, choice: Choice, *, by: Actor, at: datetime, state: State | None = None
) -> Refusal | None:
    """What the filing would be told now, without doing it; None when it would be accepted."""
    try:
        command = cleaned(command)
        terms = rules.terms_for(choice.procedure, choice.case, local(at).date())
        context = rules.for_intake(type(command), command.filing, terms, by, at)
    except Refused as refused:
        return refused.refusal
    decision = decide(command, state, context)
    return decision if isinstance(decision, Refusal) else None


def rehearse(command: c.Command, state: State, *, by: Actor, at: datetime) -> Refusal | None:
    """What the command would be told now, without doing it; None when it would be accepted."""
    try:
        context = rules.for_dossier(type(command), state, by, at)
    except Refused as refused:
        return refused.refusal
    decision = decide(command, state, context)
    return decision if isinstance(decision, Refusal) else None


def _received_at(command: c.IntakeCommand) -> datetime | None:
    return command.received_at if isinstance(command, c.Receive) else None


def _known(dossier: UUID) -> State:
    state = register.state_of(dossier)
    if state is None:
        raise Refused(NoSuchDossier(code=str(dossier)))
    return state


def _key(key: str) -> str:
    if not SHORTEST_KEY <= len(key) <= LONGEST_KEY:
        raise Refused(KeyMissing())
    return key


def _request(dossier: UUID, command: c.Command, choice: Choice | None) -> bytes:
    """What makes two requests the same; a new dossier has no id yet, so its choice stands in."""
    what = {"to": choice or str(dossier), "kind": type(command).__name__, "command": command}
    return msgspec.json.encode(what)


def _carry_out(
    dossier: UUID,
    state: State | None,
    command: c.Command,
    context: Context,
    key: str,
    choice: Choice | None,
) -> Done:
    decision = decide(command, state, context)
    if isinstance(decision, Refusal):
        raise Refused(decision)
    return register.append(
        Entry(
            dossier=dossier,
            expected=state.version if state else 0,
            events=decision,
            state=_after(state, decision),
            by=context.by,
            at=context.at,
            key=key,
            request=_request(dossier, command, choice),
            numbering=numbering_of(decision[0]),
        )
    )


def _after(state: State | None, events: tuple[Event, ...]) -> State:
    for event in events:
        state = evolve(state, event)
    if state is None:
        raise AssertionError("a decision holds at least one event")
    return state


def caused(command: c.Command, state: State | None, context: Context) -> tuple[Event, ...]:
    """The events a command would cause, written nowhere: for imports and training data.

    Raises Refused, like the real thing.
    """
    decision = decide(command, state, context)
    if isinstance(decision, Refusal):
        raise Refused(decision)
    return decision
