"""The legal clock of a dossier: start, supplement, payment, apology, closure, succession."""

from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.calendar.workdays import Suspension
from motcua.domain.dossier import commands as c
from motcua.domain.dossier import events as e
from motcua.domain.dossier.context import Rules
from motcua.domain.dossier.party import PaperCount
from motcua.domain.dossier.state import Clock, Stage, State
from motcua.domain.kernel.refusal import Refusal
from tests.builders import (
    ASSIGN,
    CHARGE,
    EXTEND,
    FILING,
    HEAD,
    MONDAY_2026,
    OFFICER,
    OPERATOR,
    PAY,
    RECEPTION,
    STORM,
    SUPPLEMENT,
    SUPPLIED,
    TERMS,
    Act,
    answer,
    life,
    moment,
    rules,
    state,
    walk,
)

RECEIVE = c.Receive(filing=FILING)


def clock_of(given: State) -> Clock:
    assert given.clock is not None
    return given.clock


def due_at(name: str) -> datetime:
    return clock_of(state(name)).due_at


def assert_continuous(given: State) -> None:
    reasons = clock_of(given).reasons
    assert reasons[0].before is None
    for earlier, later in pairwise(reasons):
        assert later.before == earlier.after, later
    assert reasons[-1].after == clock_of(given).due_at
    assert all(reason.article.strip() for reason in reasons)


def elsewhere(on: date) -> Rules:
    """The receiving unit does not belong to the competent agency's area."""
    return replace(rules(on), agency_elsewhere=True)


class TestStart:
    def test_both_eras_count_from_the_receipt_at_home(self) -> None:
        for day, due in (("2019-08-05", "2019-08-12"), ("2026-11-16", "2026-11-23")):
            received = walk(Act(RECEPTION, f"{day}T09:00", RECEIVE)).state
            assert clock_of(received).due_at == moment(f"{due}T17:00")
            assert clock_of(received).counted_from == moment(f"{day}T09:00")

    def test_the_regime_and_forms_of_the_day_are_pinned(self) -> None:
        old = walk(Act(RECEPTION, "2019-08-05T09:00", RECEIVE)).state
        new = walk(Act(RECEPTION, "2026-11-23T09:00", RECEIVE)).state
        assert (old.regime, new.regime) == ("nd_61_2018", "nd_309_2026")
        assert old.form_set != new.form_set

    def test_since_309_a_dossier_from_elsewhere_is_counted_at_the_agency(self) -> None:
        given = elsewhere(MONDAY_2026)
        start = walk(Act(RECEPTION, "2026-11-16T16:00", RECEIVE, given))
        assert clock_of(start.state).due_at == moment("2026-11-23T17:00")
        arrived = walk(Act(RECEPTION, "2026-11-17T07:00", c.Transfer(), given), start=start)
        clock = clock_of(arrived.state)
        assert clock.counted_from == moment("2026-11-17T07:00")
        assert clock.first_due_at == moment("2026-11-23T17:00")
        assert clock.due_at > clock.first_due_at
        said = next(reason for reason in clock.reasons if reason.rule == "agency_start")
        assert "NĐ 309/2026" in said.article
        assert_continuous(arrived.state)

    def test_in_2019_a_dossier_from_elsewhere_is_counted_at_the_counter(self) -> None:
        given = elsewhere(date(2019, 8, 5))
        arrived = walk(
            Act(RECEPTION, "2019-08-05T16:00", RECEIVE, given),
            Act(RECEPTION, "2019-08-06T07:00", c.Transfer(), given),
        )
        assert clock_of(arrived.state).counted_from == moment("2019-08-05T16:00")
        assert clock_of(arrived.state).due_at == moment("2019-08-12T17:00")


class TestTransfer:
    def late(self, received: str, transferred: str) -> bool:
        done = walk(Act(RECEPTION, received, RECEIVE), Act(RECEPTION, transferred, c.Transfer()))
        event = done.events[-1]
        assert isinstance(event, e.Transferred)
        return event.late

    def test_by_three_o_clock_it_leaves_the_same_day(self) -> None:
        assert not self.late("2019-08-05T15:00", "2019-08-05T17:00")
        assert self.late("2019-08-05T15:00", "2019-08-06T07:00")

    def test_after_three_it_leaves_when_the_next_day_opens(self) -> None:
        assert not self.late("2019-08-05T15:01", "2019-08-06T07:00")
        assert self.late("2019-08-05T15:01", "2019-08-06T07:01")

    def test_the_rule_still_holds_under_the_newest_decree(self) -> None:
        assert not self.late("2026-11-20T15:01", "2026-11-23T07:00")
        assert self.late("2026-11-20T15:01", "2026-11-23T07:01")


