"""Enqueues the job that carries a notice, in the transaction that wants it."""

from contextlib import suppress

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

CARRY = "notices.carry"


def soon(notice: int, *, seconds: int = 0) -> None:
    """Once per notice, however often it is asked while a job waits."""
    lock = f"{CARRY}/{notice}"
    waiting = app.configure_task(
        CARRY, queueing_lock=lock, schedule_in={"seconds": seconds} if seconds else None
    )
    with suppress(AlreadyEnqueued), transaction.atomic():
        waiting.defer(notice=notice)
