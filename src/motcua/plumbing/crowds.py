"""How often somebody came in the present minute, counted by all processes together.

Each counts for itself and tells the shared table every few times only: who comes seldom costs no
question to the database, who comes often is known everywhere. No address is written down.
"""

from threading import Lock

from django.db import connection
from django.utils.crypto import salted_hmac

from motcua.plumbing import clock

MINUTE = 60
TELLINGS = 8
"""So many times a process tells before a limit is reached; more processes see a little late."""
MOST_REMEMBERED = 100_000
_TELL = """
    INSERT INTO crowd AS known (visitor, minute, seen) VALUES (%s, %s, %s)
    ON CONFLICT (visitor) DO UPDATE
       SET minute = greatest(known.minute, excluded.minute),
           seen = excluded.seen + CASE WHEN known.minute >= excluded.minute
                                       THEN known.seen ELSE 0 END
    RETURNING seen
"""
_FORGET = "DELETE FROM crowd WHERE minute < %s"
_lock = Lock()
_told: dict[tuple[str, str], int] = {}
_untold: dict[tuple[str, str], int] = {}
_minute = 0


def too_many(scope: str, who: str, allowed: int) -> bool:
    """Counts one request more; whether it is beyond what is allowed in a minute."""
    key, minute = (scope, who), _present()
    with _lock:
        _begin(minute)
        told, untold = _told.get(key, 0), _untold.get(key, 0) + 1
        if told > allowed:
            return True
        tells = untold >= max(1, allowed // TELLINGS)
        _untold[key] = 0 if tells else untold
    if not tells:
        return told + untold > allowed
    seen = _tell(key, minute, untold)
    with _lock:
        _told[key] = max(seen, _told.get(key, 0))
    return seen > allowed


def forget() -> None:
    """What this process remembers."""
    with _lock:
        _told.clear()
        _untold.clear()


def sweep() -> None:
    """Takes minutes out of the table that are over."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET, [_present()])


def _present() -> int:
    return int(clock.now().timestamp()) // MINUTE


def _begin(minute: int) -> None:
    global _minute
    if minute != _minute or len(_untold) > MOST_REMEMBERED:
        _minute = minute
        _told.clear()
        _untold.clear()


def _tell(key: tuple[str, str], minute: int, times: int) -> int:
    visitor = salted_hmac("crowds", " ".join(key)).digest()[:16]
    with connection.cursor() as cursor:
        cursor.execute(_TELL, [visitor, minute, times])
        return int(cursor.fetchone()[0])
