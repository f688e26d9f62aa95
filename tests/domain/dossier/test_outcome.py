"""Steps and their undoing, opinions, the decision, its correction and return, the withdrawal."""

from dataclasses import replace
from typing import get_args

import pytest

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import events as e
from motcua.domain.dossier.evolve import OutOfOrder, evolve, fold
from motcua.domain.dossier.party import Channel, PaperCount
from motcua.domain.dossier.refusals import NotImmediate, NotNow, StepsUnfinished
from motcua.domain.dossier.state import CLOSED, Stage, State
from motcua.domain.kernel.identity import IdentityKind
from motcua.domain.kernel.refusal import Refusal
from tests.builders import (
    ANSWER,
    ASSIGN,
    CHILD,
    CONSULT,
    FEE,
    FILING,
    HEAD,
    IMMEDIATE,
    NUMBER,
    OFFICER,
    ORDINARY,
    OWNER,
    PAPERS,
    PARENT,
    PROPOSE,
    RECEPTION,
    REFUSE,
    RESULT,
    RETURN,
    TO_REFUSE,
    Act,
    Life,
    answer,
    life,
    lives,
    moment,
    rules,
    state,
    walk,
)

AT_ONCE = c.ProposeAtOnce(proposal=c.Proposal.APPROVE, text="Đúng với sổ gốc")


def decided(filing: c.Filing) -> Life:
    """Another filing that went the ordinary way up to the result."""
    first = Act(RECEPTION, "2019-08-05T09:00", c.Receive(filing=filing))
    return walk(first, *(act for _, act in ORDINARY[1:-1]))


def collect(start: Life, command: c.ReturnResult) -> State | Refusal:
    act = Act(RECEPTION, "2019-08-08T09:00", command)
    decision = answer(act, start.state)
    return decision if isinstance(decision, Refusal) else evolve(start.state, decision[0])


class TestSteps:
    def test_undoing_forgets_the_step_and_all_that_rests_on_it(self) -> None:
        assert [step.number for step in state("proposed").steps] == [2, 3]
        undone = state("undone")
        assert undone.steps == ()
        assert (undone.stage, undone.proposal) == (Stage.IN_PROGRESS, None)

    def test_an_undone_dossier_cannot_be_signed_or_proposed(self) -> None:
        sign = Act(HEAD, "2019-08-07T10:00", c.Approve(result=RESULT))
        assert isinstance(answer(sign, state("undone")), NotNow)
        propose = Act(OFFICER, "2019-08-07T10:00", PROPOSE)
        assert isinstance(answer(propose, state("undone")), StepsUnfinished)

    def test_earlier_steps_stay(self) -> None:
        undo = Act(HEAD, "2019-08-07T08:30", c.UndoStep(number=3, reason="Đi lại"))
        assert [s.number for s in walk(undo, start=life("examined")).state.steps] == [2]


class TestOpinions:
    def test_a_late_answer_counts_after_the_silence_was_noted(self) -> None:
        late = walk(Act(OFFICER, "2019-08-09T10:00", ANSWER), start=life("silent")).state
        assert late.opinions[0].answer == "Đúng"
        assert late.opinions[0].silence_noted_at is not None

    def test_an_answer_belongs_to_the_last_question(self) -> None:
        ask = replace(CONSULT, question="Lần hai?", answer_by=moment("2019-08-12T17:00"))
        twice = walk(
            Act(OFFICER, "2019-08-09T09:00", ask),
            Act(OFFICER, "2019-08-09T10:00", ANSWER),
            start=life("silent"),
        ).state
        assert [opinion.answer for opinion in twice.opinions] == ["", "Đúng"]

    def test_an_answer_is_entered_whatever_else_is_waited_for(self) -> None:
        waiting = walk(
            Act(
                OFFICER,
                "2019-08-06T10:00",
                c.RequestPayment(items=(FEE,), notice="TB 15/2019"),
            ),
            Act(OFFICER, "2019-08-07T09:00", ANSWER),
            start=life("consulting"),
        ).state
        assert waiting.stage is Stage.AWAITING_PAYMENT
        assert not waiting.opinions[0].is_open


class TestAtOnce:
    given = replace(rules(), terms=IMMEDIATE)

    def received(self) -> Life:
        receive = c.Receive(filing=FILING)
        return walk(Act(RECEPTION, "2019-08-05T09:00", receive, self.given))

    def test_from_the_counter_to_the_head_and_back_in_four_acts(self) -> None:
        done = walk(
            Act(RECEPTION, "2019-08-05T09:05", AT_ONCE),
            Act(HEAD, "2019-08-05T09:20", c.Approve(result=RESULT)),
            Act(RECEPTION, "2019-08-05T09:30", RETURN),
            start=self.received(),
        )
        assert done.state.stage is Stage.RETURNED
        assert [type(event) for event in done.events] == [
            e.Received,
            e.Transferred,
            e.Proposed,
            e.Approved,
            e.ResultReturned,
        ]
        assert not done.state.is_late(moment("2019-08-05T17:00"))

    def test_no_receipt_is_printed_unless_wanted(self) -> None:
        quiet = self.received().events[0]
        wanted = c.Receive(filing=FILING, receipt_wanted=True)
        asked = walk(Act(RECEPTION, "2019-08-05T09:00", wanted, self.given)).events[0]
        assert isinstance(quiet, e.Received)
        assert isinstance(asked, e.Received)
        assert (quiet.receipt, asked.receipt) == (False, True)

    def test_the_head_may_send_it_to_an_officer_instead(self) -> None:
        back = walk(
            Act(RECEPTION, "2019-08-05T09:05", AT_ONCE),
            Act(HEAD, "2019-08-05T09:20", c.SendBack(reason="Cần xác minh")),
            Act(HEAD, "2019-08-05T09:21", ASSIGN),
            Act(OFFICER, "2019-08-05T09:30", c.StartStep(number=2)),
            start=self.received(),
        ).state
        assert (back.stage, back.officer) == (Stage.IN_PROGRESS, OFFICER.person)

    def test_the_ordinary_way_stays_open(self) -> None:
        steps = [act for _, act in ORDINARY[1:]]
        assert walk(*steps, start=self.received()).state.stage is Stage.RETURNED

    def test_other_procedures_do_not_know_it(self) -> None:
        refusal = answer(Act(RECEPTION, "2019-08-05T10:00", AT_ONCE), state("received"))
        assert isinstance(refusal, NotImmediate)


