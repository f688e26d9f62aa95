"""Which labels the papers on the counter need, and the labels allotted so far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from motcua.channels.custody import commands as custody
from motcua.channels.post.shapes import LabelledPaper
from motcua.domain.custody.labels import OF_ITEM, LabelKind
from motcua.domain.custody.things import ItemKind
from motcua.domain.dossier.party import PaperCount
from motcua.domain.dossier.terms import PaperRule

MOST_SINGLE = 10
"""More originals of one paper than this travel under one label."""


@dataclass(frozen=True, slots=True)
class Needed:
    """A thing on the counter that needs a label."""

    kind: ItemKind
    paper: str
    name: str
    give_back: bool


def needed(papers: Sequence[PaperCount], rules: Sequence[PaperRule]) -> list[Needed]:
    """Each original by itself, the other sheets of a paper together."""
    names = {rule.code: rule.name for rule in rules}
    return [thing for paper in papers for thing in _of(paper, names.get(paper.code, paper.code))]


def _of(paper: PaperCount, name: str) -> Iterator[Needed]:
    single = paper.originals if paper.originals <= MOST_SINGLE else 0
    for number in range(single):
        yield Needed(ItemKind.ORIGINAL, paper.code, name, number < paper.give_back)
    rest = paper.total - paper.electronic - single
    if rest > 0:
        yield Needed(ItemKind.SET, paper.code, name, not single and paper.give_back > 0)


def labelled(things: Sequence[Needed], labels: Sequence[str]) -> tuple[LabelledPaper, ...]:
    """The things with the labels they got at an earlier look; new ones where there are none."""
    left = list(labels)
    return tuple(
        LabelledPaper(
            label=_label(thing.kind, left),
            kind=thing.kind,
            paper=thing.paper,
            name=thing.name,
            give_back=thing.give_back,
        )
        for thing in things
    )


def _label(kind: ItemKind, left: list[str]) -> str:
    stem = OF_ITEM[kind].value
    for label in left:
        if label.startswith(stem):
            left.remove(label)
            return label
    return custody.new_label(OF_ITEM[kind])


def packet_label(typed: str) -> str:
    return typed or custody.new_label(LabelKind.PACKET)
