"""`motcua demo`: a training province in one command, today or on a day of the past."""

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from motcua.domain.kernel.local_time import VIETNAM
from motcua.plumbing import clock
from motcua.reference.rulebook import law

if TYPE_CHECKING:
    from motcua.project.demo.staff import Login

DOSSIERS = 6000
FIRST_DAY = date(2019, 6, 21)
"""A year of dossiers must fit behind the first decree."""


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("demo", help="a training province with a synthetic year")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument(
        "--as-of", type=_day, metavar="DATE", help="e.g. 2019-08-05; default: today"
    )
    parser.add_argument("--dossiers", type=int, default=DOSSIERS, help=f"default: {DOSSIERS}")
    parser.add_argument("--fill-only", action="store_true", help="make the data, serve nothing")
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
        return 0
    return _serve(args.port, day, fill.logins(day))


def _open_day(day: date) -> date:
    """The day itself, or the last day the offices were open: a closed counter teaches nothing."""
    return law.public_calendar(day).last_working_day(day)


def _serve(port: int, day: date, logins: "Sequence[Login]") -> int:
    base = [sys.executable, "-m", "motcua.project.cli"]
    web = subprocess.Popen([*base, "serve", "--port", str(port)])  # noqa: S603 - our own program
    jobs = subprocess.Popen([*base, "worker"])  # noqa: S603 - our own program
    _welcome(port, day, logins)
    try:
        return web.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        for process in (web, jobs):
            process.send_signal(signal.SIGTERM)
        for process in (web, jobs):
            process.wait()


def _welcome(port: int, day: date, logins: "Sequence[Login]") -> None:
    staff = import_module("motcua.project.demo.staff")
    here = f"http://127.0.0.1:{port}"
    print(
        f"\nThe training province lives on {day:%d/%m/%Y}. All people and dossiers are synthetic.\n"
    )
    print(
        f"  Citizens   {here}/\n  Office     {here}/office/\n  API        {here}/api/v1/openapi.json"
    )
    print(f"\n  Sign in at {here}/account/login/ with the password {staff.PASSWORD}\n")
    for login in logins:
        print(f"    {login.username:<12} {login.role.value:<22} {login.name:<18} {login.place}")
    print("\nCtrl+C stops it; what you did stays.\n", flush=True)
