"""What a new version of a form adds, removes, changes and moves (NĐ 63/2010 Đ.8)."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.domain.eforms.definition import Block, Field, FormDefinition, Page


@dataclass(frozen=True, slots=True)
class Change:
    """A field in both versions; `parts` are the words of PARTS that differ."""

    field: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """By lasting names, in the order of the newer form; `other` names pages, blocks, cases, papers
    and the heading where those differ."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[Change, ...] = ()
    moved: tuple[str, ...] = ()
    other: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.removed or self.changed or self.moved or self.other)


PARTS = ("kind", "label", "hint", "required", "options", "when", "bounds", "purpose", "prefill")
TOUCHING = frozenset({"kind", "label", "required", "options", "when", "bounds"})
"""Changes after which a person has to look at the answer again."""


def difference(old: FormDefinition, new: FormDefinition) -> Difference:
    before, after = dict(old.fields()), dict(new.fields())
    changed = [
        Change(name, parts_changed(before[name], after[name])) for name in after if name in before
    ]
    return Difference(
        added=tuple(name for name in after if name not in before),
        removed=tuple(name for name in before if name not in after),
        changed=tuple(change for change in changed if change.parts),
        moved=_moved(old, new),
        other=_other(old, new),
    )


def parts_changed(old: Field, new: Field) -> tuple[str, ...]:
    told = {
        "kind": old.kind is new.kind,
        "label": old.label == new.label,
        "hint": old.hint == new.hint,
        "required": old.required == new.required,
        "options": old.options == new.options,
        "when": old.when == new.when,
        "bounds": (old.longest, old.least, old.most) == (new.longest, new.least, new.most),
        "purpose": old.purpose == new.purpose,
        "prefill": old.prefill == new.prefill,
    }
    return tuple(part for part in PARTS if not told[part])


def _moved(old: FormDefinition, new: FormDefinition) -> tuple[str, ...]:
    """Fields on another page or in another block, or that stand elsewhere among those of both."""
    before, after = _places(old), _places(new)
    both = [name for name in after if name in before]
    away = {name for name in both if before[name] != after[name]}
    stayed_before = [name for name in before if name in after and name not in away]
    stayed_after = [name for name in both if name not in away]
    shuffled = {a for a, b in zip(stayed_before, stayed_after, strict=True) if a != b}
    return tuple(name for name in both if name in away | shuffled)


def _places(form: FormDefinition) -> Mapping[str, tuple[str, str]]:
    return {
        (f"{block.id}.{field.id}" if block.repeat else field.id): (page.id, block.id)
        for page in form.pages
        for block in page.blocks
        for field in block.fields
    }


def _other(old: FormDefinition, new: FormDefinition) -> tuple[str, ...]:
    pages = _differing(
        {page.id: _frame(page) for page in old.pages}, {p.id: _frame(p) for p in new.pages}
    )
    blocks = _differing(
        {block.id: _shell(block) for block in old.blocks()},
        {block.id: _shell(block) for block in new.blocks()},
    )
    told = {
        "heading": (old.title, old.intro) == (new.title, new.intro),
        "cases": old.cases == new.cases,
        "papers": old.papers == new.papers,
    }
    return (
        *(f"page:{each}" for each in pages),
        *(f"block:{each}" for each in blocks),
        *(each for each, same in told.items() if not same),
    )


def _frame(page: Page) -> tuple[object, ...]:
    return (page.title, page.hint, page.when)


def _shell(block: Block) -> tuple[object, ...]:
    return (block.title, block.hint, block.when, block.repeat)


def _differing(old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
    return sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
