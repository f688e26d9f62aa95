"""A form as its drawers see it: parts with their names, conditions in words, anchors for checks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from motcua.domain.eforms.definition import Block, Field, FormDefinition, Page
from motcua.domain.eforms.obstacles import Obstacle
from motcua.domain.eforms.wording import condition_in_words
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True)
class ShownField:
    name: str
    field: Field
    when: str


@dataclass(frozen=True, slots=True)
class ShownBlock:
    block: Block
    when: str
    fields: tuple[ShownField, ...]


@dataclass(frozen=True, slots=True)
class ShownPage:
    page: Page
    when: str
    blocks: tuple[ShownBlock, ...]


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A case or a paper with its condition in words."""

    place: int
    name: str
    use: str
    when: str
    held: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """An obstacle with the anchor of the part it speaks of; empty when it is the whole form."""

    where: str
    says: Bilingual
    anchor: str


def said(form: FormDefinition, part: Page | Block | Field) -> str:
    return condition_in_words(form, part.when).in_language(get_language() or "vi")


def pages_shown(form: FormDefinition) -> tuple[ShownPage, ...]:
    return tuple(
        ShownPage(page, said(form, page), tuple(_block(form, block) for block in page.blocks))
        for page in form.pages
    )


def _block(form: FormDefinition, block: Block) -> ShownBlock:
    stem = f"{block.id}." if block.repeat else ""
    fields = (ShownField(stem + each.id, each, said(form, each)) for each in block.fields)
    return ShownBlock(block, said(form, block), tuple(fields))


def cases_shown(form: FormDefinition, names: Mapping[str, str]) -> tuple[ShownRule, ...]:
    language = get_language() or "vi"
    return tuple(
        ShownRule(
            place,
            names.get(rule.case, rule.case),
            "",
            condition_in_words(form, rule.when).in_language(language),
        )
        for place, rule in enumerate(form.cases)
    )


def papers_shown(form: FormDefinition, names: Mapping[str, str]) -> tuple[ShownRule, ...]:
    language = get_language() or "vi"
    return tuple(
        ShownRule(
            place,
            names.get(link.paper, link.paper),
            link.use.value,
            condition_in_words(form, link.when).in_language(language),
            link.held,
        )
        for place, link in enumerate(form.papers)
    )


def called(*forms: FormDefinition) -> dict[str, str]:
    """The words people read for each question, page and block; of the later form where both do."""
    language = get_language() or "vi"
    words: dict[str, str] = {}
    for form in forms:
        words |= {name: field.label.in_language(language) for name, field in form.fields()}
        words |= {f"page:{each.id}": each.title.in_language(language) for each in form.pages}
        words |= {f"block:{each.id}": each.title.in_language(language) for each in form.blocks()}
    return {name: said for name, said in words.items() if said}


def checks(form: FormDefinition, found: Sequence[Obstacle]) -> list[Check]:
    anchors = {page.id: f"p-{page.id}" for page in form.pages}
    anchors |= {block.id: f"b-{block.id}" for block in form.blocks()}
    anchors |= {field.id: f"f-{name}" for name, field in form.fields()}
    anchors |= {name: f"f-{name}" for name, _ in form.fields()}
    anchors |= {rule.case: "cases" for rule in form.cases} | {"cases": "cases"}
    anchors |= {link.paper: "papers" for link in form.papers}
    return [
        Check(each.where, each.says, anchors.get(each.where, anchors.get(_above(each.where), "")))
        for each in found
    ]


def _above(where: str) -> str:
    """The field an option belongs to."""
    return where.rpartition(".")[0]
