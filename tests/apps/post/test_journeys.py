"""Four ways of a dossier through the post, from the first signature to the last."""

from datetime import date

import pytest

from motcua.channels.counters import queries as till
from motcua.channels.custody import queries as custody
from motcua.channels.custody.commands import new_label
from motcua.channels.post import commands as post
from motcua.channels.post import queries
from motcua.channels.post.note import Way
from motcua.channels.post.reading import state_of
from motcua.channels.post.rows import PickUpRow
from motcua.channels.post.shapes import (
    Attempt,
    Mishap,
    Outcome,
    PaymentMethod,
    PickUpAsked,
    PickUpStatus,
    Status,
)
from motcua.domain.custody import commands as c
from motcua.domain.custody.labels import LabelKind
from motcua.domain.custody.things import Fate, Item, ItemKind
from motcua.domain.dossier.party import Channel
from motcua.domain.dossier.state import Stage
from motcua.domain.kernel.local_time import local
from motcua.dossiers import queries as register
from motcua.oversight.quality.periods import read_period
from motcua.oversight.quality.post_report import post_report
from motcua.plumbing.errors import Refused
from tests.apps.post.ways import (
    FEE,
    FORWARDING,
    HOME,
    NUMBER,
    POINT,
    WAY,
    Ways,
    delivery,
    held,
)
from tests.builders import moment
from tests.faces.office.world import BIRTH


def test_from_the_post_counter_to_the_agency_and_home_with_money_at_the_door(ways: Ways) -> None:
    sent = ways.accepted(method=PaymentMethod.LATER)
    assert sent.row.number == f"PG.{ways.clerk.place}.2019.000001"
    assert local(sent.row.promised_at) == moment("2019-08-07T17:00")
    ways.at("2019-08-05T14:00")
    ways.to_the_desk(sent)
    ways.at("2019-08-05T14:10")
    dossier = ways.filed(sent)
    filed = register.state_and_id(dossier)
    assert filed
    assert filed[1].received_at == moment("2019-08-05T14:00")
    assert filed[1].filing.channel_in is Channel.POST_COUNTER
    assert filed[1].owed == FEE
    ways.at("2019-08-06T09:00")
    ways.decided(dossier)
    home = ways.sent(dossier)
    due = FEE + 2 * WAY + FORWARDING
    assert home.row.to_collect == due
    ways.at("2019-08-07T10:00")
    done = post.deliver(home.row.number, delivery(due), by=ways.postman, key=ways.key())
    assert done.row.status is Status.DELIVERED
    assert custody.custody_of(home.row.packet).fate(home.row.packet) is Fate.DELIVERED
    assert custody.cash_in_hand(ways.postman.person) == due
    after = register.state_and_id(dossier)
    assert after
    assert (after[1].stage, after[1].owed) == (Stage.RETURNED, 0)
    assert [row.number for row in queries.of_dossier(dossier)] == [
        sent.row.number,
        home.row.number,
    ]
    assert NUMBER not in str(done.history)


def visit(ways: Ways) -> PickUpRow:
    """Asked for by the owner, given to the postman, once in vain."""
    owner = ways.world.cast.actor("owner")
    asked = post.request_pick_up(
        PickUpAsked(contact=HOME, procedure=BIRTH, wished_day=date(2019, 8, 6), window="8-10"),
        by=owner,
        key=ways.key(),
    )
    assert (asked.office, asked.status) == (POINT, PickUpStatus.ASKED)
    chosen = post.PostmanChosen(
        pick_up=asked.id,
        postman=ways.postman.person,
        postman_name=ways.postman.name,
        day=date(2019, 8, 6),
    )
    post.assign_pick_up(chosen, by=ways.clerk, key=ways.key())
    ways.at("2019-08-06T08:30")
    gone = post.PickUpNote(pick_up=asked.id, note="Nhà đi vắng")
    missed = post.pick_up_not_found(gone, by=ways.postman, key=ways.key())
    assert [each.note for each in missed.attempts] == ["Nhà đi vắng"]
    assert [v.id for v in queries.visits_of(ways.postman.person, date(2019, 8, 6))] == [asked.id]
    return missed


