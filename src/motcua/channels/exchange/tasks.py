"""Work by the clock: what changed, what is due, what the other side holds."""

from datetime import timedelta

from procrastinate.contrib.django import app

from motcua.channels.exchange import comparing, connection, following, pushing
from motcua.plumbing import clock, relay

AT_ONCE = 300
COMPARED_AT = "30 1 * * *"
"""Half past one: the day before is over on both sides."""


@app.periodic(cron="* * * * *")
@app.task(name="exchange.push", queueing_lock="exchange.push")
def push(timestamp: int) -> None:
    """Every minute: takes up what happened to dossiers, then tells of what is due."""
    if not connection.is_connected():
        return
    relay.run_all(following.CHANGES)
    pushing.push_due(AT_ONCE)


@app.periodic(cron=COMPARED_AT)
@app.task(name="exchange.compare", queueing_lock="exchange.compare")
def compare(timestamp: int) -> None:
    if connection.is_connected():
        comparing.compare(clock.today() - timedelta(days=1))
