"""Names of counters and agencies by code, for whole lists at once."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from cachetools import TTLCache, cached

from motcua.reference.places import queries as places

DAYS_KEPT, SECONDS_KEPT = 16, 60.0


_kept: TTLCache[object, Mapping[str, str]] = TTLCache(maxsize=DAYS_KEPT, ttl=SECONDS_KEPT)


class _Names(defaultdict[str, str]):
    """An unknown code stands for itself."""

    def __missing__(self, code: str) -> str:
        return code


@cached(_kept)
def place_names(on: date) -> Mapping[str, str]:
    """Every counter and agency of the day; a code that means nothing that day is its own name."""
    names = _Names()
    names.update({agency.code: agency.name for agency in places.agencies(on)})
    names.update({unit.code: unit.name for unit in places.one_stop_units(on)})
    return names


def forget() -> None:
    """Read the places anew at the next question."""
    _kept.clear()
