"""`motcua scheme show`: who does which task at a one-stop unit on a day."""

import argparse
import json
import sys
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

import django
from django.conf import settings
from django.db import DatabaseError

from motcua.plumbing import clock
from motcua.plumbing.errors import Refused

if TYPE_CHECKING:
    from motcua.reference.places.queries import OneStopUnit
    from motcua.reference.scheme.queries import TaskEntry


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("scheme", help="which tasks the post does, where, from when")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    show = actions.add_parser("show", help="the tasks of one unit on a day")
    show.add_argument("--unit", required=True, metavar="NAME", help="e.g. 'Bình Hàng Trung'")
    show.add_argument("--on", type=_day, metavar="DATE", help="e.g. 2019-08-05; default: today")
    show.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 with the answer on stdout; 2 with one line on stderr when the question is wrong."""
    # A single question needs no pool, which would wait half a minute for a server that is off.
    settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
    django.setup()
    names = import_module("motcua.reference.places.names")
    queries = import_module("motcua.reference.scheme.queries")
    on: date = args.on or clock.today()
    try:
        unit: OneStopUnit = names.one_stop_named(args.unit, on)
        tasks: list[TaskEntry] = queries.tasks_at(unit.code, on)
        notes = [note.en for note in queries.notes(on)]
    except Refused as wrong:
        sys.stderr.write(f"motcua scheme: {wrong}\n")
        return 2
    except DatabaseError as wrong:
        reason = (str(wrong).splitlines() or [type(wrong).__name__])[0]
        sys.stderr.write(
            f"motcua scheme: the database does not answer ({reason}); start it, set "
            "DATABASE_URL, or run the migrations\n"
        )
        return 2
    if args.json:
        _print_json(unit, on, tasks, notes)
    else:
        _print_table(unit, on, tasks, notes)
    return 0


def _print_json(unit: "OneStopUnit", on: date, tasks: list["TaskEntry"], notes: list[str]) -> None:
    answer = {
        "unit": {
            "code": unit.code,
            "name": unit.name,
            "level": unit.level,
            "admin_code": unit.admin_code,
            "in_post_office": unit.in_post_office,
        },
        "on": on.isoformat(),
        "tasks": [_as_json(entry) for entry in tasks],
        "notes": notes,
    }
    print(json.dumps(answer, ensure_ascii=False, indent=2))


def _as_json(entry: "TaskEntry") -> dict[str, object]:
    return {
        "task": entry.task,
        "employer": entry.employer,
        "scope": entry.scope,
        "fields": entry.fields,
        "procedures": entry.procedures,
        "channels": entry.channels,
        "from": entry.first.isoformat() if entry.first else None,
        "to": entry.last.isoformat() if entry.last else None,
        "phase": entry.phase,
        "decision": entry.decision,
        "trust": entry.trust,
        "source": entry.source,
    }


def _print_table(unit: "OneStopUnit", on: date, tasks: list["TaskEntry"], notes: list[str]) -> None:
    print(f"{unit.name} ({unit.code}), {on:%d/%m/%Y}")
    for entry in tasks:
        covers = ", ".join(entry.fields or entry.procedures) or f"({entry.scope})"
        first = f"{entry.first:%d/%m/%Y}" if entry.first else "-"
        last = f"{entry.last:%d/%m/%Y}" if entry.last else "-"
        print(f"{entry.task:<14}{entry.employer:<8}{first:>10} .. {last:<10}  {covers}")
        print(f"{'':14}{entry.decision or '-'} [{entry.trust}] {entry.source}")
    for note in notes:
        print(f"* {note}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it like 2019-08-05") from None
