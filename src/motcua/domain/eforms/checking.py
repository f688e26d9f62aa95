"""Answers held against their form: what is shown, what is missing, what is filed (Luật 20/2023)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from motcua.domain.eforms import says
from motcua.domain.eforms.conditions import holds, named
from motcua.domain.eforms.definition import Answers, Block, Field, FieldKind, FormDefinition
from motcua.domain.eforms.values import read_value
from motcua.domain.kernel.texts import Bilingual

CHOSEN = frozenset({FieldKind.YES_NO, FieldKind.ONE_OF, FieldKind.SEVERAL_OF, FieldKind.UNIT})


@dataclass(frozen=True, slots=True)
class Fault:
    """`field` is a path: name, members.0.name, address.commune, or the id of a block of rows."""

    field: str
    says: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Answers read once, in order.

    `answers` holds what is shown and readable, in its one written form: this is what is filed.
    `pages`, `blocks` and `fields` are what is shown; `fields` are paths, rows included.
    """

    answers: Mapping[str, object]
    faults: tuple[Fault, ...]
    pages: tuple[str, ...]
    blocks: frozenset[str]
    fields: frozenset[str]


@dataclass(slots=True)
class _Walk:
    on: date
    known: dict[str, object] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    blocks: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)


def read(definition: FormDefinition, answers: Answers, on: date) -> Reading:
    """Conditions see only what was shown and readable before them; nothing can fail or loop."""
    walk = _Walk(on)
    for page in definition.pages:
        if not holds(page.when, walk.known, on):
            continue
        walk.pages.append(page.id)
        for block in page.blocks:
            if holds(block.when, walk.known, on):
                walk.blocks.add(block.id)
                _read_block(block, answers, walk)
    walk.faults += _strangers(definition, answers)
    return Reading(
        answers=walk.known,
        faults=tuple(walk.faults),
        pages=tuple(walk.pages),
        blocks=frozenset(walk.blocks),
        fields=frozenset(walk.fields),
    )


def pages_settled(definition: FormDefinition, page: str) -> bool:
    """Whether no answer from this page on can change which pages are shown."""
    before: set[str] = set()
    for each in definition.pages:
        if each.id == page:
            break
        before |= set(_names(each.blocks))
    return all(set(named(each.when)) <= before for each in definition.pages)


def visible(definition: FormDefinition, answers: Answers, on: date) -> frozenset[str]:
    """Paths of the fields a person is asked."""
    return read(definition, answers, on).fields


def check(
    definition: FormDefinition, answers: Answers, on: date, *, page: str | None = None
) -> tuple[Fault, ...]:
    """What stands in the way of filing, or of leaving one page; empty when all is well."""
    faults = read(definition, answers, on).faults
    if page is None:
        return faults
    asked = definition.page(page)
    here = set(_names(asked.blocks)) if asked else set()
    return tuple(fault for fault in faults if fault.field.split(".")[0] in here)


def filed(definition: FormDefinition, answers: Answers, on: date) -> Mapping[str, object]:
    """What goes into the dossier: readable answers of the fields that are shown."""
    return read(definition, answers, on).answers


def _names(blocks: Sequence[Block]) -> Iterator[str]:
    """The keys under which the blocks are answered."""
    for block in blocks:
        if block.repeat:
            yield block.id
        else:
            yield from (each.id for each in block.fields)


def _read_block(block: Block, answers: Answers, walk: _Walk) -> None:
    if block.repeat is None:
        for asked in block.fields:
            _read_field(asked, "", answers, walk=walk, kept=walk.known)
        return
    rows = answers.get(block.id) or []
    if not isinstance(rows, Sequence) or isinstance(rows, str):
        walk.faults.append(Fault(block.id, says.REPEATED_BLOCK))
        return
    kept = [_read_row(block, row, f"{block.id}.{n}.", walk) for n, row in enumerate(rows)]
    if len(rows) < block.repeat.least:
        walk.faults.append(Fault(block.id, says.more_rows(block.repeat.least)))
    if len(rows) > block.repeat.most:
        walk.faults.append(Fault(block.id, says.fewer_rows(block.repeat.most)))
    if kept:
        walk.known[block.id] = kept


def _read_row(block: Block, row: object, stem: str, walk: _Walk) -> dict[str, object]:
    if not isinstance(row, Mapping):
        walk.faults.append(Fault(stem.rstrip("."), says.REPEATED_BLOCK))
        return {}
    kept: dict[str, object] = {}
    found, number = len(walk.faults), int(stem.split(".")[1]) + 1
    for asked in block.fields:
        _read_field(asked, stem, row, walk=walk, kept=kept)
    if block.title.vi:
        walk.faults[found:] = [
            Fault(each.field, says.in_row(block.title, number, each.says))
            for each in walk.faults[found:]
        ]
    strange = set(map(str, row)) - {asked.id for asked in block.fields}
    walk.faults += [Fault(stem + each, says.UNKNOWN) for each in sorted(strange)]
    return kept


def _read_field(
    asked: Field, stem: str, answers: Answers, *, walk: _Walk, kept: dict[str, object]
) -> None:
    """Inside a row the row's own answers come first, then those of the form before it."""
    known = {**walk.known, **kept} if stem else walk.known
    if not holds(asked.when, known, walk.on):
        return
    path = stem + asked.id
    walk.fields.add(path)
    given = read_value(asked, answers.get(asked.id), walk.on)
    if given.wrong is not None:
        wrong = says.about(asked.label, given.wrong)
        walk.faults.append(Fault(f"{path}.{given.part}" if given.part else path, wrong))
    elif given.value is not None:
        kept[asked.id] = given.value
    elif asked.required:
        walk.faults.append(_missing(asked, path))


def _missing(asked: Field, path: str) -> Fault:
    """Of an address the part that has to be there is named."""
    if asked.kind is FieldKind.ADDRESS:
        return Fault(f"{path}.commune", says.about(asked.label, says.NAME_COMMUNE))
    if asked.kind in CHOSEN:
        return Fault(path, says.nothing_chosen(asked.label))
    return Fault(path, says.missing(asked.label))


def _strangers(definition: FormDefinition, answers: Answers) -> list[Fault]:
    known = {name for page in definition.pages for name in _names(page.blocks)}
    return [
        Fault(str(each), says.UNKNOWN) for each in sorted(map(str, answers)) if each not in known
    ]
