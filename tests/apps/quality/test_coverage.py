"""Nine of twelve and twenty-nine: what the sources tell, by name where they name."""

from datetime import date

import pytest

from motcua.oversight.quality.coverage import LevelCoverage, coverage
from motcua.reference.places import commands as places

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    places.load_shipped()


def level(name: str, on: date) -> LevelCoverage:
    return next(each for each in coverage(on).levels if each.level == name)


def test_nine_of_twelve_districts_in_august_2019() -> None:
    found = level("district", date(2019, 8, 5))
    assert found.said.en == "9 of 12"
    assert found.said.vi == "9 trên 12"
    assert "Bộ phận Tiếp nhận và Trả kết quả huyện Tam Nông" in {u.name for u in found.with_post}
    assert (found.elsewhere, found.unknown, found.unnamed) == (0, 3, ())


def test_twenty_nine_communes_six_by_name() -> None:
    found = level("commune", date(2019, 8, 5))
    assert (found.count, len(found.with_post)) == (29, 6)
    assert [each.count for each in found.unnamed] == [23]
    assert found.unknown == found.total - 6  # the 23 are among those nobody can name


@pytest.mark.parametrize(
    ("on", "districts", "communes"),
    [
        (date(2018, 7, 31), 0, 0),
        (date(2018, 8, 1), 2, 4),  # phase 1
        (date(2018, 10, 1), 3, 27),  # phase 2: one district named, 23 communes only counted
        (date(2019, 8, 1), 9, 29),  # phase 3
        (date(2020, 1, 1), 9, 28),  # Thường Thới Hậu B was merged
        (date(2022, 10, 20), 9, 5),  # the pilot has ended; the number is told of it alone
    ],
)
def test_the_phases(on: date, districts: int, communes: int) -> None:
    assert (level("district", on).count, level("commune", on).count) == (districts, communes)


def test_districts_ended_with_june_2025() -> None:
    found = {each.level: each for each in coverage(date(2026, 11, 16)).levels}
    assert "district" not in found
    assert found["province"].elsewhere == 2
    assert found["commune"].total == 102