class TestSupplement:
    def test_the_wait_stands_still_and_the_whole_term_runs_again(self) -> None:
        assert clock_of(state("supplement")).standing_since == moment("2019-08-06T09:00")
        again = clock_of(state("supplemented"))
        assert again.standing_since is None
        assert again.counted_from == moment("2019-08-14T09:00")
        assert again.due_at == moment("2019-08-21T17:00")
        assert_continuous(state("supplemented"))

    def test_what_was_brought_is_added_to_the_papers(self) -> None:
        papers = {paper.code: paper for paper in state("supplemented").filing.papers}
        assert papers["proof"].certified == 2
        assert papers["form"] == PaperCount(code="form", originals=1)

    def test_three_working_days_from_reception_and_no_longer(self) -> None:
        start = life("assigned")
        walk(Act(OFFICER, "2019-08-08T17:00", SUPPLEMENT), start=start)
        late = answer(Act(OFFICER, "2019-08-08T17:01", SUPPLEMENT), start.state)
        assert isinstance(late, Refusal)

    def test_a_second_request_is_the_head_s_and_a_violation(self) -> None:
        owned = replace(SUPPLEMENT, supervisor_reason="Phát hiện giấy giả")
        second = walk(Act(HEAD, "2019-08-14T10:00", owned), start=life("supplemented")).state
        assert second.violations == 1
        assert second.supplements == 2
        third = walk(
            Act(RECEPTION, "2019-08-19T09:00", SUPPLIED),
            Act(HEAD, "2019-08-19T10:00", owned),
            start=walk(Act(HEAD, "2019-08-14T10:00", owned), start=life("supplemented")),
        ).state
        assert third.violations == 2

    def test_a_first_request_by_the_head_violates_nothing(self) -> None:
        owned = replace(SUPPLEMENT, supervisor_reason="Cẩn thận")
        asked = walk(Act(HEAD, "2019-08-06T09:00", owned), start=life("assigned")).state
        assert asked.violations == 0

    def test_the_request_at_intake_does_not_use_up_the_one_after_examination(self) -> None:
        asked = walk(
            Act(RECEPTION, "2019-08-05T09:00", RECEIVE),
            Act(RECEPTION, "2019-08-05T10:00", c.Transfer()),
            Act(HEAD, "2019-08-05T14:00", ASSIGN),
            Act(OFFICER, "2019-08-06T09:00", SUPPLEMENT),
            start=life("asked_at_intake"),
        ).state
        assert (asked.supplements, asked.violations) == (2, 0)


class TestPayment:
    def test_the_wait_for_the_applicant_s_money_does_not_count(self) -> None:
        assert state("unpaid").stage.national == 6
        assert due_at("paid") == moment("2019-08-14T17:00")
        assert_continuous(state("paid"))
        assert clock_of(state("paid")).reasons[-1].article.startswith("NĐ 61/2018 Đ.22")

    def test_the_clock_runs_again_with_the_last_dong(self) -> None:
        half = walk(
            Act(RECEPTION, "2019-08-07T09:00", replace(PAY, amount=20_000)), start=life("unpaid")
        )
        assert half.state.stage is Stage.AWAITING_PAYMENT
        assert half.state.owed == 30_000
        paid = walk(
            Act(RECEPTION, "2019-08-08T09:00", replace(PAY, amount=30_000)), start=half
        ).state
        assert paid.stage is Stage.IN_PROGRESS
        assert clock_of(paid).due_at == due_at("paid")

    def test_a_fee_paid_at_the_counter_leaves_the_clock_alone(self) -> None:
        charged = replace(state("received"), fees=CHARGE.items)
        decision = answer(Act(RECEPTION, "2019-08-05T10:00", PAY), charged)
        assert not isinstance(decision, Refusal)
        assert isinstance(decision[0], e.Paid)
        assert decision[0].due is None

    def test_a_law_that_does_not_stop_the_clock_leaves_the_date(self) -> None:
        running = replace(rules(), regime=replace(rules().regime, payment_stops_clock=False))
        unpaid = walk(Act(OFFICER, "2019-08-06T09:00", CHARGE, running), start=life("assigned"))
        assert unpaid.state.stage is Stage.AWAITING_PAYMENT
        assert clock_of(unpaid.state).standing_since is None
        paid = walk(Act(RECEPTION, "2019-08-08T09:00", PAY, running), start=unpaid).state
        assert paid.stage is Stage.IN_PROGRESS
        assert clock_of(paid).due_at == due_at("assigned")

    def test_calendar_days_roll_forward_only_after_the_wait_is_counted(self) -> None:
        weekend = replace(rules(), terms=replace(TERMS, term=Term(5, TermUnit.CALENDAR_DAYS)))
        paid = walk(
            Act(RECEPTION, "2019-08-05T09:00", RECEIVE, weekend),
            Act(RECEPTION, "2019-08-05T10:00", c.Transfer()),
            Act(HEAD, "2019-08-05T14:00", ASSIGN),
            Act(OFFICER, "2019-08-06T09:00", CHARGE),
            Act(RECEPTION, "2019-08-08T09:00", PAY),
        ).state
        # Due on Saturday the 10th, rolled to Monday; two days of waiting make it the 12th itself.
        assert clock_of(paid).due_at == moment("2019-08-12T17:00")
        assert_continuous(paid)


