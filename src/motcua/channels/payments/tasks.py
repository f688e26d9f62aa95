"""Work by the clock and after a commit: following dossiers, asking the gateway, the day's books."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from motcua.channels.payments import (
    attempts,
    connection,
    following,
    orders,
    reconciling,
    refunding,
    waiting,
)
from motcua.channels.payments import models as m
from motcua.dossiers.feed import DOSSIER_EVENTS, Published
from motcua.plumbing import clock, relay
from motcua.plumbing.relay import Subscriber

EVERY_MINUTE, EVERY_TWO_MINUTES = "* * * * *", "*/2 * * * *"
EVERY_HOUR = "20 * * * *"
AT_NIGHT = "40 0 * * *"
"""After the seals of the day, when the gateway's own day has ended too."""
PATIENTLY = RetryStrategy(max_attempts=8, exponential_wait=4)


def _follow(published: Sequence[Published]) -> None:
    following.follow(published, clock.now())


FEES_THAT_MOVED: Subscriber[Published] = Subscriber("payment-orders", DOSSIER_EVENTS, _follow)


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="payments.follow", queueing_lock="payments.follow")
def follow_register(timestamp: int) -> None:
    relay.run_all(FEES_THAT_MOVED)
    orders.expire(clock.now())


@app.periodic(cron=EVERY_TWO_MINUTES)
@app.task(name="payments.ask", queueing_lock="payments.ask")
def ask_gateway(timestamp: int) -> None:
    """Open visits are asked about, so that a lost call does not stay unnoticed."""
    if not connection.is_connected():
        return
    attempts.ask_all()
    waiting = m.Refund.objects.filter(
        way=m.GATEWAY, state__in=[refunding.State.APPROVED.value, refunding.State.SENT.value]
    )
    for number in waiting.values_list("number", flat=True):
        tell_refund(number)


@app.periodic(cron=AT_NIGHT)
@app.task(name="payments.reconcile", queueing_lock="payments.reconcile", retry=PATIENTLY)
def reconcile(timestamp: int) -> None:
    """Yesterday, and the days before it that nobody reconciled or the gateway was silent about."""
    yesterday = clock.today() - timedelta(days=1)
    for day in reconciling.left_to_do(yesterday):
        reconciling.reconcile(day)


@app.periodic(cron=EVERY_HOUR)
@app.task(name="payments.ring", queueing_lock="payments.ring")
def ring(timestamp: int) -> None:
    """Differences nobody settles reach a person, once a day."""
    waiting.ring(clock.now())


def tell_refund(number: str) -> None:
    """Once per refund, however often it is asked while a job waits."""
    waiting = send_refund.configure(queueing_lock=f"payments.send_refund/{number}")
    with suppress(AlreadyEnqueued), transaction.atomic():
        waiting.defer(number=number)


@app.task(name="payments.send_refund", retry=PATIENTLY)
def send_refund(number: str) -> None:
    refunding.send(number)
