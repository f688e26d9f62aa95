"""`motcua database`: prepare any database; start, stop or look at the server of our own."""

import argparse
import os
import sys
from pathlib import Path

from motcua.plumbing.embedded.problems import CannotStart
from motcua.plumbing.embedded.server import start, status, stop
from motcua.project.database import django_database
from motcua.project.own_database import NAME, ensure, home, prepare


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "database", help="prepare the database; start, stop our own server"
    )
    parser.add_argument("action", choices=["prepare", "start", "stop", "status"])
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0 when the server is as asked; 1 with the reason when it cannot be."""
    data_dir = _named() or home()
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


def _named() -> Path | None:
    """The directory of a server of our own that DATABASE_URL names, as a training province's."""
    host = django_database()["HOST"] if os.environ.get(NAME) else ""
    return Path(host) if host.startswith("/") and (Path(host) / "start.lock").exists() else None
