"""Gap-free numbers within a scope, such as a unit's day."""

from django.db import connection


def next_number(scope: str) -> int:
    """The next number, from 1; it is given back if the transaction rolls back.

    Whoever asks in the same scope waits until this transaction ends: ask late, commit soon.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT numbering_next(%s)", [scope])
        number: int = cursor.fetchone()[0]
    return number
