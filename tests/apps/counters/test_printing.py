"""Receipts and counts are printed from the books."""

import pytest

from motcua.channels.counters import commands, printing
from tests.apps.counters.conftest import Clock
from tests.apps.counters.money import CHARGE, FEE, POSTAGE, notes, paying
from tests.apps.dossiers.forms import reading
from tests.builders import moment
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_a_receipt_says_whose_money_it_is(counter: Cast) -> None:
    by = counter.actor("reception")
    paid = commands.collect(paying(FEE, CHARGE, POSTAGE), by=by, key="collect-1")

    state, postal = (printing.print_receipt(n, synthetic=True) for n in paid.numbers)

    assert state is not None
    assert postal is not None
    words = reading.text(state)
    for phrase in [
        "BIÊN LAI THU TIỀN PHÍ, LỆ PHÍ",
        f"Số: {paid.receipts[0].serial:07}",
        "Người nộp tiền: Dương Thị Chủ",
        "Năm mươi tám nghìn đồng",
        "58.000",
        "tiền mặt tại quầy",
        "Lê Thị Tiếp",
    ]:
        assert phrase in words
    assert reading.barcodes(state) == {"Code128": paid.numbers[0]}
    assert "PHIẾU THU CƯỚC BƯU CHÍNH" in reading.text(postal)
    assert "BƯU ĐIỆN TỈNH ĐỒNG THÁP" in reading.text(postal)
    assert printing.print_receipt("AA19-9999999", synthetic=True) is None


def test_a_count_adds_up_on_paper(counter: Cast, time: Clock) -> None:
    by = counter.actor("reception")
    shift = commands.collect(paying(FEE), by=by, key="collect-1").receipts[0].shift
    assert printing.print_cash_up(shift, synthetic=False) is None
    commands.collect(paying(CHARGE), by=by, key="collect-2")
    time.at = moment("2019-08-05T16:45")
    commands.cash_up(shift, notes(57_000), "trả thừa cho khách", by=by, key="count-01")

    document = printing.print_cash_up(shift, synthetic=False)

    assert document is not None
    words = reading.text(document)
    for phrase in [
        "Thu trong ca 58.000",
        "Phải có trong két 58.000",
        "Đếm được 57.000",
        "Chênh lệch −1.000",
        "Thiếu 1.000 đồng. Giải trình: trả thừa cho khách",
        "50.000 1 50.000",
        "Kiểm quỹ lúc: 16 giờ 45 phút",
    ]:
        assert phrase in words
    assert printing.print_cash_up("CA-nowhere", synthetic=False) is None
