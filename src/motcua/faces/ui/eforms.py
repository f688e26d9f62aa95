"""A page of an electronic form as inputs, and what a browser sends of it as answers."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from motcua.domain.eforms.checking import Reading, pages_settled, read
from motcua.domain.eforms.definition import (
    ADDRESS_PARTS,
    Answers,
    Block,
    Field,
    FieldKind,
    FormDefinition,
    Page,
)
from motcua.domain.eforms.views import NO, YES, as_written
from motcua.domain.kernel.texts import Bilingual

_PARTS: Mapping[str, tuple[Bilingual, str]] = {
    "line": (Bilingual("Số nhà, đường, ấp, khóm", "House number, street, hamlet"), "address-line1"),
    "commune": (Bilingual("Xã, phường, đặc khu", "Commune, ward"), "address-level2"),
    "province": (Bilingual("Tỉnh, thành phố", "Province, city"), "address-level1"),
}
_PLAIN_INPUT = {FieldKind.MONEY: " đồng"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """A form in somebody's hands.

    `touched` are paths to look at again, `sources` says by path where an answer was taken from,
    `units` are the administrative units to choose from, by code.
    """

    definition: FormDefinition
    answers: Answers
    on: date
    language: str = "vi"
    touched: Collection[str] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    id: str
    code: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One input; `name` is its path, `id` the element to jump to."""

    name: str
    id: str
    kind: str
    label: str
    hint: str = ""
    text: str = ""
    required: bool = True
    choices: tuple[Choice, ...] = ()
    parts: tuple["Entry", ...] = ()
    fault: str = ""
    purpose: str = ""
    longest: int = 0
    touched: bool = False
    source: str = ""
    unverified: bool = False

    @property
    def target(self) -> str:
        """Where a link to a fault has to lead."""
        if self.parts:
            return self.parts[0].id
        return self.choices[0].id if self.choices and self.kind != "unit" else self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A block; a table has `rows` instead of `entries`."""

    id: str
    title: str
    hint: str
    entries: tuple[Entry, ...] = ()
    is_table: bool = False
    rows: tuple[tuple[Entry, ...], ...] = ()
    may_add: bool = False
    may_drop: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page of the form with its place among those that are shown.

    `of` counts them; 0 while answers from this page on decide which there are.
    """

    id: str
    title: str
    hint: str
    groups: tuple[Group, ...]
    number: int
    of: int
    before: str
    after: str
    faults: tuple[tuple[str, str], ...]


def sheet(filling: Filling, page_id: str, *, told: bool = False) -> Sheet | None:
    """The page as inputs, with its faults when they are to be `told`; None when it is not shown."""
    reading = read(filling.definition, filling.answers, filling.on)
    page = filling.definition.page(page_id)
    if page is None or page_id not in reading.pages:
        return None
    faults = {each.field: each.says for each in reading.faults} if told else {}
    drawer = _Drawer(filling, reading, faults)
    groups = tuple(drawer.groups(page))
    place = reading.pages.index(page_id)
    return Sheet(
        id=page.id,
        title=drawer.said(page.title),
        hint=drawer.said(page.hint),
        groups=groups,
        number=place + 1,
        of=len(reading.pages) if pages_settled(filling.definition, page_id) else 0,
        before=reading.pages[place - 1] if place else "",
        after=reading.pages[place + 1] if place + 1 < len(reading.pages) else "",
        faults=tuple(_summary(groups)),
    )


def _summary(groups: Sequence[Group]) -> Iterator[tuple[str, str]]:
    for group in groups:
        if group.fault:
            yield f"g-{group.id}", group.fault
        for entry in (*group.entries, *(each for row in group.rows for each in row)):
            for each in (entry, *entry.parts):
                if each.fault:
                    yield each.target, each.fault


