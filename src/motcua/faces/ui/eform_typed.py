"""What a browser sends of one page of an electronic form, read back as answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from motcua.domain.eforms.checking import read
from motcua.domain.eforms.definition import (
    ADDRESS_PARTS,
    Answers,
    Block,
    Field,
    FieldKind,
    FormDefinition,
)
from motcua.domain.eforms.values import read_value
from motcua.faces.ui.eforms import rows_of

ADD, DROP = "add_row", "drop_row"
"""Names of the buttons; their values are a block, and a block with the number of its row."""
ASKED = ".asked"
"""Name of the hidden list of the fields, tables aside, that stood on the page."""
MOST_ROWS_SENT = 200
LONGEST_COUNT = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """All answers with those of the page renewed.

    `rows_changed`: the row that was added, or the table one was taken from (lines.2 or lines), so
    the page is shown again, from there. `more_asked`: the
    answers made new questions of this page appear, so it is shown again before it is judged.
    """

    answers: dict[str, object]
    rows_changed: str = ""
    more_asked: bool = False


def typed(
    definition: FormDefinition, page_id: str, sent: QueryDict, *, before: Answers, on: date
) -> Typed:
    """What was readable is kept in its one written form, everything else as it was typed."""
    page = definition.page(page_id)
    answers = dict(before)
    if page is None:
        return Typed(answers=answers)
    shown = read(definition, before, on).fields
    if ASKED in sent:  # the page may be older than the answers another save brought
        shown = frozenset(sent.get(ASKED, "").split())
    for block in page.blocks:
        if block.repeat is not None:
            rows = _rows(block, sent, on, rows_of(before.get(block.id)))
            answers |= {block.id: rows} if rows is not None else {}
        else:
            _take(block, "", sent, answers, shown=shown, on=on)
    rows_changed = _change_rows(definition, sent, answers)
    after = read(definition, answers, on).fields
    here = {each.id for block in page.blocks if not block.repeat for each in block.fields}
    return Typed(
        answers=answers,
        rows_changed=rows_changed,
        more_asked=bool((after - shown) & here),
    )


def _take(
    block: Block,
    stem: str,
    sent: QueryDict,
    answers: dict[str, object],
    *,
    shown: frozenset[str],
    on: date,
) -> None:
    """Only what was on the page is renewed: a hidden field keeps what it had."""
    for asked in block.fields:
        value, was_sent = _value(asked, stem + asked.id, sent)
        if was_sent or stem + asked.id in shown:
            given = read_value(asked, value, on)
            kept = value if given.wrong is not None else given.value
            if kept is None:
                answers.pop(asked.id, None)
            else:
                answers[asked.id] = kept


def _value(asked: Field, path: str, sent: QueryDict) -> tuple[object, bool]:
    """What was sent under the path, and whether anything was."""
    if asked.kind is FieldKind.ADDRESS:
        parts = {part: sent.get(f"{path}.{part}", "") for part in ADDRESS_PARTS}
        return (
            {part: text for part, text in parts.items() if text.strip()} or None,
            any(f"{path}.{part}" in sent for part in ADDRESS_PARTS),
        )
    if asked.kind is FieldKind.SEVERAL_OF:
        return sent.getlist(path) or None, path in sent
    return sent.get(path), path in sent


def _rows(
    block: Block, sent: QueryDict, on: date, before: list[Answers]
) -> list[dict[str, object]] | None:
    """The rows on the page; None when the page did not bring the table."""
    count = _shown(block.id, sent)
    if count is None:
        return None
    rows: list[dict[str, object]] = []
    for number in range(count):
        row = dict(before[number]) if number < len(before) else {}
        stem = f"{block.id}.{number}."
        shown = frozenset(stem + each.id for each in block.fields if _was_there(each, stem, sent))
        _take(block, stem, sent, row, shown=shown, on=on)
        rows.append(row)
    return _without_blank_end(rows)


def _was_there(asked: Field, stem: str, sent: QueryDict) -> bool:
    """Boxes nobody ticked are not sent: those of a row on the page count as emptied."""
    return asked.kind is FieldKind.SEVERAL_OF or stem + asked.id in sent


def _without_blank_end(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Rows at the end that nobody began are not answers."""
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _shown(table: str, sent: QueryDict) -> int | None:
    """How many rows the page says it had, never more than are taken."""
    count = sent.get(f"{table}.rows", "")
    return min(int(count[:LONGEST_COUNT]), MOST_ROWS_SENT) if count.isdecimal() else None


def _change_rows(definition: FormDefinition, sent: QueryDict, answers: dict[str, object]) -> str:
    repeating: Mapping[str, Block] = {
        block.id: block for block in definition.blocks() if block.repeat
    }
    if (added := sent.get(ADD, "")) in repeating:
        shown = _shown(added, sent) or 0
        rows: list[object] = list(rows_of(answers.get(added)))
        blanks: list[object] = [{} for _ in range(shown - len(rows) + 1)]
        answers[added] = rows + blanks
        return f"{added}.{len(rows + blanks) - 1}"
    name, _, number = sent.get(DROP, "").rpartition(".")
    if name in repeating and number.isdecimal() and len(number) < LONGEST_COUNT:
        kept: list[object] = list(rows_of(answers.get(name)))
        answers[name] = [row for place, row in enumerate(kept) if place != int(number)]
        return name
    return ""
