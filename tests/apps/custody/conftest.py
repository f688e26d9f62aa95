"""The acts of the pure core's tests, given to the real store."""

from collections.abc import Callable, Iterable
from itertools import count

import pytest

from motcua.channels.custody import commands, giving
from motcua.channels.custody.commands import Asked, Given
from motcua.plumbing import clock
from tests.builders import moment
from tests.domain.custody.people import Act

_keys = count(1)


@pytest.fixture(autouse=True)
def _no_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """People of the pure tests work at a unit no shipped scheme speaks of; any may end a case."""
    monkeypatch.setattr("motcua.reference.places.queries.is_one_stop_unit", lambda *_: False)
    monkeypatch.setattr("motcua.channels.custody.access.may_see_to", lambda *_: True)


@pytest.fixture
def tell(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Given]:
    """Gives acts to the store, each at its moment; the answer to the last one."""

    def told(acts: Iterable[Act], *, key: str = "") -> Given:
        for act in acts:
            done = given(act, monkeypatch, key=key)
        return done

    return told


def given(act: Act, patch: pytest.MonkeyPatch, *, key: str = "") -> Given:
    patch.setattr(clock, "now", lambda: moment(act.synced or act.at))
    return commands.give(act.command, asked(act, key=key), order=act.order)


def asked(act: Act, *, key: str = "") -> Asked:
    return giving.Asked(
        by=act.who.actor,
        hat=act.who.hat,
        key=key or f"scan-{next(_keys):08}",
        at=moment(act.at) if act.synced else None,
    )