class TestApology:
    def test_once_and_to_a_later_date(self) -> None:
        assert due_at("extended") == moment("2019-08-16T17:00")
        assert clock_of(state("extended")).extensions == 1
        assert_continuous(state("extended"))

    def test_at_the_latest_one_day_before(self) -> None:
        start = life("assigned")  # due on Monday the 12th, so by Friday's closing
        walk(Act(HEAD, "2019-08-09T17:00", EXTEND), start=start)
        assert isinstance(answer(Act(HEAD, "2019-08-09T17:01", EXTEND), start.state), Refusal)

    def test_a_restart_counts_anew_but_gives_no_second_apology(self) -> None:
        restarted = walk(
            Act(OFFICER, "2019-08-08T09:00", SUPPLEMENT),
            Act(RECEPTION, "2019-08-19T09:00", SUPPLIED),
            start=life("extended"),
        ).state
        assert clock_of(restarted).due_at == moment("2019-08-26T17:00")
        assert not clock_of(restarted).reappointed
        again = replace(EXTEND, new_due_at=moment("2019-08-30T17:00"))
        assert isinstance(answer(Act(HEAD, "2019-08-20T09:00", again), restarted), Refusal)
        assert_continuous(restarted)


class TestClosure:
    def test_the_closed_days_are_added(self) -> None:
        assert due_at("suspended") == moment("2019-08-14T17:00")
        last = clock_of(state("suspended")).reasons[-1]
        assert (last.rule, last.article) == ("suspension", "TB 12/2019 bão số 4")
        assert last.before == due_at("assigned")
        assert_continuous(state("suspended"))

    def test_the_same_notice_moves_nothing_twice(self) -> None:
        known = replace(rules().calendar, suspensions=(STORM.suspension,))
        given = replace(rules(), calendar=known)
        twice = Act(OPERATOR, "2019-08-07T10:00", STORM, given)
        assert isinstance(answer(twice, state("suspended")), Refusal)

    def test_it_keeps_the_grounds_of_a_restart(self) -> None:
        closing = c.ApplySuspension(
            suspension=Suspension(date(2019, 8, 20), date(2019, 8, 20), "TB 14/2019")
        )
        moved = walk(Act(OPERATOR, "2019-08-19T09:00", closing), start=life("supplemented")).state
        assert clock_of(moved).due_at == moment("2019-08-22T17:00")
        assert [reason.rule for reason in clock_of(moved).reasons].count("restart") == 1
        assert_continuous(moved)

    def test_a_promised_day_that_is_closed_moves_to_the_next_open_one(self) -> None:
        closing = c.ApplySuspension(
            suspension=Suspension(date(2019, 8, 16), date(2019, 8, 16), "TB 14/2019")
        )
        moved = walk(Act(OPERATOR, "2019-08-15T09:00", closing), start=life("extended")).state
        assert clock_of(moved).due_at == moment("2019-08-19T17:00")
        assert clock_of(moved).reasons[-1].rule == "suspension"
        assert_continuous(moved)

    def test_a_wait_for_money_during_a_storm_stays_explained(self) -> None:
        stormy = walk(Act(OPERATOR, "2019-08-07T09:00", STORM), start=life("unpaid"))
        known = replace(
            rules(), calendar=replace(rules().calendar, suspensions=(STORM.suspension,))
        )
        paid = walk(Act(RECEPTION, "2019-08-12T09:00", PAY, known), start=stormy).state
        # Paused on Tuesday with four days left, resumed on Monday: Tuesday to Friday.
        assert clock_of(paid).due_at == moment("2019-08-16T17:00")
        assert_continuous(paid)


class TestSuccession:
    def test_the_clock_is_not_touched(self) -> None:
        assert state("moved").clock == state("examined").clock
        assert state("moved").filing.competent_agency == "000.20.51.H20"

    def test_every_open_dossier_can_move(self) -> None:
        move = c.MoveToSuccessor(
            receiving_unit="000.20.50.H20", competent_agency="000.20.51.H20", decision="NQ 1663"
        )
        for name in ("drafted", "asked_at_intake", "withdrawing", "supplement", "approved"):
            before = state(name)
            after = walk(Act(OPERATOR, "2019-08-20T09:00", move), start=life(name)).state
            assert (after.stage, after.clock) == (before.stage, before.clock)


class TestLateness:
    def test_late_is_computed_from_the_dates(self) -> None:
        working = state("assigned")
        assert not working.is_late(moment("2019-08-12T17:00"))
        assert working.is_late(moment("2019-08-12T17:01"))

    def test_a_standing_clock_is_never_late(self) -> None:
        assert not state("supplement").is_late(moment("2020-01-01T08:00"))
        assert not state("unpaid").is_late(moment("2020-01-01T08:00"))

    def test_what_is_decided_in_time_stays_on_time(self) -> None:
        assert not state("approved").is_late(moment("2020-01-01T08:00"))

    def test_a_draft_has_no_clock(self) -> None:
        assert not state("drafted").is_late(moment("2020-01-01T08:00"))
