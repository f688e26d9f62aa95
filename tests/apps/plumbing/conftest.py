"""A journal table of the tests' own, shaped like the register's."""

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection

JOURNAL = "test_journal"
CREATE = """
    CREATE TABLE test_journal (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT '2026-08-10 10:00+07',
        hash bytea NOT NULL DEFAULT '')
"""

Append = Callable[[str], None]


@pytest.fixture
def journal(transactional_db: None) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(CREATE)
    yield JOURNAL
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE test_journal")


def second_connection() -> psycopg.Connection[Any]:
    """Another session on the same test database, outside Django."""
    settings = connection.get_connection_params()
    keep = {"host", "port", "user", "password", "dbname"}
    return psycopg.connect(**{key: settings[key] for key in keep & settings.keys()})


@pytest.fixture
def append(journal: str) -> Append:
    def write(name: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO test_journal (name) VALUES (%s)", [name])

    return write
