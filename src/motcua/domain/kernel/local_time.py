"""The wall clock of Viet Nam, which has had one offset and no summer time since 1975."""

from datetime import datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7), "+07")


def local(moment: datetime) -> datetime:
    """The same moment on the wall clock of Viet Nam.

    A moment without an offset is a programming error: ValueError.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no offset; write for example +07:00 behind it.")
    return moment.astimezone(VIETNAM)


def to_the_minute(moment: datetime) -> str:
    """Local ISO time to the minute, e.g. 2019-07-31T17:00."""
    return local(moment).strftime("%Y-%m-%dT%H:%M")
