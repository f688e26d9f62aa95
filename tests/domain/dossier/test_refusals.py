"""Every way to be refused is reached, and says which rule and what to do in both languages."""

import inspect
import re
from dataclasses import replace

import pytest

from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.party import Channel, PaperCount
from motcua.domain.dossier.terms import PostalService
from motcua.domain.kernel.refusal import Refusal
from tests.builders import (
    FEE,
    ORDINARY,
    PAPERS,
    RECEPTION,
    RETURN,
    TERMS,
    Act,
    answer,
    life,
    rules,
    walk,
)
from tests.domain.dossier import refused_at_the_door, refused_from_home, refused_on_the_desk
from tests.domain.dossier.refused_at_the_door import Case, receive

CASES = refused_at_the_door.CASES + refused_on_the_desk.CASES + refused_from_home.CASES
SAID_BY_THE_SHELL = {r.TextUnusable}
SAID_PAST_THE_ONLINE_DOOR = {r.OnlineOnly}
SAID_AT_THE_RETURN = {r.OriginalsNotReturned, r.FeeUnpaid, r.ChannelClosed}


def refusal_of(act: Act, start: str | None) -> Refusal:
    decision = answer(act, life(start).state if start else None)
    assert isinstance(decision, Refusal), decision
    return decision


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_refused_with_its_article_and_a_way_out(case: Case) -> None:
    refusal = refusal_of(case.act, case.start)
    assert type(refusal) is case.expected, refusal
    assert refusal.article.strip()
    for language in ("vi", "en"):
        text = refusal.text(language)
        assert text.strip()
        assert not re.search(r"[{}]", text), text


def test_no_refusal_is_left_without_a_case() -> None:
    said = {kind for _, kind in inspect.getmembers(r, inspect.isclass) if issubclass(kind, Refusal)}
    reached = {case.expected for case in CASES}
    elsewhere = SAID_BY_THE_SHELL | SAID_AT_THE_RETURN | SAID_PAST_THE_ONLINE_DOOR
    assert said - reached - elsewhere == set()


def test_the_names_of_the_cases_differ() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


def returning(first: Act, last: Act) -> Refusal:
    start = walk(first, *(act for _, act in ORDINARY[1:-1]))
    decision = answer(last, start.state)
    assert isinstance(decision, Refusal), decision
    return decision


def test_an_unpaid_fee_keeps_the_result_at_the_counter() -> None:
    refusal = returning(receive(fees=(FEE,)), Act(RECEPTION, "2019-08-08T09:00", RETURN))
    assert isinstance(refusal, r.FeeUnpaid)
    assert "50.000\N{NO-BREAK SPACE}₫" in refusal.text("en")


def test_shown_originals_go_back_first() -> None:
    shown = (PaperCount(code="form", originals=1, give_back=1), PAPERS[1])
    refusal = returning(receive(papers=shown), Act(RECEPTION, "2019-08-08T09:00", RETURN))
    assert isinstance(refusal, r.OriginalsNotReturned)
    assert "Tờ khai" in refusal.text()


def test_the_postman_brings_only_what_the_catalogue_lets_him() -> None:
    given = replace(rules(), terms=replace(TERMS, postal=PostalService.NONE))
    first = replace(receive(), rules=given)
    last = Act(RECEPTION, "2019-08-08T09:00", replace(RETURN, channel_out=Channel.POSTMAN))
    refusal = returning(first, last)
    assert isinstance(refusal, r.ChannelClosed)
    assert "bưu tá" in refusal.text()
