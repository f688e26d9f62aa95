"""Minutes and labels are filled from what custody knows."""

from collections.abc import Callable

import pytest

from motcua.channels.custody import printing
from motcua.channels.custody.commands import Given
from motcua.channels.custody.forms import LabelSize
from tests.apps.dossiers.forms import reading
from tests.domain.custody import people as p

pytestmark = pytest.mark.django_db
Tell = Callable[..., Given]


def test_signed_minutes_list_the_packet_with_what_is_in_it(tell: Tell) -> None:
    tell(p.SIGNED)

    document = printing.print_minutes("BB2", synthetic=True)

    assert document is not None
    words = reading.text(document)
    assert reading.barcodes(document)["Code128"] == "BB2"
    for phrase in [
        f"Bên giao: {p.CARRIER.holder.name}",
        f"Bên nhận: {p.OFFICER.holder.name}",
        "Tư cách: Bưu tá",
        "P1 Túi niêm phong",
        "trong P1",
        "hồ sơ đã giao, nhận đầy đủ",
        "Thời điểm nộp hồ sơ theo quy định",
        "(Đã ký trên hệ thống)",
        "DỮ LIỆU MÔ PHỎNG",
    ]:
        assert phrase in words


def test_minutes_of_one_scan_say_what_is_missing(tell: Tell) -> None:
    tell(p.ON_THE_WAY[:-1])

    document = printing.print_minutes("BB1", synthetic=False)

    assert document is not None
    words = reading.text(document)
    assert "Chưa đủ" in words
    assert "(Ký, ghi rõ họ tên)" in words


@pytest.mark.parametrize("size", LabelSize)
def test_a_packet_bears_its_seal_and_its_content(tell: Tell, size: LabelSize) -> None:
    tell(p.SIGNED)

    document = printing.print_label("P1", size, synthetic=False)

    assert document is not None
    words = reading.text(document)
    assert reading.barcodes(document) == {"Code128": "P1"}
    assert "TÚI NIÊM PHONG" in words


def test_items_get_small_labels_and_unknown_ones_none(tell: Tell) -> None:
    tell(p.SIGNED)

    document = printing.print_labels(["B", "A", "B", "nowhere"], LabelSize.A6, synthetic=False)

    assert document is not None
    words = reading.text(document)
    assert words.index("B") < words.index("A ")
    assert printing.print_labels(["nowhere"], LabelSize.A6, synthetic=False) is None
    assert printing.print_label("nowhere", LabelSize.A6, synthetic=False) is None
    assert printing.print_minutes("nowhere", synthetic=False) is None


def test_a_paper_bears_its_name_when_somebody_knows_it(tell: Tell) -> None:
    tell(p.SIGNED)
    names = {p.DOSSIER: {"proof": "Giấy chứng sinh"}}

    document = printing.print_labels(
        ["A"], LabelSize.A6, synthetic=False, named=lambda code: names.get(code, {})
    )

    assert document is not None
    assert "Giấy chứng sinh" in reading.text(document)
