"""The papers of money print, read back and add up."""

from collections.abc import Callable

import pytest

from motcua.channels.counters import forms
from tests.apps.counters import form_samples as samples
from tests.apps.dossiers.forms import reading

PAPERS: dict[str, tuple[Callable[[], bytes], tuple[int, int], list[str]]] = {
    "cash_up": (
        lambda: forms.cash_up(samples.cash_up()),
        (148, 210),
        [
            "BIÊN BẢN KIỂM QUỸ",
            "500.000 7 3.500.000",
            "Phải có trong két 4.014.000",
            "Chênh lệch −1.000",
            "Thiếu 1.000 đồng. Giải trình: Trả thừa tiền lẻ",
            "Biên lai trong ca: AA26-0000101 đến AA26-0000123",
            "Biên lai đã hủy: 0000117",
        ],
    ),
    "remittance": (
        lambda: forms.remittance(samples.remittance()),
        (148, 210),
        ["PHIẾU NỘP TIỀN PHÍ, LỆ PHÍ", "3511.0.0000001", "Một triệu tám trăm nghìn đồng"],
    ),
    "settlement": (
        lambda: forms.settlement(samples.settlement()),
        (210, 297),
        [
            "BIÊN BẢN ĐỐI CHIẾU, QUYẾT TOÁN QUÝ",
            "từ ngày 01/07/2026 đến ngày 30/09/2026",
            "4 Còn phải nộp 1.100.000",
            "Một triệu một trăm nghìn đồng",
            "Kế toán trưởng",
        ],
    ),
    "statement": (
        lambda: forms.payment_statement(samples.statement()),
        (210, 297),
        ["BẢNG KÊ THANH TOÁN DỊCH VỤ", "431 12.000 5.172.000", "8.372.000", "01/2026/HĐ-BĐ"],
    ),
}


@pytest.mark.parametrize("kind", PAPERS)
def test_a_paper_says_what_it_must(kind: str) -> None:
    printed, size, phrases = PAPERS[kind]
    document = printed()
    words = reading.text(document)

    assert reading.is_composed(words)
    assert [phrase for phrase in phrases if phrase not in words] == []
    assert reading.size(document) == size
    assert len(reading.pages(document)) == 1
    assert reading.standard(document) == "2B"
    assert not [font for font in reading.fonts(document) if "-Bold" in font]
    assert document == printed()


def test_a_receipt_has_two_parts_with_all_the_circular_asks_for() -> None:
    pages = reading.pages(forms.receipt(samples.receipt()))

    assert len(pages) == 2
    assert "Liên 1: Lưu tại đơn vị thu" in pages[0]
    assert "Liên 2: Giao cho người nộp tiền" in pages[1]
    for page in pages:
        for phrase in [
            "BIÊN LAI THU LỆ PHÍ",
            "ỦY BAN NHÂN DÂN PHƯỜNG MỸ PHÚ",
            "Mã số thuế: 1400000001",
            "Mẫu số: 01BLP2-001",
            "Ký hiệu: AA-26P",
            "Số: 0000123",
            "Người nộp tiền: Nguyễn Thị Ngọc Ánh",
            "108.000",
            "Số tiền bằng chữ: Một trăm lẻ tám nghìn đồng",
            "09 giờ 07 phút, ngày 05 tháng 8 năm 2026",
            "NGƯỜI THU TIỀN (Ký, ghi rõ họ tên) Lê Thị Bưởi",
        ]:
            assert phrase in page
        assert "ĐÃ HỦY" not in page


def test_a_receipt_reads_back_by_its_number() -> None:
    document = forms.receipt(samples.receipt())

    assert reading.size(document) == (210, 148)
    assert reading.barcodes(document) == {"Code128": "AA-26P-0000123"}


def test_a_cancelled_receipt_says_so_on_both_parts() -> None:
    pages = reading.pages(forms.receipt(samples.receipt(void="Ghi sai tên người nộp")))

    assert all("ĐÃ HỦY" in page for page in pages)
    assert all("Lý do: Ghi sai tên người nộp" in page for page in pages)


def test_a_drawer_that_agrees_needs_no_explanation() -> None:
    words = reading.text(forms.cash_up(samples.cash_up(expected=4013000, explanation="")))

    assert "Tiền mặt khớp đúng với sổ." in words
    assert "Giải trình" not in words
