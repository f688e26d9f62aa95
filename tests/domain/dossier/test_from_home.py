"""Filing from home: the turn, the hours to answer, and what keeps its place (art. 17.3)."""

from dataclasses import replace

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.alarms import AlarmKind, alarms
from motcua.domain.dossier.decide import decide
from motcua.domain.dossier.online import OnlinePart, UnaskedPaper
from motcua.domain.dossier.party import Channel, PaperCount
from motcua.domain.dossier.state import Stage
from motcua.domain.kernel.actor import Employer, Role
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.mandate import authority
from motcua.domain.kernel.refusal import Refusal
from tests.builders import (
    CITIZEN,
    FEE,
    FORWARD,
    FROM_HOME,
    GIVE_BACK,
    HEAD,
    LACKING,
    OFFICER,
    ONLINE,
    PARENT,
    RECEPTION,
    SEND,
    SUBMIT,
    SUPPLIED,
    TERMS,
    Act,
    actor,
    answer,
    context,
    life,
    moment,
    rules,
    state,
    walk,
)

ASK = c.AskSupplementAtIntake(filing=FROM_HOME, missing=LACKING)
SYSTEM = actor(Role.SYSTEM, employer=Employer.NONE)


def test_eight_working_hours_count_from_the_system_s_moment() -> None:
    """Six on a Monday morning: the hours begin when the office opens, and end that day."""
    submitted = state("submitted")
    assert submitted.stage is Stage.SUBMITTED
    assert submitted.submitted_at == moment("2019-08-05T06:00")
    assert local(submitted.turn.answer_by) == moment("2019-08-05T17:00")  # type: ignore[union-attr]


def test_on_a_sunday_the_hours_begin_on_monday() -> None:
    late = walk(Act(CITIZEN, "2019-08-04T22:00", SUBMIT)).state
    assert local(late.turn.answer_by) == moment("2019-08-05T17:00")  # type: ignore[union-attr]


def test_a_correction_keeps_the_turn_and_asks_for_a_new_answer() -> None:
    asked, corrected = state("asked_online"), state("corrected_online")
    assert asked.answer_by is None
    assert corrected.submitted_at == moment("2019-08-05T06:00")
    assert corrected.answer_by == moment("2019-08-06T17:00")
    assert corrected.supplements == 1


def test_forwarding_starts_the_hours_anew_once() -> None:
    forwarded = state("forwarded")
    assert forwarded.filing.receiving_unit == FORWARD.receiving_unit
    assert forwarded.submitted_at == moment("2019-08-05T06:00")
    assert forwarded.answer_by == moment("2019-08-06T09:00")
    there = replace(RECEPTION, place=FORWARD.receiving_unit)
    back = c.Forward(
        receiving_unit=FROM_HOME.receiving_unit,
        competent_agency=FROM_HOME.competent_agency,
        reason="Nhầm",
    )
    again = walk(Act(there, "2019-08-05T16:00", back), start=life("forwarded")).state
    assert again.answer_by == moment("2019-08-06T09:00")


def test_an_answer_after_its_time_stays_visible() -> None:
    receive = c.Receive(filing=FROM_HOME)
    late = walk(Act(RECEPTION, "2019-08-06T08:00", receive), start=life("submitted")).state
    assert late.stage is Stage.RECEIVED
    assert late.violations == 1
    assert state("received_online").violations == 0


def test_a_late_forwarding_counts_once() -> None:
    forwarded = walk(Act(RECEPTION, "2019-08-06T08:00", FORWARD), start=life("submitted")).state
    assert forwarded.violations == 1
    there = replace(RECEPTION, place=FORWARD.receiving_unit)
    received = decide(
        c.Receive(filing=replace(FROM_HOME, receiving_unit=FORWARD.receiving_unit)),
        forwarded,
        context(there, "2019-08-06T09:00"),
    )
    assert not isinstance(received, Refusal)


