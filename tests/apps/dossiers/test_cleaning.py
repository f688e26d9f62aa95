"""The short look over a command and the long way through its texts agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.dossier import commands as c
from motcua.dossiers import cleaning
from motcua.dossiers.cleaning import cleaned
from motcua.plumbing.errors import Refused

MARKS = [
    " ",
    "  ",
    "\n",
    "\t",
    "\\",
    '"',
    "e\u0302",
    "\u00a0",
    "\x00",
    "\u200b",
    "–",
    "ễ",
    "a" * 199,
]


def test_clean_text_is_left_as_it_is() -> None:
    command = c.Transfer(note="Nguyễn Thị Ánh, đổi tên")
    assert cleaned(command) is command


def test_decomposed_text_is_composed() -> None:
    assert cleaned(c.Transfer(note="Nguye\u0302\u0303n")) == c.Transfer(note="Nguyễn")


@pytest.mark.parametrize("name", ["a\x00b", "a\x1bb", "\ud800", "x" * 201])
def test_text_that_cannot_be_stored_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="officer_name"):
        cleaned(c.Assign(officer="7", officer_name=name))


def slowly(command: c.Command) -> c.Command | str:
    try:
        found: c.Command = cleaning._cleaned(command, "")
    except Refused as refused:
        return str(refused)
    return found


def quickly(command: c.Command) -> c.Command | str:
    try:
        return cleaned(command)
    except Refused as refused:
        return str(refused)


texts = st.lists(st.one_of(st.text(max_size=30), st.sampled_from(MARKS))).map("".join)


@given(texts, texts)
def test_both_ways_agree(name: str, note: str) -> None:
    command = c.Reassign(officer="7", officer_name=name, reason=note)
    assert quickly(command) == slowly(command)
