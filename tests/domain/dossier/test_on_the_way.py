"""Time on the way that does not count, and what the post does on its way without the scheme."""

from dataclasses import replace

import pytest

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.decide import decide
from motcua.domain.dossier.party import Channel
from motcua.domain.dossier.terms import PostalService
from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.domain.kernel.refusal import Refusal
from tests.builders import (
    EXTEND,
    FEE,
    HEAD,
    LACKING,
    OFFICER,
    ON_THE_WAY,
    OPERATOR,
    PAY,
    POSTAL,
    RECEPTION,
    RETURN,
    SUPPLIED,
    Act,
    actor,
    answer,
    forbidding,
    life,
    moment,
    state,
    walk,
)

POSTMAN = actor(Role.POSTAL_CLERK, place="BD.871")
CARRIER = actor(Role.SYSTEM, employer=Employer.POST, place="carrier")
BY_POST = replace(RETURN, channel_out=Channel.POSTMAN)


def carried(command: c.Command, by: Actor, start: str = "approved") -> object:
    context = Context(by=by, at=moment("2019-08-08T09:00"), rules=forbidding(), carried=True)
    return decide(command, life(start).state, context)


def test_a_day_on_the_way_moves_the_date_by_a_day_and_says_by_which_rule() -> None:
    before, after = state("assigned").clock, state("carried").clock
    assert before
    assert after
    assert (before.due_at, after.due_at) == (moment("2019-08-12T17:00"), moment("2019-08-13T17:00"))
    said = after.reasons[-1]
    assert (said.rule, said.article) == ("transit", ON_THE_WAY.rule)
    assert (said.before, said.after) == (before.due_at, after.due_at)
    assert after.reasons[:-1] == before.reasons


def test_a_way_within_one_day_leaves_the_date_but_is_told() -> None:
    short = replace(ON_THE_WAY, until=moment("2019-08-05T11:00"))
    clock = walk(Act(OPERATOR, "2019-08-07T08:30", short), start=life("assigned")).state.clock
    assert clock
    assert clock.due_at == moment("2019-08-12T17:00")
    assert clock.reasons[-1].rule == "transit"


def test_what_lies_before_the_term_counts_from_its_beginning() -> None:
    early = replace(ON_THE_WAY, since=moment("2019-08-01T08:00"))
    clock = walk(Act(OPERATOR, "2019-08-07T08:30", early), start=life("assigned")).state.clock
    assert clock
    assert clock.transits[0].since == clock.counted_from


def test_a_later_wait_for_money_keeps_the_way_in_mind() -> None:
    owing = walk(
        Act(OFFICER, "2019-08-07T10:00", c.RequestPayment(items=(FEE,), notice="TB 1")),
        Act(RECEPTION, "2019-08-08T09:00", PAY),
        start=life("carried"),
    ).state.clock
    assert owing
    assert owing.due_at == moment("2019-08-14T17:00")


def test_a_supplement_begins_the_term_anew_and_forgets_the_way() -> None:
    asked = Act(OFFICER, "2019-08-07T10:00", c.AskSupplement(missing=LACKING))
    supplied = Act(RECEPTION, "2019-08-14T09:00", SUPPLIED)
    clock = walk(asked, supplied, start=life("carried")).state.clock
    assert clock
    assert clock.transits == ()
    assert clock.due_at == moment("2019-08-21T17:00")


def test_a_date_promised_in_an_apology_stays() -> None:
    extended = Act(HEAD, "2019-08-07T09:00", EXTEND)
    clock = walk(
        extended, Act(OPERATOR, "2019-08-07T10:00", ON_THE_WAY), start=life("assigned")
    ).state.clock
    assert clock
    assert clock.due_at == EXTEND.new_due_at


@pytest.mark.parametrize("by", [POSTMAN, CARRIER, POSTAL], ids=lambda by: by.person)
def test_the_post_delivers_without_a_line_of_the_scheme_and_from_anywhere(by: Actor) -> None:
    assert not isinstance(carried(BY_POST, by), Refusal)


def test_money_at_the_door_is_entered_by_the_post() -> None:
    assert not isinstance(carried(PAY, CARRIER, "unpaid"), Refusal)


@pytest.mark.parametrize(
    "by", [RECEPTION, HEAD, OPERATOR, replace(CARRIER, employer=Employer.NONE)]
)
def test_nobody_else_carries(by: Actor) -> None:
    assert isinstance(carried(BY_POST, by), r.NotYourRole)


def test_what_may_not_go_by_post_is_not_carried() -> None:
    approved = life("approved").state
    closed = replace(approved, terms=replace(approved.terms, postal=PostalService.NONE))
    context = Context(by=POSTMAN, at=moment("2019-08-08T09:00"), rules=forbidding(), carried=True)
    assert isinstance(decide(BY_POST, closed, context), r.ChannelClosed)


def test_nothing_else_is_done_on_the_way() -> None:
    assert isinstance(carried(c.Transfer(), POSTMAN, "received"), Refusal)


def test_without_a_consignment_the_postman_needs_the_scheme_and_the_place() -> None:
    refusal = answer(Act(POSTMAN, "2019-08-08T09:00", BY_POST), state("approved"))
    assert isinstance(refusal, r.NotYourPlace)
