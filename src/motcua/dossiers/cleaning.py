"""Free text made safe before it reaches a decision: composed, trimmed, bounded."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

import msgspec

from motcua.domain.dossier.refusals import TextUnusable
from motcua.domain.kernel.clean import LONGEST_NAME, LONGEST_NOTE, clean_text
from motcua.plumbing.errors import Refused

LONG_FIELDS = frozenset(
    {
        "answer",
        "authority",
        "decision",
        "fee_consequence",
        "legal_basis",
        "note",
        "notice",
        "proof",
        "question",
        "reason",
        "summary",
        "supervisor_reason",
        "text",
        "what",
    }
)
"""Fields that hold sentences; every other field holds a name, a number or a line."""

OUTER_OR_DOUBLE_SPACE = r'"[ ]|[ ]"|[ ][ ]'
LONG_TEXT = f'"[^"]{{{LONGEST_NAME + 1}}}'
UNUSUAL_CHARACTER = r"\\|[^\x20-\x7e\u00a1-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
SUSPECT = re.compile(f"{UNUSUAL_CHARACTER}|{OUTER_OR_DOUBLE_SPACE}|{LONG_TEXT}")
"""What may need cleaning in a command written as JSON.

An unusual character is an escape or anything that is not a plain or composed letter of ours.
"""

ARTICLE = "NĐ 61/2018 Đ.17.1"

Command = TypeVar("Command")


def cleaned(command: Command) -> Command:
    """The same command with every text cleaned; Refused(TextUnusable) naming the field.

    Most commands are clean already; one look over the whole text then spares the work.
    """
    if _looks_clean(command):
        return command
    result: Command = _cleaned(command, "")
    return result


def _looks_clean(command: object) -> bool:
    try:
        return SUSPECT.search(msgspec.json.encode(command).decode()) is None
    except UnicodeEncodeError:  # half of a surrogate pair
        return False


def _cleaned(value: Any, field: str) -> Any:
    if type(value) is str:
        return _clean(value, field)
    if isinstance(value, tuple):
        return tuple(_cleaned(each, field) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {f.name: _cleaned(getattr(value, f.name), f.name) for f in fields(value)}
        return replace(value, **changes)
    return value


def _clean(value: str, field: str) -> str:
    longest = LONGEST_NOTE if field in LONG_FIELDS else LONGEST_NAME
    try:
        return clean_text(value, longest=longest)
    except ValueError as fault:
        why_vi = f"chỉ nhận chữ và số thường, tối đa {longest} ký tự."
        raise Refused(
            TextUnusable(article=ARTICLE, field=field, why_vi=why_vi, why_en=str(fault))
        ) from fault
