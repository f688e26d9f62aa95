"""Listens to dossiers: whatever happened, the dossier's newest version is to be told."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from motcua.channels.exchange.models import PENDING, Standing
from motcua.dossiers.feed import DOSSIER_EVENTS, Published
from motcua.plumbing import clock
from motcua.plumbing.relay import Subscriber

WAITING = "waiting"


def keep(published: Iterable[Published], now: datetime) -> None:
    """One row for each dossier, moved forward only; again is harmless."""
    newest: dict[UUID, int] = {}
    for each in published:
        newest[each.dossier] = max(newest.get(each.dossier, 0), each.version)
    for dossier, version in sorted(newest.items()):
        _, is_new = Standing.objects.get_or_create(
            dossier=dossier,
            defaults={"version": version, "since": now, "next_at": now, "reason": WAITING},
        )
        if not is_new:
            _moved(dossier, version, now)


def _moved(dossier: UUID, version: int, now: datetime) -> None:
    behind = Standing.objects.filter(dossier=dossier, version__lt=version)
    changed = behind.update(
        version=version, state=PENDING, next_at=now, tries=0, reason=WAITING, said=""
    )
    if changed:
        Standing.objects.filter(dossier=dossier, since=None).update(since=now)


def _handle(published: Sequence[Published]) -> None:
    keep(published, clock.now())


CHANGES: Subscriber[Published] = Subscriber("exchange", DOSSIER_EVENTS, _handle)
