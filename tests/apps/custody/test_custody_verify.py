"""Whatever is changed behind the product's back is found, and the rows can be made again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import connection

from motcua.channels.custody.commands import Given
from motcua.channels.custody.rebuild import rebuild
from motcua.channels.custody.verify import JOURNAL, verify
from motcua.domain.custody import commands as c
from motcua.plumbing import clock, sealing
from tests.domain.custody import people as p

pytestmark = pytest.mark.django_db
Tell = Callable[..., Given]
TABLES = ("custody_thing", "custody_loose", "custody_minutes", "custody_case", "custody_cash")


@pytest.fixture(autouse=True)
def _something_happened(tell: Tell) -> None:
    offer = p.passing("BB9", "P1", p.OFFICER, p.CARRIER, "2019-08-09T10:00")[0]
    tell([*p.RESULT[:2], offer, p.RESULT[-1]])
    tell([p.missed("10"), p.DELIVERED[-1]])
    tell(p.passing("BB11", "OLD", p.CARRIER, p.CLERK, "2019-08-12T10:00")[:1])
    tell([p.Act(p.CARRIER, "2019-08-12T11:00", c.DeclareLost(thing="OLD", liability=p.LIABLE))])


@contextmanager
def above_the_law(table: str = "custody_event") -> Iterator[None]:
    """What a superuser can do: work on the tables with the triggers off."""
    run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    run(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def rows() -> dict[str, list[tuple[object, ...]]]:
    found = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT * FROM {table} ORDER BY 1, 2")  # noqa: S608
            found[table] = cursor.fetchall()
    return found


def test_everything_holds() -> None:
    verdict = verify()
    assert verdict.ok, verdict.faults
    assert (verdict.events, verdict.subjects) == (9, 6)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE custody_event SET payload = replace(payload, 'absent', 'refused')", "changed"),
        ("UPDATE custody_event SET actor = 'x' WHERE name = 'custody.sealed/1'", "changed"),
        (
            "UPDATE custody_event SET hash = sha256('') WHERE name = 'custody.sealed/1'",
            "does not continue",
        ),
        ("DELETE FROM custody_event WHERE name = 'custody.attempted/1'", "told of is gone"),
        ("DELETE FROM custody_event WHERE name = 'custody.loss_declared/1'", "told of is gone"),
    ],
)
def test_a_change_of_an_event_is_found(statement: str, says: str) -> None:
    with above_the_law():
        run(statement)
    assert says in " ".join(fault.says for fault in verify().faults)


def test_a_missing_touch_is_found() -> None:
    with above_the_law("custody_touch"):
        run("DELETE FROM custody_touch WHERE subject = 't/P1' AND version = 2")
    said = " ".join(fault.says for fault in verify().faults)
    assert "events 2 to 2 of t/P1 are missing" in said


def test_what_is_cut_off_with_its_answers_breaks_the_seal_of_its_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2019, 8, 20))
    sealing.seal(date(2019, 8, 12), JOURNAL)
    assert verify().ok
    for table in ("custody_event", "custody_touch"):
        run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    run("DELETE FROM custody_touch WHERE position = (SELECT max(position) FROM custody_event)")
    run("DELETE FROM custody_event WHERE position = (SELECT max(position) FROM custody_event)")
    run("DELETE FROM idempotency_key")
    rebuild()
    assert [fault.says for fault in verify().faults] == [
        "The seal of 2019-08-12 does not hold: 9 events were sealed and 8 are there."
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE custody_thing SET holder_name = 'Ai đó' WHERE label = 'R'",
        "UPDATE custody_thing SET dossier = 'X' WHERE label = 'P1'",
        "DELETE FROM custody_thing WHERE label = 'OLD'",
        "UPDATE custody_minutes SET things = '{}'",
        "UPDATE custody_case SET owner = 'x'",
        "UPDATE custody_cash SET amount = 0",
        "INSERT INTO custody_cash VALUES ('nobody', 5, 1)",
    ],
)
def test_a_changed_row_is_found_and_made_again(statement: str) -> None:
    before = rows()
    run(statement)
    assert not verify().ok
    assert verify(fold_rows=False).ok or "INSERT" in statement
    assert rebuild() == 6
    assert rows() == before
    assert verify().ok


def test_an_event_nobody_can_read_is_named() -> None:
    with above_the_law():
        run("UPDATE custody_event SET payload = '{}' WHERE name = 'custody.sealed/1'")
    assert "cannot be read" in " ".join(fault.says for fault in verify().faults)
