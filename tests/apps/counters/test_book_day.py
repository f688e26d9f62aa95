"""Money is booked on the day of Viet Nam, also in the first and last hours of a quarter."""

import pytest

from motcua.channels.counters import commands, queries
from motcua.channels.counters.queries import ReceiptFilter
from tests.apps.counters.conftest import Clock
from tests.apps.counters.money import paying
from tests.builders import moment
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("at", ["2019-08-05T08:00", "2019-09-30T23:30", "2019-10-01T00:30"])
def test_a_receipt_is_booked_on_its_own_day(counter: Cast, time: Clock, at: str) -> None:
    time.at = moment(at)
    commands.collect(paying(), by=counter.actor("reception"), key="collect-1")
    day = time.at.date()
    assert len(queries.receipts(ReceiptFilter(first=day, last=day))) == 1
