"""Nine in ten dossiers took no longer than the figure; too few give none."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.kernel.local_time import VIETNAM
from motcua.dossiers.models import Dossier
from motcua.oversight.discipline import durations

TODAY = date(2026, 11, 23)
UNIT = "H20.158.01"


@given(st.lists(st.integers(0, 10_000), min_size=1), st.integers(1, 100))
def test_the_share_is_reached_and_no_smaller_value_reaches_it(
    values: list[int], percent: int
) -> None:
    ordered = sorted(values)
    found = durations.nearest_rank(ordered, percent)
    assert sum(value <= found for value in ordered) * 100 >= percent * len(ordered)
    assert sum(value < found for value in ordered) * 100 < percent * len(ordered)


@pytest.mark.parametrize("percent", [0, 101, -1])
def test_a_rank_beyond_its_bounds_is_refused(percent: int) -> None:
    with pytest.raises(ValueError, match="share above 0"):
        durations.nearest_rank([1], percent)


def finished(procedure: str, day: date, hours: int) -> Dossier:
    """Received at eight, decided `hours` working hours later the same day."""
    received = datetime(day.year, day.month, day.day, 7, 0, tzinfo=VIETNAM)
    return Dossier(
        version=1,
        stage="returned",
        national_status=10,
        procedure=procedure,
        procedure_version=1,
        receiving_unit=UNIT,
        opened_at=received,
        received_at=received,
        finished_at=received + timedelta(hours=hours),
        last_event_at=received,
    )


@pytest.mark.django_db
def test_ninety_days_are_counted_and_no_more() -> None:
    friday, long_ago = date(2026, 11, 20), date(2026, 8, 20)
    rows = [finished("1.000001", friday, 1 + n % 4) for n in range(10)]
    rows += [finished("1.000001", long_ago, 4), finished("1.000002", friday, 1)]
    Dossier.objects.bulk_create(rows)
    assert durations.recount(TODAY) == 1
    real = durations.of_procedure("1.000001")
    assert real is not None
    assert (real.dossiers, real.median_minutes, real.nine_in_ten_minutes) == (10, 120, 240)
    assert durations.of_procedure("1.000002") is None


@pytest.mark.django_db
def test_counting_again_gives_the_same() -> None:
    Dossier.objects.bulk_create(
        finished("1.000001", date(2026, 11, 20), 1 + n % 4) for n in range(25)
    )
    durations.recount(TODAY)
    first = durations.of_procedure("1.000001")
    durations.recount(TODAY)
    assert durations.of_procedure("1.000001") == first
