"""The JSON shapes of commands: strict twins of the command classes, made from their fields.

A twin refuses unknown fields, unbounded text and numbers, and moments without an offset, and says
where in the JSON the fault lies. `command_of` turns a twin into the command itself.
"""

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import NODEFAULT, Meta, Struct, defstruct

from motcua.domain.dossier import commands as c
from motcua.domain.kernel.clean import LONGEST_NAME, LONGEST_NOTE
from motcua.dossiers.cleaning import LONG_FIELDS

DECOMPOSED = 4
"""Text may come in decomposed Unicode, up to four characters for one; it is composed later."""
MOST_LINES = 200
LARGEST_NUMBER = 1_000_000_000_000
FIRST_YEAR, LAST_YEAR = 1900, 2199

CODE = Annotated[str, Meta(min_length=1, max_length=60)]
Field = tuple[str, Any, Any]
"""Name, type and default, as msgspec.defstruct takes them."""
Command = TypeVar("Command", bound=c.Command)
Value = TypeVar("Value")


def twin(kind: type, name: str = "") -> type[Struct]:
    """The strict shape of a command or of a value inside one; always the same for the same."""
    name = name or kind.__name__
    if name not in _made:
        _made[name] = defstruct(name, _fields(kind), **_STRICT)
    return _made[name]


def intake_twin(kind: type[c.IntakeCommand], word: str) -> type[Struct]:
    """The shape of a new dossier: the command under its name, with procedure and case."""
    choice: list[Field] = [("procedure", CODE, NODEFAULT), ("case", CODE, "default")]
    return defstruct(
        f"{kind.__name__}New", [*choice, *_fields(kind)], tag_field="command", tag=word, **_STRICT
    )


_made: dict[str, type[Struct]] = {}
_STRICT: Mapping[str, Any] = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True}


def command_of(body: Struct, kind: type[Command]) -> Command:
    """The command; msgspec.ValidationError for a day no calendar of ours can hold."""
    command = msgspec.convert(body, kind, from_attributes=True)
    _check_days(command, "$")
    return command


def value_of(part: Any, kind: type[Value]) -> Value:
    """The value inside a body, such as one line of papers."""
    return msgspec.convert(part, kind, from_attributes=True)


def _fields(kind: type) -> list[Field]:
    hints = get_type_hints(kind)
    return [
        (each.name, _bounded(hints[each.name], each.name), _default(each.default))
        for each in fields(kind)
    ]


def _default(value: object) -> object:
    return NODEFAULT if value is MISSING else value


def _bounded(hint: Any, field: str) -> Any:
    """The type of a field with its bounds; nested values become twins."""
    if get_origin(hint) in {Union, types.UnionType}:
        return Union[tuple(_bounded(each, field) for each in get_args(hint))]  # noqa: UP007
    if get_origin(hint) is tuple:
        lines = types.GenericAlias(tuple, (_bounded(get_args(hint)[0], field), ...))
        return Annotated[lines, Meta(max_length=MOST_LINES)]
    if hint is str:
        longest = LONGEST_NOTE if field in LONG_FIELDS else LONGEST_NAME
        return Annotated[str, Meta(max_length=DECOMPOSED * longest)]
    if hint is int:
        return Annotated[int, Meta(ge=0, le=LARGEST_NUMBER)]
    if hint is datetime:
        return Annotated[datetime, Meta(tz=True)]
    if _is_value(hint):
        return twin(hint, f"{hint.__name__}Given")
    return hint


def _check_days(value: Any, where: str) -> None:
    if isinstance(value, date):
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise msgspec.ValidationError(
                f"Expected a day from {FIRST_YEAR} to {LAST_YEAR} - at `{where}`"
            )
    elif value is not None:
        kind: Any = type(value)
        for name in _fields_with_days(kind):
            _check_days(getattr(value, name), f"{where}.{name}")


@cache
def _fields_with_days(kind: type) -> tuple[str, ...]:
    """The fields that hold a day, or something that holds one; no list of values does."""
    hints = get_type_hints(kind)
    return tuple(
        name
        for name, hint in hints.items()
        for inner in get_args(hint) or (hint,)
        if inner in {date, datetime} or (_is_value(inner) and _fields_with_days(inner))
    )


def _is_value(hint: Any) -> bool:
    return isinstance(hint, type) and is_dataclass(hint)
