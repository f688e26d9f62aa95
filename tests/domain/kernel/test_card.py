"""The QR text of a citizen card."""

import unicodedata
from datetime import date

import pytest

from motcua.domain.kernel.card import Card, CardUnreadable, read_card
from motcua.domain.kernel.identity import Identity, IdentityKind, Sex

GOOD = "087185000123|340123456|Nguyễn Thị Sáu|02031985|Nữ|Ấp 1, Bình Hàng Trung|15062021"


def test_a_card_is_read_whole() -> None:
    assert read_card(GOOD + "\r\n") == Card(
        identity=Identity(IdentityKind.PERSONAL_ID, "087185000123"),
        old=Identity(IdentityKind.OLD_ID, "340123456"),
        name="Nguyễn Thị Sáu",
        birth=date(1985, 3, 2),
        sex=Sex.FEMALE,
        address="Ấp 1, Bình Hàng Trung",
        issued=date(2021, 6, 15),
    )


def test_a_card_without_an_old_number_is_read() -> None:
    card = read_card(GOOD.replace("|340123456|", "||"))
    assert isinstance(card, Card)
    assert card.old is None


def test_a_newer_card_with_more_parts_is_read() -> None:
    assert read_card(GOOD + "||||") == read_card(GOOD)


def test_decomposed_unicode_reads_the_same() -> None:
    assert read_card(unicodedata.normalize("NFD", GOOD)) == read_card(GOOD)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "7 parts"),
        ("https://example.org/x", "7 parts"),
        (GOOD.rsplit("|", 1)[0], "7 parts"),
        (GOOD + "|" * 20, "7 parts"),
        ("x" * 20_000_000, "7 parts"),
        (GOOD.replace("087185000123", "08718500012"), "12 digits"),
        (GOOD.replace("340123456", "34012345"), "9 digits"),
        (GOOD.replace("Nguyễn Thị Sáu", " "), "missing"),
        (GOOD.replace("Sáu", "S\x07áu"), "control character"),
        (GOOD.replace("02031985", "31021985"), "not a day"),
        (GOOD.replace("02031985", "1985"), "not a day"),
        (GOOD.replace("02031985", "00000000"), "not a day"),
        (GOOD.replace("|Nữ|", "|?|"), "neither Nam nor Nữ"),
        (GOOD.replace("|Nữ|", "|Nam|"), "does not agree"),
        (GOOD.replace("02031985", "02031986"), "does not agree"),
        (GOOD.replace("15062021", "15061980"), "before the holder was born"),
    ],
)
def test_a_bad_card_is_refused_with_what_to_do(text: str, says: str) -> None:
    read = read_card(text)
    assert isinstance(read, CardUnreadable)
    assert says in read.text("en")
    assert "Hãy quét lại" in read.text("vi")
    assert read.article
