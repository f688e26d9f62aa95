"""A form is held against the rules of drawing before anybody has to fill it in (NĐ 45/2020)."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from motcua.domain.eforms import obstacles as say
from motcua.domain.eforms.conditions import All, Any, Condition, Equals, In, Not, named
from motcua.domain.eforms.definition import (
    CHOOSING,
    Block,
    Field,
    FieldKind,
    FormDefinition,
    PaperUse,
)
from motcua.domain.eforms.obstacles import Obstacle
from motcua.domain.kernel.texts import Bilingual

ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
OPTION = re.compile(r"[a-z0-9_]{1,60}")


def unsound(
    definition: FormDefinition,
    *,
    cases: Mapping[str, Collection[str]],
    earlier: Iterable[FormDefinition] = (),
) -> tuple[Obstacle, ...]:
    """Every reason not to publish; `cases` are those of the procedure with their papers."""
    return tuple(
        chain(
            _heading(definition),
            _ids(definition),
            _order(definition),
            *(_field(name, field) for name, field in definition.fields()),
            _cases(definition, cases),
            _papers(definition, {paper for papers in cases.values() for paper in papers}),
            _reused(definition, earlier),
        )
    )


def _heading(form: FormDefinition) -> Iterator[Obstacle]:
    yield from _worded("title", form.title)
    if not form.pages:
        yield say.lacking("pages", "pages")
    for page in form.pages:
        yield from _worded(page.id, page.title)
        if not page.blocks:
            yield say.empty_page(page.id)
        for block in page.blocks:
            if not block.fields:
                yield say.empty_block(block.id)
            if block.repeat or block.title.vi:
                yield from _worded(block.id, block.title)
            if block.repeat and not 0 <= block.repeat.least <= block.repeat.most <= say.MOST_ROWS:
                yield say.rows(block.id)


def _worded(where: str, words: Bilingual) -> Iterator[Obstacle]:
    if not words.vi:
        yield say.no_vietnamese(where)
    if not words.en:
        yield say.no_english(where)


def _ids(form: FormDefinition) -> Iterator[Obstacle]:
    """Pages and blocks have names of their own; fields share theirs with blocks of rows."""
    pages = [page.id for page in form.pages]
    blocks = [block.id for block in form.blocks()]
    answered = list(chain.from_iterable(_answered(block) for block in form.blocks()))
    rows = [[field.id for field in block.fields] for block in form.blocks() if block.repeat]
    for names in (pages, blocks, answered, *rows):
        for name in names:
            if not ID.fullmatch(name):
                yield say.bad_id(name)
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield say.twice(name)


def _answered(block: Block) -> list[str]:
    return [block.id] if block.repeat else [field.id for field in block.fields]


def _order(form: FormDefinition) -> Iterator[Obstacle]:
    """A condition looks back only: what it names is asked before, so it can be answered."""
    before: dict[str, Field | Block] = {}
    for page in form.pages:
        yield from _looks_back(page.id, page.when, before)
        for block in page.blocks:
            yield from _looks_back(block.id, block.when, before)
            inside: dict[str, Field | Block] = dict(before)
            for field in block.fields:
                yield from _looks_back(field.id, field.when, inside)
                inside[field.id] = field
            before = {**before, block.id: block} if block.repeat else inside
    for rule in form.cases:
        yield from _looks_back(rule.case, rule.when, before)
    for link in form.papers:
        yield from _looks_back(link.paper, link.when, before)


def _looks_back(
    where: str, condition: Condition | None, before: Mapping[str, Field | Block]
) -> Iterator[Obstacle]:
    for name in named(condition):
        if name not in before:
            yield say.unknown_in_condition(where, name)
    for name, value in _compared(condition):
        asked = before.get(name)
        if isinstance(asked, Field) and not _can_be(asked, value):
            yield say.never_true(where, name, str(value))


def _compared(condition: Condition | None) -> Iterator[tuple[str, object]]:
    match condition:
        case Equals(field, value):
            yield field, value
        case In(field, values):
            yield from ((field, value) for value in values)
        case All(parts) | Any(parts):
            for part in parts:
                yield from _compared(part)
        case Not(part):
            yield from _compared(part)


def _can_be(field: Field, value: object) -> bool:
    if field.kind in CHOOSING:
        return value in {option.code for option in field.options}
    if field.kind is FieldKind.YES_NO:
        return isinstance(value, bool)
    return True


def _field(name: str, field: Field) -> Iterator[Obstacle]:
    yield from _worded(name, field.label)
    if bool(field.hint.vi) != bool(field.hint.en):
        yield from _worded(name, field.hint)
    if field.kind in CHOOSING and not field.options:
        yield say.no_options(name)
    if field.kind not in CHOOSING and field.options:
        yield say.options_unused(name)
    codes = [option.code for option in field.options]
    for option in field.options:
        yield from _worded(f"{name}.{option.code}", option.label)
        if not OPTION.fullmatch(option.code):
            yield say.bad_id(option.code)
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield say.twice(f"{name}.{code}")
    if field.least is not None and field.most is not None and field.least > field.most:
        yield say.bounds(name)


def _cases(form: FormDefinition, cases: Mapping[str, Collection[str]]) -> Iterator[Obstacle]:
    for rule in form.cases:
        if rule.case not in cases:
            yield say.unknown_case(rule.case, ", ".join(cases))
    if not form.cases or form.cases[-1].when is not None:
        yield say.no_last_case()
    for rule in form.cases[:-1]:
        if rule.when is None:
            yield say.cases_after(rule.case)


def _papers(form: FormDefinition, papers: Collection[str]) -> Iterator[Obstacle]:
    for link in form.papers:
        if link.paper not in papers:
            yield say.unknown_paper(link.paper)
        if link.use is PaperUse.ONCE:
            if not link.held:
                yield say.lacking(link.paper, "held")
            yield from _worded(link.paper, link.says)


def _reused(form: FormDefinition, earlier: Iterable[FormDefinition]) -> Iterator[Obstacle]:
    """A name keeps its meaning for ever: what was a date is never a sum later."""
    known: dict[str, set[FieldKind]] = {}
    last: set[str] = set()
    for each in sorted(earlier, key=lambda one: one.version):
        last = set()
        for name, field in each.fields():
            known.setdefault(name, set()).add(field.kind)
            last.add(name)
    for name, field in form.fields():
        if name in known and name not in last:
            yield say.id_of_the_past(name)
        elif name in known and field.kind not in known[name] and not _akin(field.kind, known[name]):
            yield say.id_reused(name)


def _akin(kind: FieldKind, kinds: Collection[FieldKind]) -> bool:
    """A line may grow into a text and one choice into several; the meaning stays."""
    families = (
        {FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.ADDRESS},
        {FieldKind.ONE_OF, FieldKind.SEVERAL_OF, FieldKind.YES_NO},
        {FieldKind.WHOLE, FieldKind.MONEY},
        {FieldKind.PERSONAL_NUMBER, FieldKind.TAX_CODE, FieldKind.TEXT},
    )
    return any(kind in family and family & set(kinds) for family in families)
