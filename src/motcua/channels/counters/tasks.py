"""Work that runs by the clock: the daily seal of the till's entries."""

from datetime import timedelta

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from motcua.channels.counters.verify import JOURNAL
from motcua.plumbing import clock, sealing

SEALED_AT = "14 0 * * *"
"""Two minutes after custody's, so that one does not wait for the other."""
PATIENTLY = RetryStrategy(max_attempts=8, exponential_wait=4)


@app.periodic(cron=SEALED_AT)
@app.task(name="counters.seal", queueing_lock="counters.seal", retry=PATIENTLY)
def seal(timestamp: int) -> None:
    """Seals yesterday; days that were missed fall into its seal."""
    sealing.seal(clock.today() - timedelta(days=1), JOURNAL)
