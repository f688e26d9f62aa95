"""Moments, terms and calendars drawn by hypothesis for the calendar's properties."""

from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.calendar.workdays import Suspension, WorkCalendar
from motcua.domain.kernel.local_time import VIETNAM
from motcua.reference.rulebook import law

FIRST, LAST = datetime(2018, 6, 21), datetime(2027, 3, 31)
PUBLIC = law.public_calendar(date(2019, 7, 26))
ARTICLES = law.articles_on(date(2019, 7, 26))

moments = st.datetimes(FIRST, LAST, timezones=st.just(VIETNAM)).map(
    lambda at: at.replace(second=0, microsecond=0)
)
days = st.dates(FIRST.date(), LAST.date())
COUNTED = [TermUnit.WORKING_DAYS, TermUnit.CALENDAR_DAYS, TermUnit.HALF_DAYS]
terms = st.builds(Term, st.integers(1, 60), st.sampled_from([*COUNTED, TermUnit.WORKING_HOURS]))


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    """The public calendar with up to three closures of at most ten days."""
    closures = []
    for number in range(draw(st.integers(0, 3))):
        first = draw(days)
        last = first + timedelta(days=draw(st.integers(0, 10)))
        closures.append(Suspension(first, last, f"TB {number:02}"))
    return law.calendar_of(PUBLIC.hours, tuple(closures))


@st.composite
def working_moments(draw: st.DrawFn, calendar: WorkCalendar = PUBLIC) -> datetime:
    """A moment inside opening hours of a working day."""
    day = calendar.next_working_day(draw(days))
    window = draw(st.sampled_from(calendar.hours.windows))
    minutes = (window.closes.hour - window.opens.hour) * 60 - 30
    opens = datetime.combine(day, time(window.opens.hour, window.opens.minute), VIETNAM)
    return opens + timedelta(minutes=draw(st.integers(0, minutes)))
