"""Work of the post by the clock: ways that do not count, and what the register received itself."""

from collections.abc import Sequence

from procrastinate.contrib.django import app

from motcua.channels.post import following, transit
from motcua.dossiers.feed import DOSSIER_EVENTS, Published
from motcua.plumbing import clock, relay
from motcua.plumbing.relay import Subscriber

EVERY_MINUTE = "* * * * *"
EVERY_TEN_MINUTES = "*/10 * * * *"


def _follow(published: Sequence[Published]) -> None:
    following.follow(published, clock.now())


PAPERS_THAT_CAME: Subscriber[Published] = Subscriber("post-papers", DOSSIER_EVENTS, _follow)


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="post.follow", queueing_lock="post.follow")
def follow_register(timestamp: int) -> None:
    """A clerk may go on from a draft that the post began: the consignment learns of it here."""
    relay.run_all(PAPERS_THAT_CAME)


@app.periodic(cron=EVERY_TEN_MINUTES)
@app.task(name="post.transit", queueing_lock="post.transit")
def note_ways(timestamp: int) -> None:
    """Hand-overs are custody's, which does not know the register: the post tells its clock."""
    transit.sweep(clock.now())
