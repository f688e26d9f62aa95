"""What is pressed twice happens once, and what is refused leaves everything as it was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from motcua.channels.counters import queries as till
from motcua.channels.custody import queries as custody
from motcua.channels.post import commands as post
from motcua.channels.post import queries
from motcua.channels.post.models import Complaint, Consignment, ConsignmentEvent
from motcua.channels.post.reading import state_of
from motcua.channels.post.shapes import (
    Attempt,
    ComplaintMade,
    Outcome,
    PaymentMethod,
    PickUpAsked,
    Status,
)
from motcua.domain.custody.things import Fate
from motcua.domain.dossier.state import Stage
from motcua.domain.kernel.identity import IdentityKind
from motcua.plumbing.errors import Refused
from tests.apps.post.ways import FEE, FORWARDING, HOME, WAY, Ways, delivery

KEY = "the-same-key-1"
DUE = FEE + 2 * WAY + FORWARDING


def counts() -> tuple[int, int]:
    return Consignment.objects.count(), ConsignmentEvent.objects.count()


def twice(act: Callable[[], object]) -> None:
    """The second press answers as the first did and leaves nothing behind."""
    first = act()
    before = counts()
    assert act() == first
    assert counts() == before


def test_every_step_pressed_twice_is_done_once(ways: Ways) -> None:
    asked = ways.acceptance(method=PaymentMethod.LATER)
    twice(lambda: post.accept(asked, by=ways.clerk, key=KEY).row.number)
    (sent,) = queries.find(asked.packet, None)
    view = queries.consignment(sent.number)
    assert view
    ways.to_the_desk(view)
    desk = ways.desk[0]
    counted = ways.counted(view)
    twice(lambda: post.file(sent.number, counted, by=desk, key=KEY))
    dossier = post.file(sent.number, counted, by=desk, key=KEY).dossier
    ways.at("2019-08-06T09:00")
    ways.decided(dossier)
    home = ways.dispatch(dossier)
    twice(lambda: post.dispatch_result(home, by=desk, key="dispatch-1").row.number)
    number = post.dispatch_result(home, by=desk, key="dispatch-1").row.number
    ways.hand_over(home.packet, ways.desk, ways.carrier)
    absent = Attempt(outcome=Outcome.ABSENT, invited=True)
    ways.at("2019-08-07T09:00")
    twice(lambda: post.attempt(number, absent, by=ways.postman, key="attempt-1"))
    twice(lambda: post.hold(number, date(2019, 8, 9), by=ways.postman, key="hold-key-1").row)
    ways.at("2019-08-08T09:00")
    twice(lambda: post.deliver(number, delivery(DUE), by=ways.postman, key="deliver-1").row)
    assert custody.cash_in_hand(ways.postman.person) == DUE
    assert till.carrier_balance(ways.postman.person) == DUE


def test_the_same_key_for_something_else_is_refused(ways: Ways) -> None:
    post.accept(ways.acceptance(), by=ways.clerk, key=KEY)
    with pytest.raises(Refused) as other:
        post.accept(ways.acceptance(), by=ways.clerk, key=KEY)
    assert other.value.refusal.code == "KeyReused"


def test_numbers_have_no_gap_after_a_refusal(ways: Ways) -> None:
    first = ways.accepted()
    with pytest.raises(Refused):
        post.accept(ways.acceptance(grams=5_000), by=ways.clerk, key=ways.key())
    second = ways.accepted()
    assert [view.row.number[-6:] for view in (first, second)] == ["000001", "000002"]


def test_a_refused_return_leaves_paper_and_money_where_they_were(
    ways: Ways, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = ways.on_its_way(method=PaymentMethod.LATER)
    dossier = home.row.dossier
    assert dossier
    before = counts()

    def refuse(*_: object, **__: object) -> None:
        with pytest.raises(Refused) as no:
            post.file(home.row.number, ways.counted(home), by=ways.desk[0], key=ways.key())
        raise no.value

    monkeypatch.setattr("motcua.channels.post.delivering.dossiers.act_carried", refuse)
    with pytest.raises(Refused):
        post.deliver(home.row.number, delivery(DUE), by=ways.postman, key=ways.key())
    state = state_of(dossier)
    assert state
    assert (state.stage, state.owed) == (Stage.APPROVED, FEE)
    assert custody.custody_of(home.row.packet).fate(home.row.packet) is Fate.HELD
    assert custody.cash_in_hand(ways.postman.person) == 0
    assert till.carrier_balance(ways.postman.person) == 0
    assert counts() == before
    row = queries.of_number(home.row.number)
    assert row
    assert row.status is Status.DISPATCHED


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"collected": DUE - 1}, "CollectionWrong"),
        ({"signature": " "}, "SignatureMissing"),
        ({"identity": "087190000045", "to_name": "Lý Thị Mẹ"}, "AuthorityUnseen"),
        ({"identity_kind": IdentityKind.NONE, "identity": ""}, "IdentityUnseen"),
    ],
)
def test_what_is_wrong_at_the_door_is_refused_whole(
    ways: Ways, changes: dict[str, object], code: str
) -> None:
    home = ways.on_its_way(method=PaymentMethod.LATER)
    said = replace(delivery(DUE), **changes)  # type: ignore[arg-type]
    with pytest.raises(Refused) as no:
        post.deliver(home.row.number, said, by=ways.postman, key=ways.key())
    assert no.value.refusal.code == code
    assert till.carrier_balance(ways.postman.person) == 0


def test_a_pick_up_and_a_complaint_asked_twice_are_one(ways: Ways) -> None:
    owner = ways.world.cast.actor("owner")
    asked = PickUpAsked(contact=HOME, wished_day=date(2019, 8, 6))
    first = post.request_pick_up(asked, by=owner, key=KEY)
    assert post.request_pick_up(asked, by=owner, key=KEY).id == first.id
    number = ways.accepted().row.number
    said = ComplaintMade(complainant="Dương Thị Chủ", what="Chưa thấy giấy hẹn")
    made = post.complain(number, said, by=owner, key="complain-1")
    assert post.complain(number, said, by=owner, key="complain-1") == made
    assert Complaint.objects.count() == 1
