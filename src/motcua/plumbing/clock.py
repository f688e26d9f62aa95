"""The only place that reads the clock; a training clock can stand on another date."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from motcua.domain.kernel.local_time import VIETNAM

_TRAINING_START = "MOTCUA_AS_OF"
_TRAINING_SINCE = "MOTCUA_AS_OF_SINCE"
_TRAINING = "MOTCUA_TRAINING"
_started = datetime.now(VIETNAM)
_standing: ContextVar[datetime | None] = ContextVar("standing", default=None)


def now() -> datetime:
    """The present moment in Viet Nam, or the training clock's when MOTCUA_AS_OF names a date.

    The training clock starts at that date with the time of day of the real clock and then runs on
    from the real date MOTCUA_AS_OF_SINCE, so that all processes agree; without it each counts from
    its own start.
    """
    standing = _standing.get()
    if standing is not None:
        return standing
    real = datetime.now(VIETNAM)
    as_of = os.environ.get(_TRAINING_START)
    if not as_of:
        return real
    since = os.environ.get(_TRAINING_SINCE)
    began = date.fromisoformat(since) if since else _started.date()
    return real + (date.fromisoformat(as_of) - began)


def today() -> date:
    return now().date()


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Lets time stand while training data live through a day of the past by the real commands.

    Raises RuntimeError outside a training province: evidence is never dated by whoever writes it.
    """
    if not os.environ.get(_TRAINING):
        raise RuntimeError(
            "The clock stands still in a training province only (MOTCUA_TRAINING=1)."
        )
    token = _standing.set(moment)
    try:
        yield
    finally:
        _standing.reset(token)


def is_training() -> bool:
    """Whether the training clock stands in for the real one; every page then says so."""
    return bool(os.environ.get(_TRAINING_START))
