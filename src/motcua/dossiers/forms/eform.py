"""An electronic form on paper: blank for those who prefer a pen, or with the answers in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.domain.eforms.checking import read
from motcua.domain.eforms.conditions import Condition
from motcua.domain.eforms.definition import (
    CHOOSING,
    NOTHING,
    Answers,
    Block,
    Field,
    FieldKind,
    FormDefinition,
    Page,
)
from motcua.domain.eforms.views import NO, YES, in_words
from motcua.domain.eforms.wording import condition_in_words
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers.forms.papers import ROOT
from motcua.plumbing import typesetting

TEMPLATE = ROOT / "dossiers" / "forms" / "templates" / "eform.typ"
BLANK_ROWS = 3
Plain = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Printer:
    """One printing; `answers` of None leaves everything for the pen."""

    form: FormDefinition
    answers: Answers | None
    pages: Sequence[str]
    blocks: frozenset[str]
    fields: frozenset[str]
    names: Mapping[str, str]

    def page(self, page: Page) -> Plain:
        shown = [block for block in page.blocks if self.answers is None or block.id in self.blocks]
        return {
            "title": words(page.title),
            "when": self.when(page.when),
            "blocks": [self.block(block) for block in shown],
        }

    def block(self, block: Block) -> Plain:
        plain: Plain = {
            "title": words(block.title),
            "when": self.when(block.when),
            "rows": [],
            "heads": [],
            "fields": [],
        }
        if block.repeat is None:
            asked = [
                each for each in block.fields if self.answers is None or each.id in self.fields
            ]
            given = self.answers or {}
            return plain | {"fields": [self.field(each, given.get(each.id)) for each in asked]}
        heads = [words(field.label) for field in block.fields]
        return plain | {"heads": heads, "rows": self.rows(block)}

    def rows(self, block: Block) -> list[list[str]]:
        if self.answers is None:
            least = block.repeat.least if block.repeat else 0
            return [[""] * len(block.fields)] * max(least, BLANK_ROWS)
        given = self.answers.get(block.id)
        rows = given if isinstance(given, Sequence) and not isinstance(given, str) else []
        return [
            [in_words(field, row.get(field.id), "vi", self.names) for field in block.fields]
            for row in rows
            if isinstance(row, Mapping)
        ]

    def field(self, field: Field, value: object) -> Plain:
        blank = self.answers is None
        return {
            "label": words(field.label),
            "when": self.when(field.when),
            "text": in_words(field, value, "vi", self.names),
            "options": _boxes(field) if blank else [],
            "lines": 3 if blank and field.kind is FieldKind.LONG_TEXT else 1,
        }

    def when(self, condition: Condition | None) -> Plain:
        """Only a blank form has to say to whom a question is put."""
        return words(condition_in_words(self.form, condition) if self.answers is None else NOTHING)


def eform_pdf(
    form: FormDefinition,
    answers: Answers | None,
    *,
    made_at: datetime,
    names: Mapping[str, str] | None = None,
    synthetic: bool = False,
) -> bytes:
    """The form as PDF/A on A4, blank or filled; `names` are those of administrative units."""
    on = local(made_at).date()
    reading = read(form, answers or {}, on)
    printer = _Printer(form, answers, reading.pages, reading.blocks, reading.fields, names or {})
    data: Plain = {
        "title": form.title.vi,
        "title_en": form.title.en,
        "code": form.procedure,
        "form": f"Biểu mẫu {form.code}, phiên bản {form.version}",
        "issuer": "",
        "synthetic": synthetic,
        "blank": answers is None,
        "day": f"{on:%d/%m/%Y}",
        "pages": [
            printer.page(page) for page in form.pages if answers is None or page.id in reading.pages
        ],
    }
    return typesetting.pdf(TEMPLATE, data, made_at=made_at, root=ROOT)


def _boxes(field: Field) -> list[Plain]:
    if field.kind is FieldKind.YES_NO:
        return [words(YES), words(NO)]
    return [words(option.label) for option in field.options] if field.kind in CHOOSING else []


def words(text: Bilingual) -> Plain:
    return {"vi": text.vi, "en": text.en}
