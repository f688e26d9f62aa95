"""The counters among which one chooses, by commune, the nearest chosen beforehand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from motcua.channels.online import queries
from motcua.domain.kernel.folding import folded
from motcua.faces.portal.filing.door import Opened
from motcua.faces.ui.formats import first_upper


@dataclass(frozen=True, slots=True, kw_only=True)
class Counters:
    """`kind` is what all their names begin with, left out of what is `offered`."""

    kind: str
    offered: Sequence[tuple[str, str]]
    chosen: str
    guessed: bool


def counters_of(found: Opened) -> Counters:
    """An address in the form says which one is near, where it names just one."""
    names = {unit.code: unit.name for unit in queries.units_for(found.look)}
    kind = _shared_words(list(names.values()))
    short = {code: first_upper(name.removeprefix(kind)) for code, name in names.items()}
    offered = sorted(short.items(), key=lambda each: (folded(each[1]), each[1]))
    here = _communes(found.draft.answers)
    near = [code for code, name in offered if folded(name) in here]
    guess = near[0] if len(near) == 1 and not found.draft.unit else ""
    return Counters(
        kind=kind.strip(), offered=offered, chosen=found.draft.unit or guess, guessed=bool(guess)
    )


def _shared_words(names: Sequence[str]) -> str:
    """With the space behind; empty where there is nothing to choose."""
    if len(names) < 2:
        return ""
    columns = zip(*(name.split(" ")[:-1] for name in names), strict=False)
    return "".join(f"{words[0]} " for words in takewhile(lambda each: len(set(each)) == 1, columns))


def _communes(answers: Mapping[str, object]) -> set[str]:
    named = (each.get("commune") for each in answers.values() if isinstance(each, Mapping))
    return {folded(str(each)) for each in named if each}