def test_the_receipt_counts_from_the_moment_it_was_found_complete() -> None:
    received = state("received_online")
    assert received.received_at == moment("2019-08-05T09:00")
    backdated = c.Receive(filing=FROM_HOME, received_at=moment("2019-08-05T07:00"))
    again = walk(Act(RECEPTION, "2019-08-05T09:30", backdated), start=life("submitted")).state
    assert again.received_at == moment("2019-08-05T09:30")


def test_who_filed_it_is_not_the_counter_s_to_change() -> None:
    changed = replace(FROM_HOME, applicant=PARENT, channel_in=Channel.COUNTER)
    received = walk(
        Act(RECEPTION, "2019-08-05T09:00", c.Receive(filing=changed)), start=life("submitted")
    ).state
    assert received.filing.applicant == FROM_HOME.applicant
    assert received.filing.channel_in is Channel.ONLINE
    assert received.part == ONLINE


def test_partial_service_takes_papers_afterwards_and_nobody_asks_for_what_is_known() -> None:
    part = OnlinePart(
        later=("form",), unasked=(UnaskedPaper(paper="proof", reason="Có trong cơ sở dữ liệu"),)
    )
    filing = replace(FROM_HOME, papers=())
    given = replace(rules(), terms=replace(TERMS, online="level_3"))
    submit = Act(CITIZEN, "2019-08-05T06:00", c.Submit(filing=filing, online=part), given)
    receive = Act(RECEPTION, "2019-08-05T09:00", c.Receive(filing=filing), given)
    assert walk(submit, receive).state.stage is Stage.RECEIVED


def test_a_helper_files_under_the_mandate_the_filing_names() -> None:
    helper = actor(Role.HELPER, employer=Employer.NONE, place="UQ-7")
    filing = replace(FROM_HOME, filed_by=PARENT, authority=authority("UQ-7"))
    submitted = walk(Act(helper, "2019-08-05T06:00", replace(SUBMIT, filing=filing))).state
    assert submitted.filing.filed_by == PARENT
    other = replace(helper, place="UQ-8")
    refused = answer(Act(other, "2019-08-05T07:00", c.TakeBack()), submitted)
    assert isinstance(refused, r.NotYourFiling)


def test_it_can_be_paid_before_anybody_has_answered() -> None:
    filed = walk(
        Act(CITIZEN, "2019-08-05T06:00", replace(SUBMIT, filing=replace(FROM_HOME, fees=(FEE,))))
    ).state
    pay = c.RecordPayment(amount=FEE.net, method="vietqr", proof="FT 1")
    by_the_system = replace(context(SYSTEM, "2019-08-05T06:05"), online=True)
    events = decide(pay, filed, by_the_system)
    assert not isinstance(events, Refusal)
    by_a_clerk = decide(pay, filed, replace(context(RECEPTION, "2019-08-05T08:00"), online=True))
    assert isinstance(by_a_clerk, r.NotYourRole)
    without_the_door = decide(pay, filed, context(SYSTEM, "2019-08-05T06:05"))
    assert isinstance(without_the_door, r.NotYourRole)


def test_money_is_not_taken_for_what_is_closed() -> None:
    by_the_system = replace(context(SYSTEM, "2019-08-05T10:00"), online=True)
    pay = c.RecordPayment(amount=1, method="vietqr", proof="FT 1")
    assert isinstance(decide(pay, state("taken_back"), by_the_system), r.NotNow)


def test_files_come_in_through_the_online_channel_alone() -> None:
    straight = replace(context(CITIZEN, "2019-08-05T06:00"), online=False)
    assert isinstance(decide(SUBMIT, None, straight), r.OnlineOnly)


def test_what_is_sent_after_examination_waits_for_the_clerk_s_word() -> None:
    sent = state("sent")
    assert sent.stage is Stage.SUPPLEMENT
    assert sent.clock is not None
    assert sent.clock.standing_since
    assert sent.answer_by == moment("2019-08-12T17:00")
    kinds = [alarm.kind for alarm in alarms(sent, rules().calendar)]
    assert AlarmKind.ANSWER_SOON in kinds
    confirmed = walk(Act(RECEPTION, "2019-08-12T10:00", SUPPLIED), start=life("sent")).state
    assert confirmed.stage is Stage.IN_PROGRESS
    assert confirmed.answer_by is None
    assert confirmed.sent == ()


