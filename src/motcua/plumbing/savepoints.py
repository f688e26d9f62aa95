"""A savepoint where one is needed."""

from contextlib import AbstractContextManager, nullcontext

from django.db import connection, transaction


def kept_apart() -> AbstractContextManager[object]:
    """Inside somebody's transaction a refusal undoes only itself; alone it costs no round trip."""
    return transaction.atomic() if connection.in_atomic_block else nullcontext()
