"""From the postman to the desk: filed when both signed, or when it was complete."""

from dataclasses import replace
from uuid import UUID

import pytest

from motcua.channels.custody import queries as custody
from motcua.channels.post import commands as post
from motcua.channels.post import queries, tasks
from motcua.channels.post.reading import state_of
from motcua.channels.post.shapes import Counted, Status
from motcua.domain.custody.mishaps import DiscrepancyKind
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import MissingPaper
from motcua.domain.dossier.state import Stage
from motcua.domain.kernel.local_time import local
from motcua.dossiers import commands as dossiers
from motcua.plumbing import relay
from motcua.plumbing.errors import Refused
from tests.apps.post.ways import FEE, POINT, Ways
from tests.builders import moment

BLURRED = MissingPaper(paper="giay_chung_sinh", what="Giấy chứng sinh", reason="Bản gốc bị mờ")


def refusal(ways: Ways, number: str, counted: Counted) -> str:
    with pytest.raises(Refused) as no:
        post.file(number, counted, by=ways.desk[0], key=ways.key())
    return no.value.refusal.code


def test_nothing_is_filed_before_both_signed(ways: Ways) -> None:
    sent = ways.accepted()
    counted = ways.counted(sent)
    assert refusal(ways, sent.row.number, counted) == "MinutesNotSigned"
    ways.hand_over(sent.row.packet, ways.counter, ways.carrier)
    assert refusal(ways, sent.row.number, counted) == "MinutesNotSigned"
    ways.hand_over(sent.row.packet, ways.carrier, ways.desk, sign=False)
    assert refusal(ways, sent.row.number, counted) == "MinutesNotSigned"


def test_the_dossier_and_the_consignment_know_each_other(ways: Ways) -> None:
    sent = ways.accepted()
    ways.to_the_desk(sent)
    dossier = ways.filed(sent)
    state = state_of(dossier)
    assert state
    assert (state.paid, state.filing.support_point) == (FEE, POINT)
    row = queries.of_number(sent.row.number)
    assert row
    assert (row.dossier, row.dossier_code, row.status) == (dossier, state.code, Status.FILED)
    assert [each.number for each in queries.find(state.code, None)] == [row.number]
    assert [each.number for each in queries.find("0900 000 001", None)] == [row.number]
    assert custody.thing(sent.note.items[0].label) is not None


def test_what_was_not_inside_is_a_case_and_the_clerk_asks_for_it(ways: Ways) -> None:
    sent = ways.accepted()
    ways.to_the_desk(sent)
    gone = sent.note.items[1]
    seen = tuple(item.label for item in sent.note.items if item.label != gone.label)
    counted = ways.counted(sent, items_seen=seen)
    assert refusal(ways, sent.row.number, counted) == "PapersMissing"
    assert custody.cases(None, open_only=True) == []
    line = MissingPaper(paper=gone.paper, what=gone.name, reason="Không có trong túi")
    post.file(sent.row.number, replace(counted, missing=(line,)), by=ways.desk[0], key=ways.key())
    (case,) = custody.cases(None, open_only=True)
    assert (case.kind, case.thing) == (DiscrepancyKind.MISSING, gone.label)
    row = queries.of_number(sent.row.number)
    assert row
    assert row.status is Status.SUPPLEMENT


def test_asked_for_papers_the_consignment_waits_and_is_filed_when_complete(ways: Ways) -> None:
    sent = ways.accepted()
    ways.to_the_desk(sent)
    counted = ways.counted(sent)
    asked = replace(counted, missing=(BLURRED,))
    slip = post.file(sent.row.number, asked, by=ways.desk[0], key=ways.key())
    waiting = state_of(slip.dossier)
    assert waiting
    assert waiting.stage is Stage.SUPPLEMENT_AT_INTAKE
    ways.at("2019-08-07T10:00")
    filed = post.file(sent.row.number, counted, by=ways.desk[0], key=ways.key())
    assert filed.dossier == slip.dossier
    state = state_of(filed.dossier)
    assert state
    assert (state.stage, state.received_at) == (Stage.RECEIVED, moment("2019-08-07T10:00"))
    assert state.paid == FEE


def asked_for_papers(ways: Ways) -> tuple[str, UUID]:
    """A consignment that lacked something, and its draft in the register."""
    sent = ways.accepted()
    ways.to_the_desk(sent)
    asked = ways.counted(sent, missing=(BLURRED,))
    slip = post.file(sent.row.number, asked, by=ways.desk[0], key=ways.key())
    return sent.row.number, slip.dossier


