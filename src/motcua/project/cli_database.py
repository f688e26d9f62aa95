"""`motcua database`: prepare any database; start, stop or look at the server of our own."""

import argparse
import sys

from motcua.plumbing.embedded.problems import CannotStart
from motcua.plumbing.embedded.server import start, status, stop
from motcua.project.own_database import ensure, home, prepare


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "database", help="prepare the database; start, stop our own server"
    )
    parser.add_argument("action", choices=["prepare", "start", "stop", "status"])
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when the server is as asked; 1 with the reason when it cannot be."""
    data_dir = home()
    try:
        if args.action == "prepare":
            ensure()
            prepare()
        elif args.action == "start":
            print(start(data_dir).dsn)
        elif args.action == "stop":
            stop(data_dir)
        else:
            server = status(data_dir)
            print(f"{server.dsn} (PostgreSQL {server.version})" if server else "not running")
    except CannotStart as problem:
        sys.stderr.write(f"motcua database: {problem}\n")
        return 1
    return 0
