"""Loads the shipped tables of places; running it twice changes nothing."""

import csv
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import connection, models, transaction

from motcua.reference.places.models import (
    AdminUnit,
    Agency,
    OneStopUnit,
    PlaceSuccession,
    PostPoint,
    Premises,
    Province,
    UnitSuccession,
)

DATA = Path(__file__).parent / "data"

TABLES: list[tuple[str, type[models.Model]]] = [
    ("provinces.csv", Province),
    ("units.csv", AdminUnit),
    ("unit_successions.csv", UnitSuccession),
    ("agencies.csv", Agency),
    ("one_stop_units.csv", OneStopUnit),
    ("premises.csv", Premises),
    ("place_successions.csv", PlaceSuccession),
    ("post_points.csv", PostPoint),
]

_LOCK = 2_018_0621
"""Keeps two loads from running into each other; any number that nobody else uses."""

_READERS: dict[str, Callable[[str], object]] = {
    "on": date.fromisoformat,
    "is_default": lambda text: text == "yes",
    "in_post_office": lambda text: text == "yes",
}


def load_shipped() -> dict[str, int]:
    """Replaces the tables by the shipped ones, all or nothing; rows by file name."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        return {name: _replace(model, _rows(DATA / name)) for name, model in TABLES}


def _replace(model: type[models.Model], rows: Iterator[dict[str, Any]]) -> int:
    model._default_manager.all().delete()
    return len(model._default_manager.bulk_create([model(**row) for row in rows]))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows as model fields: `first` and `last` (both included) become the range `valid`."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            read: dict[str, Any] = {
                name: _READERS.get(name, str)(text)
                for name, text in row.items()
                if name not in {"first", "last"}
            }
            if "first" in row:
                read["valid"] = (_day(row["first"]), _day_after(row["last"]))
            yield read


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _day_after(text: str) -> date | None:
    return date.fromisoformat(text) + timedelta(days=1) if text else None
