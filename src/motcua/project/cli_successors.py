"""`motcua successors`: gives open dossiers of dissolved places to those who took over."""

import argparse
import sys
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from motcua.plumbing import clock

if TYPE_CHECKING:
    from motcua.dossiers.successors import Outcome

SHOWN = 20


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "successors", help="move open dossiers of dissolved units to their successors"
    )
    parser.add_argument("--on", type=_day, metavar="DATE", help="e.g. 2025-07-01; default: today")
    parser.add_argument("--dry-run", action="store_true", help="only say what would be moved")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when all were moved; 1 when some could not be; 2 for a day that has not come."""
    successors = import_module("motcua.dossiers.successors")
    on: date = args.on or clock.today()
    if args.dry_run:
        moves, without_heir = successors.planned(on)
        for move in moves[:SHOWN]:
            print(f"{move.code or move.dossier}: {move.decision(on)}")
        print(f"{len(moves)} dossiers would be moved")
        return 1 if _say_without_heir(without_heir) else 0
    if on > clock.today():
        sys.stderr.write(f"motcua successors: {on} has not come; add --dry-run to look ahead\n")
        return 2
    outcome: Outcome = successors.move_all(on)
    print(f"{len(outcome.moved)} dossiers moved")
    for move, refusal in outcome.refused[:SHOWN]:
        sys.stderr.write(f"{move.code or move.dossier}: {refusal.text('en')}\n")
    left = _say_without_heir(outcome.without_heir)
    return 1 if outcome.refused or left else 0


def _say_without_heir(places: "tuple[str, ...] | list[str]") -> bool:
    for place in places:
        sys.stderr.write(f"{place} is gone and nobody is named as its successor\n")
    return bool(places)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it like 2025-07-01") from None
