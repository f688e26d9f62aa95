"""Alarms near the end of the calendar: somebody is told, nothing breaks."""

from dataclasses import replace
from datetime import date, timedelta

from motcua.domain.dossier.alarms import AlarmKind, alarms
from motcua.reference.rulebook import law
from tests.builders import MONDAY_2026, moment, state


def test_beyond_the_calendar_the_last_closing_stands_for_the_hour() -> None:
    calendar = law.public_calendar(MONDAY_2026)
    end = calendar.closing(calendar.last_working_day(calendar.last))
    idle = replace(state("assigned"), last_event_at=end - timedelta(hours=1), clock=None)
    assert {alarm.at for alarm in alarms(idle, calendar) if alarm.kind is AlarmKind.STUCK} == {end}


def test_a_quiet_desk_is_noticed_after_three_working_days() -> None:
    calendar = law.public_calendar(date(2019, 8, 5))
    idle = replace(state("assigned"), last_event_at=moment("2019-08-05T14:00"), clock=None)
    stuck = next(alarm for alarm in alarms(idle, calendar) if alarm.kind is AlarmKind.STUCK)
    assert stuck.at == moment("2019-08-08T14:00")
