"""`motcua peer serve`: never where people work, each at its own port, stopped when told."""

import os
import signal
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from socket import socket
from urllib.parse import urlsplit

from motcua.project.peers.table import PEERS


def started(tmp_path: Path, *words: str, **environment: str) -> "subprocess.Popen[str]":
    clean = {name: value for name, value in os.environ.items() if name != "MOTCUA_TRAINING"}
    return subprocess.Popen(
        [sys.executable, "-m", "motcua.project.cli", "peer", "serve", *words],
        env={**clean, "MOTCUA_VAR": str(tmp_path), **environment},
        stderr=subprocess.PIPE,
        text=True,
    )


def test_it_never_starts_where_people_work(tmp_path: Path) -> None:
    running = started(tmp_path, "messages")
    _, said = running.communicate(timeout=60)
    assert running.returncode == 1
    assert "MOTCUA_TRAINING=1" in said


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        running = started(tmp_path, "all", "--port", str(port), MOTCUA_TRAINING="1")
        _, said = running.communicate(timeout=60)
    assert running.returncode == 1
    assert f"port {port} is taken" in said


def test_a_peer_says_where_it_is_and_ends_when_told(tmp_path: Path) -> None:
    running = started(tmp_path, "messages", "--port", "0", MOTCUA_TRAINING="1")
    assert running.stderr is not None
    said = running.stderr.readline()
    assert said.startswith("TRAINING messages, ")
    link = HTTPConnection(urlsplit(said.rsplit(": ", 1)[1].strip()).netloc, timeout=20)
    link.request("GET", "/")
    assert "TRAINING" in link.getresponse().read().decode()
    running.send_signal(signal.SIGTERM)
    assert running.wait(20) == 0
    running.stderr.close()


def test_every_peer_has_a_port_of_its_own() -> None:
    assert len({peer.port for peer in PEERS.values()}) == len(PEERS)
