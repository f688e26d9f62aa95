"""Work of filing online by the clock: drafts that nobody touches."""

from procrastinate.contrib.django import app

from motcua.channels.online import expiring
from motcua.plumbing import clock

EVERY_NIGHT = "40 1 * * *"


@app.periodic(cron=EVERY_NIGHT)
@app.task(name="online.expire", queueing_lock="online.expire")
def expire(timestamp: int) -> None:
    """Warns first; goes on until nothing is left to do."""
    while any(expiring.sweep(clock.now())):
        pass
