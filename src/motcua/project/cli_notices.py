"""`motcua notices`: what the mail server hands us back."""

import argparse
import sys
from importlib import import_module

LARGEST = 5_000_000


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("notices", help="notices that people are sent")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("bounced", help="read a returned mail from standard input")
    parser.set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    """Always 0 once it was read: a mail server would send anything else back to somebody."""
    bounces = import_module("motcua.channels.notices.bounces")
    moved = bounces.hear(sys.stdin.buffer.read(LARGEST))
    print("a notice has failed" if moved else "about no notice that waits")
    return 0
