"""Field by field: what two tabs wrote is merged, and where they differ nothing is lost."""

from collections.abc import Mapping
from typing import Any

from motcua.channels.online import models as m


def merge(row: m.Draft, answers: Mapping[str, Any], seen: int) -> bool:
    """Writes the answers into the row; whether anything changed.

    A field somebody else changed after `seen` keeps what comes now and remembers the other value
    as a conflict; whoever has seen the conflict and writes the field settles it. None empties a
    field.
    """
    after = row.version + 1
    changed = False
    for field, value in answers.items():
        before = row.answers.get(field)
        overtaken = row.versions.get(field, 0) > seen
        if before == value or (before is None and value is None):
            changed |= not overtaken and _settle(row, field)
            continue
        if overtaken and before is not None:
            row.conflicts.append({"field": field, "kept": value, "other": before})
        elif not overtaken:
            _settle(row, field)
        _put(row, field, value)
        row.versions[field] = after
        row.prefilled.pop(field, None)
        changed = True
    return changed


def _put(row: m.Draft, field: str, value: Any) -> None:
    if value is None:
        row.answers.pop(field, None)
    else:
        row.answers[field] = value
    if field in row.touched:
        row.touched.remove(field)


def _settle(row: m.Draft, field: str) -> bool:
    """The person has seen both and written what holds."""
    left = [each for each in row.conflicts if each["field"] != field]
    settled = len(left) != len(row.conflicts)
    row.conflicts = left
    return settled
