"""`motcua payments`: accounts, statements and the day's books on the command line."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("payments", help="online payments: accounts, statements, books")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    books = actions.add_parser("reconcile", help="lay gateway, bank, orders and dossiers together")
    books.add_argument("--day", type=_day, metavar="DAY", help="e.g. 2026-11-23; default: today")
    books.add_argument("--json", action="store_true", help="print JSON")
    listed = actions.add_parser("differences", help="what does not agree, the oldest first")
    listed.add_argument("--json", action="store_true", help="print JSON")
    account = actions.add_parser("account", help="name the bank account of an agency")
    for name, said in (("agency", "CODE"), ("bank", "BIN"), ("number", "NO"), ("holder", "NAME")):
        account.add_argument(f"--{name}", required=True, metavar=said)
    account.add_argument("--from", dest="first", type=_day, required=True, metavar="DAY")
    statement = actions.add_parser("import", help="book a bank's statement, CSV or XLSX")
    statement.add_argument("file", type=Path, metavar="FILE")
    statement.add_argument("--agency", required=True, metavar="CODE")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0; 3 from `reconcile` and `differences` when something does not agree."""
    try:
        return {
            "reconcile": _reconcile,
            "differences": _differences,
            "account": _account,
            "import": _import,
        }[args.action](args)
    except Refused as no:
        sys.stderr.write(f"motcua payments: {no.refusal.text('en')}\n")
        return 1


def _reconcile(args: argparse.Namespace) -> int:
    day = args.day or clock.today()
    done = _commands().reconcile(day)
    if args.json:
        figures = {agency: asdict(found) for agency, found in done.figures.items()}
        told = {"day": day.isoformat(), "healed": done.healed, "silent": done.silent}
        print(json.dumps({**told, "agrees": done.agrees, "agencies": figures}, indent=2))
        return 0 if done.agrees else 3
    print(f"{day}: {done.healed} healed{', the gateway is silent' if done.silent else ''}")
    for agency, found in done.figures.items():
        print(
            f"{agency}  gateway {found.came_by_gateway}  bank {found.came_by_bank}  "
            f"counted {found.counted}  back {found.given_back}  "
            f"differs {found.open_differences} ({found.open_amount} VND)"
        )
    return 0 if done.agrees else 3


def _differences(args: argparse.Namespace) -> int:
    found = import_module("motcua.channels.payments.queries").differences(None)
    if args.json:
        rows = [
            {
                "kind": each.kind.value,
                "subject": each.subject,
                "agency": each.agency,
                "amount": each.amount,
                "days": each.days,
                "loud": each.loud,
            }
            for each in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for each in found:
            loud = "!" if each.loud else " "
            print(
                f"{loud} {each.kind.value:<18}{each.amount:>14}  {each.days:>3} d  {each.subject}"
            )
    return 3 if found else 0


def _account(args: argparse.Namespace) -> int:
    commands = _commands()
    new = commands.NewAccount(
        agency=args.agency,
        bank=args.bank,
        number=args.number,
        holder=args.holder,
        first=args.first,
    )
    commands.add_account(new, by=_operator(), key=f"account/{args.agency}/{args.first}")
    print(f"{args.agency}: {args.bank} {args.number} from {args.first}")
    return 0


def _import(args: argparse.Namespace) -> int:
    commands = _commands()
    handed = commands.Handed(agency=args.agency, name=args.file.name, body=args.file.read_bytes())
    lines = commands.take(commands.hand_in(handed, by=_operator()))
    if not lines:
        print("this file was booked before; nothing was done")
    for each in lines:
        print(f"{each.outcome.value:<10}{each.line.amount:>14}  {each.purpose or each.line.text}")
    return 0


def _commands() -> Any:
    return import_module("motcua.channels.payments.commands")


def _operator() -> Actor:
    """Whoever holds the machine; it is written down as that."""
    return Actor(
        person="command-line",
        name="Dòng lệnh",
        role=Role.OPERATOR,
        employer=Employer.NONE,
        place="",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write 2026-11-23") from wrong