class TestReturn:
    def test_a_number_is_the_same_however_it_is_typed(self) -> None:
        spaced = replace(OWNER, identity="0871 8500 0123")
        start = decided(replace(FILING, applicant=spaced))
        assert start.state.filing.applicant.identity == NUMBER
        assert isinstance(collect(start, replace(RETURN, identity="087.185.000123")), State)

    def test_another_kind_of_paper_goes_by_the_name(self) -> None:
        passport = replace(RETURN, identity_kind=IdentityKind.PASSPORT, identity="C1234567")
        assert isinstance(collect(life("approved"), passport), State)

    def test_a_child_needs_no_number_but_its_parent_does(self) -> None:
        start = decided(replace(FILING, applicant=CHILD))
        alone = c.ReturnResult(to_name=CHILD.name, identity_kind=IdentityKind.NONE, identity="")
        assert isinstance(collect(start, alone), State)
        parent = replace(alone, to_name=PARENT.name, authority="Mẹ, giấy khai sinh của anh")
        assert isinstance(collect(start, parent), Refusal)
        shown = replace(parent, identity_kind=IdentityKind.PERSONAL_ID, identity=PARENT.identity)
        assert isinstance(collect(start, shown), State)

    def test_somebody_authorised_collects_even_where_filing_needed_presence(self) -> None:
        someone = replace(
            RETURN, to_name=PARENT.name, identity=PARENT.identity, authority="Giấy ủy quyền"
        )
        present = replace(
            life("approved").state, terms=replace(state("approved").terms, presence=True)
        )
        assert isinstance(collect(Life(present, ()), someone), State)

    def test_a_refusal_is_handed_over_even_with_money_owed(self) -> None:
        start = walk(
            *(act for _, act in ORDINARY[1:-3]),
            Act(OFFICER, "2019-08-07T08:00", TO_REFUSE),
            Act(HEAD, "2019-08-07T09:00", REFUSE),
            start=walk(
                Act(
                    RECEPTION,
                    "2019-08-05T09:00",
                    c.Receive(filing=replace(FILING, fees=(FEE,))),
                )
            ),
        )
        assert isinstance(collect(start, RETURN), State)

    def test_a_corrected_result_is_handed_over_again_and_originals_only_once(self) -> None:
        shown = (PaperCount(code="form", originals=1, give_back=1), PAPERS[1])
        back = replace(RETURN, given_back=("form",))
        first = walk(
            Act(RECEPTION, "2019-08-08T09:00", back), start=decided(replace(FILING, papers=shown))
        )
        corrected = state("corrected")
        assert (corrected.stage, corrected.returned_at) == (Stage.APPROVED, None)
        assert corrected.result is not None
        assert corrected.result.number == "16/2019"
        correct = c.CorrectError(what="Sai", corrected_result=corrected.result)
        again = walk(
            Act(HEAD, "2019-08-09T09:00", correct),
            Act(RECEPTION, "2019-08-12T09:00", RETURN),
            start=first,
        ).state
        assert again.stage is Stage.RETURNED
        assert again.finished_at == moment("2019-08-07T09:00")


class TestWithdrawal:
    def test_resuming_restores_what_was(self) -> None:
        assert state("resumed").stage is Stage.PROPOSED
        for name in ("received", "supplement", "unpaid", "transferred"):
            back = walk(
                Act(RECEPTION, "2019-08-08T10:00", c.RequestWithdrawal(reason="Đổi ý")),
                Act(HEAD, "2019-08-08T11:00", c.Resume(reason="Rút lại đơn")),
                start=life(name),
            ).state
            before = state(name)
            assert (back.stage, back.clock) == (before.stage, before.clock)

    def test_stopping_ends_it(self) -> None:
        stopped = state("stopped")
        assert stopped.finished_at == moment("2019-08-08T09:00")
        assert stopped.stage in CLOSED


class TestJournal:
    def test_every_branch_folds_to_its_state(self) -> None:
        for each in lives().values():
            assert fold(each.events) == each.state

    def test_nothing_stands_before_reception_or_after_the_door_has_closed(self) -> None:
        received, transferred = life("transferred").events
        drafted = life("drafted").events[0]
        for wrong in ((transferred,), (drafted, transferred), (received, drafted)):
            with pytest.raises(OutOfOrder):
                fold(wrong)

    def test_every_national_status_and_channel_is_reached(self) -> None:
        assert {each.state.stage.national for each in lives().values()} == set(range(1, 11))
        channels = {
            walk(
                Act(
                    RECEPTION,
                    "2019-08-05T09:00",
                    c.Receive(filing=replace(FILING, channel_in=channel, channel_out=channel)),
                )
            ).state.filing.channel_in.national
            for channel in Channel
        }
        assert channels == {1, 2, 3}

    def test_every_event_happens_somewhere(self) -> None:
        happened = {type(event) for each in lives().values() for event in each.events}
        assert len(happened) == len(get_args(e.Event))
