"""Amounts in Vietnamese words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.fees.words import dong_in_words, in_words

_DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
_VALUES = {word: value for value, word in enumerate(_DIGITS)} | {"mốt": 1, "tư": 4, "lăm": 5}


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "không"),
        (1, "một"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (99, "chín mươi chín"),
        (100, "một trăm"),
        (101, "một trăm lẻ một"),
        (104, "một trăm lẻ bốn"),
        (105, "một trăm lẻ năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (115, "một trăm mười lăm"),
        (555, "năm trăm năm mươi lăm"),
        (1_000, "một nghìn"),
        (1_001, "một nghìn không trăm lẻ một"),
        (1_015, "một nghìn không trăm mười lăm"),
        (2_500, "hai nghìn năm trăm"),
        (8_000, "tám nghìn"),
        (10_000, "mười nghìn"),
        (15_000, "mười lăm nghìn"),
        (105_000, "một trăm lẻ năm nghìn"),
        (200_000, "hai trăm nghìn"),
        (1_000_000, "một triệu"),
        (1_000_005, "một triệu không trăm lẻ năm"),
        (1_005_000, "một triệu không trăm lẻ năm nghìn"),
        (1_050_000, "một triệu không trăm năm mươi nghìn"),
        (21_021_021, "hai mươi mốt triệu không trăm hai mươi mốt nghìn không trăm hai mươi mốt"),
        (1_000_000_000, "một tỷ"),
        (1_000_000_001, "một tỷ không trăm lẻ một"),
        (15_000_000_000, "mười lăm tỷ"),
        (2_000_500_000, "hai tỷ năm trăm nghìn"),
        (1_000_000_000_000, "một nghìn tỷ"),
    ],
)
def test_in_words(amount: int, words: str) -> None:
    assert in_words(amount) == words


def test_the_line_of_a_receipt() -> None:
    assert dong_in_words(8_000) == "Tám nghìn đồng"
    assert dong_in_words(0) == "Không đồng"


def test_a_debt_has_no_words() -> None:
    with pytest.raises(ValueError, match="starts at 0"):
        in_words(-1)


@given(st.integers(0, 10**15))
def test_words_read_back_as_the_number(amount: int) -> None:
    assert _read(in_words(amount).split()) == amount


def _read(words: list[str]) -> int:
    """A reader written from the grammar, not from the writer."""
    for word, scale in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3)):
        if word in words:
            cut = len(words) - 1 - words[::-1].index(word)
            return _read(words[:cut]) * scale + _read(words[cut + 1 :])
    value = 0
    for word in words:
        if word == "trăm":
            value *= 100
        elif word == "mươi":
            value += value % 10 * 9
        elif word == "mười":
            value += 10
        elif word != "lẻ":
            value += _VALUES[word]
    return value
