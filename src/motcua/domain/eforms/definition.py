"""A form as it is drawn: pages of blocks of fields, cases and papers (TT 21/2023/TT-BTTTT)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from motcua.domain.eforms.conditions import Condition
from motcua.domain.kernel.texts import Bilingual

Answers = Mapping[str, object]
"""What was typed, by field id; a repeating block holds a list of such mappings, an address its
parts. Read answers are ready for JSON: text, whole numbers, true or false, ISO dates, lists."""

NOTHING = Bilingual("", "")


class FieldKind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    WHOLE = "whole"
    MONEY = "money"
    DATE = "date"
    YES_NO = "yes_no"
    ONE_OF = "one_of"
    SEVERAL_OF = "several_of"
    PERSONAL_NUMBER = "personal_number"
    TAX_CODE = "tax_code"
    PHONE = "phone"
    EMAIL = "email"
    UNIT = "unit"
    ADDRESS = "address"


CHOOSING = frozenset({FieldKind.ONE_OF, FieldKind.SEVERAL_OF})
ADDRESS_PARTS = ("line", "commune", "province")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    code: str
    label: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question.

    `longest` bounds the characters of a text; `least` and `most` a number, or the days of a date
    from the day of asking (0: today). `purpose` is the autocomplete word of WCAG 1.3.5. `prefill`
    names sources in the order they are asked: person.name, card.birth, organisation.tax_code,
    earlier.<procedure>.<field>, document.<procedure>.<field>. `unverified` marks a question nobody
    has compared with the printed form of the law.
    """

    id: str
    kind: FieldKind
    label: Bilingual
    hint: Bilingual = NOTHING
    required: bool = True
    options: tuple[Option, ...] = ()
    when: Condition | None = None
    longest: int = 0
    least: int | None = None
    most: int | None = None
    purpose: str = ""
    prefill: tuple[str, ...] = ()
    unverified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """How many rows a repeating block has."""

    least: int = 0
    most: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Fields that belong together; with `repeat` a table whose rows are answered under its id."""

    id: str
    title: Bilingual = NOTHING
    hint: Bilingual = NOTHING
    when: Condition | None = None
    repeat: Repeat | None = None
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One thing at a time."""

    id: str
    title: Bilingual
    hint: Bilingual = NOTHING
    when: Condition | None = None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRule:
    """The first rule that holds names the case of the procedure; `when` of None always holds."""

    case: str
    when: Condition | None = None


class PaperUse(StrEnum):
    FORM = "form"
    """The answers of this form are the paper."""
    WHEN = "when"
    """Asked for only when the condition holds."""
    ONCE = "once"
    """Not asked for when the register already holds what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLink:
    """What the form does for a paper of the case.

    `held` names what stands in for it: result.<procedure>, or population, land, business for the
    databases of the state. `says` tells the person why the paper is not asked for.
    """

    paper: str
    use: PaperUse
    when: Condition | None = None
    held: str = ""
    says: Bilingual = NOTHING


@dataclass(frozen=True, slots=True)
class FormName:
    """One version of one form, as a page names the form it was made from."""

    code: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDefinition:
    """One version of the form of a procedure; `for_version` is the procedure version it serves."""

    code: str
    procedure: str
    version: int
    for_version: int
    title: Bilingual
    intro: Bilingual = NOTHING
    source: str = ""
    trust: str = "unverified"
    pages: tuple[Page, ...]
    cases: tuple[CaseRule, ...] = ()
    papers: tuple[PaperLink, ...] = ()

    @property
    def name(self) -> FormName:
        return FormName(self.code, self.version)

    def blocks(self) -> Iterator[Block]:
        for page in self.pages:
            yield from page.blocks

    def fields(self) -> Iterator[tuple[str, Field]]:
        """Every field with its lasting name: its id, or block.id inside a repeating block."""
        for block in self.blocks():
            for field in block.fields:
                yield (f"{block.id}.{field.id}" if block.repeat else field.id), field

    def page(self, id: str) -> Page | None:
        return next((page for page in self.pages if page.id == id), None)
