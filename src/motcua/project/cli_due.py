"""`motcua due`: when a result is due by law, and why, on the command line."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from typing import cast

from django.apps import apps
from django.db import DatabaseError

from motcua.domain.calendar.deadlines import Deadline, Pause, Restart, due
from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.calendar.workdays import Suspension, WorkCalendar
from motcua.domain.kernel.local_time import VIETNAM, local, to_the_minute
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook import law

EXAMPLE = "motcua due --received 2019-07-26T16:10 --working-days 3"
LONGEST_NUMBER = 9
TERMS = {
    "working_days": (TermUnit.WORKING_DAYS, "working days, the day of reception not counted"),
    "hours": (TermUnit.WORKING_HOURS, "working hours from the moment of reception"),
    "half_days": (TermUnit.HALF_DAYS, "half-days of 4 working hours each"),
    "calendar_days": (TermUnit.CALENDAR_DAYS, "calendar days, ending on a working day"),
}


class WrongInput(ValueError):
    """What was typed cannot be read; the message says what to type instead."""


def describe(parser: argparse.ArgumentParser) -> None:
    """Gives the parser the options; their values are read by `run`, which answers in one line."""
    parser.add_argument("--received", metavar="AT", help="e.g. 2019-07-26T16:10")
    for name, (_, meaning) in TERMS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", metavar="N", help=meaning)
    parser.add_argument("--unit", metavar="CODE", help="use this unit's hours and closures")
    parser.add_argument(
        "--pause", action="append", default=[], metavar="FROM..TO", help="the clock stood still"
    )
    parser.add_argument("--restart", metavar="AT", help="the completed file came; start from zero")
    parser.add_argument(
        "--suspend",
        action="append",
        default=[],
        metavar="FROM..TO",
        help="days an authority's notice closed the office, both included",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("due", help="when a result is due, and why")
    describe(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 with the answer on stdout; 2 with one line on stderr when the question is wrong."""
    try:
        if args.received is None:
            raise WrongInput(f"--received is missing; for example: {EXAMPLE}")
        received = _moment(args.received, "--received")
        deadline, calendar = _answer(args, received)
    except (WrongInput, ValueError, Refused) as wrong:
        sys.stderr.write(f"motcua due: {wrong}\n")
        return 2
    except DatabaseError as wrong:
        reason = str(wrong).splitlines()[0]
        sys.stderr.write(
            f"motcua due: no database to look --unit up in ({reason}); "
            "start it, set DATABASE_URL, or leave --unit out\n"
        )
        return 2
    show: Callable[[Deadline, WorkCalendar], None] = _print_json if args.json else _print_table
    show(deadline, calendar)
    return 0


def _answer(args: argparse.Namespace, received: datetime) -> tuple[Deadline, WorkCalendar]:
    term = _term(args)
    day = received.date()
    articles, regime = law.articles_on(day), law.regime_on(day)
    calendar = _calendar(args.unit, day)
    noted = tuple(_suspension(text) for text in args.suspend)
    if noted:
        calendar = law.calendar_of(calendar.hours, (*calendar.suspensions, *noted))
    paused = regime.article("supplement_exam")
    pauses = tuple(_pause(text, paused) for text in args.pause)
    restart = Restart(_moment(args.restart, "--restart"), paused) if args.restart else None
    return due(
        received, term, calendar, pauses=pauses, restart=restart, articles=articles
    ), calendar


def _calendar(unit: str | None, day: date) -> WorkCalendar:
    if unit is None:
        return law.public_calendar(day)
    # Only a unit needs the database; without one the command runs anywhere.
    if not apps.ready:
        # A single question needs no pool, which would wait half a minute for a server that is off.
        os.environ.setdefault("MOTCUA_DB_POOL", "0")
        import_module("motcua.project.own_database").ensure()
    places = import_module("motcua.reference.places.queries")
    rulebook = import_module("motcua.reference.rulebook.queries")
    if not places.place_exists(unit, day):
        places.one_stop_unit(unit, day)
    return cast(WorkCalendar, rulebook.calendar_for(unit, day))


def _term(args: argparse.Namespace) -> Term:
    options = {name: f"--{name.replace('_', '-')}" for name in TERMS}
    chosen = [name for name in TERMS if getattr(args, name) is not None]
    if len(chosen) != 1:
        listed = ", ".join(options.values())
        raise WrongInput(f"give exactly one term ({listed}); for example: {EXAMPLE}")
    name, text = chosen[0], getattr(args, chosen[0])
    if not text.removeprefix("-").isdecimal() or len(text) > LONGEST_NUMBER:
        raise WrongInput(f"{options[name]} {text!r} is no whole number; write 1 or more")
    return Term(int(text), TERMS[name][0])


def _moment(text: str, option: str) -> datetime:
    """The moment in Viet Nam; a bare date is its midnight, a time without offset is local."""
    try:
        moment = datetime.fromisoformat(text.strip())
        return local(moment) if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
    except (ValueError, OverflowError):
        raise WrongInput(
            f"{option} {text!r} is no date and time; write it like 2019-07-26T16:10"
        ) from None


def _ends(text: str, option: str) -> tuple[datetime, datetime]:
    first, dots, last = text.partition("..")
    if not (first.strip() and dots and last.strip()):
        raise WrongInput(
            f"{option} {text!r} is no stretch of time; write it like 2019-07-29..2019-07-31"
        )
    return _moment(first, option), _moment(last, option)


def _pause(text: str, article: str) -> Pause:
    since, until = _ends(text, "--pause")
    if until < since:
        raise WrongInput(f"--pause {text!r} ends before it begins; write the earlier moment first")
    return Pause(since, until, article)


def _suspension(text: str) -> Suspension:
    first, last = (end.date() for end in _ends(text, "--suspend"))
    return Suspension(first, last, "--suspend")


def _print_json(deadline: Deadline, calendar: WorkCalendar) -> None:
    explanation = [
        {
            "rule": reason.rule,
            "article": reason.article,
            "before": to_the_minute(reason.before) if reason.before else None,
            "after": to_the_minute(reason.after) if reason.after else None,
            "note_vi": reason.note.vi,
            "note_en": reason.note.en,
        }
        for reason in deadline.reasons
    ]
    answer = {
        "due_at": to_the_minute(deadline.due_at),
        "calendar": calendar.version,
        "explanation": explanation,
    }
    print(json.dumps(answer, ensure_ascii=False, indent=2))


def _print_table(deadline: Deadline, calendar: WorkCalendar) -> None:
    print(f"Hẹn trả / Due: {local(deadline.due_at):%H:%M %d/%m/%Y}   (lịch / {calendar.version})")
    for number, reason in enumerate(deadline.reasons, start=1):
        after = f"{local(reason.after):%d/%m/%Y %H:%M}" if reason.after else "-"
        print(f"{number:>2}. {after}  {reason.note.vi}")
        print(f"{'':22}{reason.note.en}")
        print(f"{'':22}[{reason.article}]")


def _main() -> int:
    parser = argparse.ArgumentParser(
        prog="motcua due", description="When a result is due, and why."
    )
    describe(parser)
    return run(parser.parse_args())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.project.settings")
    sys.exit(_main())