def go_on_from_the_draft(ways: Ways, dossier: UUID) -> None:
    """At the counter, in the register, past the post."""
    waiting = state_of(dossier)
    assert waiting
    filing = replace(waiting.filing, papers=ways.papers())
    receive = c.Receive(filing=filing, receipt_wanted=True)
    dossiers.continue_intake(dossier, receive, by=ways.desk[0], key=ways.key())


def test_received_from_the_draft_the_consignment_goes_on_by_itself(ways: Ways) -> None:
    number, dossier = asked_for_papers(ways)
    ways.at("2019-08-07T10:00")
    go_on_from_the_draft(ways, dossier)
    ways.at("2019-08-07T10:01")
    tasks.follow_register(0)
    view = queries.consignment(number)
    state = state_of(dossier)
    assert view
    assert state
    assert (view.row.status, view.row.dossier_code) == (Status.FILED, state.code)
    assert view.row.filed_at == state.received_at == moment("2019-08-07T10:00")
    assert state.paid == FEE  # paid to the post on the way: nobody asks for it twice
    assert [line.kind for line in view.history].count("filed") == 1
    relay.reset(tasks.PAPERS_THAT_CAME.name)
    tasks.follow_register(0)
    again = queries.consignment(number)
    assert again
    assert again.history == view.history


def test_what_was_paid_at_the_counter_again_is_not_entered_twice(ways: Ways) -> None:
    number, dossier = asked_for_papers(ways)
    go_on_from_the_draft(ways, dossier)
    paid = c.RecordPayment(amount=FEE, method="cash", proof="BL 15")
    dossiers.act(dossier, paid, by=ways.desk[0], key=ways.key())
    tasks.follow_register(0)
    view = queries.consignment(number)
    state = state_of(dossier)
    assert view
    assert state
    assert (view.row.status, state.paid) == (Status.FILED, FEE)
    assert view.history[-1].facts["unpaid"] == "AlreadyPaid"


def test_what_still_waits_for_papers_stays(ways: Ways) -> None:
    number, _ = asked_for_papers(ways)
    tasks.follow_register(0)
    row = queries.of_number(number)
    assert row
    assert row.status is Status.SUPPLEMENT


def test_what_was_missing_may_come_by_post_as_well(ways: Ways) -> None:
    sent = ways.accepted()
    ways.to_the_desk(sent)
    asked = ways.counted(sent, missing=(BLURRED,))
    slip = post.file(sent.row.number, asked, by=ways.desk[0], key=ways.key())
    ways.at("2019-08-06T09:00")
    lacking = tuple(p for p in ways.papers() if p.code == BLURRED.paper)
    second = ways.accepted(papers=lacking, dossier=slip.dossier)
    assert second.note.fees == ()
    ways.at("2019-08-07T10:00")
    ways.to_the_desk(second)
    ways.filed(second)
    state = state_of(slip.dossier)
    assert state
    assert (state.stage, state.received_at) == (Stage.RECEIVED, moment("2019-08-07T10:00"))
    assert {row.status for row in queries.of_dossier(slip.dossier)} == {Status.FILED}


def test_papers_an_officer_asked_for_may_come_by_post(ways: Ways) -> None:
    sent = ways.accepted()
    ways.to_the_desk(sent)
    dossier = ways.filed(sent)
    cast = ways.world.cast
    officer = cast.actor("officer")
    ways.world.act(dossier, "reception", c.Transfer())
    assign = c.Assign(officer=officer.person, officer_name=officer.name)
    ways.world.act(dossier, "head", assign)
    ways.world.act(dossier, "officer", c.AskSupplement(missing=(BLURRED,)))
    ways.at("2019-08-07T09:00")
    lacking = tuple(p for p in ways.papers() if p.code == BLURRED.paper)
    second = ways.accepted(papers=lacking, dossier=dossier)
    ways.to_the_desk(second)
    ways.at("2019-08-08T09:00")
    ways.filed(second)
    state = state_of(dossier)
    assert state
    assert state.stage is Stage.IN_PROGRESS


def test_a_consignment_is_filed_once(ways: Ways) -> None:
    sent = ways.accepted()
    ways.to_the_desk(sent)
    ways.filed(sent)
    assert refusal(ways, sent.row.number, ways.counted(sent)) == "NotInThisState"
    filed_at = queries.of_number(sent.row.number)
    assert filed_at
    assert filed_at.filed_at
    assert local(filed_at.filed_at) == moment("2019-08-05T09:00")


def test_nobody_files_what_does_not_exist(ways: Ways) -> None:
    counted = Counted(seal_seen="", items_seen=())
    assert refusal(ways, "PG.BD.873.2019.999999", counted) == "NoSuchConsignment"
