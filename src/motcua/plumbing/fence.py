"""Tells up to which position a journal is complete, though transactions finish out of order.

A transaction takes its positions after its transaction number (SQL function journal_position).
So whoever holds a position not above the highest one visible now has a number below the next
one to be given; when all those transactions are over, nothing can appear there any more.
"""

from dataclasses import dataclass

from django.db import connection
from psycopg import sql

_OBSERVE = sql.SQL("""
    SELECT coalesce((SELECT max(position) FROM {journal}), 0),
           pg_snapshot_xmax(seen)::text::bigint,
           coalesce(
               (SELECT running::text::bigint FROM pg_snapshot_xip(seen) AS running
                ORDER BY running LIMIT 1),
               pg_snapshot_xmax(seen)::text::bigint)
      FROM pg_current_snapshot() AS seen
""")


@dataclass(frozen=True, slots=True)
class Fence:
    """Positions up to `position` are complete once no other transaction below `xid` runs."""

    position: int
    xid: int


@dataclass(frozen=True, slots=True)
class Observation:
    """The fence as of now, and the oldest transaction, other than ours, that runs now."""

    fence: Fence
    oldest_running: int

    def settles(self, fence: Fence) -> bool:
        return self.oldest_running >= fence.xid


def observe(table: str) -> Observation:
    """One look at the journal table; positions and transactions belong to one snapshot."""
    with connection.cursor() as cursor:
        cursor.execute(_OBSERVE.format(journal=sql.Identifier(table)))
        highest, following, oldest = cursor.fetchone()
    return Observation(Fence(highest, following), oldest)
