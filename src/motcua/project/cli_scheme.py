"""`motcua scheme`: who does which task at a counter on a day, what changed, and the phases."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

import django
from django.conf import settings
from django.db import DatabaseError

from motcua.plumbing import clock
from motcua.plumbing.errors import Refused

if TYPE_CHECKING:
    from motcua.reference.places.queries import OneStopUnit
    from motcua.reference.scheme.lines import Difference, Line
    from motcua.reference.scheme.picture_queries import Phase
    from motcua.reference.scheme.queries import TaskEntry

Json = dict[str, object]


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("scheme", help="which tasks the post does, where, from when")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    show = actions.add_parser("show", help="the tasks of one unit on a day")
    show.add_argument("--unit", required=True, metavar="NAME", help="e.g. 'Bình Hàng Trung'")
    show.add_argument("--on", type=_day, metavar="DATE", help="e.g. 2019-08-05; default: today")
    diff = actions.add_parser("diff", help="what differs between two days")
    diff.add_argument(
        "--from", dest="first", required=True, type=_day, metavar="DATE", help="e.g. 2018-07-31"
    )
    diff.add_argument(
        "--to", dest="second", type=_day, metavar="DATE", help="e.g. 2019-08-05; default: today"
    )
    diff.add_argument("--unit", metavar="NAME", help="only this unit")
    actions.add_parser("phases", help="the phases of the transfer, with their sources")
    for action in actions.choices.values():
        action.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 with the answer on stdout; 2 with one line on stderr when the question is wrong."""
    # A single question needs no pool, which would wait half a minute for a server that is off.
    settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
    django.setup()
    try:
        ACTIONS[args.action](args)
    except (Refused, UnitUnclear) as wrong:
        sys.stderr.write(f"motcua scheme: {wrong}\n")
        return 2
    except DatabaseError as wrong:
        reason = (str(wrong).splitlines() or [type(wrong).__name__])[0]
        sys.stderr.write(
            f"motcua scheme: the database does not answer ({reason}); start it, set "
            "DATABASE_URL, or run the migrations\n"
        )
        return 2
    return 0


def _scheme(module: str) -> ModuleType:
    return import_module(f"motcua.reference.scheme.{module}")


class UnitUnclear(Exception):
    """The name means no unit, or several; the message suggests others."""


def _unit(name: str, *days: date) -> "OneStopUnit":
    """The unit the name means on the first of the days on which it means one."""
    names = import_module("motcua.reference.places.names")
    said = ""
    for day in days:
        try:
            unit: OneStopUnit = names.one_stop_named(name, day)
        except Refused as wrong:
            near = names.nearest(name, day)
            said = said or f"{wrong}" + (f" Did you mean: {'; '.join(near)}?" if near else "")
        else:
            return unit
    raise UnitUnclear(said)


def _show(args: argparse.Namespace) -> None:
    on: date = args.on or clock.today()
    unit = _unit(args.unit, on)
    queries = _scheme("queries")
    tasks: list[TaskEntry] = queries.tasks_at(unit.code, on)
    notes = [note.en for note in queries.notes(on)]
    if args.json:
        answer = {"unit": _unit_json(unit), "on": on.isoformat()}
        _print_json({**answer, "tasks": [_task_json(each) for each in tasks], "notes": notes})
        return
    print(f"{unit.name} ({unit.code}), {on:%d/%m/%Y}")
    for entry in tasks:
        named = (*(entry.fields or ()), *entry.levels, *entry.procedures)
        covers = ", ".join(named) or f"({entry.scope})"
        period = f"{_written(entry.first):>10} .. {_written(entry.last):<10}"
        print(f"{entry.task:<14}{entry.employer:<8}{period}  {covers}")
        print(f"{'':14}{entry.decision or '-'} [{entry.trust}] {entry.source}")
    for note in notes:
        print(f"* {note}")


def _unit_json(unit: "OneStopUnit") -> Json:
    return {
        "code": unit.code,
        "name": unit.name,
        "level": unit.level,
        "admin_code": unit.admin_code,
        "in_post_office": unit.in_post_office,
    }


def _task_json(entry: "TaskEntry") -> Json:
    return {
        "task": entry.task,
        "employer": entry.employer,
        "body": entry.body or None,
        "scope": entry.scope,
        "fields": entry.fields,
        "levels": entry.levels,
        "procedures": entry.procedures,
        "channels": entry.channels,
        "from": entry.first.isoformat() if entry.first else None,
        "to": entry.last.isoformat() if entry.last else None,
        "phase": entry.phase,
        "decision": entry.decision,
        "trust": entry.trust,
        "source": entry.source,
        "lines": entry.numbers,
    }


def _diff(args: argparse.Namespace) -> None:
    first: date = args.first
    second: date = args.second or clock.today()
    unit = _unit(args.unit, second, first) if args.unit else None
    pictures = _scheme("picture_queries")
    found: list[Difference] = pictures.compare(first, second, unit.code if unit else None)
    if args.json:
        days = {"from": first.isoformat(), "to": second.isoformat()}
        _print_json({**days, "differences": [_difference_json(each) for each in found]})
        return
    places = import_module("motcua.reference.places.queries")
    print(f"{first:%d/%m/%Y} -> {second:%d/%m/%Y}: {len(found)} lines differ")
    for each in found:
        code, task, subject, channel = each.place
        about = f"{subject} {channel}".strip()
        print(f"{task:<14}{about:<16}{_side(each.before)} -> {_side(each.after)}")
        print(f"{'':14}{places.place_name(code, second)} ({code})")


def _side(line: "Line | None") -> str:
    return "agency (by law)" if line is None else f"{line.employer} ({line.decision or '?'})"


def _difference_json(each: "Difference") -> Json:
    unit, task, subject, channel = each.place
    return {
        "unit": unit,
        "task": task,
        "scope": each.scope,
        "subject": subject,
        "channel": channel or None,
        "before": _line_json(each.before),
        "after": _line_json(each.after),
    }


def _line_json(line: "Line | None") -> Json | None:
    if line is None:
        return None
    return {
        "line": line.number,
        "employer": line.employer,
        "body": line.body or None,
        "from": line.first.isoformat(),
        "to": line.last.isoformat() if line.last else None,
        "phase": line.phase or None,
        "decision": line.decision or None,
        "trust": line.trust,
        "source": line.source,
    }


def _phases(args: argparse.Namespace) -> None:
    phases: list[Phase] = _scheme("picture_queries").phases()
    if args.json:
        _print_json({"phases": [_phase_json(each) for each in phases]})
        return
    for phase in phases:
        print(f"{phase.name:<14}{_written(phase.first)} .. {_written(phase.last)}")
        print(f"{'':14}{', '.join(phase.decisions) or '-'}, {len(phase.units)} units")
        print(f"{'':14}{', '.join(phase.tasks)}")
        for note in phase.notes_en:
            print(f"{'':14}* {note}")


def _phase_json(phase: "Phase") -> Json:
    return {
        "phase": phase.name,
        "from": phase.first.isoformat(),
        "to": phase.last.isoformat() if phase.last else None,
        "decisions": phase.decisions,
        "units": phase.units,
        "tasks": phase.tasks,
        "fields": phase.fields,
        "trust": phase.trusts,
        "sources": phase.sources,
        "notes": phase.notes_en,
    }


def _print_json(answer: Json) -> None:
    print(json.dumps(answer, ensure_ascii=False, indent=2))


def _written(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "-"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it like 2019-08-05") from None


ACTIONS: dict[str, Callable[[argparse.Namespace], None]] = {
    "show": _show,
    "diff": _diff,
    "phases": _phases,
}
