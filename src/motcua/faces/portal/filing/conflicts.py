"""What two windows wrote into the same field, in words, so that a person can choose calmly."""

from dataclasses import dataclass

from motcua.channels.online.shapes import Draft
from motcua.domain.eforms.definition import FormDefinition
from motcua.domain.eforms.views import in_words
from motcua.domain.kernel.texts import Bilingual
from motcua.faces.portal.filing.filling import names_on

A_TABLE = Bilingual("một bảng nhiều dòng", "a table of several rows")


@dataclass(frozen=True, slots=True)
class Met:
    """`here` stands in the form now, `other` is what the other window wrote."""

    name: str
    label: str
    here: str
    other: str


def conflicts_on(
    draft: Draft, definition: FormDefinition, page: str, language: str
) -> tuple[Met, ...]:
    names, fields = set(names_on(definition, page)), dict(definition.fields())
    found = []
    for each in draft.conflicts:
        field = fields.get(each.field)
        if each.field not in names:
            continue
        if field is None:
            block = next(one for one in definition.blocks() if one.id == each.field)
            table = A_TABLE.in_language(language)
            found.append(Met(each.field, block.title.in_language(language), table, table))
            continue
        words = [in_words(field, value, language) for value in (each.kept, each.other)]
        found.append(Met(each.field, field.label.in_language(language), *words))
    return tuple(found)
