"""The tables of docs/explanation/life-of-a-dossier.md say what the code does."""

import re
from collections.abc import Iterable
from typing import get_args

from motcua.domain.dossier import state as stages
from motcua.domain.dossier.events import Event
from motcua.domain.dossier.guards import GUARDS, ON_THE_DESK, OPEN, Guard, Where
from motcua.domain.dossier.state import Stage
from motcua.domain.dossier.wording import DEGREE_OF_COMPLETION, ROLE_WORDS, STAGE_WORDS
from motcua.dossiers.codec import EVENT_WORDS
from motcua.dossiers.wording import COMMAND_WORDS
from tests.house.tree import ROOT

PAGE = ROOT / "docs" / "explanation" / "life-of-a-dossier.md"
Row = tuple[str, ...]

GROUPS = {
    "at the door": stages.BEFORE_RECEPTION,
    "under way": stages.UNDER_WAY,
    "on the desk": ON_THE_DESK,
    "waiting": stages.WAITING,
    "undecided": stages.UNDECIDED,
    "decided": stages.DECIDED,
    "open": OPEN,
    "closed": stages.CLOSED,
}
"""Words of the page for several stages at once."""

PLACES = {
    Where.RECEIVING: "receiving unit",
    Where.COMPETENT: "competent agency",
    Where.ANYWHERE: "anywhere",
    Where.OWN: "own filings",
}


def table(kind: str) -> list[Row]:
    """The rows of the table marked `<!-- table: kind -->`, without its head."""
    text = PAGE.read_text(encoding="utf-8")
    found = re.search(rf"<!-- table: {kind} -->\n((?:\|.*\n)+)", text)
    assert found, f"no table {kind}"
    return [
        tuple(cell.strip() for cell in line.strip("|").split("|"))
        for line in found[1].splitlines()[2:]
    ]


def stage_rows() -> list[Row]:
    return [
        (
            f"`{stage}`",
            STAGE_WORDS[stage].vi,
            STAGE_WORDS[stage].en,
            str(stage.national),
            f"{DEGREE_OF_COMPLETION[stage]} %",
        )
        for stage in Stage
    ]


def group_rows() -> list[Row]:
    return [
        (word, codes(stage for stage in Stage if stage in group)) for word, group in GROUPS.items()
    ]


def command_rows() -> list[Row]:
    return [
        (
            f"`{kind.__name__}`",
            COMMAND_WORDS[kind].vi,
            " or ".join(ROLE_WORDS[role].en for role in sorted(guard.roles)),
            PLACES[guard.where] + (", own dossiers" if guard.own else ""),
            moments(guard),
            f"`{guard.rule}`" + (" †" if guard.examines else ""),
        )
        for kind, guard in GUARDS.items()
    ]


def event_rows() -> list[Row]:
    return [
        (f"`{kind.NAME}`", EVENT_WORDS[kind.NAME].vi, EVENT_WORDS[kind.NAME].en)
        for kind in get_args(Event)
    ]


def codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def moments(guard: Guard) -> str:
    """A word for the stages where the page has one, else a word and what is more, else the list."""
    for word, group in GROUPS.items():
        if guard.stages == group:
            return word
    for word, group in sorted(GROUPS.items(), key=lambda each: -len(each[1])):
        if len(group) > 1 and group < guard.stages and len(guard.stages) > len(group):
            rest = [s for s in Stage if s in guard.stages - group]
            return (
                f"{word}, {codes(rest)}" if word not in {"waiting", "decided"} else _listed(guard)
            )
    return _listed(guard)


def _listed(guard: Guard) -> str:
    return codes(stage for stage in Stage if stage in guard.stages)


def test_every_stage_stands_there() -> None:
    assert table("stages") == stage_rows()


def test_the_words_for_several_stages_are_those_of_the_code() -> None:
    assert table("groups") == group_rows()


def test_every_command_stands_there_with_who_where_and_when() -> None:
    assert table("commands") == command_rows()


def test_every_event_stands_there() -> None:
    assert table("events") == event_rows()
