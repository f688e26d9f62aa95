"""The shipped words, the page that lists the kinds, phones and lengths."""

import re
from pathlib import Path

import pytest

from motcua.channels.notices import managing
from motcua.channels.notices.phones import length, mobile, without_marks
from motcua.channels.notices.templates import LANGUAGES, shipped
from motcua.channels.notices.vocabulary import KINDS, Kind, Way
from motcua.domain.kernel.money import in_dong

PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "notices.md"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(Kind))
def test_the_shipped_words_are_without_fault_and_fit_two_messages(
    kind: Kind, language: str
) -> None:
    words = shipped(language)[kind]
    assert list(managing.faults(kind, words)) == []
    assert length(managing.example(kind, words, Way.SMS)).parts <= 2


def test_the_page_lists_every_kind_as_the_code_does() -> None:
    listed = re.findall(r"^\| `(\w+)` \|(.+)\|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [kind for kind, _ in listed] == [kind.value for kind in Kind]
    for kind, rest in listed:
        about = KINDS[Kind(kind)]
        vi, en, group, facts = (each.strip() for each in rest.split("|"))
        assert (vi, en, group) == (about.words.vi, about.words.en, about.group.value)
        assert facts == ", ".join(f"`{name}`" for name in about.facts)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0912 345 678", "+84912345678"),
        ("+84 (91) 234-5678", "+84912345678"),
        ("84912345678", "+84912345678"),
        ("0277 3898989", ""),
        ("091234567", ""),
        ("", ""),
    ],
)
def test_only_mobile_numbers_get_messages(typed: str, number: str) -> None:
    assert mobile(typed) == number


@pytest.mark.parametrize(
    ("text", "parts"),
    [("a" * 160, 1), ("a" * 161, 2), ("a" * 306, 2), ("€" * 80, 1), ("đ" * 70, 1), ("đ" * 71, 2)],
)
def test_messages_are_counted_as_the_networks_do(text: str, parts: int) -> None:
    assert length(text).parts == parts


def test_marks_go_letter_for_letter() -> None:
    assert without_marks(f"Đã nhận {in_dong(50_000)} – chờ…") == "Da nhan 50.000 dong - cho..."
