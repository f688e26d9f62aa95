"""Void receipts, money sent on, quarters settled, and what a settled quarter does to late news."""

from dataclasses import replace

import pytest
from django.db import transaction

from motcua.channels.counters import commands, positions, queries
from motcua.channels.counters.commands import (
    Line,
    Method,
    NewShift,
    Quarter,
    RemitAsked,
    SettleAsked,
    Source,
    VoidAsked,
)
from motcua.channels.counters.verify import verify
from motcua.domain.kernel.actor import Actor
from motcua.domain.till import accounts
from motcua.domain.till.remitting import RemittanceState
from motcua.domain.till.settling import Figures
from motcua.plumbing.errors import Refused
from tests.apps.counters.conftest import Clock
from tests.apps.counters.money import CHARGE, FEE, POSTAGE, notes, paying
from tests.apps.counters.test_till_collect import owing
from tests.builders import moment
from tests.cast import AGENCY, ONE_STOP, Cast

pytestmark = pytest.mark.django_db
THIRD = Quarter(2019, 3)
BETWEEN = SettleAsked(collector=ONE_STOP, beneficiary=AGENCY, quarter=THIRD)


def refusal(call: object, *args: object, **kwargs: object) -> str:
    with pytest.raises(Refused) as told:
        call(*args, **kwargs)  # type: ignore[operator]
    return told.value.refusal.code


def close(by: Actor) -> None:
    """Counts the drawer to the dong and closes the shift."""
    shift = queries.shift_of(by.person, by.place)
    assert shift is not None
    detail = queries.shift_detail(shift.number)
    assert detail is not None
    commands.cash_up(shift.number, notes(detail.drawer), by=by, key=f"count-{shift.number}")
    commands.close_shift(shift.number, by=by, key=f"close-{shift.number}")


def test_a_void_receipt_keeps_its_number_and_gives_the_money_back(counter: Cast) -> None:
    by = counter.actor("reception")
    commands.collect(paying(), by=by, key="collect-1")
    asked = VoidAsked(number="AA19-0000001", reason="Thu nhầm người")
    voided = commands.void_receipt(asked, by=by, key="void-0001")
    assert voided.receipt.void is not None
    assert (voided.receipt.void.reason, voided.instead) == ("Thu nhầm người", None)
    assert queries.trial_balance() == {}
    assert commands.collect(paying(), by=by, key="collect-2").numbers == ("AA19-0000002",)
    assert refusal(commands.void_receipt, asked, by=by, key="void-0002") == "VoidAlready"
    again = replace(asked, number="AA19-0000002", reason=" ")
    assert refusal(commands.void_receipt, again, by=by, key="void-0003") == "VoidReasonMissing"
    unknown = replace(asked, number="ZZ19-0000001")
    assert refusal(commands.void_receipt, unknown, by=by, key="void-0004") == "ReceiptUnknown"
    (row,) = queries.series((ONE_STOP,))
    assert (row.last, row.void, row.gaps) == (2, 1, ())
    assert verify().ok


def test_after_the_shift_the_manager_gives_it_back_from_the_safe(counter: Cast) -> None:
    by, manager = counter.actor("reception"), counter.actor("manager")
    commands.collect(paying(), by=by, key="collect-1")
    close(by)
    asked = VoidAsked(number="AA19-0000001", reason="Hồ sơ được miễn")
    assert refusal(commands.void_receipt, asked, by=by, key="void-0001") == "ManagerNeeded"
    commands.void_receipt(asked, by=manager, key="void-0002")
    assert queries.trial_balance() == {}
    assert verify().ok


def test_what_was_sent_on_cannot_be_given_back(counter: Cast) -> None:
    by, manager = counter.actor("reception"), counter.actor("manager")
    commands.collect(paying(), by=by, key="collect-1")
    close(by)
    send = RemitAsked(beneficiary=AGENCY, amount=50_000, slip="GNT 7")
    commands.remit(send, by=by, key="remit-001")
    asked = VoidAsked(number="AA19-0000001", reason="Hồ sơ được miễn")
    assert refusal(commands.void_receipt, asked, by=manager, key="void-0002") == "NotThere"


