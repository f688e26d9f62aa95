"""Small dossiers in the real register, without catalogue and places: the rules are fixed ones."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from motcua.domain.dossier.events import Event
from motcua.domain.dossier.evolve import evolve
from motcua.domain.dossier.state import State
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import register
from motcua.dossiers.numbers import numbering_of
from tests import builders
from tests.builders import ORDINARY, Act

_keys = itertools.count(1)


def give(act: Act, dossier: UUID | None = None, *, key: str = "") -> UUID | Refusal:
    """Gives the command to a new or an existing dossier; the dossier, or the refusal."""
    state = register.state_of(dossier) if dossier else None
    decision = builders.answer(act, state)
    if isinstance(decision, Refusal):
        return decision
    context = builders.context(act.by, act.at, act.rules)
    done = register.append(
        register.Entry(
            dossier=dossier or uuid4(),
            expected=state.version if state else 0,
            events=decision,
            state=after(state, decision),
            by=act.by,
            at=context.at,
            key=key or f"key-{next(_keys):08}",
            request=repr(act.command).encode(),
            numbering=numbering_of(decision[0]),
        )
    )
    return done.dossier


def after(state: State | None, events: tuple[Event, ...]) -> State:
    for event in events:
        state = evolve(state, event)
    assert state is not None
    return state


def dossier_up_to(name: str) -> UUID:
    """A dossier of the ordinary life, up to and with the act of this name."""
    dossier: UUID | None = None
    for reached, act in ORDINARY:
        given = give(act, dossier)
        assert not isinstance(given, Refusal)
        dossier = given
        if reached == name:
            break
    assert dossier is not None
    return dossier


def state(dossier: UUID) -> State:
    found = register.state_of(dossier)
    assert found is not None
    return found


@contextmanager
def above_the_law() -> Iterator[None]:
    """What a superuser can do: work on the tables with the triggers off."""
    run("ALTER TABLE dossier_event DISABLE TRIGGER USER")
    yield
    run("ALTER TABLE dossier_event ENABLE TRIGGER USER")


def run(statement: str, *values: Any) -> int:
    """Runs one statement; how many rows it met."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        count: int = cursor.rowcount
    return count


def rows() -> dict[UUID, tuple[Any, ...]]:
    """Every current row by id, column by column."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM dossier ORDER BY id")
        return {row[0]: row for row in cursor.fetchall()}
