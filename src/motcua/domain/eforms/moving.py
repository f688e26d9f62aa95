"""Unfinished drafts go over to a new version of their form; nothing typed is lost (NĐ 45/2020)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from motcua.domain.eforms.conditions import is_present
from motcua.domain.eforms.definition import (
    ADDRESS_PARTS,
    Answers,
    Block,
    Field,
    FieldKind,
    FormDefinition,
)
from motcua.domain.eforms.difference import TOUCHING, difference
from motcua.domain.eforms.values import NO, YES

_WORDED = frozenset(
    {FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.PHONE, FieldKind.EMAIL, FieldKind.DATE,
     FieldKind.PERSONAL_NUMBER, FieldKind.TAX_CODE, FieldKind.WHOLE, FieldKind.MONEY}
)  # fmt: skip
"""Kinds answered by typing a line: what was typed stays in the box and is checked anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The draft under the new form.

    `touched` are the lasting names to look at again; `aside` holds what has no place any more, by
    path, to be shown beside the form until the person lets it go.
    """

    answers: Mapping[str, object]
    touched: tuple[str, ...] = ()
    aside: Mapping[str, object]


def moved(
    answers: Answers,
    old: FormDefinition,
    new: FormDefinition,
    *,
    aside: Mapping[str, object] | None = None,
) -> Moved:
    """Identity when both forms are the same; moving the moved again changes nothing."""
    kept: dict[str, object] = {}
    left: dict[str, object] = dict(aside or {})
    asked = dict(_answered(new))
    for key, value in answers.items():
        place = asked.get(key)
        if place is None:
            _put(left, key, value)
        elif isinstance(place, Block):
            _keep_rows(place, value, kept, left)
        else:
            _keep(place, key, value, (kept, left))
    difference_ = difference(old, new)
    changed = {each.field for each in difference_.changed if TOUCHING & set(each.parts)}
    names = {name for name, _ in new.fields()}
    gone = {_lasting(path) for path in left} - {_lasting(path) for path in aside or {}}
    again = changed | set(difference_.added) | (gone & names)
    return Moved(
        answers=kept,
        touched=tuple(name for name, _ in new.fields() if name in again),
        aside=left,
    )


def _answered(form: FormDefinition) -> Iterator[tuple[str, Field | Block]]:
    for block in form.blocks():
        if block.repeat:
            yield block.id, block
        else:
            yield from ((field.id, field) for field in block.fields)


def _keep_rows(
    block: Block, value: object, kept: dict[str, object], left: dict[str, object]
) -> None:
    """Rows stay rows, even when there are too many now: that is said when they are checked."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        _put(left, block.id, value)
        return
    asked = {field.id: field for field in block.fields}
    rows: list[object] = []
    for row in value:
        if not isinstance(row, Mapping):
            _put(left, f"{block.id}.{len(rows)}", row)
            continue
        rows.append(_row(asked, f"{block.id}.{len(rows)}.", row, left))
    kept[block.id] = rows


def _row(
    asked: Mapping[str, Field], stem: str, row: Answers, left: dict[str, object]
) -> dict[str, object]:
    kept: dict[str, object] = {}
    for key, value in row.items():
        if key in asked:
            _keep(asked[key], stem + key, value, (kept, left))
        else:
            _put(left, stem + key, value)
    return kept


def _keep(
    field: Field, path: str, value: object, into: tuple[dict[str, object], dict[str, object]]
) -> None:
    kept, left = into
    stays, goes = _split(field, value)
    if is_present(stays) or not is_present(goes):
        kept[field.id] = stays
    if is_present(goes):
        _put(left, path, goes)


def _put(left: dict[str, object], path: str, value: object) -> None:
    """Beside what an earlier move has put there, never over it."""
    place, number = path, 2
    while place in left and left[place] != value:
        place, number = f"{path}~{number}", number + 1
    left[place] = value


def _split(field: Field, value: object) -> tuple[object, object]:
    """What the field can still hold as it was typed, and what it cannot."""
    if not is_present(value):
        return value, None
    if field.kind is FieldKind.YES_NO:
        fits = isinstance(value, bool) or (isinstance(value, str) and value.lower() in YES | NO)
        return (value, None) if fits else (None, value)
    if field.kind is FieldKind.ADDRESS:
        fits = isinstance(value, str) or (
            isinstance(value, Mapping) and set(value) <= set(ADDRESS_PARTS)
        )
        return (value, None) if fits else (None, value)
    if field.kind is FieldKind.UNIT:
        fits = isinstance(value, str) and value.isascii() and value.isdigit()
        return (value, None) if fits else (None, value)
    if field.kind in _WORDED:
        fits = isinstance(value, str | int) and not isinstance(value, bool)
        return (value, None) if fits else (None, value)
    return _split_choice(field, value)


def _split_choice(field: Field, value: object) -> tuple[object, object]:
    known = {option.code for option in field.options}
    if field.kind is FieldKind.ONE_OF:
        return (value, None) if isinstance(value, str) and value in known else (None, value)
    several = [value] if isinstance(value, str) else value
    if not isinstance(several, Sequence):
        return None, value
    stays = [each for each in several if isinstance(each, str) and each in known]
    goes = [each for each in several if not (isinstance(each, str) and each in known)]
    if not goes:
        return value, None
    return stays or None, goes


def _lasting(path: str) -> str:
    """members.0.name is members.name in the form."""
    return ".".join(part for part in path.split("~")[0].split(".") if not part.isdigit())
