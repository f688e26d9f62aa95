"""A call to a machine outside ends, however slowly the other side speaks."""

import socket
from collections.abc import Iterator
from contextlib import suppress
from threading import Thread
from time import monotonic

import pytest

from motcua.plumbing import outgoing
from motcua.plumbing.outgoing import Call, NoAnswer

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"


def drips(door: socket.socket, head: bytes) -> None:
    """Answers for ever, a byte at a time."""
    with suppress(OSError), door.accept()[0] as line:
        line.settimeout(0.05)
        line.sendall(head)
        while True:
            line.sendall(b"x")
            with suppress(TimeoutError):
                if not line.recv(1000):
                    return


@pytest.fixture
def door() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as found:
        yield found


@pytest.mark.parametrize("head", [HEAD, b"HTTP/1.1 200 OK\r\nX-Long: "], ids=["body", "head"])
def test_who_drips_is_not_heard_for_ever(door: socket.socket, head: bytes) -> None:
    Thread(target=drips, args=(door, head), daemon=True).start()
    url, started = f"http://127.0.0.1:{door.getsockname()[1]}", monotonic()
    with pytest.raises(NoAnswer):
        outgoing.call(url, Call(method="GET", target="/"), seconds=0.2)
    assert monotonic() - started < 5
