"""`motcua`: every command of the product, one module each."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from motcua.project.env import BadSetting

COMMANDS = (
    "cli_due",
    "cli_scheme",
    "cli_report",
    "cli_catalogue",
    "cli_eform",
    "cli_dossier",
    "cli_custody",
    "cli_verify",
    "cli_successors",
    "cli_calendar",
    "cli_people",
    "cli_client",
    "cli_carrier",
    "cli_fee_qr",
    "cli_payments",
    "cli_peer",
    "cli_exchange",
    "cli_demo",
    "cli_serve",
    "cli_database",
    "cli_documents",
    "cli_doctor",
)
WITHOUT_DATABASE = frozenset({"due", "demo", "database", "doctor"})
"""Commands that ask no database, or start one themselves."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; 0 when it did what was asked, 1 or 2 with a line on stderr otherwise."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.project.settings")
    parser = argparse.ArgumentParser(prog="motcua", description="One door to public services.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        import_module(f"motcua.project.{name}").add(subparsers)
    args = parser.parse_args(argv)
    try:
        if args.command not in WITHOUT_DATABASE and getattr(args, "needs_database", True):
            import_module("motcua.project.own_database").ensure()
        code: int = args.run(args)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read along, `head` for instance, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except BadSetting as wrong:
        sys.stderr.write(f"motcua: {wrong}\n")
        return 2
    return code


if __name__ == "__main__":
    sys.exit(main())
