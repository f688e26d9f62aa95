"""Names of counters, agencies and post points by code, for whole lists at once."""

from collections.abc import Mapping
from datetime import date
from threading import Lock

from cachetools import TTLCache, cached

from motcua.reference.places import queries as places

DAYS_KEPT, SECONDS_KEPT = 16, 60.0


_kept: TTLCache[object, Mapping[str, str]] = TTLCache(maxsize=DAYS_KEPT, ttl=SECONDS_KEPT)
_lock = Lock()


class _Names(dict[str, str]):
    """A closed place keeps its last name; an unknown code stands for itself."""

    def __init__(self, on: date) -> None:
        super().__init__()
        self.on = on

    def __missing__(self, code: str) -> str:
        return places.place_name(code, self.on)


@cached(_kept, lock=_lock)
def place_names(on: date) -> Mapping[str, str]:
    """Every workplace of the day; one that is closed by then is found by its code."""
    names = _Names(on)
    names.update({point.code: point.name for point in places.post_points(on)})
    names.update({agency.code: agency.name for agency in places.agencies(on)})
    names.update({unit.code: unit.name for unit in places.one_stop_units(on)})
    return names


def forget() -> None:
    """Read the places anew at the next question."""
    with _lock:
        _kept.clear()
