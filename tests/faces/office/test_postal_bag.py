"""The postman's cash goes into a money bag with a label, which the counter then takes."""

import pytest
from django.test import Client

from motcua.channels.custody import queries as custody
from motcua.channels.post import commands as post
from motcua.channels.post.shapes import PaymentMethod
from motcua.domain.custody.holders import Holder
from motcua.domain.custody.things import ItemKind
from tests.apps.post.ways import FEE, FORWARDING, WAY, delivery, held
from tests.faces.office.postal_world import Counter, counter, people, text_of
from tests.faces.office.world import hidden

__all__ = ["counter", "people"]
ROUND = "/office/post/round/"
BAG = f"{ROUND}bag/"
DUE = FEE + 2 * WAY + FORWARDING


@pytest.fixture
def postman(counter: Counter) -> Client:
    """Back from a door where the whole sum was paid."""
    ways = counter.ways
    home = ways.on_its_way(method=PaymentMethod.LATER)
    post.deliver(home.row.number, delivery(DUE), by=ways.postman, key=ways.key())
    return counter.client("postman")


def bags(holder: Holder) -> list[tuple[str, int]]:
    rows = custody.held_by(holder)
    return [(row.label, row.amount) for row in rows if row.kind == ItemKind.MONEY_BAG]


def test_one_press_packs_all_of_it(counter: Counter, postman: Client) -> None:
    ways = counter.ways
    page = text_of(postman.get(ROUND))
    assert hidden(page, "amount") == str(DUE)
    sent = {name: hidden(page, name) for name in ("key", "label", "amount")}
    answers = [postman.post(BAG, sent) for _ in range(2)]
    assert [each.status_code for each in answers] == [302, 302], text_of(answers[1])
    assert bags(held(ways.carrier)) == [(sent["label"], DUE)]
    assert custody.cash_in_hand(ways.postman.person) == 0
    after = text_of(postman.get(ROUND))
    printed = f"/office/custody/labels/100x150/{sent['label']}.pdf"
    onward = "/office/custody/hand-over/?side=give"
    assert printed in after
    assert onward in after
    assert BAG not in after
    assert postman.get(printed).content.startswith(b"%PDF")
    assert postman.get(onward + "&hat=carrier").status_code == 200
    ways.hand_over(sent["label"], ways.carrier, ways.counter)
    assert sent["label"] not in text_of(postman.get(ROUND))


def test_some_is_kept_back_and_more_than_there_is_refused(
    counter: Counter, postman: Client
) -> None:
    page = text_of(postman.get(ROUND))
    sent = {name: hidden(page, name) for name in ("key", "label")}
    assert postman.post(BAG, {**sent, "amount": "0"}).status_code == 422
    too_much = postman.post(BAG, {**sent, "amount": str(DUE + 1000)})
    assert too_much.status_code == 409
    assert 'id="refusal"' in text_of(too_much)
    assert postman.post(BAG, {**sent, "amount": "100000"}).status_code == 302
    assert bags(held(counter.ways.carrier)) == [(sent["label"], 100_000)]
    assert hidden(text_of(postman.get(ROUND)), "amount") == str(DUE - 100_000)


def test_without_cash_there_is_nothing_to_pack(counter: Counter) -> None:
    assert BAG not in text_of(counter.client("postman").get(ROUND))


@pytest.mark.parametrize("name", ["officer", "auditor", "citizen"])
def test_nobody_else_packs(counter: Counter, name: str) -> None:
    assert counter.client(name).post(BAG, {"key": "bag-key-1"}).status_code == 404
