"""A form is changed part by part, each change giving a new form (NĐ 45/2020 Đ.10)."""

from dataclasses import replace
from typing import TypeVar

from motcua.domain.eforms.definition import Block, CaseRule, Field, FormDefinition, Page, PaperLink

Part = Page | Block | Field | CaseRule | PaperLink
T = TypeVar("T")
PAGE, BLOCK, FIELD, CASE, PAPER = "page", "block", "field", "case", "paper"
"""A part is named page:<id>, block:<id>, field:<lasting name>, case:<place> or paper:<place>."""


def named_part(form: FormDefinition, name: str) -> Part | None:
    """The part of that name; None when the form has none."""
    kind, place = name.partition(":")[0], _place(form, name)
    if place is None:
        return None
    if kind == CASE:
        return form.cases[place[0]]
    if kind == PAPER:
        return form.papers[place[0]]
    return _at(form, place)


def replaced(form: FormDefinition, name: str, new: Part) -> FormDefinition:
    """The form with another part in that place; unchanged when there is no such place."""
    return _instead(form, name, (new,))


def removed(form: FormDefinition, name: str) -> FormDefinition:
    return _instead(form, name, ())


def added(form: FormDefinition, into: str, new: Part) -> FormDefinition:
    """Pages, cases and papers go to the end of the form, the rest to the end of what is named."""
    match new:
        case Page():
            return replace(form, pages=(*form.pages, new))
        case CaseRule():
            # The last rule always holds; a new one belongs before it.
            at = len(form.cases) - 1 if new.when and form.cases else len(form.cases)
            return replace(form, cases=(*form.cases[:at], new, *form.cases[at:]))
        case PaperLink():
            return replace(form, papers=(*form.papers, new))
    place = _place(form, into)
    if place is None:
        return form
    inside = _at(form, place)
    count = len(inside.blocks) if isinstance(inside, Page) else len(getattr(inside, "fields", ()))
    return _spliced(form, (*place, count), (new,), instead=0)


def moved_part(form: FormDefinition, name: str, by: int) -> FormDefinition:
    """One place up (-1) or down (1); at the edge a block or field goes over to its neighbour."""
    kind, place = name.partition(":")[0], _place(form, name)
    if place is None:
        return form
    if kind == CASE:
        return replace(form, cases=_swapped(form.cases, place[0], by))
    if kind == PAPER:
        return replace(form, papers=_swapped(form.papers, place[0], by))
    part = _at(form, place)
    target = _neighbour(form, place, by)
    if target is None or part is None:
        return form
    return _spliced(_spliced(form, place, (), instead=1), target, (part,), instead=0)


def _instead(form: FormDefinition, name: str, new: tuple[Part, ...]) -> FormDefinition:
    kind, place = name.partition(":")[0], _place(form, name)
    if place is None:
        return form
    if kind == CASE:
        rules = tuple(each for each in new if isinstance(each, CaseRule))
        return replace(form, cases=_cut(form.cases, place[0], rules, 1))
    if kind == PAPER:
        links = tuple(each for each in new if isinstance(each, PaperLink))
        return replace(form, papers=_cut(form.papers, place[0], links, 1))
    return _spliced(form, place, new, instead=1)


def _neighbour(form: FormDefinition, place: tuple[int, ...], by: int) -> tuple[int, ...] | None:
    """Where the part comes to stand once it was taken out; None at the very edge."""
    *above, at = place
    count = len(_siblings(form, tuple(above)))
    if 0 <= at + by < count:
        return (*above, at + by)
    if not above:
        return None
    holders: list[tuple[int, ...]] = (
        [(p,) for p in range(len(form.pages))] if len(above) == 1 else []
    )
    holders = holders or _blocks(form)
    beside = holders.index(tuple(above)) + by
    if not 0 <= beside < len(holders):
        return None
    return (*holders[beside], len(_siblings(form, holders[beside])) if by < 0 else 0)


def _blocks(form: FormDefinition) -> list[tuple[int, ...]]:
    return [(p, b) for p, page in enumerate(form.pages) for b in range(len(page.blocks))]


def _place(form: FormDefinition, name: str) -> tuple[int, ...] | None:
    kind, _, id = name.partition(":")
    if kind in {CASE, PAPER}:
        count = len(form.cases if kind == CASE else form.papers)
        return (int(id),) if id.isdecimal() and int(id) < count else None
    for p, page in enumerate(form.pages):
        if kind == PAGE and page.id == id:
            return (p,)
        for b, block in enumerate(page.blocks):
            if kind == BLOCK and block.id == id:
                return (p, b)
            for f, field in enumerate(block.fields):
                if kind == FIELD and id == (f"{block.id}.{field.id}" if block.repeat else field.id):
                    return (p, b, f)
    return None


def _at(form: FormDefinition, place: tuple[int, ...]) -> Page | Block | Field | None:
    match place:
        case (p,):
            return form.pages[p]
        case (p, b):
            return form.pages[p].blocks[b]
        case (p, b, f):
            return form.pages[p].blocks[b].fields[f]
    return None


def _siblings(form: FormDefinition, above: tuple[int, ...]) -> tuple[Page | Block | Field, ...]:
    match above:
        case ():
            return form.pages
        case (p,):
            return form.pages[p].blocks
        case (p, b):
            return form.pages[p].blocks[b].fields
    return ()


def _spliced(
    form: FormDefinition, place: tuple[int, ...], new: tuple[Part, ...], *, instead: int
) -> FormDefinition:
    """The form with `new` at the place, `instead` of so many parts; what has no place is left."""
    match place:
        case (p,):
            pages = tuple(each for each in new if isinstance(each, Page))
            return replace(form, pages=_cut(form.pages, p, pages, instead))
        case (p, b):
            page = form.pages[p]
            blocks = tuple(each for each in new if isinstance(each, Block))
            page = replace(page, blocks=_cut(page.blocks, b, blocks, instead))
            return replace(form, pages=_cut(form.pages, p, (page,), 1))
        case (p, b, f):
            block = form.pages[p].blocks[b]
            fields = tuple(each for each in new if isinstance(each, Field))
            block = replace(block, fields=_cut(block.fields, f, fields, instead))
            return _spliced(form, (p, b), (block,), instead=1)
    return form


def _cut(items: tuple[T, ...], at: int, new: tuple[T, ...], instead: int) -> tuple[T, ...]:
    return (*items[:at], *new, *items[at + instead :])


def _swapped(items: tuple[T, ...], at: int, by: int) -> tuple[T, ...]:
    if not 0 <= at + by < len(items):
        return items
    rest = (*items[:at], *items[at + 1 :])
    return (*rest[: at + by], items[at], *rest[at + by :])
