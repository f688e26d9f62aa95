"""Drives an HTTP server over kept-alive connections, as fast as it answers or at a given rate."""

import os
import selectors
import socket
import subprocess
import sys
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter

BUFFER = 1 << 16
PATIENCE_S = 60.0


@dataclass(slots=True)
class Outcome:
    """What came back; latencies in seconds from the moment a request was due."""

    seconds: float = 0.0
    statuses: Counter[int] = field(default_factory=Counter)
    latencies: list[float] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        ordered = sorted(self.latencies)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


class _Line:
    """One connection with at most one request under way."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.got = b""
        self.due = 0.0

    def ask(self, request: bytes, due: float) -> None:
        self.due, self.got = due, b""
        self.socket.sendall(request)

    def status(self) -> int | None:
        """The status once the whole answer is there."""
        more = self.socket.recv(BUFFER)
        if not more:
            raise ConnectionError("the server closed the connection")
        self.got += more
        head, separator, body = self.got.partition(b"\r\n\r\n")
        if not separator:
            return None
        at = head.lower().index(b"content-length:") + 15
        length = int(head[at:].split(b"\r\n", 1)[0])
        return int(head[9:12]) if len(body) >= length else None


def drive(
    port: int, requests: Iterator[bytes], *, clients: int, seconds: float, rate: float | None = None
) -> Outcome:
    """`rate` requests a second, whether they are answered or not; without it one after another."""
    outcome, idle = Outcome(), deque(_Line(port) for _ in range(clients))
    selector = selectors.DefaultSelector()
    for line in idle:
        selector.register(line.socket, selectors.EVENT_READ, line)
    began = now = perf_counter()
    sent = 0
    while now - began < seconds:
        while idle and (rate is None or began + sent / rate <= now):
            idle.popleft().ask(next(requests), now if rate is None else began + sent / rate)
            sent += 1
        wait = 0.05 if rate is None or not idle else max(0.0, began + sent / rate - now)
        for key, _ in selector.select(wait):
            status = key.data.status()
            if status is not None:
                outcome.statuses[status] += 1
                outcome.latencies.append(perf_counter() - key.data.due)
                idle.append(key.data)
        now = perf_counter()
    outcome.seconds = now - began
    for known in selector.get_map().values():
        known.data.socket.close()
    return outcome


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def served(workers: int = 2, threads: int = 8) -> Iterator[int]:
    """The real server on the environment's database; its port."""
    port = free_port()
    command = [sys.executable, "-m", "motcua.project.cli", "serve", "--port", str(port)]
    command += ["--workers", str(workers), "--threads", str(threads)]
    server = subprocess.Popen(command, env=os.environ)
    try:
        _wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait(PATIENCE_S)


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    until = perf_counter() + PATIENCE_S
    while perf_counter() < until:
        try:
            line = _Line(port)
            line.ask(b"GET /api/v1/units HTTP/1.1\r\nHost: localhost\r\n\r\n", 0.0)
            while line.status() is None:
                pass
        except OSError:
            try:
                server.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
            raise SystemExit("the server ended before it answered") from None
        else:
            return
    raise SystemExit("the server did not answer in time")
