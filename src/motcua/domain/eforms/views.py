"""A filled form as people read it: pages, blocks, questions and answers in words (NĐ 45/2020)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.domain.eforms.checking import read
from motcua.domain.eforms.conditions import read_day
from motcua.domain.eforms.definition import (
    ADDRESS_PARTS,
    Answers,
    Block,
    Field,
    FieldKind,
    FormDefinition,
    Page,
)
from motcua.domain.kernel.money import in_figures
from motcua.domain.kernel.texts import Bilingual

YES, NO = Bilingual("Có", "Yes"), Bilingual("Không", "No")


@dataclass(frozen=True, slots=True)
class RowView:
    """A question and its answer in words; `text` is empty when it was not answered."""

    field: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class BlockView:
    """`title` counts the rows of a table: “Thành viên 2”."""

    id: str
    title: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    id: str
    title: str
    blocks: tuple[BlockView, ...]


def rows_for_view(
    definition: FormDefinition,
    answers: Answers,
    language: str,
    *,
    on: date,
    names: Mapping[str, str] | None = None,
) -> tuple[PageView, ...]:
    """What is shown of the form, answered or not; `names` are those of administrative units."""
    reading = read(definition, answers, on)
    worder = _Worder(language, names or {}, answers, reading.fields)
    return tuple(
        PageView(page.id, page.title.in_language(language), worder.blocks(page, reading.blocks))
        for page in definition.pages
        if page.id in reading.pages
    )


def in_words(
    field: Field, value: object, language: str, names: Mapping[str, str] | None = None
) -> str:
    """One answer as it is read aloud; typed text that cannot be read is shown as typed."""
    match field.kind:
        case _ if value is None:
            return ""
        case FieldKind.YES_NO if isinstance(value, bool):
            return (YES if value else NO).in_language(language)
        case FieldKind.ONE_OF | FieldKind.SEVERAL_OF:
            return _chosen(field, value, language)
        case FieldKind.UNIT:
            return (names or {}).get(str(value), str(value))
        case _:
            return as_written(field, value)


def as_written(field: Field, value: object) -> str:
    """A read answer as people write it: 05/08/2019, 1.200.000 đồng, the parts of an address."""
    match field.kind, value:
        case FieldKind.MONEY, int():
            return f"{in_figures(value)} đồng"
        case FieldKind.WHOLE, int():
            return in_figures(value)
        case FieldKind.DATE, str():
            day = read_day(value)
            return f"{day:%d/%m/%Y}" if day else value
        case FieldKind.ADDRESS, Mapping():
            return ", ".join(str(value[part]) for part in ADDRESS_PARTS if value.get(part))
    return str(value)


def _chosen(field: Field, value: object, language: str) -> str:
    several = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    labels = {option.code: option.label.in_language(language) for option in field.options}
    return "; ".join(labels.get(str(each), str(each)) for each in several)


@dataclass(frozen=True, slots=True)
class _Worder:
    language: str
    names: Mapping[str, str]
    answers: Answers
    shown: frozenset[str]

    def blocks(self, page: Page, shown: frozenset[str]) -> tuple[BlockView, ...]:
        found: list[BlockView] = []
        for block in page.blocks:
            if block.id not in shown:
                continue
            found += self._rows(block) if block.repeat else [self._block(block)]
        return tuple(found)

    def _block(self, block: Block) -> BlockView:
        title = block.title.in_language(self.language)
        return BlockView(block.id, title, self._answers(block, self.answers, ""))

    def _rows(self, block: Block) -> list[BlockView]:
        rows = self.answers.get(block.id)
        if not isinstance(rows, Sequence) or isinstance(rows, str):
            return []
        title = block.title.in_language(self.language)
        return [
            BlockView(
                f"{block.id}.{number}",
                f"{title} {number + 1}",
                self._answers(block, row, f"{block.id}.{number}."),
            )
            for number, row in enumerate(rows)
            if isinstance(row, Mapping)
        ]

    def _answers(self, block: Block, answers: Answers, stem: str) -> tuple[RowView, ...]:
        return tuple(
            RowView(
                stem + field.id,
                field.label.in_language(self.language),
                in_words(field, answers.get(field.id), self.language, self.names),
            )
            for field in block.fields
            if stem + field.id in self.shown
        )
