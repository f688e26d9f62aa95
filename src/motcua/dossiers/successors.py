"""Moves open dossiers of dissolved units and agencies to their successors, the clock untouched."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.state import CLOSED
from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import commands
from motcua.dossiers.models import Dossier
from motcua.plumbing.errors import Refused
from motcua.reference.places import queries as places

THE_SYSTEM = Actor(
    person="system", name="Hệ thống", role=Role.SYSTEM, employer=Employer.NONE, place=""
)
_CLOSED = [stage.value for stage in CLOSED]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A dossier whose unit or agency is no more, and who takes over."""

    dossier: UUID
    code: str
    receiving_unit: str
    competent_agency: str
    new_unit: str
    new_agency: str

    def decision(self, on: date) -> str:
        gone = {
            self.receiving_unit: self.new_unit,
            self.competent_agency: self.new_agency,
        }
        said = [f"{new} kế thừa {old}" for old, new in gone.items() if old != new]
        return f"{'; '.join(said)} từ ngày {on:%d/%m/%Y}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of the moves; `without_heir` names places nobody took over."""

    moved: tuple[Move, ...]
    refused: tuple[tuple[Move, Refusal], ...]
    without_heir: tuple[str, ...]


def planned(on: date) -> tuple[list[Move], list[str]]:
    """The moves due by that day, and the places with open dossiers that have no heir."""
    open_rows = Dossier.objects.exclude(stage__in=_CLOSED)
    codes = {
        code
        for column in ("receiving_unit", "competent_agency")
        for code in open_rows.order_by().values_list(column, flat=True).distinct()
    }
    heirs = {code: places.successor_of(code, on) for code in codes}
    gone = {code: heir for code, heir in heirs.items() if heir is not None and heir != code}
    return list(_moves(gone)), sorted(code for code, heir in heirs.items() if heir is None)


def _moves(gone: dict[str, str]) -> Iterator[Move]:
    open_rows = Dossier.objects.exclude(stage__in=_CLOSED)
    affected = open_rows.filter(receiving_unit__in=gone) | open_rows.filter(
        competent_agency__in=gone
    )
    for row in affected.order_by("opened_at", "id"):
        yield Move(
            dossier=row.id,
            code=row.code or row.slip,
            receiving_unit=row.receiving_unit,
            competent_agency=row.competent_agency,
            new_unit=gone.get(row.receiving_unit, row.receiving_unit),
            new_agency=gone.get(row.competent_agency, row.competent_agency),
        )


def move_all(
    on: date,
    *,
    at: datetime | None = None,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> Outcome:
    """Gives every open dossier of a place that is gone by that day to the successor.

    One transaction a dossier, each under its own idempotency key: broken off and started again,
    it goes on where it was. Nothing is left to do the second time.
    """
    moves, without_heir = planned(on)
    moved: list[Move] = []
    refused: list[tuple[Move, Refusal]] = []
    for number, move in enumerate(moves, 1):
        try:
            _carry_out(move, on, at)
            moved.append(move)
        except Refused as wrong:
            refused.append((move, wrong.refusal))
        progress(number, len(moves))
    return Outcome(moved=tuple(moved), refused=tuple(refused), without_heir=tuple(without_heir))


def _carry_out(move: Move, on: date, at: datetime | None) -> None:
    command = c.MoveToSuccessor(
        receiving_unit=move.new_unit,
        competent_agency=move.new_agency,
        decision=move.decision(on),
    )
    key = f"successor/{move.dossier}/{on.isoformat()}"
    commands.act(move.dossier, command, by=THE_SYSTEM, key=key, at=at)
