"""`motcua catalogue`: load, import, publish, export, search, show and check procedures."""

import argparse
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings
from django.db import DatabaseError


def describe(parser: argparse.ArgumentParser) -> None:
    """Gives the parser the actions of the command and their options."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("load", help="publish the procedures that come with the package")
    _import = actions.add_parser("import", help="read drafts, or the national list")
    _import.add_argument("file", type=Path, help=".toml or a folder of them, .xlsx, .csv, .csv.gz")
    publish = actions.add_parser("publish", help="put an imported draft in force")
    publish.add_argument("code")
    publish.add_argument("number", type=int)
    publish.add_argument("--from", dest="first", type=_day, required=True, metavar="DATE")
    export = actions.add_parser("export", help="write the whole catalogue")
    export.add_argument("file", type=Path, help="a name ending in .xlsx, or a folder for TOML")
    search = actions.add_parser("search", help="find procedures by words, code or initials")
    search.add_argument("text", nargs="+")
    search.add_argument("--field", help="only this field, e.g. justice")
    search.add_argument("--limit", type=int, default=20, metavar="N")
    search.add_argument("--national", action="store_true", help="look in the national list")
    show = actions.add_parser("show", help="one procedure as in force on a day")
    show.add_argument("code")
    for asking in (search, show):
        asking.add_argument("--on", type=_day, metavar="DATE", help="default: today")
        asking.add_argument("--json", action="store_true", help="print JSON")
    check = actions.add_parser(
        "check", help="hold the shipped files against every rule; no database"
    )
    check.set_defaults(needs_database=False)


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("catalogue", help="the procedures, their papers, times and fees")
    describe(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when done; 2 with the reasons on stderr when refused or without a database."""
    # A single question needs no pool, which would wait half a minute for a server that is off.
    settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
    django.setup()
    acts = import_module("motcua.project.cli_catalogue_acts")
    try:
        return int(acts.act(args))
    except DatabaseError as wrong:
        reason = (str(wrong).splitlines() or [type(wrong).__name__])[0]
        sys.stderr.write(
            f"motcua catalogue: the database does not answer ({reason}); start it, set "
            "DATABASE_URL, or run the migrations\n"
        )
        return 2


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it like 2025-07-01") from None
