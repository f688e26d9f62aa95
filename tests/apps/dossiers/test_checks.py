"""A journal whose guards were taken away is noticed before anybody writes into it."""

import pytest

from motcua.dossiers.checks import journal_is_guarded
from tests.apps.dossiers.storing import above_the_law

pytestmark = pytest.mark.django_db


def test_a_guarded_journal_is_silent() -> None:
    assert journal_is_guarded(None, databases=["default"]) == []
    assert journal_is_guarded(None) == []


def test_guards_that_are_off_are_named_with_what_to_do() -> None:
    with above_the_law():
        found = journal_is_guarded(None, databases=["default"])
    assert [each.id for each in found] == ["dossiers.E001", "dossiers.E001"]
    assert "ENABLE TRIGGER" in str(found[0].hint)
