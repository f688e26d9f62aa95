"""The one door to change a dossier: every face and job comes through here."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

import msgspec

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.decide import decide
from motcua.domain.dossier.events import Event
from motcua.domain.dossier.evolve import evolve
from motcua.domain.dossier.state import State
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import keys, register, rules
from motcua.dossiers.cleaning import cleaned
from motcua.dossiers.numbers import numbering_of
from motcua.dossiers.refusals import NoSuchDossier
from motcua.dossiers.register import Done, Entry
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused


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
    asked = _Asked(by=by, key=keys.checked(key), text=_request(choice, command))

    def decided() -> Entry:
        day = local(_received_at(command) or now).date()
        terms = rules.terms_for(choice.procedure, choice.case, day)
        context = rules.for_intake(type(command), command.filing, terms, by=by, at=now)
        return _entry(command, None, context, dossier=uuid4(), asked=asked)

    return _once(asked, decided)


def act(
    dossier: UUID,
    command: c.Command,
    *,
    by: Actor,
    key: str,
    seen: int | None = None,
    at: datetime | None = None,
) -> Done:
    """Gives a command to an existing dossier; an intake command goes on with a draft.

    `seen` is the version the person looked at; when the dossier has moved on since, the refusal
    tells who did what. Raises Refused.
    """
    now = at or clock.now()
    command = cleaned(command)
    asked = _Asked(by=by, key=keys.checked(key), text=_request(dossier, command))

    def decided() -> Entry:
        state = _known(dossier)
        if seen is not None and seen != state.version:
            raise Refused(register.someone_acted(dossier))
        context = _context(command, state, by, now)
        return _entry(command, state, context, dossier=dossier, asked=asked)

    return _once(asked, decided)


def act_carried(
    dossier: UUID,
    command: c.RecordPayment | c.ReturnResult,
    *,
    by: Actor,
    key: str,
    at: datetime | None = None,
) -> Done:
    """What the post does on its way with a dossier or its result, without a line of the scheme.

    For the post alone: it knows that a consignment of this dossier is in these hands.
    """
    return _act_by(_carried, dossier, command, by=by, key=key, at=at)


def act_paid_online(
    dossier: UUID, command: c.RecordPayment, *, by: Actor, key: str, at: datetime | None = None
) -> Done:
    """What payments record by themselves, from the submission on; `by` is the system's hat."""
    return _act_by(_online, dossier, command, by=by, key=key, at=at)


def act_online(
    dossier: UUID,
    command: c.ReturnResult | c.Submit | c.SendSupplement,
    *,
    by: Actor,
    key: str,
    at: datetime | None = None,
) -> Done:
    """What the online channel does with an existing dossier.

    For the apps that know the files are whose they should be, or that the result was delivered.
    """
    return _act_by(_online, dossier, command, by=by, key=key, at=at)


def submit(
    command: c.Submit, choice: Choice, *, by: Actor, key: str, at: datetime | None = None
) -> Done:
    """A new dossier filed online, with its code. For the online channel alone."""
    now = at or clock.now()
    command = cleaned(command)
    asked = _Asked(by=by, key=keys.checked(key), text=_request(choice, command))

    def decided() -> Entry:
        terms = rules.terms_for(choice.procedure, choice.case, local(now).date())
        context = rules.for_intake(c.Submit, command.filing, terms, by=by, at=now)
        return _entry(command, None, _online(context), dossier=uuid4(), asked=asked)

    return _once(asked, decided)


def _carried(context: Context) -> Context:
    return replace(context, carried=True)


def _online(context: Context) -> Context:
    return replace(context, online=True)


def _act_by(
    door: Callable[[Context], Context],
    dossier: UUID,
    command: c.Command,
    *,
    by: Actor,
    key: str,
    at: datetime | None,
) -> Done:
    now = at or clock.now()
    command = cleaned(command)
    asked = _Asked(by=by, key=keys.checked(key), text=_request(dossier, command))

    def decided() -> Entry:
        state = _known(dossier)
        context = door(_context(command, state, by, now))
        return _entry(command, state, context, dossier=dossier, asked=asked)

    return _once(asked, decided)


def continue_intake(dossier: UUID, command: c.IntakeCommand, *, by: Actor, key: str) -> Done:
    """Goes on with a draft or with a filing that was asked for more papers at the door."""
    return act(dossier, command, by=by, key=key)


def _context(command: c.Command, state: State, by: Actor, now: datetime) -> Context:
    """Reception takes the catalogue of its own day; everything later what the dossier pinned.

    What was filed online is answered by the list it was filed under.
    """
    if isinstance(command, c.Forward):
        return rules.for_forwarding(command, state, by, now)
    if not isinstance(command, c.IntakeCommand | c.Submit):
        return rules.for_dossier(type(command), state, by, now)
    if state.turn is not None:
        terms = state.terms
        return rules.for_intake(type(command), command.filing, terms, by=by, at=now)
    day = local(_received_at(command) or now).date()
    terms = rules.terms_for(state.terms.procedure, state.terms.case, day)
    return rules.for_intake(type(command), command.filing, terms, by=by, at=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Who asks what under which key; the same text is the same request."""

    by: Actor
    key: str
    text: bytes


def _once(asked: _Asked, decided: Callable[[], Entry]) -> Done:
    """Appends what is decided; the register knows a key it has answered.

    What was done the first time may be refused today, be it only because it has been done.
    """
    try:
        entry = decided()
    except Refused:
        answered = register.answered(asked.by, asked.key, asked.text)
        if answered is None:
            raise
        return answered
    return register.append(entry)


def rehearse_intake(
    command: c.IntakeCommand, choice: Choice, *, by: Actor, at: datetime, state: State | None = None
) -> Refusal | None:
    """What the filing would be told now, without doing it; None when it would be accepted."""
    try:
        command = cleaned(command)
        terms = rules.terms_for(choice.procedure, choice.case, local(at).date())
        context = rules.for_intake(type(command), command.filing, terms, by=by, at=at)
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


def _received_at(command: c.IntakeCommand | c.Submit) -> datetime | None:
    return command.received_at if isinstance(command, c.Receive) else None


def _known(dossier: UUID) -> State:
    state = register.state_of(dossier)
    if state is None:
        raise Refused(NoSuchDossier(asked=str(dossier)))
    return state


def _request(to: UUID | Choice, command: c.Command) -> bytes:
    """What makes two requests the same; a new dossier has no id yet, so its choice stands in."""
    what = {"to": to, "kind": type(command).__name__, "command": command}
    return msgspec.json.encode(what)


def _entry(
    command: c.Command, state: State | None, context: Context, *, dossier: UUID, asked: _Asked
) -> Entry:
    decision = decide(command, state, context)
    if isinstance(decision, Refusal):
        raise Refused(decision)
    return Entry(
        dossier=dossier,
        expected=state.version if state else 0,
        events=decision,
        state=_after(state, decision),
        by=context.by,
        at=context.at,
        key=asked.key,
        request=asked.text,
        numbering=numbering_of(decision[0], coded=bool(state and state.code)),
        line=context.rules.scheme.line,
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
