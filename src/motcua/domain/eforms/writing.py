"""A form written as plain tables, what is usual left out, to be read back (TT 21/2023)."""

from motcua.domain.eforms.condition_documents import written_condition
from motcua.domain.eforms.conditions import Condition
from motcua.domain.eforms.definition import (
    Block,
    CaseRule,
    Field,
    FormDefinition,
    Page,
    PaperLink,
)
from motcua.domain.kernel.texts import Bilingual

Table = dict[str, object]


def written(definition: FormDefinition) -> Table:
    return _without_nothing(
        {
            "code": definition.code,
            "procedure": definition.procedure,
            "version": definition.version,
            "for_version": definition.for_version,
            "title": _words(definition.title),
            "intro": _words(definition.intro),
            "source": definition.source,
            "trust": definition.trust,
            "pages": [_page(page) for page in definition.pages],
            "cases": [_case(rule) for rule in definition.cases],
            "papers": [_paper(link) for link in definition.papers],
        }
    )


def _words(text: Bilingual) -> Table | None:
    return {"vi": text.vi, "en": text.en} if text.vi or text.en else None


def _when(condition: Condition | None) -> Table | None:
    return None if condition is None else written_condition(condition)


def _page(page: Page) -> Table:
    return _without_nothing(
        {
            "id": page.id,
            "title": {"vi": page.title.vi, "en": page.title.en},
            "hint": _words(page.hint),
            "when": _when(page.when),
            "blocks": [_block(block) for block in page.blocks],
        }
    )


def _block(block: Block) -> Table:
    repeat = block.repeat
    return _without_nothing(
        {
            "id": block.id,
            "title": _words(block.title),
            "hint": _words(block.hint),
            "when": _when(block.when),
            "repeat": repeat and {"least": repeat.least, "most": repeat.most},
            "fields": [_field(field) for field in block.fields],
        }
    )


def _field(field: Field) -> Table:
    options = [
        {"code": each.code, "label": {"vi": each.label.vi, "en": each.label.en}}
        for each in field.options
    ]
    return _without_nothing(
        {
            "id": field.id,
            "kind": field.kind.value,
            "label": {"vi": field.label.vi, "en": field.label.en},
            "hint": _words(field.hint),
            "required": None if field.required else False,
            "options": options,
            "when": _when(field.when),
            "longest": field.longest or None,
            "least": field.least,
            "most": field.most,
            "purpose": field.purpose,
            "prefill": list(field.prefill),
            "unverified": field.unverified or None,
        }
    )


def _case(rule: CaseRule) -> Table:
    return _without_nothing({"case": rule.case, "when": _when(rule.when)})


def _paper(link: PaperLink) -> Table:
    return _without_nothing(
        {
            "paper": link.paper,
            "use": link.use.value,
            "when": _when(link.when),
            "held": link.held,
            "says": _words(link.says),
        }
    )


def _without_nothing(table: Table) -> Table:
    return {
        key: value for key, value in table.items() if value is not None and value not in ("", [])
    }
