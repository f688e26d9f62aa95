"""Guards of the books and of custody that were taken away are noticed."""

import pytest
from django.db import DatabaseError

from motcua.channels.counters.checks import GUARDS, books_are_guarded
from motcua.channels.custody.checks import custody_is_guarded
from tests.apps.dossiers.storing import run

pytestmark = pytest.mark.django_db
DEFAULT = ["default"]


def test_guarded_books_and_custody_are_silent() -> None:
    assert books_are_guarded(None, databases=DEFAULT) == []
    assert custody_is_guarded(None, databases=DEFAULT) == []
    assert books_are_guarded(None) == []


@pytest.mark.parametrize("table", sorted(GUARDS))
def test_each_table_of_the_books_is_watched(table: str) -> None:
    run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    found = books_are_guarded(None, databases=DEFAULT)
    assert len(found) == len(GUARDS[table])
    assert {each.id for each in found} == {"counters.E001"}
    assert f"ALTER TABLE {table} ENABLE TRIGGER" in str(found[0].hint)


def test_custody_is_watched_too() -> None:
    run("DROP TRIGGER custody_touch_no_truncate ON custody_touch")
    (found,) = custody_is_guarded(None, databases=DEFAULT)
    assert "custody_touch_no_truncate" in str(found.msg)


def test_what_the_register_counts_is_not_unsaid() -> None:
    with pytest.raises(DatabaseError, match="append-only"):
        run("TRUNCATE till_dossier_payment")
