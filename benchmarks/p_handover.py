"""A hand-over scan through the real shell beside pgbench on the same SQL function.

Our scan loads what it looks at, decides under the law of the day, links the hash and renews the
rows, durably. The limit calls `custody_append` with values that are ready. Beside it stands the
hot path of P1, measured the same way on the same machine: a reception through
`dossiers.commands` and pgbench on `dossier_append`. Run it with
`python -m benchmarks.p_handover`.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any
from unittest import mock

import django
import psycopg

from benchmarks import p1_intake, pgbench
from benchmarks.p1_intake import module
from benchmarks.world import database

SECONDS = 6
ROUNDS = 3
PAIRS = 8
"""So many givers hand papers to so many receivers at the same time."""
THINGS = 25
"""Under one number of minutes; then they go back under the next."""
TOURS = 6
"""So often a paper goes from hand to hand before its way is over."""


@dataclass(frozen=True, slots=True)
class Measured:
    per_second: float
    half_ms: float
    p99_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """All of it one after the other, so that a busy minute of the machine falls on both."""

    scan: Measured
    most: float
    reception: Measured
    hot: float
    scan_alone: Measured
    reception_alone: Measured

    @property
    def together(self) -> float:
        """The time half the scans take, over the time half the receptions take."""
        return self.scan.half_ms / self.reception.half_ms

    @property
    def alone(self) -> float:
        return self.scan_alone.half_ms / self.reception_alone.half_ms


def measured(works: Sequence[Iterator[Callable[[], object]]], seconds: float) -> Measured:
    """All at once for so long, each thread one act after the other on its own connection."""
    taken: list[list[float]] = [[] for _ in works]
    start = threading.Barrier(len(works) + 1)
    faults: list[BaseException] = []

    def run(work: Iterator[Callable[[], object]], mine: list[float]) -> None:
        start.wait()
        end = perf_counter() + seconds
        try:
            while perf_counter() < end:
                act = next(work)
                began = perf_counter()
                act()
                mine.append(perf_counter() - began)
        except BaseException as fault:  # noqa: BLE001 - told by the thread that waits
            faults.append(fault)
        finally:
            import_module("django.db").connections.close_all()

    threads = [
        threading.Thread(target=run, args=(work, mine))
        for work, mine in zip(works, taken, strict=True)
    ]
    for thread in threads:
        thread.start()
    start.wait()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    every = sorted(each for mine in taken for each in mine)
    return Measured(
        sum(len(mine) / sum(mine) for mine in taken),
        every[len(every) // 2] * 1000,
        every[int(len(every) * 0.99)] * 1000,
    )


def scans(pair: int) -> Iterator[Callable[[], object]]:
    """Papers of one pair go there and back: offered and taken, live, both scans counted."""
    custody = module("channels.custody.commands")
    domain, holders = module("domain.custody.commands"), module("domain.custody.holders")
    things, kernel = module("domain.custody.things"), module("domain.kernel.actor")
    sides = [
        kernel.Actor(
            person=f"{pair}-{side}",
            name=f"Nhân viên {pair} {side}",
            role=kernel.Role.POSTAL_CLERK,
            employer=kernel.Employer.POST,
            place="000.01.38.H20",
        )
        for side in "ab"
    ]
    hat = holders.HolderKind.CARRIER
    keys = count()

    def give(command: Any, by: Any) -> object:
        asked = custody.Asked(by=by, hat=hat, key=f"bench-{pair}-{next(keys):09}")
        return custody.give(command, asked)

    def label(name: str) -> None:
        item = things.Item(label=name, kind=things.ItemKind.ORIGINAL, dossier=f"D{pair}")
        give(domain.Label(item=item), sides[0])

    for tour in count():
        giver, receiver = sides if tour % 2 == 0 else sides[::-1]
        number = f"BB{pair}.{tour}"
        names = [f"{pair}.{tour // TOURS}.{each}" for each in range(THINGS)]
        if tour % TOURS == 0:
            for name in names:
                label(name)
        for name in names:
            offer = domain.Offer(minutes=number, thing=name, to=holders.holder_of(receiver, hat))
            take = domain.Take(minutes=number, thing=name, giver=holders.holder_of(giver, hat))
            yield partial(give, offer, giver)
            yield partial(give, take, receiver)


def intakes(bodies: Sequence[bytes]) -> Iterator[Callable[[], object]]:
    """Receptions at these counters, through the commands and past HTTP."""
    commands, wire = module("dossiers.commands"), module("dossiers.wire")
    kernel, json = module("domain.kernel.actor"), import_module("json")
    choice = commands.Choice(procedure=p1_intake.BIRTH)
    for number in count():
        filing = json.loads(bodies[number % len(bodies)])["filing"]
        command = wire.read("receive", {"filing": filing})
        by = kernel.Actor(
            person=f"clerk-{filing['receiving_unit']}",
            name="Lê Thị Tiếp",
            role=kernel.Role.RECEPTION_OFFICIAL,
            employer=kernel.Employer.AGENCY,
            place=filing["receiving_unit"],
        )
        key = f"intake-{threading.get_ident()}-{number:09}"
        yield partial(commands.open_dossier, command, choice, by=by, key=key)


def scripted(dsn: str, home: Path) -> Path:
    """One scan's values, with things and minutes of each client's own, as a script for pgbench."""
    store = module("channels.custody.store")
    with mock.patch.object(store, "_values", side_effect=store._values) as made:
        work = scans(99)
        for _ in range(2):
            next(work)()
    values = store._values(*made.call_args_list[-1].args)
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("CREATE TABLE bench_scan (event jsonb, rows jsonb, asked jsonb)")
        connection.execute("INSERT INTO bench_scan VALUES (%s::jsonb -> 0, %s, %s)", values)
    script = home / "scan.sql"
    script.write_text(
        "\\set n :n + 1\n"
        "SELECT a.replayed FROM bench_scan b,"
        " (SELECT 's-:run.' || :client_id || '.' || :n / 50 AS name, :n % 50 + 1 AS version) s,"
        " custody_append(jsonb_build_array(b.event || jsonb_build_object("
        "'subjects', 'm/' || s.name || E'\\tt/' || s.name,"
        " 'versions', s.version || E'\\t' || s.version)),"
        " jsonb_set(jsonb_set(b.rows, '{things,0,label}', to_jsonb(s.name)),"
        " '{minutes,0,number}', to_jsonb(s.name)),"
        " b.asked || jsonb_build_object('key', s.name || '.' || s.version)) a;\n"
    )
    return script


def limit(dsn: str, script: Path, run: int) -> float:
    """Calls of the script a second by pgbench, with as many clients as we have people."""
    more = ("--protocol=simple", f"--define=run={run}", "--define=n=-1")
    return pgbench.per_second(
        dsn, pgbench.Run(script=script, clients=PAIRS, seconds=SECONDS, more=more)
    )


def main() -> None:
    with database() as (dsn, home):
        django.setup()
        p1_intake.prepare()
        made = p1_intake.counters()
        bodies = [each.body for each in made]
        reception = p1_intake._script(dsn, p1_intake.appended(made), home)
        scan = scripted(dsn, home)
        people = [scans(pair) for pair in range(PAIRS)]
        desks = [intakes(bodies[place::PAIRS]) for place in range(PAIRS)]
        for each in (*people, *desks):
            next(each)()
        rounds = [
            Round(
                scan=measured(people, SECONDS),
                most=limit(dsn, scan, run),
                reception=measured(desks, SECONDS),
                hot=p1_intake.limit(dsn, reception),
                scan_alone=measured(people[:1], SECONDS / 2),
                reception_alone=measured(desks[:1], SECONDS / 2),
            )
            for run in range(ROUNDS)
        ]
    middle = sorted(rounds, key=lambda each: each.together)[ROUNDS // 2]
    alone = sorted(rounds, key=lambda each: each.alone)[ROUNDS // 2]
    print(f"Hand-over: {PAIRS} at once in one process, {SECONDS} s, fsync on, middle of {ROUNDS}")
    _say("scan (offer or take)", middle.scan, f"pgbench on custody_append {middle.most:,.0f} /s")
    _say(
        "P1's path, a reception",
        middle.reception,
        f"pgbench on dossier_append {middle.hot:,.0f} /s",
    )
    print(f"  a scan takes {middle.together:.2f} of P1's time (goal 1)")
    _say("one person alone: a scan", alone.scan_alone)
    _say("  a reception", alone.reception_alone)
    print(f"  a scan takes {alone.alone:.2f} of P1's time (goal 1)")


def _say(what: str, each: Measured, limit: str = "") -> None:
    bound = f"   ({limit}, the limit)" if limit else ""
    print(f"  {what:<26}{each.per_second:7,.0f} /s{bound}")
    print(f"    half within {each.half_ms:.1f} ms, p99 {each.p99_ms:.1f} ms")


if __name__ == "__main__":
    main()
