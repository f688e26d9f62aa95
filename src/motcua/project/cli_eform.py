"""`motcua eform`: hold drawn forms against the rules, and compare two versions of one."""

import argparse
import sys
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings
from django.db import DatabaseError


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("eform", help="electronic forms: check files, compare versions")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    check = actions.add_parser("check", help="hold form files against every rule; no database")
    what = check.add_mutually_exclusive_group(required=True)
    what.add_argument("file", type=Path, nargs="?", help="a form as .toml or exported .json")
    what.add_argument("--all", action="store_true", help="every form that comes with the package")
    check.set_defaults(needs_database=False)
    diff = actions.add_parser("diff", help="what one published version changes in another")
    diff.add_argument("procedure")
    diff.add_argument("--from", dest="old", type=int, required=True, metavar="N")
    diff.add_argument("--to", dest="new", type=int, required=True, metavar="M")
    diff.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when all is well; 1 when a form has faults; 2 when refused or without a database."""
    settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
    django.setup()
    acts = import_module("motcua.project.cli_eform_acts")
    try:
        return int(acts.act(args))
    except DatabaseError as wrong:
        reason = (str(wrong).splitlines() or [type(wrong).__name__])[0]
        sys.stderr.write(
            f"motcua eform: the database does not answer ({reason}); start it, set "
            "DATABASE_URL, or run the migrations\n"
        )
        return 2
