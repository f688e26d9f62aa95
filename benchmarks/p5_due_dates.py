"""P5: due dates in bulk beside numpy.busday_offset on the same dates.

Run it with `python -m benchmarks.p5_due_dates`.
"""

import random
from collections.abc import Callable
from datetime import date
from time import perf_counter

import numpy as np

from motcua.domain.calendar.bulk import due_days
from motcua.domain.calendar.workdays import WorkCalendar
from motcua.reference.rulebook import law

DATES = 300_000
TERM = 15
ROUNDS = 7
GOAL = 0.3


def fresh(days: list[date]) -> list[date]:
    """Equal days in new objects, which nobody has hashed yet, as a database driver gives them."""
    return [date.fromordinal(day.toordinal()) for day in days]


def best(action: Callable[[list[date]], object], days: list[date]) -> float:
    """The shortest of some rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        given = fresh(days)
        began = perf_counter()
        action(given)
        times.append(perf_counter() - began)
    return min(times)


def without_make_up_days() -> WorkCalendar:
    """The public calendar as numpy can know it: it has no word for a worked Saturday."""
    known = law.public_calendar(date(2019, 7, 1))
    return WorkCalendar(
        version="no-make-up-days",
        hours=known.hours,
        off=known.off,
        worked={},
        first=known.first,
        last=known.last,
    )


def main() -> None:
    calendar = without_make_up_days()
    days = random.Random(20190701).choices(calendar.days[:-60], k=DATES)  # noqa: S311
    numpy_calendar = np.busdaycalendar(holidays=list(calendar.off))
    stored = np.array(days, dtype="datetime64[D]")

    def limit(_: list[date]) -> object:
        return np.busday_offset(stored, TERM, roll="backward", busdaycal=numpy_calendar)

    def limit_from_dates(given: list[date]) -> object:
        read = np.array(given, dtype="datetime64[D]")
        return np.busday_offset(read, TERM, roll="backward", busdaycal=numpy_calendar).tolist()

    assert due_days(days, TERM, calendar) == limit_from_dates(days), "the two disagree"
    ours = best(lambda given: due_days(given, TERM, calendar), days)
    bare, whole = best(limit, days), best(limit_from_dates, days)
    print(f"P5 due dates in bulk: {DATES:,} dates, {TERM} working days, best of {ROUNDS}")
    print(f"  due_days                         {DATES / ours / 1e6:6.1f} million/s")
    print(f"  numpy.busday_offset, array given {DATES / bare / 1e6:6.1f} million/s  (the limit)")
    print(f"  numpy.busday_offset, from dates  {DATES / whole / 1e6:6.1f} million/s")
    print(f"  ratio {bare / ours:.2f} of the limit (goal {GOAL}); {whole / ours:.0f} from dates")


if __name__ == "__main__":
    main()
