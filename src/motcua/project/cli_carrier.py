"""`motcua carrier`: the training carrier, and how it stands with the real one."""

import argparse
import sys
from importlib import import_module
from pathlib import Path
from threading import Event, Thread

from motcua.plumbing import clock
from motcua.plumbing import signed_calls as signing
from motcua.project import env
from motcua.project.carrier.book import Book
from motcua.project.carrier.life import Plan
from motcua.project.carrier.push import Disturbance, Pusher, sender
from motcua.project.carrier.server import Carrier, server
from motcua.project.ports import is_free
from motcua.reference.rulebook import law

HOST = "127.0.0.1"
TICK = 1.0
"""Seconds between two looks at the clock."""


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("carrier", help="the carrier outside, and one to train with")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    serving = actions.add_parser("serve", help="run a training carrier; synthetic parcels only")
    serving.add_argument("--port", type=int, default=8600)
    serving.add_argument("--seed", type=int, default=1, help="same seed, same lives of parcels")
    serving.add_argument("--plan", choices=[each.value for each in Plan], help="one life for all")
    serving.add_argument("--delay", type=_seconds, default=0.0, help="longest delay, in seconds")
    for share, said in (
        ("lose", "never pushed"),
        ("duplicate", "pushed twice"),
        ("reorder", "pushed behind a later one"),
    ):
        serving.add_argument(f"--{share}", type=_share, default=0.0, help=f"share {said}, 0 to 1")
    serving.add_argument("--busy", type=int, default=0, metavar="N", help="refuse N parcels first")
    serving.add_argument("--callback", metavar="URL", help="where to push; nowhere without it")
    serving.add_argument("--dir", type=Path, metavar="DIR", help="default: carrier in MOTCUA_VAR")
    serving.set_defaults(needs_database=False)
    actions.add_parser("status", help="parcels and reports of the carrier, and what waits")
    actions.add_parser("pull", help="ask the carrier now for what it reported")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    return {"serve": _serve, "status": _status, "pull": _pull}[args.action](args)


def _serve(args: argparse.Namespace) -> int:
    if not env.flag("MOTCUA_TRAINING", default=False):
        return _no("it carries nothing real; set MOTCUA_TRAINING=1 where people train")
    secret = env.text("MOTCUA_CARRIER_SECRET", "")
    if len(secret) < signing.SHORTEST_SECRET:
        return _no(f"set MOTCUA_CARRIER_SECRET to {signing.SHORTEST_SECRET} characters or more")
    if not is_free(HOST, args.port):
        return _no(f"port {args.port} is taken; choose another with --port")
    home: Path = args.dir or Path(env.text("MOTCUA_VAR", str(Path.cwd() / "var"))) / "carrier"
    home.mkdir(parents=True, exist_ok=True)
    book = Book(
        home / "book.sqlite3",
        seed=args.seed,
        calendar=law.public_calendar(clock.today()),
        real_time=clock.now,
        always=Plan(args.plan) if args.plan else None,
    )
    send = sender(args.callback, secret) if args.callback else lambda message: True
    pusher = Pusher(send, _disturbance(args))
    carrier = Carrier(book, secret, pusher, busy=args.busy)
    pusher.start()
    stopped = Event()
    Thread(target=_tick, args=(carrier, stopped), daemon=True).start()
    with server(carrier, args.port) as serving:
        sys.stderr.write(f"TRAINING carrier, http://{HOST}:{serving.server_port}/training\n")
        sys.stderr.flush()
        try:
            serving.serve_forever()
        except KeyboardInterrupt:
            stopped.set()
            pusher.stop()
    return 0


def _tick(carrier: Carrier, stopped: Event) -> None:
    while not stopped.wait(TICK):
        carrier.tick()


def _disturbance(args: argparse.Namespace) -> Disturbance:
    return Disturbance(
        seed=args.seed,
        delay=args.delay,
        lose=args.lose,
        duplicate=args.duplicate,
        reorder=args.reorder,
    )


def _status(_args: argparse.Namespace) -> int:
    queries = import_module("motcua.channels.carriers.queries")
    standing = queries.standing()
    for name, value in (
        ("carrier", standing.carrier or "- (MOTCUA_CARRIER_URL is not set)"),
        ("parcels", standing.parcels),
        ("not yet taken by the carrier", standing.wanted),
        ("reports applied", standing.applied),
        ("reports waiting", standing.waiting),
        ("reports nobody can apply", standing.wrong),
        ("pulled up to", standing.cursor),
        ("last pulled", f"{standing.pulled_at:%Y-%m-%d %H:%M}" if standing.pulled_at else "-"),
        ("last trouble", standing.trouble or "-"),
    ):
        print(f"{name:<30}{value}")
    for row in queries.messages(open_only=True):
        print(f"{row.state:<8} {row.tracking} #{row.number} {row.kind}: {row.reason}")
    return 0


def _pull(_args: argparse.Namespace) -> int:
    adapter = import_module("motcua.channels.carriers.adapter")
    commands = import_module("motcua.channels.carriers.inbox")
    try:
        heard = commands.pull()
    except (adapter.CarrierUnreachable, adapter.CarrierRefused) as wrong:
        return _no(f"the carrier does not answer: {wrong}")
    print(f"{heard} reports")
    return 0


def _no(why: str) -> int:
    sys.stderr.write(f"motcua carrier: {why}\n")
    return 1


def _share(text: str) -> float:
    found = _number(text)
    if found > 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no share; write for example 0.2")
    return found


def _seconds(text: str) -> float:
    return _number(text)


def _number(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 <= found < 1e6:
        raise argparse.ArgumentTypeError(f"{text!r} is no such number; write for example 0.5")
    return found
