"""`motcua exchange`: how we stand with the national portal, telling it now, telling it again."""

import argparse
import sys
from datetime import date, datetime
from importlib import import_module
from importlib.resources import files
from typing import Any

from motcua.domain.kernel.local_time import VIETNAM, local


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("exchange", help="keep the national portal in step")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("status", help="what is in step, and what is not and why")
    pushing = actions.add_parser("push", help="tell the portal now of what is due")
    pushing.add_argument("--most", type=int, default=1000, help="at most so many dossiers")
    replaying = actions.add_parser("replay", help="tell it again of what it was told already")
    replaying.add_argument("codes", nargs="*", metavar="CODE", help="dossier codes; none: all")
    replaying.add_argument("--since", type=date.fromisoformat, metavar="DATE", help="told since")
    comparing = actions.add_parser("compare", help="ask what it took on a day, and compare")
    comparing.add_argument("day", type=date.fromisoformat, metavar="DATE")
    schema = actions.add_parser("schema", help="print the JSON Schema of what it is told")
    schema.set_defaults(needs_database=False)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if args.action == "schema":
        return _schema()
    if args.action != "status" and not _part("connection").is_connected():
        sys.stderr.write("motcua exchange: no portal is connected; set MOTCUA_EXCHANGE_URL\n")
        return 1
    done: int = {"status": _status, "push": _push, "replay": _replay, "compare": _compare}[
        args.action
    ](args)
    return done


def _relay() -> Any:
    """Asked for late: it has models, and the settings are read after the command line."""
    return import_module("motcua.plumbing.relay")


def _part(name: str) -> Any:
    """The app's modules need Django's settings, which are read once a command runs."""
    return import_module(f"motcua.channels.exchange.{name}")


def _schema() -> int:
    path = files("motcua.channels.exchange")
    print((path / "data" / "dossier.schema.json").read_text(encoding="utf-8"), end="")
    return 0


def _status(_args: argparse.Namespace) -> int:
    """1 when something is out of step."""
    queries, connection = _part("queries"), _part("connection")
    settings = import_module("django.conf").settings
    portal = settings.EXCHANGE_URL or "- (MOTCUA_EXCHANGE_URL is not set)"
    print(f"{'portal':<24}{portal}")
    if connection.is_connected():
        print(f"{'events not yet heard':<24}{_relay().lag(_part('following').CHANGES)}")
    print(f"{'in step':<24}{queries.in_step()}")
    print(f"{'out of step':<24}{queries.waiting()}")
    for each in queries.reasons():
        print(f"  {each.reason:<22}{each.number}, since {local(each.since):%Y-%m-%d %H:%M}")
    last = next(iter(queries.comparisons()), None)
    if last is not None:
        print(f"{'last comparison':<24}{last.day}: {last.trouble or last.differences}")
    return 1 if queries.waiting() else 0


def _push(args: argparse.Namespace) -> int:
    """1 when something is still out of step afterwards."""
    heard = _relay().run_all(_part("following").CHANGES)
    told = _part("pushing").push_due(args.most)
    left = _part("queries").waiting()
    print(f"{heard} events heard, {told} dossiers told, {left} out of step")
    return 1 if left else 0


def _replay(args: argparse.Namespace) -> int:
    since = datetime.combine(args.since, datetime.min.time(), VIETNAM) if args.since else None
    print(f"{_part('commands').replay(codes=args.codes, since=since)} dossiers are told again")
    return 0


def _compare(args: argparse.Namespace) -> int:
    """1 when the two sides differ or the portal did not answer."""
    done = _part("comparing").compare(args.day)
    if done.trouble:
        sys.stderr.write(f"motcua exchange: {done.trouble}\n")
        return 1
    found = _part("queries").differences(done.pk)
    print(f"told {done.ours}, taken {done.theirs}, {len(found)} differences")
    for each in found:
        print(f"{each.kind:<8} {each.code} here {each.ours or '-'} there {each.theirs or '-'}")
    return 1 if found else 0