def test_it_can_be_sent_again_while_nobody_has_confirmed_it() -> None:
    more = replace(SEND, papers=(PaperCount(code="proof", electronic=2),))
    again = walk(Act(CITIZEN, "2019-08-11T09:00", more), start=life("sent")).state
    assert again.sent == more.papers


def test_what_was_replaced_stays_on_record_and_counts_no_more() -> None:
    """Of a paper that was asked for; another one's files are not for the sender to take away."""
    form, better = ONLINE.files[0], replace(ONLINE.files[1], sha256="f" * 64, name="rõ.jpg")
    send = replace(SEND, files=(better,), replaced=(form, ONLINE.files[1]))
    assign = c.Assign(officer=OFFICER.person, officer_name=OFFICER.name)
    sent = walk(
        Act(RECEPTION, "2019-08-05T10:00", c.Transfer()),
        Act(HEAD, "2019-08-05T14:00", assign),
        Act(OFFICER, "2019-08-06T09:00", c.AskSupplement(missing=LACKING)),
        Act(CITIZEN, "2019-08-10T21:00", send),
        start=life("received_online"),
    ).state
    assert sent.part is not None
    assert [each.name for each in sent.part.files if each.paper == "proof"] == ["rõ.jpg"]
    assert form in sent.part.files
    assert sent.replaced == (ONLINE.files[1],)
    assert sent.sent_files == {better.sha256}


def test_a_correction_shows_what_it_put_in_the_place_of_what() -> None:
    better = replace(ONLINE.files[1], sha256="f" * 64, name="rõ.jpg")
    anew = replace(SUBMIT, online=replace(ONLINE, files=(ONLINE.files[0], better)))
    corrected = walk(Act(CITIZEN, "2019-08-05T20:00", anew), start=life("asked_online")).state
    assert corrected.sent_files == {better.sha256}
    assert corrected.replaced == (ONLINE.files[1],)
    back = walk(
        Act(RECEPTION, "2019-08-06T08:00", c.Receive(filing=FROM_HOME)),
        start=walk(Act(CITIZEN, "2019-08-05T20:00", anew), start=life("asked_online")),
    ).state
    assert (back.sent_files, back.replaced) == (frozenset(), (ONLINE.files[1],))


def test_what_is_given_back_keeps_clock_and_request_and_goes_on() -> None:
    sent, back = state("sent"), state("given_back")
    assert back.stage is Stage.SUPPLEMENT
    assert back.clock == sent.clock
    assert back.supplements == sent.supplements
    assert back.violations == sent.violations
    assert back.missing == GIVE_BACK.missing
    assert (back.answer_by, back.sent, back.supplement_returns) == (None, (), 1)
    assert not back.supplement_unanswered
    again = walk(Act(CITIZEN, "2019-08-12T20:00", SEND), start=life("given_back"))
    assert again.state.answer_by == moment("2019-08-13T17:00")
    confirmed = walk(Act(RECEPTION, "2019-08-13T09:00", SUPPLIED), start=again).state
    assert confirmed.stage is Stage.IN_PROGRESS
    assert confirmed.supplement_returns == 0


def test_what_was_usable_need_not_be_sent_again() -> None:
    """Two papers were asked for; one is given back, and the counter takes its paper copy."""
    both = tuple(replace(LACKING[0], paper=code) for code in ("form", "proof"))
    papers = tuple(PaperCount(code=code, electronic=1) for code in ("form", "proof"))
    sent = walk(
        Act(OFFICER, "2019-08-06T09:00", c.AskSupplement(missing=both)),
        Act(CITIZEN, "2019-08-10T21:00", replace(SEND, papers=papers)),
        Act(RECEPTION, "2019-08-12T10:00", GIVE_BACK),
        start=life("assigned"),
    )
    assert [paper.code for paper in sent.state.sent] == ["form"]
    before = {paper.code: paper.electronic for paper in sent.state.filing.papers}
    from_home = walk(Act(CITIZEN, "2019-08-12T20:00", SEND), start=sent).state
    assert {paper.code for paper in from_home.sent} == {"form", "proof"}
    brought = walk(Act(RECEPTION, "2019-08-12T14:00", SUPPLIED), start=sent).state
    after = {paper.code: paper.electronic for paper in brought.filing.papers}
    assert after["form"] == before["form"] + 1


