"""`motcua demo`: a training province in one command, today or on a day of the past."""

import argparse
import contextlib
import os
import shlex
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from http.client import HTTPConnection
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from motcua.domain.kernel.local_time import VIETNAM, local
from motcua.plumbing import clock
from motcua.project.demo import neighbours
from motcua.project.ports import is_free
from motcua.reference.rulebook import law

if TYPE_CHECKING:
    from motcua.project.demo.staff import Login

DOSSIERS = 6000
HOST = "127.0.0.1"
PATIENCE_S = 60
ENVIRONMENT = (
    "DATABASE_URL",
    "MOTCUA_AS_OF",
    "MOTCUA_AS_OF_SINCE",
    "MOTCUA_TRAINING",
    "MOTCUA_DB_POOL",
    *neighbours.SETTINGS,
)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """What the supervising process must know of the province: plain values only."""

    environment: Mapping[str, str]
    greeting: str


def run(args: argparse.Namespace) -> int:
    """Makes the province if it is not there yet, then serves it until Ctrl+C."""
    if args.fill_only:
        for name, value in prepare(args.as_of, args.dossiers).environment.items():
            print(f"export {name}={shlex.quote(value)}")
        return 0
    taken = [
        each
        for each in (args.port, *neighbours.ports(args.port).values())
        if not is_free(HOST, each)
    ]
    if taken:
        sys.stderr.write(
            f"motcua demo: port {taken[0]} is taken; choose others: make demo PORT=8100\n"
        )
        return 1
    # In a process of its own, which gives back its memory and its connection to the database.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        province = alone.submit(prepare, args.as_of, args.dossiers, args.port).result()
    return _serve(args.port, province)


def prepare(as_of: date | None, dossiers: int, port: int = 0) -> Province:
    """After this the province stands; whoever takes over its environment works in it, on its day.

    Ends the process with a plain line when the database cannot start.
    """
    day = _open_day(as_of or clock.today())
    if as_of or day != clock.today():
        _set_clock(day)
    os.environ["MOTCUA_TRAINING"] = "1"
    if port:
        os.environ.update(neighbours.settings(port))
    own = import_module("motcua.project.own_database")
    name, var = f"demo-{day}" if as_of else "demo", Path(os.environ.get("MOTCUA_VAR", "var"))
    own.ensure(own.data_home(var / name))
    fill = import_module("motcua.project.demo.fill")
    if not fill.is_filled():
        sys.stderr.write(f"Making the training province (synthetic data, seed {fill.SEED}) …\n")
        opening = datetime.combine(day, datetime.min.time(), VIETNAM) + timedelta(hours=8)
        filled = fill.fill(min(opening, clock.now()), dossiers)
        sys.stderr.write(f"  {filled.dossiers} dossiers, {filled.events} events\n")
    if port:
        staff = import_module("motcua.project.demo.staff")
        neighbours.introduce(staff.known_to_the_identity(), var)
    day = _go_on_after(day)
    known = {name: os.environ[name] for name in ENVIRONMENT if os.environ.get(name)}
    return Province(environment=known, greeting=_greeting(port, day, fill.logins(day)))


def _set_clock(day: date) -> None:
    os.environ.pop("MOTCUA_AS_OF", None)
    os.environ["MOTCUA_AS_OF_SINCE"] = clock.today().isoformat()
    os.environ["MOTCUA_AS_OF"] = day.isoformat()


def _go_on_after(day: date) -> date:
    """The day itself, or the next open one when the province has already lived beyond this hour.

    Time must not run backwards for the dossiers a trainee left behind yesterday.
    """
    last = import_module("motcua.dossiers.queries").last_recorded_at()
    if last is None or local(last) <= clock.now():
        return day
    later = law.public_calendar(day).nth_after(local(last).date(), 1)
    _set_clock(later)
    return later


def _open_day(day: date) -> date:
    """The day itself, or the last day the offices were open: a closed counter teaches nothing."""
    return law.public_calendar(day).last_working_day(day)


def _serve(port: int, province: Province) -> int:
    """All processes end with this one, also when it is told to end by a signal."""
    signal.signal(signal.SIGTERM, _end)
    base = [sys.executable, "-m", "motcua.project.cli"]
    around = {**os.environ, **province.environment}
    web, *others = (
        subprocess.Popen([*base, *words], env=around)  # noqa: S603 - our own program
        for words in (
            # One process serves a few trainees well, and leaves their machine its memory.
            ("serve", "--port", str(port), "--workers", "1"),
            ("worker",),
            ("peer", "serve", "all", "--port", str(port + 1)),
        )
    )
    try:
        if _answers(port, web):
            print(province.greeting, flush=True)
        return web.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        for process in (web, *others):
            process.send_signal(signal.SIGTERM)
        for process in (web, *others):
            process.wait()


def _end(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _answers(port: int, web: "subprocess.Popen[bytes]") -> bool:
    """Waits until the first page comes; False when the server ended instead."""
    pause = threading.Event()
    for _ in range(PATIENCE_S * 10):
        if web.poll() is not None:
            return False
        asking = HTTPConnection(HOST, port, timeout=PATIENCE_S)
        with contextlib.suppress(OSError), contextlib.closing(asking):
            asking.request("GET", "/")  # it listens before it can answer
            asking.getresponse()
            return True
        pause.wait(0.1)
    return False


def _greeting(port: int, day: date, logins: "Sequence[Login]") -> str:
    password = import_module("motcua.project.demo.staff").PASSWORD
    here = f"http://{HOST}:{port}"
    places = (("Citizens", ""), ("Office", "office/"), ("API", "api/v1/openapi.json"))
    beside = neighbours.ports(port)
    return "\n".join(
        (
            f"\nThe training province lives on {day:%d/%m/%Y}. "
            "All people and dossiers are synthetic.\n",
            *(f"  {name:<10} {here}/{path}" for name, path in places),
            "\n  Beside it, to train with:\n",
            *(f"  {name:<10} http://{HOST}:{each}/" for name, each in beside.items()),
            f"\n  Sign in at {here}/account/login/ with the password {password}\n",
            *(_line(each) for each in logins if each.by_password),
            "\n  Citizens choose who they are on the page of the electronic identity:\n",
            *(_line(each) for each in logins if not each.by_password),
            "\nCtrl+C stops it; what you did stays.\n",
        )
    )


def _line(login: "Login") -> str:
    return f"    {login.username:<12} {login.role.value:<22} {login.name:<18} {login.place}"
