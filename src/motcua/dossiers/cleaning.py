"""Free text made safe before it reaches a decision: composed, trimmed, bounded."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

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

ARTICLE = "NĐ 61/2018 Đ.17.1"

Command = TypeVar("Command")


def cleaned(command: Command) -> Command:
    """The same command with every text cleaned; Refused(TextUnusable) naming the field."""
    result: Command = _cleaned(command, "")
    return result


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
