"""`motcua calendar`: record opening hours and closures; open due dates move with a closure."""

import argparse
import sys
from datetime import date, time
from importlib import import_module
from typing import TYPE_CHECKING

from motcua.domain.calendar.workdays import Hours, Suspension, Window
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused

if TYPE_CHECKING:
    from motcua.reference.people.queries import User

EVERYWHERE = "all"
EXAMPLE = """\
examples:
  motcua calendar close --as kiemsoat --place all --first 2019-08-07 --last 2019-08-08 \\
      --notice "CV 12/UBND" --reason "Bão số 3"
  motcua calendar hours --as kiemsoat --unit 000.01.38.H20 --windows 07:30-11:30,13:00-17:00 \\
      --saturday 07:30-11:00 --first 2019-09-01 --notice "TB 5/BPMC"
"""


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "calendar",
        help="record opening hours and closures",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    closing = actions.add_parser("close", help="a notice closes offices; due dates move")
    closing.add_argument(
        "--place", required=True, help=f"a unit, a place above it, or {EVERYWHERE}"
    )
    closing.add_argument("--last", type=date.fromisoformat, required=True, metavar="DATE")
    closing.add_argument("--reason", required=True)
    opening = actions.add_parser("hours", help="a unit announces its hours")
    opening.add_argument("--unit", required=True)
    opening.add_argument("--windows", required=True, metavar="07:00-11:30,13:30-17:00")
    opening.add_argument("--saturday", default="", help="sessions that receive, no working day")
    opening.add_argument("--last", type=date.fromisoformat, metavar="DATE")
    for each in (closing, opening):
        each.add_argument("--as", dest="user", required=True, metavar="USER")
        each.add_argument("--first", type=date.fromisoformat, required=True, metavar="DATE")
        each.add_argument("--notice", required=True, help="number of the notice")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when it is recorded, also the second time; 2 with the reason when it is not."""
    try:
        person = _person(args.user)
        if args.action == "close":
            _close(args, person)
        else:
            _announce(args, person)
    except Refused as refused:
        said = refused.refusal
        sys.stderr.write(f"motcua calendar: {said.text('vi')}\n  {said.text('en')}\n")
        return 2
    except ValueError as wrong:
        sys.stderr.write(f"motcua calendar: {wrong}\n")
        return 2
    return 0


def _person(username: str) -> str:
    people = import_module("motcua.reference.people.queries")
    permissions = import_module("motcua.reference.people.permissions")
    found: User | None = people.user_by_username(username)
    allowed = permissions.Permission.CALENDAR_PUBLISH
    if found is None or not people.permitted(found, allowed, None, clock.today()):
        raise ValueError(f"{username!r} may not record hours and closures; ask the controller")
    return str(found.pk)


def _close(args: argparse.Namespace, person: str) -> None:
    rulebook = import_module("motcua.reference.rulebook.commands")
    closures = import_module("motcua.dossiers.closures")
    suspension = Suspension(args.first, args.last, args.notice)
    place = "" if args.place == EVERYWHERE else args.place
    closure = rulebook.Closure(place=place, suspension=suspension, reason=args.reason)
    rulebook.close(closure, by=person)
    outcome = closures.apply_all(suspension, clock.today(), progress=_progress)
    print(f"{outcome.looked_at} open dossiers, {len(outcome.moved)} with a new date")
    for dossier, refusal in outcome.refused:
        sys.stderr.write(f"  {dossier}: {refusal.text('en')}\n")


def _progress(done: int, total: int) -> None:
    if done % 100 == 0:
        sys.stderr.write(f"  {done} of {total}\n")


def _announce(args: argparse.Namespace, person: str) -> None:
    rulebook = import_module("motcua.reference.rulebook.commands")
    hours = Hours(_windows(args.windows), _windows(args.saturday))
    notice = rulebook.HoursNotice(
        unit=args.unit,
        hours=hours,
        valid_from=args.first,
        valid_until=args.last,
        notice=args.notice,
    )
    rulebook.publish_hours(notice, by=person)
    print(f"{args.unit}: hours from {args.first}")


def _windows(text: str) -> tuple[Window, ...]:
    """Windows written 07:00-11:30,13:30-17:00; ValueError that shows the form."""
    try:
        pairs = [part.split("-") for part in text.split(",") if part.strip()]
        return tuple(
            Window(time.fromisoformat(opens.strip()), time.fromisoformat(closes.strip()))
            for opens, closes in pairs
        )
    except ValueError as wrong:
        raise ValueError(f"{text!r} are no hours; write 07:00-11:30,13:30-17:00") from wrong
