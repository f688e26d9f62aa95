"""The enterprise is paid by contract for what its staff did, and never at a guessed price."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.channels.counters import access, commands, payments, queries
from motcua.channels.counters.commands import NewContract, RemitAsked, SettleAsked
from motcua.domain.dossier import commands as c
from motcua.domain.kernel.actor import Actor
from motcua.domain.till.paying import ALL, PriceLine
from motcua.domain.till.refusals import NoPrice
from motcua.dossiers import commands as dossiers
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import Permission
from motcua.reference.scheme.queries import SchemePermission
from motcua.reference.scheme.vocabulary import Task
from tests.apps.counters.conftest import Clock
from tests.apps.counters.money import paying
from tests.apps.counters.test_till_corrections import close, refusal
from tests.apps.dossiers.conftest import BIRTH, RECEIVE
from tests.apps.dossiers.storing import run
from tests.builders import moment
from tests.cast import AGENCY, ONE_STOP, POST, Cast

pytestmark = pytest.mark.django_db
AUGUST = (date(2019, 8, 1), date(2019, 8, 31))
CONTRACT = NewContract(
    code="HD-01/2019",
    customer="ubnd-dong-thap",
    enterprise=POST,
    decision="Hợp đồng 01/2019",
    source="bản ký lưu tại Văn phòng",
)
PRICE = PriceLine(
    contract="HD-01/2019",
    unit=ALL,
    task=Task.RECEIVE.value,
    procedure=ALL,
    channel=ALL,
    price=12_000,
    first=date(2019, 8, 1),
)


def worked(house: Cast, time: Clock, patch: pytest.MonkeyPatch) -> Actor:
    """Three dossiers the postal clerk received, one of which it passed on."""
    allowed = SchemePermission(allowed=True, line="1")
    patch.setattr("motcua.reference.scheme.queries.permission", lambda *_: allowed)
    by = house.actor("postal")
    for number in range(3):
        time.at = moment(f"2019-08-0{5 + number}T09:00")
        done = dossiers.open_dossier(RECEIVE, BIRTH, by=by, key=f"receive-{number}")
    dossiers.act(done.dossier, c.Transfer(), by=by, key="transfer-1")
    return by


def test_acts_times_prices(house: Cast, time: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    worked(house, time, monkeypatch)
    head = house.actor("head")
    assert commands.add_contract(CONTRACT, by=head, key="contract-1") == "HD-01/2019"
    line = commands.add_price(PRICE, by=head, key="price-001")
    with pytest.raises(Refused) as told:
        payments.statement(*AUGUST)
    said = told.value.refusal
    assert isinstance(said, NoPrice)
    assert (said.task, said.count) == (Task.HAND_OVER.value, 1)
    assert [act.task for act in payments.uncovered(*AUGUST)] == [Task.HAND_OVER.value]

    over = replace(PRICE, task=Task.HAND_OVER.value, price=3_000)
    commands.add_price(over, by=head, key="price-002")
    narrow = replace(PRICE, procedure=BIRTH.procedure, price=15_000, first=date(2019, 8, 7))
    commands.add_price(narrow, by=head, key="price-003")
    found = payments.statement(*AUGUST)
    assert found.total == 2 * 12_000 + 15_000 + 3_000
    assert payments.statement(*AUGUST, units=("elsewhere",)).total == 0

    commands.end_price(line, date(2019, 8, 5), by=head, key="price-004")
    assert len(payments.uncovered(*AUGUST)) == 1
    (contract,) = payments.contracts()
    assert len(contract.prices) == 3
    assert len(payments.contracts(date(2019, 8, 6))[0].prices) == 1


def test_a_task_is_paid_once_whatever_the_period(
    house: Cast, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice = {**payments.TASKS, "dossier.transferred/1": Task.RECEIVE}
    monkeypatch.setattr(payments, "TASKS", twice)
    monkeypatch.setattr(
        "motcua.reference.scheme.queries.permission",
        lambda *_: SchemePermission(allowed=True, line="1"),
    )
    by, head = house.actor("postal"), house.actor("head")
    time.at = moment("2019-08-05T09:00")
    done = dossiers.open_dossier(RECEIVE, BIRTH, by=by, key="receive-1")
    time.at = moment("2019-08-12T09:00")
    dossiers.act(done.dossier, c.Transfer(), by=by, key="transfer-1")
    later = (date(2019, 8, 8), date(2019, 8, 31))
    commands.add_contract(CONTRACT, by=head, key="contract-1")
    assert len(payments.uncovered(*later)) == 1
    commands.add_price(PRICE, by=head, key="price-001")
    assert payments.statement(*AUGUST).total == PRICE.price
    found = payments.statement(*later)
    assert (found.total, found.again) == (0, 1)


def test_who_pays_sees_what_was_done_for_it_anywhere(
    house: Cast, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked(house, time, monkeypatch)
    assert len(payments.acts(*AUGUST, (), agency=AGENCY)) == 4
    assert payments.acts(*AUGUST, (), agency="elsewhere") == ()


def test_contracts_are_written_down_once_and_whole(house: Cast) -> None:
    head, clerk = house.actor("head"), house.actor("postal")
    assert refusal(commands.add_contract, CONTRACT, by=clerk, key="contract-1") == "NotForYou"
    without = replace(CONTRACT, source=" ")
    assert refusal(commands.add_contract, without, by=head, key="contract-2") == (
        "ContractIncomplete"
    )
    assert refusal(commands.add_price, PRICE, by=head, key="price-001") == "ContractUnknown"
    commands.add_contract(CONTRACT, by=head, key="contract-3")
    assert refusal(commands.add_contract, CONTRACT, by=head, key="contract-4") == "ContractTaken"
    commands.add_price(PRICE, by=head, key="price-002")
    again = replace(PRICE, price=9_000, first=date(2020, 1, 1))
    assert refusal(commands.add_price, again, by=head, key="price-003") == "PriceTwice"
    backwards = replace(PRICE, task="visit", last=date(2018, 1, 1))
    assert refusal(commands.add_price, backwards, by=head, key="price-004") == (
        "ContractIncomplete"
    )


def test_who_sees_which_money(counter: Cast, time: Clock) -> None:
    day, by = time.at.date(), counter.actor("reception")
    shift = queries.shift_of(by.person, ONE_STOP)
    assert shift is not None
    (receipt,) = commands.collect(paying(), by=by, key="collect-1").receipts
    close(by)
    asked = RemitAsked(beneficiary=AGENCY, amount=50_000, slip="GNT 7")
    remittance = commands.remit(asked, by=by, key="remit-001")
    time.at = moment("2019-10-02T08:00")
    between = SettleAsked(collector=ONE_STOP, beneficiary=AGENCY, quarter=commands.Quarter(2019, 3))
    settlement = commands.settle_quarter(between, by=counter.actor("manager"), key="settle-01")
    seen = {
        name: (
            access.may_see_shift(getattr(counter, name), shift, day),
            access.may_see_receipt(getattr(counter, name), receipt, day),
            access.may_see_remittance(getattr(counter, name), remittance, day),
            access.may_see_settlement(getattr(counter, name), settlement, day),
        )
        for name in ("reception", "postal", "manager", "head", "officer", "auditor", "stranger")
    }
    assert seen == {
        "reception": (True, True, True, False),
        "postal": (False, False, False, False),
        "manager": (True, True, True, True),
        "head": (False, True, True, True),
        "officer": (False, False, False, False),
        "auditor": (True, True, True, True),
        "stranger": (False, False, False, False),
    }
    assert access.reading_places(counter.auditor, day) is None
    assert access.reading_places(counter.citizen, day) == ()
    hat = access.actor_for(counter.reception, Permission.TILL_HANDLE, ONE_STOP, day)
    assert hat == by
    with pytest.raises(Refused):
        access.actor_for(counter.stranger, Permission.TILL_HANDLE, ONE_STOP, day)


def test_the_statement_reads_only_what_the_post_did(
    house: Cast, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked(house, time, monkeypatch)
    # On a table this small the planner may take any index: only the one asked about is left.
    run("ALTER TABLE dossier_event DROP CONSTRAINT dossier_event_pkey")
    run("ALTER TABLE dossier_event DROP CONSTRAINT dossier_event_version_once")
    run("SET LOCAL enable_seqscan = off")
    with CaptureQueriesContext(connection) as asked:
        assert len(payments.acts(*AUGUST)) == 4
    (query,) = [each["sql"] for each in asked if "dossier_event" in each["sql"]]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {query}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "dossier_event_by_post" in plan
