"""Work after a commit or by the clock: carrying notices, listening to dossiers, the sweep."""

from datetime import timedelta

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from motcua.channels.notices import carrying, following, queries, sending
from motcua.plumbing import clock, relay

AGAIN = RetryStrategy(max_attempts=3, exponential_wait=4)
"""For a fault of our own; what a provider does wrong is timed by the notice itself."""
STUCK_AFTER = timedelta(seconds=30)


@app.task(name=carrying.CARRY, retry=AGAIN)
def carry(notice: int) -> None:
    sending.carry(notice)


@app.periodic(cron="* * * * *")
@app.task(name="notices.follow", queueing_lock="notices.follow")
def follow(timestamp: int) -> None:
    """Every minute: tells applicants and helpers what became of their dossiers."""
    relay.run_all(following.NEWS)


@app.periodic(cron="* * * * *")
@app.task(name="notices.sweep", queueing_lock="notices.sweep")
def sweep(timestamp: int) -> None:
    """Every minute: whatever was due and was not looked at gets its job again."""
    for notice in queries.stuck(clock.now() - STUCK_AFTER):
        carrying.soon(notice)
