"""Work that runs by the clock: a look at the portal every minute, durations every night."""

from django.conf import settings
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from motcua.oversight.discipline import availability, durations
from motcua.plumbing import clock

COUNTED_AT = "20 0 * * *"
PATIENTLY = RetryStrategy(max_attempts=8, exponential_wait=4)


@app.periodic(cron="* * * * *")
@app.task(name="discipline.look", queueing_lock="discipline.look")
def look(timestamp: int) -> None:
    """Nothing is measured while nobody has said where citizens reach the portal."""
    if settings.MOTCUA_SITE_URL:
        availability.look(settings.MOTCUA_SITE_URL, clock.now())


@app.periodic(cron=COUNTED_AT)
@app.task(name="discipline.recount", queueing_lock="discipline.recount", retry=PATIENTLY)
def recount(timestamp: int) -> None:
    durations.recount(clock.today())
    availability.forget(clock.now())
