"""What people ask of the exchange: tell of a dossier again, or of many."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.channels.exchange import connection
from motcua.channels.exchange import refusals as r
from motcua.channels.exchange.models import PENDING, QUIET, Standing, Try
from motcua.domain.kernel.actor import Actor
from motcua.dossiers import keys
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused


def send_again(dossier: UUID, *, by: Actor, key: str) -> None:
    """Puts it before the next push; asked twice it is one. Refused where nobody is connected."""
    if not connection.is_connected():
        raise Refused(r.NotConnected())

    def work() -> dict[str, str]:
        row = Standing.objects.select_for_update().filter(pk=dossier).first()
        if row is None or row.state == QUIET:
            raise Refused(r.NothingToTell())
        now = clock.now()
        Try.objects.create(
            dossier=dossier, version=row.version, at=now, outcome="again", said=by.person
        )
        _again(row, now)
        return {}

    keys.once(by, key, keys.request("exchange.send_again", by, dossier), work)


def replay(*, codes: Sequence[str] = (), since: datetime | None = None) -> int:
    """Counts what was told since then, or these dossiers, as never told; how many."""
    rows = Standing.objects.exclude(state=QUIET)
    if codes:
        rows = rows.filter(code__in=codes)
    if since is not None:
        rows = rows.filter(told_at__gte=since)
    now = clock.now()
    with transaction.atomic():
        found = list(rows.select_for_update().order_by("pk"))
        for row in found:
            row.told_version, row.told_at = 0, None
            _again(row, now)
    return len(found)


def _again(row: Standing, now: datetime) -> None:
    row.state, row.next_at, row.tries, row.reason = PENDING, now, 0, "again"
    row.since = row.since or now
    row.save()
