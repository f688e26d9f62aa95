"""The post against J+n, the agency against the law, and time on the way that does not count."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from motcua.channels.custody import commands as custody
from motcua.channels.post import commands as post
from motcua.channels.post import queries, transit
from motcua.channels.post.reading import state_of
from motcua.channels.post.shapes import Direction
from motcua.domain.custody import commands as cc
from motcua.domain.custody.labels import LabelKind
from motcua.domain.custody.lateness import Accountable
from motcua.domain.custody.things import Item, ItemKind
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import MissingPaper
from motcua.reference.rulebook import queries as rulebook
from motcua.reference.rulebook.postal import TransitRule
from tests.apps.post.ways import Ways, delivery
from tests.builders import moment
from tests.faces.office.world import RESULT

MISSING = MissingPaper(paper="", what="Giấy chứng sinh", reason="Bản gốc bị mờ")


def test_a_late_postman_answers_and_not_the_agency(ways: Ways) -> None:
    sent = ways.accepted()
    ways.at("2019-08-08T10:00")
    ways.to_the_desk(sent)
    dossier = ways.filed(sent)
    ways.at("2019-08-09T09:00")
    home = ways.sent(ways.decided(dossier))
    ways.at("2019-08-12T09:00")
    post.deliver(home.row.number, delivery(), by=ways.postman, key=ways.key())
    clocks = queries.clocks(dossier, moment("2019-08-12T12:00"))
    assert clocks
    there, back = clocks.legs
    assert (there.direction, back.direction) == (Direction.SEND, Direction.RETURN)
    assert there.promised.due_at == moment("2019-08-07T17:00")
    assert there.overrun
    assert there.overrun.days == 1
    assert back.overrun is None
    assert clocks.attribution.answers_for_it is Accountable.TRANSIT
    assert clocks.attribution.minutes[Accountable.AGENCY] == 0
    assert clocks.transit_counts


def test_a_late_agency_answers_and_not_the_post(ways: Ways) -> None:
    sent = ways.accepted()
    ways.to_the_desk(sent)
    dossier = ways.filed(sent)
    ways.at("2019-08-09T09:00")
    home = ways.sent(ways.decided(dossier))
    ways.at("2019-08-12T16:00")
    post.deliver(home.row.number, delivery(), by=ways.postman, key=ways.key())
    clocks = queries.clocks(dossier, moment("2019-08-14T09:00"))
    assert clocks
    assert clocks.attribution.answers_for_it is Accountable.AGENCY
    assert clocks.attribution.minutes[Accountable.TRANSIT] == 0
    assert clocks.agency_due_at == moment("2019-08-06T17:00")


def test_while_it_is_on_its_way_the_leg_is_open(ways: Ways) -> None:
    sent = ways.accepted()
    ways.to_the_desk(sent)
    dossier = ways.filed(sent)
    home = ways.sent(ways.decided(dossier))
    clocks = queries.clocks(dossier, moment("2019-08-05T12:00"))
    assert clocks
    assert (clocks.legs[1].consignment, clocks.legs[1].until) == (home.row.number, None)


@pytest.fixture
def left_out(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def rule() -> None:
        found = TransitRule(counts=False, article="QĐ 9/2019 Đ.4")
        monkeypatch.setattr(transit, "rule_for", lambda _: found)

    return rule


def carried(ways: Ways) -> UUID:
    """A dossier received at the desk on Monday, carried to the agency till Wednesday."""
    sent = ways.accepted()
    ways.to_the_desk(sent)
    dossier = ways.filed(sent)
    state = state_of(dossier)
    assert state
    item = Item(
        label=custody.new_label(LabelKind.SET), kind=ItemKind.SET, dossier=state.code, paper="set"
    )
    ways.give(cc.Label(item=item), ways.desk)
    ways.at("2019-08-05T10:00")
    ways.hand_over(item.label, ways.desk, ways.carrier)
    ways.at("2019-08-06T15:00")
    head = (ways.world.cast.actor("officer"), ways.desk[1].AGENCY)
    ways.hand_over(item.label, ways.carrier, head)
    return dossier


def test_a_way_that_does_not_count_moves_the_legal_date(
    ways: Ways, left_out: Callable[[], None]
) -> None:
    dossier = carried(ways)
    before = state_of(dossier)
    assert before
    assert before.clock
    left_out()
    by = ways.clerk
    assert post.note_transit(dossier, by=by, key="transit-1") == 1
    assert post.note_transit(dossier, by=by, key="transit-1") == 1
    assert post.note_transit(dossier, by=by, key="transit-2") == 0
    after = state_of(dossier)
    assert after
    assert after.clock
    assert (before.clock.due_at, after.clock.due_at) == (
        moment("2019-08-06T17:00"),
        moment("2019-08-07T17:00"),
    )
    said = after.clock.reasons[-1]
    assert (said.rule, said.article) == ("transit", "QĐ 9/2019 Đ.4")


def test_the_clock_is_told_by_itself_of_every_way_that_ended(
    ways: Ways, left_out: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = carried(ways)
    now = moment("2019-08-06T15:10")
    assert transit.sweep(now) == 0
    left_out()
    law = rulebook.postal_on(now.date())
    uncounted = replace(law, transit={"*": TransitRule(counts=False, article="QĐ 9/2019 Đ.4")})
    monkeypatch.setattr("motcua.channels.post.transit.rulebook.postal_on", lambda _: uncounted)
    assert transit.sweep(now) == 1
    assert transit.sweep(now) == 0
    state = state_of(dossier)
    assert state
    assert state.clock
    assert len(state.clock.transits) == 1


def test_a_way_that_counts_leaves_the_legal_date(ways: Ways) -> None:
    dossier = carried(ways)
    assert post.note_transit(dossier, by=ways.clerk, key="transit-1") == 0


def test_waits_for_the_applicant_are_nobodys_lateness(ways: Ways) -> None:
    sent = ways.accepted()
    ways.to_the_desk(sent)
    dossier = ways.filed(sent)
    world = ways.world
    officer = world.cast.actor("officer")
    world.act(dossier, "reception", c.Transfer())
    assign = c.Assign(officer=officer.person, officer_name=officer.name)
    world.act(dossier, "head", assign)
    lacking = tuple(p for p in ways.papers() if p.code == "giay_chung_sinh")
    from_list = c.AskSupplement(
        missing=(replace(MISSING, paper="giay_chung_sinh"),),
    )
    world.act(dossier, "officer", from_list)
    ways.at("2019-08-12T09:00")
    world.act(dossier, "reception", c.ReceiveSupplement(papers=lacking))
    steps = (c.StartStep(number=2), c.FinishStep(number=2))
    propose = c.Propose(proposal=c.Proposal.APPROVE, text="Đủ điều kiện")
    world.act(dossier, "officer", *steps, propose)
    world.act(dossier, "head", c.Approve(result=RESULT))
    clocks = queries.clocks(dossier, moment("2019-08-14T09:00"))
    assert clocks
    assert Accountable.APPLICANT in {each.by for each in clocks.stretches}
    assert clocks.attribution.answers_for_it is None