def test_from_a_farmhouse_by_pick_up(ways: Ways) -> None:
    asked = visit(ways)
    ways.at("2019-08-06T10:00")
    sent = post.accept(ways.acceptance(pick_up=asked.id), by=ways.postman, key=ways.key())
    done = queries.pick_up(asked.id)
    assert (done.status, done.consignment) == (PickUpStatus.DONE, sent.row.number)
    assert sent.note.way is Way.ADDRESS
    assert len(sent.note.receipts) == 2
    assert sent.holder == held(ways.carrier)
    due = FEE + 2 * WAY + FORWARDING
    assert till.carrier_balance(ways.postman.person) == due
    assert custody.cash_in_hand(ways.postman.person) == due
    bag = new_label(LabelKind.MONEY_BAG)
    ways.give(c.Label(item=Item(label=bag, kind=ItemKind.MONEY_BAG, amount=due)), ways.carrier)
    assert custody.cash_in_hand(ways.postman.person) == 0
    ways.at("2019-08-06T14:00")
    ways.to_the_desk(sent, start=ways.carrier)
    dossier = ways.filed(sent)
    filed = state_of(dossier)
    assert filed
    assert filed.filing.channel_in is Channel.POSTMAN
    assert filed.owed == 0
    slip = post.pass_on_slip(sent.row.number, by=ways.postman, key=ways.key())
    assert slip.history[-1].kind == "slip"
    ways.at("2019-08-07T09:00")
    home = ways.sent(ways.decided(dossier))
    assert home.row.to_collect == 0
    ways.at("2019-08-08T09:00")
    done_home = post.deliver(home.row.number, delivery(), by=ways.postman, key=ways.key())
    assert done_home.row.status is Status.DELIVERED


def test_failed_twice_it_comes_back_and_goes_again(ways: Ways) -> None:
    home = ways.on_its_way()
    number, packet = home.row.number, home.row.packet
    absent = Attempt(outcome=Outcome.ABSENT, invited=True, note="Không có nhà")
    ways.at("2019-08-07T10:00")
    first = post.attempt(number, absent, by=ways.postman, key=ways.key())
    assert (first.counted, first.next) == (1, date(2019, 8, 9))
    with pytest.raises(Refused) as early:
        post.bring_back(number, "Hai lần không gặp", by=ways.postman, key=ways.key())
    assert early.value.refusal.code == "InvitationsTooFew"
    ways.at("2019-08-08T10:00")
    assert post.attempt(number, absent, by=ways.postman, key=ways.key()).counted == 1
    ways.at("2019-08-09T10:00")
    assert post.attempt(number, absent, by=ways.postman, key=ways.key()).counted == 2
    back = post.bring_back(number, "Hai lần không gặp", by=ways.postman, key=ways.key())
    assert back.row.status is Status.COMING_BACK
    ways.at("2019-08-09T15:00")
    ways.hand_over(packet, ways.carrier, ways.desk)
    taken = post.take_back(number, ways.counted(home), by=ways.desk[0], key=ways.key())
    assert taken.row.status is Status.CAME_BACK
    dossier = home.row.dossier
    assert dossier
    again = ways.dispatch(dossier, items=home.note.items, replaces=number)
    second = post.dispatch_result(again, by=ways.desk[0], key=ways.key())
    assert second.row.replaces == number
    assert second.row.to_collect == WAY
    before = queries.of_number(number)
    assert before
    assert (before.status, before.replaced_by) == (Status.SENT_AGAIN, second.row.number)
    ways.hand_over(second.row.packet, ways.desk, ways.carrier)
    ways.at("2019-08-12T09:00")
    post.deliver(second.row.number, delivery(WAY), by=ways.postman, key=ways.key())
    state = state_of(dossier)
    assert state
    assert state.stage is Stage.RETURNED


def test_lost_on_the_way_it_is_answered_for_and_issued_again(ways: Ways) -> None:
    home = ways.on_its_way()
    lost = Mishap(
        thing=home.row.packet,
        how="Rơi trên đường",
        reissue=("Giấy khai sinh",),
        reissue_cost=20_000,
        damages=100_000,
        apology="Bưu điện xin lỗi bà",
    )
    gone = post.declare_lost(home.row.number, lost, by=ways.clerk, key=ways.key())
    assert gone.row.status is Status.LOST
    assert [line.kind for line in gone.history[-2:]] == ["lost", "apology"]
    (mishap,) = gone.mishaps
    assert (mishap.liable, mishap.liable_name) == (ways.postman.person, ways.postman.name)
    with pytest.raises(Refused):
        post.deliver(home.row.number, delivery(), by=ways.postman, key=ways.key())
    paid = post.Compensation(mishap=mishap.id, amount=120_000, voucher="PC 15/2019")
    post.compensate(paid, by=ways.clerk, key=ways.key())
    dossier = home.row.dossier
    assert dossier
    ways.at("2019-08-09T09:00")
    again = ways.sent(dossier, replaces=home.row.number)
    assert again.row.to_collect == 0
    ways.at("2019-08-12T09:00")
    post.deliver(again.row.number, delivery(), by=ways.postman, key=ways.key())
    once_more = ways.dispatch(dossier, replaces=home.row.number)
    with pytest.raises(Refused):
        post.dispatch_result(once_more, by=ways.desk[0], key=ways.key())
    figures = post_report(read_period("2019Q3")).total
    assert (figures.sent, figures.returned, figures.lost) == (1, 2, 1)
    assert (figures.delivered, figures.not_delivered) == (2, 1)
    assert figures.compensation == 120_000
