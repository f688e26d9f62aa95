"""The drawings of barcodes, before a form shows them."""

import pytest

from motcua.plumbing.barcodes import code128_svg, qr_svg


def test_a_drawing_fills_its_box_without_a_quiet_zone() -> None:
    drawing = code128_svg("H20.14-260805-0002")

    assert drawing.startswith("<?xml")
    assert 'd="M0 0h2v50h-2Z' in drawing


def test_code_128_refuses_letters_it_cannot_carry() -> None:
    with pytest.raises(ValueError, match="beyond ASCII"):
        code128_svg("Đ-0002")


def test_a_qr_code_of_a_longer_text_has_more_modules() -> None:
    assert len(qr_svg("https://motcua.example/" + "a" * 200)) > len(qr_svg("a"))
