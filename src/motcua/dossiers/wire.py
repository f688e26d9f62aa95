"""Commands by name and as JSON, for every face that speaks in text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar, get_args

import msgspec

from motcua.domain.dossier import commands as c
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual
from motcua.plumbing.errors import Refused


def _name(kind: type[c.Command]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


COMMANDS: Mapping[str, type[c.Command]] = {_name(kind): kind for kind in get_args(c.Command)}
"""E.g. "ask_supplement" → AskSupplement."""

NAMES: Mapping[type[c.Command], str] = {kind: name for name, kind in COMMANDS.items()}

INTAKE: Mapping[str, type[c.IntakeCommand]] = {
    _name(kind): kind for kind in get_args(c.IntakeCommand)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có lệnh “{name}”. Các lệnh: {known}.", "There is no command “{name}”. Use: {known}."
    )
    article: str = "QĐ nội bộ: danh mục lệnh"
    name: str
    known: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandUnreadable(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không đọc được nội dung lệnh “{name}”: {why}.",
        "The body of the command “{name}” cannot be read: {why}.",
    )
    article: str = "QĐ nội bộ: danh mục lệnh"
    name: str
    why: str


def read(name: str, body: Mapping[str, Any]) -> c.Command:
    """The command in a decoded JSON object; Refused naming the field that is wrong.

    Unknown fields are refused too: a misspelt field must not be lost silently.
    """
    kind = COMMANDS.get(name)
    if kind is None:
        raise Refused(CommandUnknown(name=name[:40], known=", ".join(COMMANDS)))
    known = {field.name for field in fields(kind)}
    unknown = sorted(set(body) - known)
    if unknown:
        why = f"unknown field {unknown[0][:40]!r}; the fields are {', '.join(sorted(known))}"
        raise Refused(CommandUnreadable(name=name, why=why))
    try:
        return msgspec.convert(body, kind)
    except msgspec.ValidationError as fault:
        raise Refused(CommandUnreadable(name=name, why=str(fault))) from fault
