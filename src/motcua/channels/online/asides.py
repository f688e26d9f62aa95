"""Answers that lost their place when the form of a draft changed, with what they answered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from motcua.channels.online.looking import Look
from motcua.domain.eforms.definition import Field, FormDefinition
from motcua.domain.kernel.texts import Bilingual
from motcua.reference.catalogue import eform_queries as forms
from motcua.reference.catalogue import queries as catalogue


@dataclass(frozen=True, slots=True)
class Line:
    """One answer; `field` is None where no version of the form knows the question any more."""

    name: str
    field: Field | None
    value: object


@dataclass(frozen=True, slots=True)
class Aside:
    """What was put aside together: one answer, or the rows of a table that is gone."""

    path: str
    title: Bilingual | None
    lines: tuple[Line, ...]


def asides(seen: Look) -> tuple[Aside, ...]:
    """In the order of their names; the latest form that asked the question gives its words."""
    if not seen.draft.aside:
        return ()
    fields: dict[str, Field] = {}
    titles: dict[str, Bilingual] = {}
    for form in _known(seen):
        fields.update(form.fields())
        titles.update({block.id: block.title for block in form.blocks() if block.repeat})
    return tuple(
        Aside(path, titles.get(_lasting(path)), tuple(_lines(_lasting(path), value, fields)))
        for path, value in sorted(seen.draft.aside.items())
    )


def _known(seen: Look) -> Iterator[FormDefinition]:
    """Every form the draft may have been begun on, the one in force last."""
    code = seen.draft.procedure
    for row in catalogue.versions(code):
        yield forms.general_of(catalogue.version(code, row.number))
    yield from forms.earlier_forms(code)
    yield seen.form


def _lines(name: str, value: object, fields: Mapping[str, Field]) -> Iterator[Line]:
    """A table that is gone is told row by row."""
    rows = value if isinstance(value, Sequence) and not isinstance(value, str) else ()
    if not any(isinstance(row, Mapping) for row in rows):
        yield Line(name, fields.get(name), value)
        return
    for row in rows:
        for key, said in row.items() if isinstance(row, Mapping) else ():
            yield Line(key, fields.get(f"{name}.{key}"), said)


def _lasting(path: str) -> str:
    """members.0.name, put aside a second time as members.0.name~2, is members.name in a form."""
    return ".".join(part for part in path.split("~")[0].split(".") if not part.isdigit())