def test_it_is_given_back_so_often_and_then_decided_on() -> None:
    most = rules().online.returns
    now, days = life("sent"), iter(range(12, 31))
    for _ in range(most):
        day = next(days)
        now = walk(
            Act(RECEPTION, f"2019-08-{day}T10:00", GIVE_BACK),
            Act(CITIZEN, f"2019-08-{day}T20:00", SEND),
            start=now,
        )
    last = Act(RECEPTION, f"2019-08-{next(days)}T10:00", GIVE_BACK)
    assert isinstance(answer(last, now.state), r.ReturnedTooOften)
    confirmed = walk(replace(last, command=SUPPLIED), start=now).state
    assert confirmed.stage is Stage.IN_PROGRESS


def test_given_back_after_the_hours_it_is_a_late_answer() -> None:
    late = walk(Act(RECEPTION, "2019-08-13T09:00", GIVE_BACK), start=life("sent")).state
    assert late.violations == state("sent").violations + 1


def test_the_owner_takes_it_back_before_and_asks_for_it_after_reception() -> None:
    assert state("taken_back").stage is Stage.STOPPED
    assert alarms(state("taken_back"), rules().calendar) == ()
    asks = c.RequestWithdrawal(reason="Không cần nữa")
    asked = walk(Act(CITIZEN, "2019-08-06T20:00", asks), start=life("assigned")).state
    assert asked.stage is Stage.WITHDRAWAL_REQUESTED


def test_a_withdrawal_lets_the_answer_rest_and_ends_it() -> None:
    """Nobody can answer what was sent while the head looks at the withdrawal, so nobody has to."""
    asks = Act(CITIZEN, "2019-08-12T09:00", c.RequestWithdrawal(reason="Không cần nữa"))
    asked = walk(asks, start=life("sent"))
    assert asked.state.answer_by is None
    kinds = {alarm.kind for alarm in alarms(asked.state, rules().calendar)}
    assert not kinds & {AlarmKind.ANSWER_SOON, AlarmKind.ANSWER_LATE}
    stop = Act(HEAD, "2019-08-14T09:00", c.Stop(fee_consequence="Không thu"))
    stopped = walk(stop, start=asked).state
    assert (stopped.answer_by, stopped.violations) == (None, 0)
    assert not stopped.turn.is_late(moment("2019-08-20T09:00"))  # type: ignore[union-attr]


def test_resumed_what_was_sent_is_answered_within_new_hours() -> None:
    resume = Act(HEAD, "2019-08-14T09:00", c.Resume(reason="Rút lại đơn"))
    for withdrawn, missed in (("2019-08-12T09:00", 0), ("2019-08-13T09:00", 1)):
        asks = Act(CITIZEN, withdrawn, c.RequestWithdrawal(reason="Không cần nữa"))
        again = walk(asks, resume, start=life("sent")).state
        assert again.supplement_unanswered
        assert again.answer_by == moment("2019-08-15T09:00")
        assert again.violations == missed
    nothing_sent = walk(replace(asks, at="2019-08-09T09:00"), resume, start=life("supplement"))
    assert nothing_sent.state.answer_by is None


def test_one_supplement_at_the_door_one_after_examination() -> None:
    again = answer(Act(RECEPTION, "2019-08-06T08:00", ASK), state("corrected_online"))
    assert isinstance(again, r.SupplementAlreadyAsked)
    assert isinstance(answer(Act(HEAD, "2019-08-05T09:00", ASK), state("submitted")), r.NotYourRole)
    assert isinstance(
        answer(Act(OFFICER, "2019-08-05T09:00", ASK), state("submitted")), r.NotYourRole
    )
