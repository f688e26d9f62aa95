"""Every refusal speaks both languages and fills its sentences from its own fields."""

import pkgutil
import string
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module

import motcua
from motcua.domain.kernel.refusal import Refusal


def _below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


def refusals() -> list[type[Refusal]]:
    for module in pkgutil.walk_packages(motcua.__path__, "motcua."):
        if module.name.rpartition(".")[2] == "refusals":
            import_module(module.name)
    ours = {each for each in _below(Refusal) if each.__module__.startswith("motcua.")}
    return sorted(ours, key=lambda each: each.__name__)


def test_every_refusal_has_a_sentence_in_both_languages() -> None:
    assert [
        each.__name__ for each in refusals() if not (each.SAYS.vi.strip() and each.SAYS.en.strip())
    ] == []


def test_every_refusal_fills_its_sentences_from_its_fields() -> None:
    unknown = []
    for each in refusals():
        own = {field.name for field in fields(each)}
        for text in (each.SAYS.vi, each.SAYS.en):
            named = {part[1].split(".")[0] for part in string.Formatter().parse(text) if part[1]}
            unknown += [f"{each.__name__}: {{{field}}}" for field in named - own]
    assert unknown == []
