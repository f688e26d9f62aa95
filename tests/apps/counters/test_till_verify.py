"""Whoever changes the till behind its back is found out, and by the right check."""

from datetime import date

import pytest

from motcua.channels.counters import commands
from motcua.channels.counters.commands import Quarter, RemitAsked, SettleAsked, VoidAsked
from motcua.channels.counters.verify import JOURNAL, verify
from motcua.plumbing import sealing
from tests.apps.counters.conftest import Clock
from tests.apps.counters.money import FEE, POSTAGE, paying
from tests.apps.counters.test_till_corrections import close
from tests.apps.dossiers.storing import run
from tests.builders import moment
from tests.cast import AGENCY, ONE_STOP, Cast

pytestmark = pytest.mark.django_db
TABLES = ("till_entry", "till_posting", "till_receipt", "till_void", "till_settlement")


def lived(house: Cast, time: Clock) -> None:
    """A day with everything in it, its quarter settled."""
    by, manager, head = (house.actor(name) for name in ("reception", "manager", "head"))
    commands.collect(paying(FEE, POSTAGE), by=by, key="collect-1")
    commands.collect(paying(FEE), by=by, key="collect-2")
    commands.void_receipt(VoidAsked(number="AA19-0000002", reason="Nhầm"), by=by, key="void-001")
    close(by)
    asked = RemitAsked(beneficiary=AGENCY, amount=20_000, slip="GNT")
    commands.remit(asked, by=by, key="remit-001")
    time.at = moment("2019-10-02T08:00")
    between = SettleAsked(collector=ONE_STOP, beneficiary=AGENCY, quarter=Quarter(2019, 3))
    number = commands.settle_quarter(between, by=manager, key="settle-01").number
    commands.agree_settlement(number, by=head, key="agree-001")


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE till_posting SET amount = amount + 1 WHERE kind = 'safe'", "unbalanced"),
        ("DELETE FROM till_posting WHERE kind = 'difference'", ""),
        (
            "DELETE FROM till_receipt WHERE serial = 1 AND series = 'AB19'",
            "broken_series",
        ),
        (
            "UPDATE numbering_counter SET last = 9 WHERE scope LIKE 'till-receipt/%%'",
            "broken_series",
        ),
        ("UPDATE till_receipt SET total = 1 WHERE serial = 1", "entries_against_receipts"),
        ("UPDATE till_receipt SET lines = '[]' WHERE serial = 1", "receipts_against_lines"),
        (
            "UPDATE till_void SET entry_id = (SELECT min(position) FROM till_entry)",
            "voids_against_books",
        ),
        ("UPDATE till_cash_up SET total = 1, explanation = 'x'", "counts_against_books"),
        (
            "UPDATE till_remittance SET ended_at = sent_at, arrived = true",
            "remittances_against_books",
        ),
        ("UPDATE till_shift SET unit = 'x'", ""),
        ("UPDATE till_settlement SET figures = '{}'", "settled"),
        ("UPDATE till_receipt SET payer = 'x' WHERE serial = 1", "contents"),
        ("UPDATE till_entry SET by_name = 'x' WHERE kind = 'voided'", "contents"),
        ("UPDATE till_entry SET hash = till_hash(till_entry), by_name = 'x'", "contents"),
    ],
)
def test_what_was_changed_is_named(counter: Cast, time: Clock, statement: str, kind: str) -> None:
    lived(counter, time)
    run("SET CONSTRAINTS ALL IMMEDIATE")
    assert verify().ok
    for table in TABLES:
        run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    run(statement)
    found = {fault.kind for fault in verify().faults}
    assert kind in found if kind else not found


def test_a_sealed_day_holds_what_was_made_to_fit_again(counter: Cast, time: Clock) -> None:
    lived(counter, time)
    run("SET CONSTRAINTS ALL IMMEDIATE")
    seal = sealing.seal(date(2019, 8, 5), JOURNAL)
    assert (seal.count, seal.first_position) == (5, 1)
    assert sealing.seal(date(2019, 10, 1), JOURNAL).count == 0
    assert verify().ok
    for table in TABLES:
        run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    run("UPDATE till_receipt SET payer = 'x' WHERE serial = 1")
    run("UPDATE till_entry SET hash = till_hash(till_entry)")
    (fault,) = verify().faults
    assert fault.kind == "sealed"
    assert "2019-08-05" in fault.says


def test_what_is_agreed_is_frozen_in_the_database_too(counter: Cast, time: Clock) -> None:
    lived(counter, time)
    run("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(Exception, match="agreed and frozen"):
        run("UPDATE till_settlement SET objection = 'x'")
