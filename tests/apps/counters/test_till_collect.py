"""Collecting: receipts, the dossier's payment, the scheme, the door, a key used twice."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from django.db import DatabaseError

from motcua.channels.counters import commands, queries
from motcua.channels.counters.commands import Method, NewShift, VoidAsked
from motcua.channels.counters.queries import ReceiptFilter
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import FeeItem
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.till import accounts
from motcua.dossiers import commands as dossiers
from motcua.dossiers import register
from motcua.plumbing.errors import Refused
from motcua.reference.scheme.queries import Deed, SchemePermission
from tests.apps.counters.conftest import Clock
from tests.apps.counters.money import CHARGE, FEE, POSTAGE, paying
from tests.apps.dossiers.conftest import receive
from tests.apps.dossiers.storing import run
from tests.builders import moment
from tests.cast import AGENCY, ONE_STOP, POST, Cast

pytestmark = pytest.mark.django_db
OWED = FeeItem(code="fee", name="Lệ phí", gross=58_000, net=58_000)


def owing(house: Cast) -> UUID:
    """A dossier whose officer asked for 58,000 dong."""
    dossier = receive(house).dossier
    officer = house.actor("officer")
    ask = c.RequestPayment(items=(OWED,), notice="TB 12/TB-UBND")
    assign = c.Assign(officer=officer.person, officer_name=officer.name)
    acts: list[tuple[str, c.Command]] = [
        ("reception", c.Transfer()),
        ("head", assign),
        ("officer", ask),
    ]
    for number, (who, command) in enumerate(acts):
        at = moment(f"2019-08-05T{10 + number}:00")
        dossiers.act(dossier, command, by=house.actor(who), key=f"owing-{number:03}", at=at)
    return dossier


def refused(*args: object, **kwargs: object) -> Refusal:
    with pytest.raises(Refused) as told:
        commands.collect(*args, **kwargs)  # type: ignore[arg-type]
    return told.value.refusal


def test_the_dossier_is_paid_in_the_same_transaction(counter: Cast, time: Clock) -> None:
    dossier = owing(counter)
    time.at = moment("2019-08-06T09:00")
    by = counter.actor("reception")
    paid = commands.collect(paying(FEE, CHARGE, dossier=dossier), by=by, key="collect-1")
    state = register.state_of(dossier)
    assert state is not None
    assert (state.owed, state.paid) == (0, 58_000)
    (receipt,) = paid.receipts
    assert receipt.recorded
    assert (receipt.dossier, receipt.dossier_code) == (dossier, state.code)
    again = commands.collect(paying(FEE, CHARGE, dossier=dossier), by=by, key="collect-1")
    assert (again.numbers, again.replayed) == (paid.numbers, True)
    assert queries.receipts(ReceiptFilter(dossier=dossier)) == [receipt]


def test_what_the_dossier_refuses_leaves_nothing(counter: Cast, time: Clock) -> None:
    dossier = owing(counter)
    time.at = moment("2019-08-06T09:00")
    by = counter.actor("reception")
    too_much = replace(FEE, amount=100_000)
    answer = refused(paying(too_much, dossier=dossier), by=by, key="collect-1")
    assert answer.code == "DossierOwesLess"
    assert queries.trial_balance() == {}
    paid = commands.collect(paying(FEE, CHARGE, dossier=dossier), by=by, key="collect-1")
    assert paid.numbers == ("AA19-0000001",)


def test_a_dossier_that_owes_nothing_pays_nothing(counter: Cast, time: Clock) -> None:
    dossier = receive(counter).dossier
    time.at = moment("2019-08-05T09:30")
    by = counter.actor("reception")
    answer = refused(paying(FEE, dossier=dossier), by=by, key="collect-1")
    assert (answer.code, getattr(answer, "owed", None)) == ("DossierOwesLess", 0)
    assert queries.receipts(ReceiptFilter(dossier=dossier)) == []
    own = commands.collect(paying(POSTAGE, dossier=dossier), by=by, key="collect-2")
    assert not own.receipts[0].recorded


def test_what_a_colleague_collected_is_not_collected_again(counter: Cast, time: Clock) -> None:
    dossier = owing(counter)
    time.at = moment("2019-08-06T09:00")
    by = counter.actor("reception")
    second = replace(by, person="9000902", name="Người bàn bên")
    commands.open_shift(NewShift(unit=ONE_STOP), by=second, key="open-shift-2")
    paid = commands.collect(paying(FEE, dossier=dossier), by=by, key="collect-1")
    answer = refused(paying(FEE, dossier=dossier), by=second, key="collect-2")
    assert answer.code == "CollectedAlready"
    assert by.name in answer.text()
    assert paid.numbers[0] in answer.text()
    assert "8.000\N{NO-BREAK SPACE}₫" in answer.text()
    rest = commands.collect(paying(CHARGE, dossier=dossier), by=second, key="collect-3")
    assert rest.receipts[0].recorded
    last = refused(paying(CHARGE, dossier=dossier), by=by, key="collect-4")
    assert set(paid.numbers + rest.numbers) <= set(
        last.text().replace(";", " ").replace(",", " ").split()
    )


def test_the_same_key_takes_money_once(counter: Cast) -> None:
    by = counter.actor("reception")
    first = commands.collect(paying(), by=by, key="collect-1")
    assert commands.collect(paying(), by=by, key="collect-1").receipts == first.receipts
    assert refused(paying(CHARGE), by=by, key="collect-1").code == "KeyReused"
    assert refused(paying(), by=by, key="short").code == "KeyMissing"
    assert queries.trial_balance()[accounts.collected(AGENCY, ONE_STOP)] == -50_000


def test_a_known_key_is_answered_after_the_shift_closed(counter: Cast) -> None:
    by = counter.actor("reception")
    first = commands.collect(paying(), by=by, key="collect-1")
    shift = queries.shift_of(by.person, ONE_STOP)
    assert shift is not None
    commands.cash_up(shift.number, {50_000: 1}, by=by, key="count-01")
    commands.close_shift(shift.number, by=by, key="close-01")
    assert commands.collect(paying(), by=by, key="collect-1").numbers == first.numbers
    assert refused(paying(), by=by, key="collect-2").code == "NoOpenShift"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"payer": "  "}, "PayerMissing"),
        ({"lines": ()}, "NothingToCollect"),
        ({"lines": (replace(FEE, amount=0),)}, "LineWrong"),
        ({"lines": (replace(FEE, amount=-5),)}, "LineWrong"),
        ({"lines": (replace(FEE, beneficiary=""),)}, "BeneficiaryMissing"),
        ({"method": Method.TRANSFER}, "TransferProofMissing"),
    ],
)
def test_what_cannot_be_collected(counter: Cast, change: dict[str, object], code: str) -> None:
    wrong = replace(paying(), **change)  # type: ignore[arg-type]
    assert refused(wrong, by=counter.actor("reception"), key="collect-1").code == code
    assert refused(wrong, by=counter.actor("officer"), key="collect-1").code == "NotForYou"


def test_the_post_collects_for_the_state_where_the_scheme_lets_it(house: Cast) -> None:
    by = house.actor("postal")
    commands.open_shift(NewShift(unit=ONE_STOP), by=by, key="open-shift-1")
    answer = refused(paying(FEE), by=by, key="collect-1")
    assert answer.code == "SchemeForbids"
    own = commands.collect(paying(POSTAGE), by=by, key="collect-2")
    assert own.receipts[0].collector == accounts.POST
    door = commands.collect(paying(FEE, method=Method.AT_DOOR), by=by, key="collect-3")
    assert door.receipts[0].shift == ""
    assert queries.carrier_balance(by.person) == 50_000
    assert queries.trial_balance()[accounts.collected(AGENCY, "post")] == -50_000


def test_a_late_report_keeps_its_time(house: Cast, time: Clock) -> None:
    by = house.actor("postal")
    at = moment("2019-08-02T16:00")
    paid = commands.collect(paying(FEE, method=Method.AT_DOOR), by=by, key="collect-1", at=at)
    assert paid.receipts[0].issued_at == at
    wanted = ReceiptFilter(units=(ONE_STOP,), first=at.date(), last=at.date())
    assert [each.number for each in queries.receipts(wanted)] == ["AA19-0000001"]
    assert queries.receipt_sum(replace(wanted, text="dương thị")).total == 50_000
    assert queries.receipt_sum(replace(wanted, beneficiary=POST)).count == 0


def test_each_unit_year_and_group_has_a_series(counter: Cast, time: Clock) -> None:
    by, other = counter.actor("reception"), counter.actor("stranger")
    commands.open_shift(NewShift(unit=other.place), by=other, key="open-shift-2")
    numbers = [
        commands.collect(paying(*lines), by=who, key=f"collect-{n}").numbers
        for n, (who, lines) in enumerate(
            [(by, (FEE,)), (other, (FEE,)), (by, (POSTAGE,)), (by, (FEE,)), (by, (CHARGE, FEE))]
        )
    ]
    assert numbers == [
        ("AA19-0000001",),
        ("AB19-0000001",),
        ("AC19-0000001",),
        ("AA19-0000002",),
        ("AA19-0000003",),
    ]
    time.at = moment("2020-01-02T08:00")
    assert commands.collect(paying(), by=by, key="collect-9").numbers == ("AA20-0000001",)
    found = {row.name: (row.last, row.gaps) for row in queries.series((ONE_STOP,))}
    assert found == {"AA20": (1, ()), "AA19": (3, ()), "AC19": (1, ())}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE till_receipt SET total = 1",
        "DELETE FROM till_receipt",
        "UPDATE till_posting SET amount = 1",
        "DELETE FROM till_posting",
        "UPDATE till_entry SET unit = 'x'",
        "TRUNCATE till_entry, till_posting, till_receipt, till_void, till_dossier_payment",
    ],
)
def test_books_and_receipts_only_grow(counter: Cast, statement: str) -> None:
    commands.collect(paying(), by=counter.actor("reception"), key="collect-1")
    run("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(DatabaseError, match="append-only"):
        run(statement)


def test_the_database_refuses_what_does_not_sum_to_zero(counter: Cast) -> None:
    posting = '[{"kind": "safe", "owner": "x", "place": "x", "amount": 5}]'
    entry = (
        '{"kind": "x", "about": "x", "unit": "x", "shift": "", "at": "2019-08-05", '
        '"recorded_at": "2019-08-05", "by_person": "1", "by_name": "x"}'
    )
    run("SELECT till_post(%s, %s)", entry, posting)
    with pytest.raises(DatabaseError, match="sums to 5"):
        run("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_line_of_the_scheme_stays_with_the_receipt(
    house: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def permission(unit: str, deed: Deed, on: date) -> SchemePermission:
        asked.append(deed)
        return SchemePermission(allowed=True, line="17")

    monkeypatch.setattr("motcua.reference.scheme.queries.permission", permission)
    by = house.actor("postal")
    commands.open_shift(NewShift(unit=ONE_STOP), by=by, key="open-shift-1")
    (receipt,) = commands.collect(paying(FEE), by=by, key="collect-1").receipts
    assert (receipt.scheme, asked[0].person) == ("17", by.person)
    wrong = VoidAsked(number=receipt.number, reason="Sai tên", lines=(FEE,))
    anew = commands.void_receipt(wrong, by=by, key="void-0001").instead
    assert anew is not None
    assert anew.scheme == "17"
    own = commands.collect(paying(POSTAGE), by=by, key="collect-2")
    assert own.receipts[0].scheme == ""
