"""`motcua`: every command of the product, one module each."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType

from motcua.project.env import BadSetting

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "due": "cli_due",
        "scheme": "cli_scheme",
        "report": "cli_report",
        "catalogue": "cli_catalogue",
        "eform": "cli_eform",
        "dossier": "cli_dossier",
        "custody": "cli_custody",
        "verify": "cli_verify",
        "rebuild": "cli_verify",
        "successors": "cli_successors",
        "calendar": "cli_calendar",
        "people": "cli_people",
        "client": "cli_client",
        "carrier": "cli_carrier",
        "fee-qr": "cli_fee_qr",
        "payments": "cli_payments",
        "notices": "cli_notices",
        "peer": "cli_peer",
        "exchange": "cli_exchange",
        "demo": "cli_demo",
        "serve": "cli_serve",
        "worker": "cli_serve",
        "database": "cli_database",
        "check-result": "cli_documents",
        "signing": "cli_documents",
        "doctor": "cli_doctor",
    }
)
"""The module of each command, in the order of the help."""
MODULES = tuple(dict.fromkeys(COMMANDS.values()))
WITHOUT_DATABASE = frozenset({"due", "demo", "database", "doctor"})
"""Commands that ask no database, or start one themselves."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; 0 when it did what was asked, 1 or 2 with a line on stderr otherwise."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.project.settings")
    parser = argparse.ArgumentParser(prog="motcua", description="One door to public services.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    words = sys.argv[1:] if argv is None else list(argv)
    for module in _needed(words):
        import_module(f"motcua.project.{module}").add(subparsers)
    args = parser.parse_args(words)
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


def _needed(words: Sequence[str]) -> tuple[str, ...]:
    """The module of the command alone, which starts quickly and stays small; all for the help."""
    if words and words[0] in COMMANDS:
        return (COMMANDS[words[0]],)
    return MODULES


if __name__ == "__main__":
    sys.exit(main())
