"""Identity numbers: what is accepted, what is refused, and why."""

import unicodedata

import pytest

from motcua.domain.kernel.identity import (
    NO_IDENTITY,
    Identity,
    IdentityKind,
    IdentityUnreadable,
    Sex,
    personal_number_parts,
    read_identity,
)

VNPOST_TAX_CODE = "0102595740"  # published by the company; its weighted sum leaves 10, so 0
WORKED_EXAMPLE = "0100047516"  # the worked example of circular 105/2020


@pytest.mark.parametrize(
    ("kind", "typed", "number"),
    [
        (IdentityKind.PERSONAL_ID, "087085000123", "087085000123"),
        (IdentityKind.PERSONAL_ID, " 087 085 000 123 ", "087085000123"),
        (IdentityKind.PERSONAL_ID, "152099000001", "152099000001"),  # born abroad
        (IdentityKind.OLD_ID, "340 123 456", "340123456"),
        (IdentityKind.PASSPORT, "c1234567", "C1234567"),
        (IdentityKind.TAX_CODE, VNPOST_TAX_CODE, VNPOST_TAX_CODE),
        (IdentityKind.TAX_CODE, WORKED_EXAMPLE, WORKED_EXAMPLE),
        (IdentityKind.TAX_CODE, "0102595740001", "0102595740-001"),
        (IdentityKind.TAX_CODE, "0102595740-001", "0102595740-001"),
        (IdentityKind.TAX_CODE, "087085000123", "087085000123"),
        (IdentityKind.NONE, "", ""),
    ],
)
def test_a_good_number_is_kept_bare(kind: IdentityKind, typed: str, number: str) -> None:
    assert read_identity(kind, typed) == Identity(kind, number)


@pytest.mark.parametrize(
    ("kind", "typed", "says"),
    [
        (IdentityKind.PERSONAL_ID, "08708500012", "exactly 12 digits"),
        (IdentityKind.PERSONAL_ID, "08708500012x", "exactly 12 digits"),
        (IdentityKind.PERSONAL_ID, "０８７０８５０００１２３", "exactly 12 digits"),
        (IdentityKind.PERSONAL_ID, "003085000123", "no province has the code 003"),
        (IdentityKind.PERSONAL_ID, "", "exactly 12 digits"),
        (IdentityKind.OLD_ID, "34012345", "exactly 9 digits"),
        (IdentityKind.PASSPORT, "Đ1234567", "plain letters"),
        (IdentityKind.PASSPORT, "C123\x004567", "plain letters"),
        (IdentityKind.TAX_CODE, "0102595741", "check digit"),
        (IdentityKind.TAX_CODE, "0102595740-000", "-001 to -999"),
        (IdentityKind.TAX_CODE, "01-02595740", "10 digits"),
        (IdentityKind.TAX_CODE, "0000000000", "check digit"),  # remainder 0 is never issued
        (IdentityKind.NONE, "087085000123", "has no number"),
        (IdentityKind.PERSONAL_ID, "1" * 20_000_000, "exactly 12 digits"),
    ],
)
def test_a_bad_number_is_refused_with_what_to_do(kind: IdentityKind, typed: str, says: str) -> None:
    read = read_identity(kind, typed)
    assert isinstance(read, IdentityUnreadable)
    assert says in read.text("en")
    assert len(read.text("vi")) < 250
    assert read.article


def test_a_person_without_papers_has_an_identity_all_the_same() -> None:
    assert read_identity(IdentityKind.NONE, "") == NO_IDENTITY


def test_the_number_tells_place_sex_and_year() -> None:
    parts = personal_number_parts("087185000123")
    assert (parts.place, parts.sex, parts.birth_year) == ("087", Sex.FEMALE, 1985)
    assert personal_number_parts("082318000123").birth_year == 2018


def test_composed_and_decomposed_text_is_quoted_alike() -> None:
    composed = "Đồng Tháp"
    decomposed = unicodedata.normalize("NFD", composed)
    first = read_identity(IdentityKind.PASSPORT, composed)
    second = read_identity(IdentityKind.PASSPORT, decomposed)
    assert isinstance(first, IdentityUnreadable)
    assert isinstance(second, IdentityUnreadable)
    assert first == second
