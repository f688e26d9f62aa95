"""Jobs of the pages about oneself: make a copy of one's data, take old ones away."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from motcua.faces.portal.account import copying
from motcua.plumbing import clock

PATIENTLY = RetryStrategy(max_attempts=6, exponential_wait=4)


@app.task(name="account.make_copy", retry=PATIENTLY)
def make_copy(code: str) -> None:
    copying.make(UUID(code))


@app.periodic(cron="40 2 * * *")
@app.task(name="account.tidy", queueing_lock="account.tidy", retry=PATIENTLY)
def tidy(timestamp: int) -> None:
    """In the night, when few look."""
    copying.tidy(clock.now())
