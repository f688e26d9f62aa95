"""The sheets of the catalogue workbook: their columns, and how lists stand in one cell."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
from msgspec import inspect

from motcua.domain.fees.lines import Reduction, Tier
from motcua.reference.catalogue import content
from motcua.reference.catalogue.raw import CHILDREN

OPEN_TIER = "*"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet holds tables of one kind; `parents` are the columns that say whose they are."""

    name: str
    parents: tuple[str, ...]
    columns: Mapping[str, inspect.Type]
    below: tuple[str, ...]

    @property
    def header(self) -> tuple[str, ...]:
        return (*self.parents, *self.columns)


def _columns(kind: type[msgspec.Struct]) -> dict[str, inspect.Type]:
    """The keys of a table; the term takes two columns, tables below have sheets of their own."""
    declared = inspect.type_info(kind)
    assert isinstance(declared, inspect.StructType)  # noqa: S101 - content types are structs
    columns: dict[str, inspect.Type] = {}
    for field in declared.fields:
        if isinstance(field.type, inspect.DataclassType):
            for part in field.type.fields:
                columns[f"{field.encode_name}_{part.encode_name}"] = part.type
        elif field.encode_name not in CHILDREN:
            columns[field.encode_name] = _bare(field.type)
    return columns


def _bare(kind: inspect.Type) -> inspect.Type:
    """The type without its "or nothing": an empty cell says nothing."""
    if isinstance(kind, inspect.UnionType):
        return next(inner for inner in kind.types if not isinstance(inner, inspect.NoneType))
    return kind


_CASE = ("procedure", "version", "case")
SHEETS: tuple[Sheet, ...] = (
    Sheet("procedures", (), _columns(content.Procedure), ("versions",)),
    Sheet("versions", _CASE[:1], _columns(content.Version), ("cases",)),
    Sheet("cases", _CASE[:2], _columns(content.Case), ("papers", "fees", "steps")),
    Sheet("papers", _CASE, _columns(content.Paper), ()),
    Sheet("fees", _CASE, _columns(content.Fee), ()),
    Sheet("steps", _CASE, _columns(content.Step), ()),
)


def items_are(kind: inspect.Type, wanted: type) -> bool:
    """Whether the column lists values of a dataclass, e.g. tiers."""
    return (
        isinstance(kind, inspect.VarTupleType)
        and isinstance(kind.item_type, inspect.DataclassType)
        and kind.item_type.cls is wanted
    )


def pair_keys(kind: inspect.Type) -> tuple[str, str] | None:
    """The keys of a column whose lines read "left: right", e.g. "online: 50"."""
    if items_are(kind, Tier):
        return ("up_to", "amount")
    if items_are(kind, Reduction):
        return ("group", "percent")
    return None
