"""From when to when dossiers ran, for whoever measures them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.models import Dossier

AT_ONCE = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One finished dossier: received at the unit, decided (or stopped) at `finished_at`."""

    procedure: str
    unit: str
    received_at: datetime
    finished_at: datetime


def runs(since: datetime, until: datetime) -> Iterator[Run]:
    """Dossiers decided in the period, whenever they were received; read in portions."""
    rows = Dossier.objects.filter(
        finished_at__gte=since, finished_at__lt=until, received_at__isnull=False
    ).order_by()
    columns = ("procedure", "receiving_unit", "received_at", "finished_at")
    for procedure, unit, received, finished in rows.values_list(*columns).iterator(AT_ONCE):
        yield Run(procedure=procedure, unit=unit, received_at=received, finished_at=finished)
