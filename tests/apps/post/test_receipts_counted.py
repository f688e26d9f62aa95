"""What the post collected is the register's payment once told, and then never given back."""

import pytest

from motcua.channels.counters import commands as till
from motcua.channels.counters import queries as receipts
from motcua.channels.counters.queries import ReceiptFilter
from motcua.channels.post import commands as post
from motcua.channels.post.reading import state_of
from motcua.channels.post.shapes import PaymentMethod
from motcua.domain.kernel.actor import Role
from motcua.domain.till.receipts import Receipt
from motcua.domain.till.rules import ReceiptGroup
from motcua.plumbing.errors import Refused
from tests.apps.post.ways import FEE, FORWARDING, POINT, WAY, Ways, actor_of, delivery, hired


def of(consignment: str, group: ReceiptGroup) -> Receipt:
    found = receipts.receipts(ReceiptFilter(consignment=consignment))
    (mine,) = [each for each in found if each.group is group]
    return mine


def test_what_was_paid_at_the_door_is_counted_and_not_given_back(ways: Ways) -> None:
    home = ways.on_its_way(method=PaymentMethod.LATER)
    number = home.row.number
    ways.at("2019-08-07T10:00")
    paid = delivery(FEE + 2 * WAY + FORWARDING)
    post.deliver(number, paid, by=ways.postman, key=ways.key())
    fee = of(number, ReceiptGroup.STATE)
    assert fee.recorded
    assert not of(number, ReceiptGroup.POSTAL).recorded
    user = hired("head_of_point", "Trưởng bưu cục", Role.UNIT_MANAGER, POINT)
    manager = actor_of(user, Role.UNIT_MANAGER, POINT)
    asked = till.VoidAsked(number=fee.number, reason="Trả lại tiền")
    with pytest.raises(Refused) as told:
        till.void_receipt(asked, by=manager, key=ways.key())
    assert told.value.refusal.code == "DossierCountsIt"


def test_money_given_back_before_filing_is_still_owed(ways: Ways) -> None:
    sent = ways.accepted()
    fee = of(sent.row.number, ReceiptGroup.STATE)
    assert not fee.recorded
    asked = till.VoidAsked(number=fee.number, reason="Người gửi xin nộp sau")
    till.void_receipt(asked, by=ways.clerk, key=ways.key())
    ways.at("2019-08-05T14:00")
    ways.to_the_desk(sent)
    state = state_of(ways.filed(sent))
    assert state is not None
    assert (state.paid, state.owed) == (0, FEE)


def test_what_was_paid_at_the_counter_is_counted_when_filed(ways: Ways) -> None:
    sent = ways.accepted()
    ways.at("2019-08-05T14:00")
    ways.to_the_desk(sent)
    ways.filed(sent)
    assert of(sent.row.number, ReceiptGroup.STATE).recorded