def test_a_receipt_written_wrongly_is_written_anew(counter: Cast, time: Clock) -> None:
    dossier = owing(counter)
    time.at = moment("2019-08-06T09:00")
    by = counter.actor("reception")
    commands.collect(paying(FEE, CHARGE, dossier=dossier), by=by, key="collect-1")
    asked = VoidAsked(number="AA19-0000001", reason="Sai tên người nộp", payer="Lý Thị Mẹ")
    assert refusal(commands.void_receipt, asked, by=by, key="void-0001") == "DossierCountsIt"
    less = replace(asked, lines=(FEE,))
    assert refusal(commands.void_receipt, less, by=by, key="void-0002") == "ReplacementDiffers"
    anew = replace(asked, lines=(FEE, CHARGE))
    voided = commands.void_receipt(anew, by=by, key="void-0003")
    assert voided.instead is not None
    assert (voided.instead.number, voided.instead.payer) == ("AA19-0000002", "Lý Thị Mẹ")
    assert voided.instead.recorded
    assert voided.receipt.void is not None
    assert voided.receipt.void.replaced_by == "AA19-0000002"
    assert commands.void_receipt(anew, by=by, key="void-0003") == voided
    shift = queries.shift_of(by.person, ONE_STOP)
    assert shift is not None
    detail = queries.shift_detail(shift.number)
    assert detail is not None
    assert (detail.drawer, detail.by_method[Method.CASH]) == (58_000, 58_000)
    assert verify().ok


def test_money_goes_to_the_agency(counter: Cast, time: Clock) -> None:
    by, head = counter.actor("reception"), counter.actor("head")
    commands.collect(paying(FEE, CHARGE), by=by, key="collect-1")
    commands.collect(paying(FEE, method=Method.TRANSFER, proof="FT1"), by=by, key="collect-2")
    send = RemitAsked(beneficiary=AGENCY, amount=58_000, slip="GNT 7")
    assert refusal(commands.remit, send, by=by, key="remit-001") == "NotThere"
    close(by)
    wrong = replace(send, amount=108_001)
    assert refusal(commands.remit, wrong, by=by, key="remit-002") == "MoreThanOwed"
    assert refusal(commands.remit, replace(send, slip=""), by=by, key="remit-003") == "SlipMissing"
    remittance = commands.remit(send, by=by, key="remit-004")
    second = commands.remit(
        RemitAsked(beneficiary=AGENCY, amount=50_000, slip="UNC 8", source=Source.BANK),
        by=by,
        key="remit-005",
    )
    position = positions.position(ONE_STOP, AGENCY)
    assert (position.owed, position.under_way, position.to_send) == (108_000, 108_000, 0)
    assert positions.remittances_due(time.at.date()) == []
    number = remittance.number
    sender = refusal(commands.confirm_remittance, number, "BC 1", by=by, key="confirm-1")
    assert sender == "SomebodyElseConfirms"
    assert refusal(commands.confirm_remittance, number, "", by=head, key="confirm-2") == (
        "SlipMissing"
    )
    done = commands.confirm_remittance(number, "BC 1", by=head, key="confirm-3")
    assert done.state is RemittanceState.ARRIVED
    back = commands.return_remittance(second.number, "sai tài khoản", by=head, key="return-1")
    assert back.state is RemittanceState.CAME_BACK
    assert refusal(commands.confirm_remittance, number, "BC 2", by=head, key="confirm-4") == (
        "RemittanceEnded"
    )
    position = positions.position(ONE_STOP, AGENCY)
    assert (position.owed, position.under_way, position.to_send) == (50_000, 0, 50_000)
    assert queries.trial_balance()[accounts.bank(ONE_STOP, ONE_STOP)] == 50_000
    (due,) = positions.remittances_due(moment("2019-09-06T08:00").date())
    assert (due.due.amount, due.late, due.doubtful) == (50_000, True, True)
    assert verify().ok


def a_quarter(house: Cast, time: Clock) -> None:
    """108,000 dong taken, 50,000 given back, 40,000 sent, which arrive in the next quarter."""
    by, head = house.actor("reception"), house.actor("head")
    commands.collect(paying(FEE, CHARGE), by=by, key="collect-1")
    commands.collect(paying(FEE), by=by, key="collect-2")
    void = VoidAsked(number="AA19-0000002", reason="Thu nhầm")
    commands.void_receipt(void, by=by, key="void-0001")
    close(by)
    send = RemitAsked(beneficiary=AGENCY, amount=40_000, slip="GNT 7")
    sent = commands.remit(send, by=by, key="remit-001")
    early = refusal(commands.settle_quarter, BETWEEN, by=house.actor("manager"), key="settle-01")
    assert early == "QuarterRunning"
    time.at = moment("2019-10-02T08:00")
    commands.confirm_remittance(sent.number, "BC 9", by=head, key="confirm-1")


def late(house: Cast, line: Line, key: str) -> None:
    """A door of the last day of the quarter, told in the next one."""
    at, by = moment("2019-09-30T15:00"), house.actor("reception")
    commands.collect(paying(line, method=Method.AT_DOOR), by=by, key=key, at=at)


