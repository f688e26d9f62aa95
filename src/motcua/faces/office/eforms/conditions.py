"""A condition chosen from statements: each row one statement, joined by “and” or “or”."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.domain.eforms import conditions as c
from motcua.domain.eforms.definition import CHOOSING, Block, Field, FieldKind, FormDefinition
from motcua.domain.eforms.wording import condition_in_words

ROWS = 3
EVERY, SOME, KEEP = "all", "any", "keep"
_DATED = ("older", "younger", "passed")
Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Statement:
    """One row: the statement, whether it is denied, and the years or days it counts."""

    what: str
    denied: bool = False
    number: int | None = None


def statements(form: FormDefinition, before: Iterator[Field] | list[Field]) -> Choices:
    """What can be said about the fields asked before, in the language of the reader."""
    language = get_language() or "vi"
    found: Choices = [("", gettext("– không –"))]
    for field in before:
        for what in _about(field):
            plain = _plain(Statement(what, number=0))
            said = condition_in_words(form, plain).in_language(language)
            found.append((what, said.replace(" 0 ", " … ")))
    return found


def _about(field: Field) -> list[str]:
    if field.kind in CHOOSING:
        return [f"equals|{field.id}|{option.code}" for option in field.options]
    if field.kind is FieldKind.YES_NO:
        return [f"yes|{field.id}", f"no|{field.id}"]
    if field.kind is FieldKind.DATE:
        return [f"{word}|{field.id}" for word in (*_DATED, "present")]
    return [f"present|{field.id}"]


def fields_before(form: FormDefinition, stop: str) -> list[Field]:
    """The fields a condition of the named part may look at; every one for cases and papers.

    A part that is being added has the name after:<where it goes>.
    """
    found: list[Field] = []
    for page in form.pages:
        if stop == f"page:{page.id}":
            break
        for block in page.blocks:
            if stop == f"block:{block.id}":
                return found
            inside = _until(block, stop)
            if len(inside) < len(block.fields) or stop == f"after:block:{block.id}":
                return found + inside
            found += [] if block.repeat else inside
        if stop == f"after:page:{page.id}":
            break
    return found


def _until(block: Block, stop: str) -> list[Field]:
    """The fields of the block before the named one; all of them when it is not there."""
    inside = []
    for field in block.fields:
        if stop == (f"field:{block.id}.{field.id}" if block.repeat else f"field:{field.id}"):
            break
        inside.append(field)
    return inside


def _plain(row: Statement) -> c.Condition:
    word, field, *rest = row.what.split("|")
    number = row.number or 0
    made: Mapping[str, c.Condition] = {
        "equals": c.Equals(field, rest[0] if rest else ""),
        "yes": c.Equals(field, value=True),
        "no": c.Equals(field, value=False),
        "present": c.Present(field),
        "older": c.Older(field, number),
        "younger": c.Younger(field, number),
        "passed": c.Passed(field, number),
    }
    return made[word]


def condition_of(rows: list[Statement], joint: str) -> c.Condition | None:
    parts = tuple(c.Not(_plain(row)) if row.denied else _plain(row) for row in rows)
    if len(parts) < 2:
        return parts[0] if parts else None
    return c.Any(parts) if joint == SOME else c.All(parts)


def rows_of(condition: c.Condition | None) -> tuple[list[Statement], str] | None:
    """The rows that say the same; None for a condition too deep to be said in rows."""
    match condition:
        case None:
            return [], EVERY
        case c.All(parts) | c.Any(parts):
            rows = [_row(part) for part in parts]
            joint = SOME if isinstance(condition, c.Any) else EVERY
        case _:
            rows, joint = [_row(condition)], EVERY
    if any(row is None for row in rows) or len(rows) > ROWS:
        return None
    return [row for row in rows if row is not None], joint


def _row(part: c.Condition) -> Statement | None:
    if isinstance(part, c.Not):
        inner = _row(part.part)
        return None if inner is None or inner.denied else replace(inner, denied=True)
    match part:
        case c.Equals(field, bool() as value):
            return Statement(f"{'yes' if value else 'no'}|{field}")
        case c.Equals(field, str() as value) | c.In(field, (value,)):
            return Statement(f"equals|{field}|{value}")
        case c.Present(field):
            return Statement(f"present|{field}")
        case c.Passed(field, days):
            return Statement(f"passed|{field}", number=days)
        case c.Older(field, years, "") | c.Younger(field, years, ""):
            word = "older" if isinstance(part, c.Older) else "younger"
            return Statement(f"{word}|{field}", number=years)
    return None


class ConditionFields:
    """The inputs of a condition inside a larger form, and the condition they say."""

    def __init__(self, form: FormDefinition, part: str, held: c.Condition | None) -> None:
        self.held = held
        self.choices = statements(form, fields_before(form, part))
        self.rows = rows_of(held)
        self.in_words = condition_in_words(form, held)

    def inputs(self) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {}
        rows, joint = self.rows or ([], EVERY)
        if self.rows is None:
            fields["c_keep"] = forms.BooleanField(
                label=_("Giữ nguyên điều kiện hiện có"), required=False, initial=True
            )
        for place in range(ROWS):
            row = rows[place] if place < len(rows) else Statement("")
            known = {code for code, _said in self.choices}
            gone = [] if row.what in known else [(row.what, row.what)]
            fields[f"c{place}_what"] = forms.ChoiceField(
                label=_("Điều kiện"), choices=self.choices + gone, required=False, initial=row.what
            )
            fields[f"c{place}_denied"] = forms.BooleanField(
                label=_("không phải"), required=False, initial=row.denied
            )
            fields[f"c{place}_number"] = forms.IntegerField(
                label=_("Số năm hoặc ngày"),
                required=False,
                min_value=0,
                max_value=40_000,
                initial=row.number,
            )
        fields["c_joint"] = forms.ChoiceField(
            label=_("Nối bằng"),
            choices=[(EVERY, _("và (mọi dòng đều đúng)")), (SOME, _("hoặc (một dòng đúng là đủ)"))],
            required=False,
            initial=joint,
        )
        return fields

    def condition(self, values: Mapping[str, Any]) -> c.Condition | None:
        """What the rows say; the very condition that was there when nothing was changed."""
        if values.get("c_keep"):
            return self.held
        rows = [
            Statement(what, bool(values.get(f"c{n}_denied")), self._counted(what, values, n))
            for n in range(ROWS)
            if (what := values.get(f"c{n}_what") or "")
        ]
        said = condition_of(rows, values.get("c_joint") or EVERY)
        return self.held if self.rows is not None and rows_of(said) == self.rows else said

    @staticmethod
    def _counted(what: str, values: Mapping[str, Any], place: int) -> int | None:
        return (values.get(f"c{place}_number") or 0) if what.split("|")[0] in _DATED else None
