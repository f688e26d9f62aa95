"""Seals each day's stretch of a journal with a Merkle root that covers the seal before it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from threading import Event

from django.db import connection, transaction
from psycopg import sql

from motcua.domain.kernel.local_time import VIETNAM
from motcua.plumbing import clock, merkle
from motcua.plumbing.fence import observe
from motcua.plumbing.models import DaySeal

FIRST_PREVIOUS = bytes(32)
"""What stands for the seal before the first one."""
_PATIENCE_S = 30.0
_LOOK_AGAIN_S = 0.05

_LAST_OF_DAY = sql.SQL("""
    SELECT max(position) FROM {journal} WHERE position <= {fence} AND recorded_at < {end}
""")
_HASHES = sql.SQL("""
    SELECT position, hash FROM {journal} WHERE position BETWEEN {first} AND {last}
     ORDER BY position
""")


class CannotSeal(Exception):
    """The day cannot be sealed now; says why."""


def seal(day: date, journal: str) -> DaySeal:
    """The seal over everything after the previous seal that was recorded up to the day's end.

    Waits for transactions that began before; what they recorded late falls into the next seal.
    Sealing a sealed day returns its seal. Raises CannotSeal for a day that is not over or out
    of order.
    """
    existing = seal_of(day, journal)
    if existing is not None:
        return existing
    if day >= clock.today():
        raise CannotSeal(f"{day} is not over; seal it from the next day on.")
    last = _last_position(day, journal)
    with transaction.atomic():
        _one_at_a_time()
        previous = DaySeal.objects.filter(journal=journal).order_by("-day").first()
        if previous is not None and previous.day >= day:
            raise CannotSeal(f"{previous.day} is sealed already; days are sealed in order.")
        first = previous.last_position + 1 if previous else 1
        return _write(day, journal, first=first, last=max(last, first - 1), previous=previous)


def _last_position(day: date, journal: str) -> int:
    fence = observe(journal)
    pause = Event()
    for _ in range(int(_PATIENCE_S / _LOOK_AGAIN_S)):
        if fence.settled(observe(journal).writers):
            break
        pause.wait(_LOOK_AGAIN_S)
    else:
        raise CannotSeal(f"A transaction has been running for {_PATIENCE_S:.0f} s; end it.")
    end = datetime.combine(day + timedelta(days=1), datetime.min.time(), VIETNAM)
    query = _LAST_OF_DAY.format(
        journal=sql.Identifier(journal), fence=sql.Literal(fence.position), end=sql.Literal(end)
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return int(cursor.fetchone()[0] or 0)


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE day_seal IN SHARE ROW EXCLUSIVE MODE")


def _write(day: date, journal: str, *, first: int, last: int, previous: DaySeal | None) -> DaySeal:
    prev_root = bytes(previous.root) if previous else FIRST_PREVIOUS
    hashes = [content for _, content in _hashes(journal, first, last)]
    return DaySeal.objects.create(
        journal=journal,
        day=day,
        root=root_of(day, prev_root, hashes),
        count=len(hashes),
        first_position=first,
        last_position=last,
        prev_root=prev_root,
        sealed_at=clock.now(),
    )


def root_of(day: date, prev_root: bytes, hashes: list[bytes]) -> bytes:
    """The first leaf is the day with the root before it, then each event's hash in order."""
    return merkle.root([header(day, prev_root), *hashes])


def header(day: date, prev_root: bytes) -> bytes:
    return b"motcua.day/1\n" + day.isoformat().encode() + b"\n" + prev_root


def _hashes(journal: str, first: int, last: int) -> Iterator[tuple[int, bytes]]:
    query = _HASHES.format(
        journal=sql.Identifier(journal), first=sql.Literal(first), last=sql.Literal(last)
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        for position, content in cursor.fetchall():
            yield position, bytes(content)


def first_fault(journal: str) -> tuple[date, str] | None:
    """The first seal that does not hold, and in which way."""
    chain = seals(journal)
    if chain and bytes(chain[0].prev_root) != FIRST_PREVIOUS:
        return chain[0].day, "the seals before it are missing"
    for before, after in pairwise(chain):
        if bytes(after.prev_root) != bytes(before.root):
            return after.day, "it does not continue the seal before it"
        if after.first_position != before.last_position + 1:
            return after.day, "its stretch does not follow the one before it"
    for each in chain:
        hashes = [
            content for _, content in _hashes(journal, each.first_position, each.last_position)
        ]
        if len(hashes) != each.count:
            return each.day, f"{each.count} events were sealed and {len(hashes)} are there"
        if root_of(each.day, bytes(each.prev_root), hashes) != bytes(each.root):
            return each.day, "an event in it was changed"
    return None


def proof_of(position: int, journal: str) -> tuple[DaySeal, int, tuple[bytes, ...]] | None:
    """The seal, the leaf's index and the path that prove an event; None if it is not sealed yet."""
    found = DaySeal.objects.filter(
        journal=journal, first_position__lte=position, last_position__gte=position
    ).first()
    if found is None:
        return None
    stretch = list(_hashes(journal, found.first_position, found.last_position))
    index = next((at for at, (each, _) in enumerate(stretch, 1) if each == position), None)
    if index is None:
        return None
    leaves = [header(found.day, bytes(found.prev_root)), *(content for _, content in stretch)]
    return found, index, merkle.proof(leaves, index)


def seals(journal: str) -> list[DaySeal]:
    """Every seal of the journal, the oldest first."""
    return list(DaySeal.objects.filter(journal=journal).order_by("day"))


def seal_of(day: date, journal: str) -> DaySeal | None:
    return DaySeal.objects.filter(journal=journal, day=day).first()
