"""Work after a commit or by the clock: telling the carrier, asking it, offering what waits."""

from contextlib import suppress
from typing import Any

from django.conf import settings
from django.db import transaction
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Job

from motcua.channels.carriers import commands, connection, inbox, offers, queries
from motcua.channels.carriers.adapter import CarrierRefused, CarrierUnreachable

MOST_RETRIES = 7


class Patiently(BaseRetryStrategy):
    """Waits 4, 16, 64 … seconds for a silent carrier: the last try comes six hours after the first.

    The base is MOTCUA_CARRIER_PATIENCE, read each time; 0 tries again at once.
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if not isinstance(exception, CarrierUnreachable) or job.attempts >= MOST_RETRIES:
            return None
        return RetryDecision(retry_in={"seconds": seconds_before(job.attempts)})


def seconds_before(retry: int) -> int:
    """How long to wait before a retry, counted from 0."""
    patience: int = settings.CARRIER_PATIENCE
    waited: int = patience ** (retry + 1)
    return waited


PATIENTLY = Patiently()
EVERY_TWO_MINUTES = "*/2 * * * *"


def tell_creation(reference: str) -> None:
    """In the transaction that wants the parcel: both are there, or neither."""
    _tell(create, reference)


def tell_cancellation(reference: str) -> None:
    _tell(cancel, reference)


@app.task(name="carriers.create", retry=PATIENTLY)
def create(reference: str) -> None:
    commands.create(reference)


@app.task(name="carriers.cancel", retry=PATIENTLY)
def cancel(reference: str) -> None:
    commands.cancel(reference)


@app.periodic(cron=EVERY_TWO_MINUTES)
@app.task(name="carriers.sweep", queueing_lock="carriers.sweep")
def sweep(timestamp: int) -> None:
    """Every two minutes. First wants a parcel for each packet a counter has offered to the
    carrier; then asks again for parcels whose tries ran out; then pulls; then offers what waits.
    """
    if not connection.is_connected():
        return
    offers.want_parcels(tell_creation)
    for reference in queries.not_taken():
        tell_creation(reference)
    try:
        inbox.pull()
    except (CarrierUnreachable, CarrierRefused) as fault:
        inbox.pulling_failed(str(fault))
    inbox.offer_all()


def _tell(task: Any, reference: str) -> None:
    """Once per parcel, however often it is asked while a job waits."""
    waiting = task.configure(queueing_lock=f"{task.name}/{reference}")
    with suppress(AlreadyEnqueued), transaction.atomic():
        waiting.defer(reference=reference)
