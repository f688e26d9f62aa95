"""Minutes and labels print, read back and keep."""

from dataclasses import replace

import pytest

from motcua.channels.custody import forms
from motcua.channels.custody.forms import LabelSize
from tests.apps.custody import form_samples as samples
from tests.apps.dossiers.forms import reading

SIZES = {LabelSize.MM_100X150: (100, 150), LabelSize.A6: (105, 148)}


def test_minutes_name_both_sides_every_thing_and_the_filing_moment() -> None:
    words = reading.text(forms.minutes(samples.minutes()))

    assert reading.is_composed(words)
    for phrase in [
        "BIÊN BẢN GIAO NHẬN HỒ SƠ",
        "Bên giao: Lê Thị Bưởi",
        "Bên nhận: Huỳnh Văn Đẳng",
        "giao nhận 3 mục",
        "Niêm phong: NP-2026-000451",
        "Hồ sơ, phiếu gửi",
        "PG-26-000123",
        samples.DOSSIER,
        "hồ sơ đã giao, nhận đầy đủ",
        "Sai lệch đã ghi nhận: – Rách, hư hỏng: BH0000001625 – mép trên hơi rách",
        "Thời điểm nộp hồ sơ theo quy định: 14 giờ 30 phút, ngày 05 tháng 8 năm 2026",
        "(Đã ký trên hệ thống)",
        "Quyết định số 45/2016/QĐ-TTg, Điều 7",
        "DỮ LIỆU MÔ PHỎNG",
    ]:
        assert phrase in words


def test_unsigned_minutes_leave_room_and_promise_nothing() -> None:
    side = replace(samples.GIVER, signed_at=None)
    paper = samples.minutes(giver=side, complete=False, filed_at=None, synthetic=False)

    words = reading.text(forms.minutes(paper))

    assert "(Ký, ghi rõ họ tên)" in words
    assert "Chưa đủ" in words
    assert "Thời điểm nộp hồ sơ theo" not in words
    assert "MÔ PHỎNG" not in words


def test_minutes_are_archivable_and_read_back() -> None:
    document = forms.minutes(samples.minutes())

    assert reading.standard(document) == "2B"
    assert all(reading.fonts(document).values())
    assert not [font for font in reading.fonts(document) if "-Bold" in font]
    assert reading.barcodes(document) == {"Code128": "BB0000001240", "QRCode": "BB0000001240"}
    assert document == forms.minutes(samples.minutes())


@pytest.mark.parametrize("size", LabelSize)
def test_a_packet_label_has_its_size_and_its_bars(size: LabelSize) -> None:
    document = forms.label(samples.packet(), size)

    assert reading.size(document) == SIZES[size]
    assert len(reading.pages(document)) == 1
    assert reading.barcodes(document) == {"Code128": "TG0000000774"}
    words = reading.text(document)
    assert "NP-2026-000451" in words
    assert "phường Mỹ Phú, tỉnh Đồng Tháp" in words
    assert "MẪU – DỮ LIỆU MÔ PHỎNG" in words


def test_a_money_bag_says_its_amount() -> None:
    words = reading.text(forms.label(samples.money_bag(), LabelSize.A6))

    assert "TÚI TIỀN" in words
    assert "1.250.000" in words


@pytest.mark.parametrize("size", LabelSize)
def test_five_small_labels_take_two_sheets(size: LabelSize) -> None:
    document = forms.label(samples.items(5), size)

    assert reading.size(document) == SIZES[size]
    assert [page.count("BẢN CHÍNH") for page in reading.pages(document)] == [4, 1]
    assert reading.barcodes(document) == {"Code128": "BC0000001579"}


def test_a_label_survives_words_that_do_not_fit() -> None:
    paper = samples.packet(
        to_name="Ủy ban nhân dân " + "x" * 90,
        to_text="#quote *đậm* $x$ " + "dài " * 60,
        contents=tuple(f"BC{number:08d}X" for number in range(40)),
    )

    document = forms.label(paper, LabelSize.MM_100X150)

    assert len(reading.pages(document)) == 1
    assert "#quote *đậm* $x$" in reading.text(document)
    assert "và 28 mục nữa" in reading.text(document)
