"""The law on the times of the online service (law/service.toml) as dated values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated

from msgspec import Meta, Struct

from motcua.reference.rulebook.checking import check_succession
from motcua.reference.rulebook.dated import Cited, in_force
from motcua.reference.rulebook.lawfile import Dated, read

FILE = "service.toml"


class StopEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    working_days: Annotated[int, Meta(ge=1)]


class ServiceFile(Struct, frozen=True, forbid_unknown_fields=True):
    planned_stops: list[StopEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRule:
    """A planned stop is public at least so many working days before it begins."""

    working_days: int
    article: str


@cache
def service_file() -> ServiceFile:
    file = read(FILE, ServiceFile)
    check_succession(FILE, file.planned_stops)
    return file


def stop_rule_on(day: date) -> StopRule:
    """The rule in force for a stop announced that day."""
    found = in_force(service_file().planned_stops, day)
    return StopRule(working_days=found.working_days, article=found.article)


def entries() -> Iterator[tuple[str, str, Dated]]:
    """Every value with its key, for reference pages and checks."""
    for each in service_file().planned_stops:
        yield "service.planned_stops", f"working_days = {each.working_days}", each
