"""`motcua peer`: stand-ins to train with for the systems a province is connected with."""

import argparse
import signal
import sys
from pathlib import Path
from threading import Event

from motcua.project import env
from motcua.project.peers.serving import HOST, serve
from motcua.project.peers.table import PEERS, Peer
from motcua.project.ports import is_free


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("peer", help="systems outside to train with; nothing is real")
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    serving = actions.add_parser("serve", help="run one of them, or all in one process")
    names = "; ".join(f"{each.name}: {each.what}" for each in PEERS.values())
    serving.add_argument("name", choices=[*PEERS, "all"], metavar="NAME", help=f"{names}; or all")
    serving.add_argument(
        "--port", type=int, help="of a single one (0: any free port), or the first of all"
    )
    serving.add_argument("--dir", type=Path, metavar="DIR", help="default: peers in MOTCUA_VAR")
    parser.set_defaults(run=run, needs_database=False)


def run(args: argparse.Namespace) -> int:
    """Serves until stopped."""
    if not env.flag("MOTCUA_TRAINING", default=False):
        return _no("nothing here is real; set MOTCUA_TRAINING=1 where people train")
    ports = _ports(args.name, args.port)
    if taken := [port for port in ports.values() if port and not is_free(HOST, port)]:
        return _no(f"port {taken[0]} is taken")
    home: Path = args.dir or Path(env.text("MOTCUA_VAR", str(Path.cwd() / "var"))) / "peers"
    stopped = Event()
    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, lambda *_: stopped.set())
    serve(ports, home, said=_say, stopped=stopped)
    return 0


def _ports(name: str, first: int | None) -> dict[Peer, int]:
    """Those of the table, or one after the other from the first."""
    chosen = list(PEERS.values()) if name == "all" else [PEERS[name]]
    if first is None:
        return {each: each.port for each in chosen}
    return {each: first and first + place for place, each in enumerate(chosen)}


def _say(peer: Peer, address: str) -> None:
    sys.stderr.write(f"TRAINING {peer.name}, {peer.what}: {address}\n")
    sys.stderr.flush()


def _no(why: str) -> int:
    sys.stderr.write(f"motcua peer: {why}\n")
    return 1