def test_a_quarter_is_proposed_by_one_side_and_agreed_by_the_other(
    counter: Cast, time: Clock
) -> None:
    a_quarter(counter, time)
    by, manager, head = (counter.actor(name) for name in ("reception", "manager", "head"))
    assert refusal(commands.settle_quarter, BETWEEN, by=by, key="settle-02") == "NotASide"
    proposed = commands.settle_quarter(BETWEEN, by=manager, key="settle-03")
    assert proposed.figures == Figures(
        brought_forward=0,
        collected=108_000,
        given_back=50_000,
        sent=40_000,
        came_back=0,
        arrived=0,
        under_way=40_000,
    )
    assert proposed.figures.carried_forward == 58_000
    number = proposed.number
    own = refusal(commands.agree_settlement, number, by=manager, key="agree-001")
    assert own == "OtherSideAgrees"
    empty = refusal(commands.object_to_settlement, number, " ", by=head, key="object-1")
    assert empty == "ObjectionMissing"
    objected = commands.object_to_settlement(number, "Thiếu ngày 6/8", by=head, key="object-2")
    assert objected.objection
    late(counter, FEE, "collect-3")
    assert refusal(commands.agree_settlement, number, by=head, key="agree-002") == "FiguresMoved"
    again = commands.settle_quarter(BETWEEN, by=manager, key="settle-04")
    assert (again.figures.collected, again.objection) == (158_000, "")


def test_what_both_signed_stays_and_late_news_goes_to_the_next(counter: Cast, time: Clock) -> None:
    a_quarter(counter, time)
    late(counter, FEE, "collect-3")
    manager, head = counter.actor("manager"), counter.actor("head")
    number = commands.settle_quarter(BETWEEN, by=manager, key="settle-03").number
    agreed = commands.agree_settlement(number, by=head, key="agree-003")
    assert agreed.is_frozen
    assert refusal(commands.settle_quarter, BETWEEN, by=head, key="settle-05") == "SettledAlready"
    late(counter, CHARGE, "collect-4")
    assert positions.figures(ONE_STOP, AGENCY, THIRD) == agreed.figures
    following = positions.figures(ONE_STOP, AGENCY, THIRD.next)
    assert (following.brought_forward, following.collected) == (108_000, 8_000)
    assert (following.arrived, following.carried_forward) == (40_000, 76_000)
    assert verify().ok


def test_nothing_between_two_is_not_settled(counter: Cast, time: Clock) -> None:
    time.at = moment("2019-10-02T08:00")
    manager = counter.actor("manager")
    assert refusal(commands.settle_quarter, BETWEEN, by=manager, key="settle-01") == (
        "NothingToSettle"
    )
    unknown = refusal(commands.agree_settlement, "QT-0", by=manager, key="agree-001")
    assert unknown == "SettlementUnknown"


def test_the_manager_has_a_shift_like_any_clerk(counter: Cast) -> None:
    manager = counter.actor("manager")
    shift = commands.open_shift(NewShift(unit=ONE_STOP), by=manager, key="open-shift-2")
    assert shift.number.endswith("-02")
    newest, *_ = queries.shifts((ONE_STOP,), open_only=True)
    assert newest == shift


def test_what_the_register_counted_later_is_only_written_anew(counter: Cast, time: Clock) -> None:
    dossier = owing(counter)
    time.at = moment("2019-08-06T09:00")
    by = counter.actor("reception")
    first = commands.collect(paying(FEE), by=by, key="collect-1").numbers[0]
    gone = commands.collect(paying(FEE), by=by, key="collect-2").numbers[0]
    own = commands.collect(paying(POSTAGE), by=by, key="collect-3").numbers[0]
    wrong = VoidAsked(number=first, reason="Sai tên", lines=(FEE,))
    anew = commands.void_receipt(wrong, by=by, key="void-0001").instead
    commands.void_receipt(VoidAsked(number=gone, reason="Nhầm"), by=by, key="void-0002")
    assert anew is not None
    with transaction.atomic():
        counted = commands.count_for(dossier, (first, gone, own))
    assert [each.number for each in counted] == [anew.number]
    given = VoidAsked(number=anew.number, reason="Trả lại")
    assert refusal(commands.void_receipt, given, by=by, key="void-0003") == "DossierCountsIt"
    same = replace(given, lines=(FEE,), payer="Dương Văn Chủ")
    again = commands.void_receipt(same, by=by, key="void-0004").instead
    assert again is not None
    assert again.recorded
