"""P2: public tracking, as a page and as JSON: how many a second, and how long at half that load.

Run it with `python -m benchmarks.p2_tracking`.
"""

from collections.abc import Iterator, Sequence
from itertools import count

import django

from benchmarks import load, p1_intake
from benchmarks.world import database

SECONDS = 10
CLIENTS = 16
DOSSIERS = 200
GOAL = 2000
GOAL_P99_MS = 50


def requests(paths: Sequence[str]) -> Iterator[bytes]:
    for number in count():
        path = paths[number % len(paths)]
        yield f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Language: vi\r\n\r\n".encode()


def measured(port: int, name: str, paths: Sequence[str]) -> None:
    load.drive(port, requests(paths), clients=CLIENTS, seconds=3)
    full = load.drive(port, requests(paths), clients=CLIENTS, seconds=SECONDS)
    half = load.drive(
        port, requests(paths), clients=CLIENTS, seconds=SECONDS, rate=full.per_second / 2
    )
    assert set(full.statuses) == {200}, full.statuses
    print(f"  {name:22}{full.per_second:8,.0f} /s  (goal {GOAL:,})")
    print(
        f"    at {half.per_second:,.0f} /s: half within {half.percentile(0.5) * 1000:.1f} ms, "
        f"p99 {half.percentile(0.99) * 1000:.1f} ms  (goal {GOAL_P99_MS})"
    )


def main() -> None:
    with database():
        django.setup()
        p1_intake.prepare()
        codes = p1_intake.received(p1_intake.counters(), DOSSIERS)
        with load.served() as port:
            print(f"P2 tracking: {CLIENTS} clients, {SECONDS} s, no limit by address")
            measured(port, "/track/<code>", [f"/track/{code}" for code in codes])
            measured(port, "/api/v1/track/<code>", [f"/api/v1/track/{code}" for code in codes])


if __name__ == "__main__":
    main()
