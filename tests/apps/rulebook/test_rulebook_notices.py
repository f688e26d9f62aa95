"""Announced hours and closures: recorded once, kept for ever, felt by the right units."""

from datetime import date, datetime, time

import pytest
from django.db import IntegrityError, connection, transaction

from motcua.domain.calendar.workdays import Hours, Suspension, Window
from motcua.domain.kernel.local_time import VIETNAM
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.places import queries as places
from motcua.reference.places.commands import load_shipped
from motcua.reference.rulebook import commands, queries

pytestmark = pytest.mark.django_db

UNIT, OTHER = "000.00.14.H20", "000.00.15.H20"
DAY = date(2019, 7, 26)
SHORT = Hours((Window(time(7, 30), time(11)),), saturday=(Window(time(8), time(10)),))
LONG = Hours((Window(time(7), time(18)),))
STORM = Suspension(date(2019, 7, 29), date(2019, 7, 30), "TB 12/UBND")


def notice(
    number: str = "QĐ 5", hours: Hours = SHORT, until: date | None = None
) -> commands.HoursNotice:
    return commands.HoursNotice(
        unit=UNIT, hours=hours, valid_from=date(2019, 1, 1), valid_until=until, notice=number
    )


def storm(place: str = "", reason: str = "bão số 3") -> commands.Closure:
    return commands.Closure(place=place, suspension=STORM, reason=reason)


def test_a_unit_without_notice_has_the_usual_hours() -> None:
    calendar = queries.calendar_for(UNIT, DAY)
    assert calendar is queries.calendar_for(None, DAY)
    assert [str(w.opens) for w in calendar.hours.windows] == ["07:00:00", "13:30:00"]


def test_announced_hours_hold_for_the_unit_alone() -> None:
    commands.publish_hours(notice(), by="lan")
    assert queries.calendar_for(UNIT, DAY).hours == SHORT
    assert queries.calendar_for(OTHER, DAY).hours == queries.calendar_for(None, DAY).hours
    assert queries.calendar_for(UNIT, date(2018, 12, 31)).hours != SHORT


def test_announced_hours_end_with_their_last_day() -> None:
    commands.publish_hours(notice(until=DAY), by="lan")
    assert queries.calendar_for(UNIT, DAY).hours == SHORT
    assert queries.calendar_for(UNIT, date(2019, 7, 27)).hours != SHORT


def test_a_later_notice_counts_and_the_earlier_can_be_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for hour, number, hours in ((8, "QĐ 5", SHORT), (10, "QĐ 6", LONG)):
        moment = datetime(2019, 7, 1, hour, tzinfo=VIETNAM)
        monkeypatch.setattr(clock, "now", lambda moment=moment: moment)
        commands.publish_hours(notice(number, hours), by="lan")
    assert queries.calendar_for(UNIT, DAY).hours == LONG
    between = datetime(2019, 7, 1, 9, tzinfo=VIETNAM)
    assert queries.calendar_for(UNIT, DAY, known_at=between).hours == SHORT


def test_the_same_notice_twice_is_one_row_and_a_changed_one_is_refused() -> None:
    first = commands.publish_hours(notice(), by="lan")
    assert commands.publish_hours(notice(), by="minh") == first
    with pytest.raises(Refused, match="already recorded with other content"):
        commands.publish_hours(notice(hours=LONG), by="minh")


def test_a_closure_of_all_moves_every_unit() -> None:
    before = queries.calendar_for(UNIT, DAY)
    commands.close(storm(), by="lan")
    for unit in (UNIT, OTHER):
        calendar = queries.calendar_for(unit, DAY)
        assert not calendar.is_working_day(date(2019, 7, 29))
        assert calendar.version != before.version
    assert queries.calendar_for(None, DAY).is_working_day(date(2019, 7, 29))


@pytest.mark.parametrize("above", ["district", "province", "agency"])
def test_a_closure_of_a_place_moves_the_units_below_it(above: str) -> None:
    load_shipped()
    counter = next(u for u in places.one_stop_units(DAY, "district"))
    district = places.unit(counter.admin_code, DAY)
    code = {
        "district": district.code,
        "province": district.parent,
        "agency": counter.agency_code,
    }[above]
    assert code
    commands.close(storm(place=code), by="lan")
    assert not queries.calendar_for(counter.code, DAY).is_working_day(date(2019, 7, 29))
    assert queries.calendar_for("000.99.99.H20", DAY).is_working_day(date(2019, 7, 29))


def test_the_same_closure_twice_is_one_row_and_a_changed_one_is_refused() -> None:
    first = commands.close(storm(), by="lan")
    assert commands.close(storm(), by="minh") == first
    with pytest.raises(Refused, match="TB 12/UBND"):
        commands.close(storm(reason="mất điện"), by="minh")


def test_a_notice_without_number_or_with_days_reversed_is_refused() -> None:
    with pytest.raises(Refused, match="number"):
        commands.publish_hours(notice(number=" "), by="lan")
    with pytest.raises(Refused, match="last day is before its first"):
        commands.publish_hours(notice(until=date(2018, 1, 1)), by="lan")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE rulebook_unithours SET notice = 'x'",
        "DELETE FROM rulebook_unithours",
        "UPDATE rulebook_closurenotice SET notice = 'x'",
        "DELETE FROM rulebook_closurenotice",
    ],
)
def test_the_database_keeps_every_notice(statement: str) -> None:
    commands.publish_hours(notice(), by="lan")
    commands.close(storm(), by="lan")
    with (
        pytest.raises(IntegrityError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
