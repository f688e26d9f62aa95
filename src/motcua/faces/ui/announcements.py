"""What every page of the portal tells everybody: announced stops of the service."""

from threading import Lock

from cachetools import TTLCache, cached
from django.db import OperationalError
from jinja2 import pass_context
from jinja2.runtime import Context

from motcua.oversight.discipline import outages as announced
from motcua.oversight.discipline.outages import OutageRow
from motcua.plumbing import clock

SECONDS_KEPT = 60.0
"""An announcement made by another process is seen at most a minute late."""
_kept: TTLCache[tuple[()], tuple[OutageRow, ...]] = TTLCache(1, SECONDS_KEPT)
_lock = Lock()


@pass_context
def outages(context: Context) -> tuple[OutageRow, ...]:
    """Stops to come and running, the next one first.

    A page without a request says that something went wrong; it asks nobody, be it the database.
    """
    if context.get("request") is None:
        return ()
    now = clock.now()
    return tuple(each for each in _announced() if now < each.over_at)


@cached(_kept, key=lambda: (), lock=_lock)
def _announced() -> tuple[OutageRow, ...]:
    """Pages that need no database are shown while it is away, without announcements."""
    try:
        return tuple(announced.to_tell(clock.now()))
    except OperationalError:
        return ()


def forget() -> None:
    """Ask again; called after every announcement made by this process."""
    with _lock:
        _kept.clear()