@dataclass(frozen=True, slots=True)
class _Drawer:
    filling: Filling
    reading: Reading
    faults: Mapping[str, Bilingual]

    def said(self, text: Bilingual) -> str:
        return text.in_language(self.filling.language)

    def fault(self, path: str) -> str:
        return self.said(self.faults[path]) if path in self.faults else ""

    def groups(self, page: Page) -> Iterator[Group]:
        for block in page.blocks:
            if block.id in self.reading.blocks:
                yield self._table(block) if block.repeat else self._group(block)

    def _group(self, block: Block) -> Group:
        return Group(
            id=block.id,
            title=self.said(block.title),
            hint=self.said(block.hint),
            entries=self._entries(block, self.filling.answers, ""),
        )

    def _table(self, block: Block) -> Group:
        repeat, rows = block.repeat, rows_of(self.filling.answers.get(block.id))
        least, most = (repeat.least, repeat.most) if repeat else (0, 0)
        shown = list(rows) + [{}] * (least - len(rows))
        reading = self.reading
        if len(shown) > len(rows):  # rows nobody has begun are asked like any other
            answers = {**self.filling.answers, block.id: shown}
            reading = read(self.filling.definition, answers, self.filling.on)
        drawer = _Drawer(self.filling, reading, self.faults)
        return Group(
            id=block.id,
            title=self.said(block.title),
            hint=self.said(block.hint),
            is_table=True,
            rows=tuple(
                drawer._entries(block, row, f"{block.id}.{number}.")
                for number, row in enumerate(shown)
            ),
            may_add=len(shown) < most,
            may_drop=len(shown) > least,
            fault=self.fault(block.id),
        )

    def _entries(self, block: Block, answers: Answers, stem: str) -> tuple[Entry, ...]:
        return tuple(
            self._entry(each, stem + each.id, answers.get(each.id))
            for each in block.fields
            if stem + each.id in self.reading.fields
        )

    def _entry(self, asked: Field, path: str, value: object) -> Entry:
        where = f"f-{path.replace('.', '-')}"
        return Entry(
            name=path,
            id=where,
            kind=asked.kind.value,
            label=self.said(asked.label),
            hint=self.said(asked.hint),
            text=shown_in_input(asked, value),
            required=asked.required,
            choices=self._choices(asked, where, value),
            parts=self._parts(asked, path, value) if asked.kind is FieldKind.ADDRESS else (),
            fault=self.fault(path),
            purpose=asked.purpose,
            longest=asked.longest,
            touched=path in self.filling.touched or lasting(path) in self.filling.touched,
            source=self.filling.sources.get(path, ""),
            unverified=asked.unverified,
        )

    def _choices(self, asked: Field, where: str, value: object) -> tuple[Choice, ...]:
        if asked.kind is FieldKind.UNIT:
            pairs = list(self.filling.units.items())
        elif asked.kind is FieldKind.YES_NO:
            pairs = [("yes", self.said(YES)), ("no", self.said(NO))]
        else:
            pairs = [(option.code, self.said(option.label)) for option in asked.options]
        chosen = _chosen(value)
        return tuple(
            Choice(f"{where}-{number}", code, label, code in chosen)
            for number, (code, label) in enumerate(pairs)
        )

    def _parts(self, asked: Field, path: str, value: object) -> tuple[Entry, ...]:
        given = value if isinstance(value, Mapping) else {"line": value or ""}
        return tuple(
            Entry(
                name=f"{path}.{part}",
                id=f"f-{path.replace('.', '-')}-{part}",
                kind="text",
                label=self.said(_PARTS[part][0]),
                text=str(given.get(part) or ""),
                required=asked.required and part == "commune",
                fault=self.fault(f"{path}.{part}"),
                purpose=_PARTS[part][1] if asked.purpose else "",
            )
            for part in ADDRESS_PARTS
        )


def _chosen(value: object) -> Collection[str]:
    match value:
        case bool():
            return {"yes" if value else "no"}
        case str():
            return {value}
        case Sequence():
            return {str(each) for each in value}
        case _:
            return ()


def shown_in_input(asked: Field, value: object) -> str:
    """A kept answer as people type it; what could not be read stands as it was typed."""
    if value is None or isinstance(value, Mapping | bool):
        return ""
    return as_written(asked, value).removesuffix(_PLAIN_INPUT.get(asked.kind, ""))


def lasting(path: str) -> str:
    """The field of the form behind a path: members.0.name is members.name."""
    return ".".join(part for part in path.split(".") if not part.isdigit())


def rows_of(value: object) -> list[Answers]:
    """The rows of a table as far as they are rows."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return []
    return [row for row in value if isinstance(row, Mapping)]
