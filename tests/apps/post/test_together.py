"""Two presses at the same moment, each on its own connection: one counts, none is half done."""

from collections.abc import Callable
from datetime import datetime
from itertools import count
from typing import Any
from uuid import UUID

import pytest

from motcua.channels.counters import queries as till
from motcua.channels.custody import queries as custody
from motcua.channels.post import commands as post
from motcua.channels.post import queries
from motcua.channels.post.models import Consignment
from motcua.channels.post.rows import ConsignmentView
from motcua.channels.post.shapes import Attempt, Mishap, Outcome, PaymentMethod, Status
from motcua.domain.kernel.actor import Role
from motcua.domain.kernel.refusal import Refusal
from motcua.plumbing.errors import Refused
from motcua.reference.scheme import commands as scheme
from tests.apps.custody.test_together import at_once
from tests.apps.post.test_twice import DUE
from tests.apps.post.ways import POINT, Ways, actor_of, delivery, hired
from tests.cast import cast
from tests.faces.office.world import World, stock

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> Ways:
    """A whole committed world: other connections see it."""

    def move(moment: datetime) -> None:
        monkeypatch.setattr("motcua.plumbing.clock.now", lambda: moment)

    stock()
    scheme.load_shipped()
    world = World(cast=cast(), serial=count(1))
    clerk = hired("clerk", "Trần Văn Bưu Cục", Role.POSTAL_CLERK, POINT)
    postman = hired("postman", "Nguyễn Văn Tá", Role.POSTAL_CLERK, POINT)
    found = Ways(
        world=world,
        move=move,
        clerk=actor_of(clerk, Role.POSTAL_CLERK, POINT),
        postman=actor_of(postman, Role.POSTAL_CLERK, POINT),
    )
    found.at("2019-08-05T08:00")
    found.open_shift()
    found.at("2019-08-05T09:00")
    return found


def refused(answers: list[Any]) -> list[str]:
    return [each.code for each in answers if isinstance(each, Refusal)]


def test_one_delivery_of_two_counts(ways: Ways) -> None:
    home = ways.on_its_way(method=PaymentMethod.LATER)
    number = home.row.number

    def deliver(key: str) -> Callable[[], Any]:
        return lambda: post.deliver(number, delivery(DUE), by=ways.postman, key=key)

    answers = at_once(deliver("deliver-one"), deliver("deliver-two"))
    assert refused(answers) == ["NotInThisState"]
    assert custody.cash_in_hand(ways.postman.person) == DUE
    assert till.carrier_balance(ways.postman.person) == DUE
    view = queries.consignment(number)
    assert view
    assert [line.kind for line in view.history].count("delivered") == 1


def test_accept_pressed_twice_at_once_is_one_consignment(ways: Ways) -> None:
    asked = ways.acceptance()

    def accept() -> Any:
        return post.accept(asked, by=ways.clerk, key="accept-once")

    first, second = at_once(accept, accept)
    assert isinstance(first, ConsignmentView)
    assert first.row.number == second.row.number
    assert first.note.receipts == second.note.receipts
    assert Consignment.objects.count() == 1


def test_two_dossiers_at_once_have_two_numbers_without_a_gap(ways: Ways) -> None:
    asked = ways.acceptance(), ways.acceptance()
    answers = at_once(
        lambda: post.accept(asked[0], by=ways.clerk, key="accept-one"),
        lambda: post.accept(asked[1], by=ways.clerk, key="accept-two"),
    )
    assert refused(answers) == []
    assert sorted(view.row.number[-6:] for view in answers) == ["000001", "000002"]


def test_of_two_postmen_the_one_who_has_it_delivers(ways: Ways) -> None:
    home = ways.on_its_way(method=PaymentMethod.LATER)
    user = hired("another", "Lê Văn Khác", Role.POSTAL_CLERK, POINT)
    another = actor_of(user, Role.POSTAL_CLERK, POINT)
    number = home.row.number
    absent = Attempt(outcome=Outcome.ABSENT, invited=True)
    answers = at_once(
        lambda: post.deliver(number, delivery(DUE), by=ways.postman, key="deliver-one"),
        lambda: post.deliver(number, delivery(DUE), by=another, key="deliver-two"),
        lambda: post.attempt(number, absent, by=another, key="attempt-one"),
    )
    assert len(refused(answers)) == 2
    assert set(refused(answers)) <= {"NotTheHolder", "NotInThisState"}
    view = queries.consignment(number)
    assert view
    assert view.row.status is Status.DELIVERED
    assert custody.cash_in_hand(another.person) == till.carrier_balance(another.person) == 0
    assert till.carrier_balance(ways.postman.person) == DUE


def lost(ways: Ways, view: ConsignmentView) -> None:
    mishap = Mishap(thing=view.row.packet, how="Rơi trên đường", apology="Bưu điện xin lỗi bà")
    post.declare_lost(view.row.number, mishap, by=ways.clerk, key=ways.key())


def followed(ways: Ways, dossier: UUID, number: str) -> Callable[[], Any]:
    asked, by, key = ways.dispatch(dossier, replaces=number), ways.desk[0], ways.key()
    return lambda: post.dispatch_result(asked, by=by, key=key)


def test_what_was_lost_is_followed_once_even_when_its_follower_is_lost_too(ways: Ways) -> None:
    home = ways.on_its_way()
    dossier = home.row.dossier
    assert dossier
    lost(ways, home)
    answers = at_once(
        followed(ways, dossier, home.row.number), followed(ways, dossier, home.row.number)
    )
    assert refused(answers) == ["ResultUnderWay"]
    (second,) = [each for each in answers if isinstance(each, ConsignmentView)]
    ways.hand_over(second.row.packet, ways.desk, ways.carrier)
    lost(ways, second)
    with pytest.raises(Refused) as no:
        followed(ways, dossier, home.row.number)()
    assert no.value.refusal.code == "ResultUnderWay"
    assert second.row.number in no.value.refusal.text("en")
    third = followed(ways, dossier, second.row.number)()
    before = queries.of_number(second.row.number)
    assert before
    assert (before.status, before.replaced_by) == (Status.LOST, third.row.number)
