"""Tells up to which position a journal is complete, though transactions finish out of order.

A transaction locks the journal table (ROW EXCLUSIVE) before it takes a position, and lets go only
after its rows can be seen. So whoever may still bring a position below one that is visible holds
that lock right afterwards; once these few writers are gone, nothing can appear there any more.
Numbers of transactions would not do: they are not given out in the order of positions.
"""

from dataclasses import dataclass

from django.db import connection
from psycopg import sql

_OBSERVE = sql.SQL("""
    SELECT coalesce((SELECT max(position) FROM {journal}), 0),
           (SELECT coalesce(array_agg(DISTINCT virtualtransaction), '{{}}') FROM pg_locks
             WHERE locktype = 'relation' AND mode = 'RowExclusiveLock' AND granted
               AND relation = {name}::regclass AND pid IS DISTINCT FROM pg_backend_pid()
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
""")


@dataclass(frozen=True, slots=True)
class Fence:
    """Positions up to `position` are complete once none of the writers is at work.

    A writer is the name that PostgreSQL gives to a running transaction.
    """

    position: int
    writers: frozenset[str]

    def settled(self, at_work: frozenset[str]) -> bool:
        return self.writers.isdisjoint(at_work)


def observe(table: str) -> Fence:
    """The highest visible position, and who other than we is writing right after that look."""
    with connection.cursor() as cursor:
        cursor.execute(
            _OBSERVE.format(journal=sql.Identifier(table), name=sql.Literal(f'"{table}"'))
        )
        position, writers = cursor.fetchone()
    return Fence(position, frozenset(writers))
