"""Fills an empty database with the training province: people, a year of dossiers, sealed days."""

import sys
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection

from motcua.dossiers import bulk
from motcua.oversight.discipline import durations
from motcua.plumbing import sealing
from motcua.project.demo import online, post, staff
from motcua.project.demo.year import Plan, Year
from motcua.project.journals import JOURNALS
from motcua.reference.people import queries as people
from motcua.reference.places import queries as places

TWO_LEVELS = date(2025, 7, 1)
STARS = {"then": "000.01.38.H20", "now": "H20.158.01"}
"""The tutorial's unit: the district of Cao Lãnh until June 2025, the ward of Cao Lãnh since."""
PROVINCE = {"then": "000.00.00.H20", "now": "H20"}
SEED = 2018


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    logins: list[staff.Login]
    dossiers: int
    events: int


def say(line: str) -> None:
    sys.stderr.write(f"  {line}\n")


def is_filled() -> bool:
    return people.user_by_username(staff.STARS[0][0]) is not None


def era_of(day: date) -> str:
    return "now" if day >= TWO_LEVELS else "then"


def logins(day: date) -> list[staff.Login]:
    """The log-ins of a province that was filled before."""
    unit = places.one_stop_unit(STARS[era_of(day)], day)
    return staff.logins_at(unit, PROVINCE[era_of(day)])


def fill(until: datetime, count: int) -> Filled:
    """The people, then the year that ends at `until`; the same seed gives the same year."""
    era = era_of(until.date())
    unit = places.one_stop_unit(STARS[era], until.date())
    _without_waiting_for_the_disk()
    say("hiring people")
    known = staff.hire_stars(unit, PROVINCE[era])
    year = Year(Plan(until=until, count=count, star=unit.code, seed=SEED))
    histories = year.histories(lambda done, of: say(f"living dossiers: {done} of {of}"))
    events = bulk.load(histories, say)
    say("days of the post")
    crew = post.crew_of(unit, known, until.date(), year.random)
    acts = post.live(crew, until)
    say(f"{acts} acts at the post counter, on rounds and at doors")
    say("days of filing from home")
    say(f"{online.live(crew, unit, until)} filings from home")
    durations.recount(until.date())
    say("sealing the days")
    _seal(until)
    return Filled(logins=known, dossiers=len(histories), events=events)


def _without_waiting_for_the_disk() -> None:
    """Training data that a power cut takes are made again; for this connection only."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")


def _seal(until: datetime) -> None:
    """One seal for each of the last days; the first one covers all that lies before it."""
    for back in range(7, 0, -1):
        for journal in JOURNALS:
            sealing.seal(until.date() - timedelta(days=back), journal)
