"""Moves the due dates of open dossiers when an authority's notice closes their counter."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from motcua.domain.calendar.workdays import Suspension
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.refusals import SuspensionElsewhere
from motcua.domain.dossier.state import CLOSED, DECIDED
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import commands, rules
from motcua.dossiers.models import Dossier
from motcua.dossiers.successors import THE_SYSTEM
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook import queries as rulebook

_OVER = [stage.value for stage in CLOSED | DECIDED]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How many open dossiers were looked at, whose date moved, and who was refused."""

    looked_at: int
    moved: tuple[UUID, ...]
    refused: tuple[tuple[UUID, Refusal], ...]


def apply_all(
    suspension: Suspension,
    on: date,
    *,
    at: datetime | None = None,
    progress: Progress = lambda _done, _of: None,
) -> Outcome:
    """Gives a recorded notice to every open dossier of the counters it closes.

    One transaction a dossier under its own key: broken off and started again it goes on where it
    was, and the second time nothing moves.
    """
    rules.unit_calendar.cache_clear()
    dossiers = list(_affected(suspension, on))
    moved: list[UUID] = []
    refused: list[tuple[UUID, Refusal]] = []
    for number, dossier in enumerate(dossiers, 1):
        key = f"closure/{suspension.notice}/{suspension.first}/{dossier}"[:200]
        try:
            command = c.ApplySuspension(suspension=suspension)
            done = commands.act(dossier, command, by=THE_SYSTEM, key=key, at=at)
            moved.extend([] if done.replayed else [dossier])
        except Refused as wrong:
            if not isinstance(wrong.refusal, SuspensionElsewhere):
                refused.append((dossier, wrong.refusal))
        progress(number, len(dossiers))
    return Outcome(looked_at=len(dossiers), moved=tuple(moved), refused=tuple(refused))


def _affected(suspension: Suspension, on: date) -> Iterator[UUID]:
    """Open dossiers, oldest first, received at a counter whose calendar holds the notice."""
    rows = Dossier.objects.exclude(stage__in=_OVER).filter(received_at__isnull=False)
    units = rows.order_by().values_list("receiving_unit", flat=True).distinct()
    closed = [unit for unit in units if suspension in rulebook.calendar_for(unit, on).suspensions]
    yield from (
        rows.filter(receiving_unit__in=closed).order_by("received_at").values_list("id", flat=True)
    )
