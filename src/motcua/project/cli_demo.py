"""`motcua demo`: a training province in one command, today or on a day of the past."""

import argparse
import contextlib
import os
import shlex
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from motcua.domain.kernel.local_time import VIETNAM
from motcua.plumbing import clock
from motcua.project.cli_serve import is_free
from motcua.reference.rulebook import law

if TYPE_CHECKING:
    from motcua.project.demo.staff import Login

DOSSIERS = 6000
HOST = "127.0.0.1"
PATIENCE_S = 60
FIRST_DAY = date(2019, 6, 21)
"""A year of dossiers must fit behind the first decree."""


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("demo", help="a training province with a synthetic year")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument(
        "--as-of", type=_day, metavar="DATE", help="e.g. 2019-08-05; default: today"
    )
    parser.add_argument("--dossiers", type=int, default=DOSSIERS, help=f"default: {DOSSIERS}")
    parser.add_argument(
        "--fill-only",
        action="store_true",
        help="make the data, serve nothing, and print what a shell must export to work in it",
    )
    parser.set_defaults(run=run)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write 2019-08-05.") from wrong
    if day < FIRST_DAY:
        raise argparse.ArgumentTypeError(f"{day} is too early; the first day is {FIRST_DAY}.")
    return day


def run(args: argparse.Namespace) -> int:
    """Makes the province if it is not there yet, then serves it until Ctrl+C."""
    if not args.fill_only and not is_free(HOST, args.port):
        sys.stderr.write(
            f"motcua demo: port {args.port} is taken; choose another: make demo PORT=8001\n"
        )
        return 1
    day = _open_day(args.as_of or clock.today())
    if args.as_of or day != clock.today():
        os.environ["MOTCUA_AS_OF"] = day.isoformat()
    os.environ["MOTCUA_TRAINING"] = "1"
    own = import_module("motcua.project.own_database")
    name = f"demo-{day}" if args.as_of else "demo"
    own.ensure(own.data_home(Path(os.environ.get("MOTCUA_VAR", "var")) / name))
    fill = import_module("motcua.project.demo.fill")
    if not fill.is_filled():
        sys.stderr.write(f"Making the training province (synthetic data, seed {fill.SEED}) …\n")
        until = datetime.combine(day, datetime.min.time(), VIETNAM) + timedelta(hours=8)
        filled = fill.fill(until, args.dossiers)
        sys.stderr.write(f"  {filled.dossiers} dossiers, {filled.events} events\n")
    if args.fill_only:
        _say_where()
        return 0
    return _serve(args.port, day, fill.logins(day))


def _say_where() -> None:
    """Lines for `eval`: with them every other command works in this province, on its day."""
    for name in ("DATABASE_URL", "MOTCUA_AS_OF", "MOTCUA_TRAINING", "MOTCUA_DB_POOL"):
        if os.environ.get(name):
            print(f"export {name}={shlex.quote(os.environ[name])}")


def _open_day(day: date) -> date:
    """The day itself, or the last day the offices were open: a closed counter teaches nothing."""
    return law.public_calendar(day).last_working_day(day)


def _serve(port: int, day: date, logins: "Sequence[Login]") -> int:
    base = [sys.executable, "-m", "motcua.project.cli"]
    web = subprocess.Popen([*base, "serve", "--port", str(port)])  # noqa: S603 - our own program
    jobs = subprocess.Popen([*base, "worker"])  # noqa: S603 - our own program
    try:
        if _answers(port, web):
            _welcome(port, day, logins)
        return web.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        for process in (web, jobs):
            process.send_signal(signal.SIGTERM)
        for process in (web, jobs):
            process.wait()


def _answers(port: int, web: "subprocess.Popen[bytes]") -> bool:
    """Waits until the first page comes; False when the server ended instead."""
    pause = threading.Event()
    for _ in range(PATIENCE_S * 10):
        if web.poll() is not None:
            return False
        with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=1):
            return True
        pause.wait(0.1)
    return False


def _welcome(port: int, day: date, logins: "Sequence[Login]") -> None:
    staff = import_module("motcua.project.demo.staff")
    here = f"http://{HOST}:{port}"
    print(
        f"\nThe training province lives on {day:%d/%m/%Y}. All people and dossiers are synthetic.\n"
    )
    for name, path in (("Citizens", ""), ("Office", "office/"), ("API", "api/v1/openapi.json")):
        print(f"  {name:<10} {here}/{path}")
    print(f"\n  Sign in at {here}/account/login/ with the password {staff.PASSWORD}\n")
    for login in logins:
        print(f"    {login.username:<12} {login.role.value:<22} {login.name:<18} {login.place}")
    print("\nCtrl+C stops it; what you did stays.\n", flush=True)
