"""The phases as strips on one scale of years."""

from dataclasses import dataclass
from datetime import date

from motcua.reference.scheme.picture_queries import Phase

WIDTH = 1000
FIRST_YEAR = 2018


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A phase with its place on the scale, in thousandths of the whole width."""

    phase: Phase
    left: int
    width: int
    in_force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Strips:
    """All strips, the years of the scale with where they begin, and where the day asked stands."""

    rows: tuple[Strip, ...]
    years: tuple[tuple[int, int], ...]
    mark: int | None


def strips(phases: list[Phase], on: date, today: date) -> Strips:
    begin = date(min([FIRST_YEAR, *(phase.first.year for phase in phases)]), 1, 1)
    lasts = [today, on, *(phase.last or today for phase in phases), *(p.first for p in phases)]
    end = date(max(lasts).year + 1, 1, 1)

    def at(day: date) -> int:
        return round(WIDTH * (day - begin).days / (end - begin).days)

    return Strips(
        rows=tuple(
            Strip(
                phase=phase,
                left=at(phase.first),
                width=max(at(phase.last or end) - at(phase.first), 4),
                in_force=phase.holds_on(on),
            )
            for phase in phases
        ),
        years=tuple((year, at(date(year, 1, 1))) for year in range(begin.year, end.year)),
        mark=at(on) if begin <= on <= end else None,
    )
