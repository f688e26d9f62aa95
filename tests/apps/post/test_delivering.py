"""The way home: who may receive, where to, what comes back, what goes wrong."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.channels.counters import queries as till_queries
from motcua.channels.custody import commands as custody
from motcua.channels.custody import queries as held
from motcua.channels.custody import store
from motcua.channels.custody.store import Loaded
from motcua.channels.custody.subjects import Wanted
from motcua.channels.post import commands as post
from motcua.channels.post import queries
from motcua.channels.post.models import Consignment
from motcua.channels.post.reading import state_of
from motcua.channels.post.shapes import (
    Contact,
    Dispatch,
    Mishap,
    PaymentMethod,
    PostalService,
    Status,
    Withdrawn,
)
from motcua.domain.custody.labels import LabelKind
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.state import Stage
from motcua.domain.fees.postage import PostageGroup
from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.plumbing.errors import Refused
from tests.apps.post.ways import FAR_COMMUNE, FEE, FORWARDING, POINT, WAY, Ways, delivery
from tests.builders import moment

DUE = FEE + 2 * WAY + FORWARDING
ELSEWHERE = Contact(
    name="Dương Thị Chủ", address="Ấp 2, Tràm Chim", phone="0900000001", unit=FAR_COMMUNE
)


def refusal(ways: Ways, asked: Dispatch) -> str:
    with pytest.raises(Refused) as no:
        post.dispatch_result(asked, by=ways.desk[0], key=ways.key())
    return no.value.refusal.code


def test_a_result_is_not_sent_before_it_is_there_and_not_twice(ways: Ways) -> None:
    sent = ways.accepted()
    ways.to_the_desk(sent)
    dossier = ways.filed(sent)
    assert refusal(ways, ways.dispatch(dossier)) == "ResultNotReady"
    ways.decided(dossier)
    empty = replace(ways.dispatch(dossier), items=())
    assert refusal(ways, empty) == "ContentUnlisted"
    ways.sent(dossier)
    assert refusal(ways, ways.dispatch(dossier)) == "ResultUnderWay"
    asked, by = ways.dispatch(dossier), ways.world.cast.actor("stranger")
    with pytest.raises(Refused) as stranger:
        post.dispatch_result(asked, by=by, key=ways.key())
    assert stranger.value.refusal.code == "NotAtThisPlace"


def test_results_are_sealed_many_at_once_or_none(ways: Ways) -> None:
    sent = [ways.accepted(), ways.accepted()]
    dossiers = []
    for view in sent:
        ways.to_the_desk(view)
        dossiers.append(ways.decided(ways.filed(view)))
    first, second = (ways.dispatch(dossier) for dossier in dossiers)
    bad = (first, replace(second, replaces=sent[0].row.number))
    with pytest.raises(Refused):
        post.dispatch_results(bad, by=ways.desk[0], key=ways.key())
    assert len(queries.of_dossier(dossiers[0])) == 1
    numbers = post.dispatch_results((first, second), by=ways.desk[0], key=ways.key())
    assert [number[-6:] for number in numbers] == ["000001", "000002"]


def test_somebody_authorised_receives_and_hands_in_the_old_paper(ways: Ways) -> None:
    sent = ways.accepted()
    ways.to_the_desk(sent)
    dossier = ways.decided(ways.filed(sent))
    home = ways.sent(dossier, withdraw=("old_certificate",))
    old = Withdrawn(label=custody.new_label(LabelKind.ORIGINAL), paper="old_certificate")
    said = delivery(
        to_name="Lý Thị Mẹ",
        identity="087190000045",
        authority="Giấy ủy quyền 12/2019",
        withdrawn=(old,),
    )
    done = post.deliver(home.row.number, said, by=ways.postman, key=ways.key())
    assert done.row.status is Status.DELIVERED
    taken = held.thing(old.label)
    assert taken is not None
    assert taken.holder.person == ways.postman.person
    state = state_of(dossier)
    assert state
    assert taken.dossier == state.code


MOTHER = frozenset({PostageGroup.HEROIC_MOTHER})


@pytest.mark.parametrize(
    ("groups", "due"),
    [(frozenset(), DUE), (MOTHER, FEE)],
)
def test_what_was_told_at_the_counter_is_what_is_collected(
    ways: Ways, groups: frozenset[PostageGroup], due: int
) -> None:
    sent = ways.accepted(method=PaymentMethod.LATER, groups=groups)
    assert sent.note.fees_total + sent.note.postage_total == due
    ways.to_the_desk(sent)
    home = ways.sent(ways.decided(ways.filed(sent)))
    assert home.row.to_collect == due
    post.deliver(home.row.number, delivery(due), by=ways.postman, key=ways.key())
    assert till_queries.carrier_balance(ways.postman.person) == due


def test_a_refused_dossier_pays_its_carriage_and_forwards_nothing(ways: Ways) -> None:
    sent = ways.accepted(method=PaymentMethod.LATER)
    ways.to_the_desk(sent)
    home = ways.sent(ways.turned_down(ways.filed(sent)))
    assert home.row.to_collect == 2 * WAY


def test_to_another_address_than_agreed_the_way_home_is_priced_anew(ways: Ways) -> None:
    sent = ways.accepted(method=PaymentMethod.LATER)
    ways.to_the_desk(sent)
    home = ways.sent(ways.decided(ways.filed(sent)), recipient=ELSEWHERE)
    assert home.row.to_collect == FEE + WAY + 30_000 + FORWARDING


def test_without_a_way_home_nothing_can_be_collected_later(ways: Ways) -> None:
    with pytest.raises(Refused) as no:
        ways.accepted(method=PaymentMethod.LATER, service=PostalService.SEND)
    assert no.value.refusal.code == "NothingComesHome"


def test_at_the_post_office_it_is_paid_into_the_drawer(ways: Ways) -> None:
    home = ways.on_its_way(method=PaymentMethod.LATER)
    waiting = post.hold(home.row.number, date(2019, 8, 9), by=ways.postman, key=ways.key())
    assert waiting.row.status is Status.HELD
    ways.hand_over(home.row.packet, ways.carrier, ways.counter)
    done = post.deliver(home.row.number, delivery(DUE), by=ways.clerk, key=ways.key())
    assert done.row.status is Status.DELIVERED


def test_the_carriers_own_account_delivers_and_collects(ways: Ways) -> None:
    home = ways.on_its_way(method=PaymentMethod.LATER)
    system = Actor(
        person="carrier-1",
        name="Hệ thống bưu chính",
        role=Role.SYSTEM,
        employer=Employer.POST,
        place=POINT,
    )
    from_here = (system, ways.carrier[1])
    ways.hand_over(home.row.packet, ways.carrier, from_here, sign=False)
    done = post.deliver(home.row.number, delivery(DUE), by=system, key=ways.key())
    assert done.row.status is Status.DELIVERED
    assert till_queries.carrier_balance(system.person) == DUE


def test_the_addressee_sends_it_elsewhere_and_the_promise_is_counted_anew(ways: Ways) -> None:
    home = ways.on_its_way()
    owner = ways.world.cast.actor("owner")
    moved = post.readdress(home.row.number, ELSEWHERE, by=owner, key=ways.key())
    assert moved.row.destination == FAR_COMMUNE
    assert moved.row.to.address == ELSEWHERE.address
    assert moved.row.promised_at == moment("2019-08-09T17:00")
    assert home.row.promised_at == moment("2019-08-08T17:00")
    assert held.custody_of(home.row.packet).packets[home.row.packet].to.unit == FAR_COMMUNE


def test_originals_shown_go_home_with_the_result(ways: Ways) -> None:
    papers = ways.papers()
    shown = tuple(
        replace(paper, give_back=1) if paper.code == "giay_chung_sinh" else paper
        for paper in papers
    )
    sent = ways.accepted(papers=shown)
    ways.to_the_desk(sent)
    dossier = ways.decided(ways.filed(sent))
    asked = ways.dispatch(dossier)
    assert refusal(ways, asked) == "ContentUnlisted"
    original = next(item for item in sent.note.items if item.paper == "giay_chung_sinh")
    inside = (*asked.items, replace(original, give_back=True))
    home = post.dispatch_result(replace(asked, items=inside), by=ways.desk[0], key=ways.key())
    ways.hand_over(home.row.packet, ways.desk, ways.carrier)
    post.deliver(home.row.number, delivery(), by=ways.postman, key=ways.key())
    state = state_of(dossier)
    assert state
    assert (state.stage, state.originals_to_give_back) == (Stage.RETURNED, ())


def test_what_was_paid_meanwhile_is_not_collected_again(ways: Ways) -> None:
    home = ways.on_its_way(method=PaymentMethod.LATER)
    assert home.row.dossier
    pay = c.RecordPayment(amount=FEE, method="transfer", proof="FT 1")
    ways.world.act(home.row.dossier, "reception", pay)
    row = queries.of_number(home.row.number)
    assert row
    assert row.to_collect == DUE - FEE
    done = post.deliver(home.row.number, delivery(DUE - FEE), by=ways.postman, key=ways.key())
    assert done.row.status is Status.DELIVERED


def test_the_round_is_what_is_in_hand_the_urgent_first(ways: Ways) -> None:
    home = ways.on_its_way()
    (stop,) = queries.round_of(ways.postman, date(2019, 8, 7))
    assert stop.number == home.row.number
    assert queries.round_of(ways.clerk, date(2019, 8, 7)) == []
    assert [row.number for row in queries.outgoing(POINT)] == [home.row.number]
    late = queries.due_legs(None, moment("2019-08-20T08:00"))
    assert [row.number for row in late] == [home.row.number]


def test_a_longer_round_asks_custody_no_more_often(
    ways: Ways, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = []
    for _consignment in range(2):
        ways.at("2019-08-05T09:00")
        numbers.append(ways.on_its_way().row.number)
    Consignment.objects.filter(number=numbers[1]).update(promised_at=moment("2019-08-07T17:00"))
    loaded: list[object] = []
    load = store.load

    def counted(what: Wanted) -> Loaded:
        loaded.append(what)
        return load(what)

    monkeypatch.setattr(store, "load", counted)
    with CaptureQueriesContext(connection) as asked:
        stops = queries.round_of(ways.postman, date(2019, 8, 7))
    assert [stop.number for stop in stops] == [*reversed(numbers)]
    assert len(loaded) == 1
    assert len([each for each in asked if "custody_now" in each["sql"]]) == 1


def test_a_torn_paper_goes_on_and_is_answered_for(ways: Ways) -> None:
    sent = ways.accepted()
    torn = Mishap(thing=sent.row.packet, how="Ướt mưa", apology="Xin lỗi", damages=50_000)
    view = post.declare_damaged(sent.row.number, torn, by=ways.clerk, key=ways.key())
    assert view.row.status is Status.ACCEPTED
    assert [m.kind for m in view.mishaps] == ["damaged"]
    with pytest.raises(Refused) as much:
        post.compensate(
            post.Compensation(mishap=view.mishaps[0].id, amount=60_000, voucher="PC 1"),
            by=ways.clerk,
            key=ways.key(),
        )
    assert much.value.refusal.code == "AmountUnfit"


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"apology": " "}, "WordsMissing"), ({"thing": "TG9999999949"}, "ContentUnlisted")],
)
def test_a_mishap_needs_an_apology_and_its_own_thing(
    ways: Ways, changes: dict[str, str], code: str
) -> None:
    sent = ways.accepted()
    said = replace(Mishap(thing=sent.row.packet, how="Rơi", apology="Xin lỗi"), **changes)  # type: ignore[arg-type]
    with pytest.raises(Refused) as no:
        post.declare_lost(sent.row.number, said, by=ways.clerk, key=ways.key())
    assert no.value.refusal.code == code


def test_a_shift_is_needed_at_the_counter(ways: Ways) -> None:
    by = replace(ways.postman)
    with pytest.raises(Refused) as no:
        post.accept(ways.acceptance(), by=by, key=ways.key())
    assert no.value.refusal.code == "NoOpenShift"
