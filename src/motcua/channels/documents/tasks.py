"""Listens to dossiers: a result that waited for money is handed over once it was paid."""

from collections.abc import Sequence

from procrastinate.contrib.django import app

from motcua.channels.documents.delivering import deliver
from motcua.domain.dossier.events import Paid
from motcua.dossiers.feed import DOSSIER_EVENTS, Published
from motcua.plumbing import relay
from motcua.plumbing.relay import Subscriber


def _deliver_paid(published: Sequence[Published]) -> None:
    """Again is harmless: what was handed over is not approved any more."""
    for dossier in dict.fromkeys(
        each.dossier for each in published if isinstance(each.event, Paid)
    ):
        deliver(dossier)


PAID: Subscriber[Published] = Subscriber("documents-paid", DOSSIER_EVENTS, _deliver_paid)


@app.periodic(cron="* * * * *")
@app.task(name="documents.deliver", queueing_lock="documents.deliver")
def deliver_paid(timestamp: int) -> None:
    """Every minute."""
    relay.run_all(PAID)
