"""Work of the post that runs by the clock: ways that do not count inside the legal time."""

from procrastinate.contrib.django import app

from motcua.channels.post import transit
from motcua.plumbing import clock

EVERY_TEN_MINUTES = "*/10 * * * *"


@app.periodic(cron=EVERY_TEN_MINUTES)
@app.task(name="post.transit", queueing_lock="post.transit")
def note_ways(timestamp: int) -> None:
    """Hand-overs are custody's, which does not know the register: the post tells its clock."""
    transit.sweep(clock.now())
