"""The shipped places and scheme, and a controller who may decide."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import count

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.domain.kernel.local_time import VIETNAM
from motcua.reference.places import commands as places_commands
from motcua.reference.places.names import one_stop_named
from motcua.reference.scheme import commands
from motcua.reference.scheme.commands import Decided, NewDecision
from motcua.reference.scheme.lines import Change, Deed, Line
from motcua.reference.scheme.vocabulary import Scope, Task

MORNING = datetime(2019, 8, 5, 9, 0, tzinfo=VIETNAM)
TODAY = MORNING.date()
SEPTEMBER = date(2019, 9, 2)
CONTROLLER = Actor(
    person="7",
    name="Đặng Văn Soát",
    role=Role.PROVINCIAL_CONTROLLER,
    employer=Employer.AGENCY,
    place="000.00.00.H20",
)

Decide = Callable[..., Decided]


@pytest.fixture(scope="module")
def shipped(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Places and scheme, loaded once for a module; tests nest in the transaction."""
    with django_db_blocker.unblock(), transaction.atomic():
        places_commands.load_shipped()
        commands.load_shipped()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def loaded(shipped: None, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fifth of August 2019, with places and scheme as shipped."""
    monkeypatch.setattr("motcua.plumbing.clock.now", lambda: MORNING)


@pytest.fixture
def decide(loaded: None) -> Decide:
    """Decides lines from the second of September, under a number of its own each time."""
    serial = count(1)

    def decided(
        *added: Line, ended: tuple[int, ...] = (), effective: date = SEPTEMBER, number: str = ""
    ) -> Decided:
        nth = next(serial)
        decision = NewDecision(
            number=number or f"QĐ {nth}/QĐ-UBND-HC",
            title="Điều chỉnh đề án chuyển giao",
            effective=effective,
            signed_on=date(2019, 8, 1),
        )
        change = Change(added=added, ended=ended)
        return commands.decide_lines(decision, change, by=CONTROLLER, key=f"decide-{nth}")

    return decided


def counter(name: str, on: date = TODAY) -> str:
    return one_stop_named(name, on).code


def given(unit: str, task: Task = Task.RECEIVE, **more: object) -> Line:
    """A line that gives the task to the post at the unit, in one field unless said otherwise."""
    values: dict[str, object] = {
        "unit": counter(unit),
        "task": task,
        "scope": Scope.FIELD,
        "subject": "justice",
        "employer": Employer.POST,
        "first": SEPTEMBER,
    }
    return Line(**(values | more))  # type: ignore[arg-type]


def deed(task: Task = Task.RECEIVE, **more: object) -> Deed:
    values: dict[str, object] = {
        "task": task,
        "field": "justice",
        "procedure": "1.001193",
        "channel": "counter",
        "employer": Employer.POST,
    }
    return Deed(**(values | more))  # type: ignore[arg-type]
