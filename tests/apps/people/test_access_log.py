"""Who looked at whose data: staff once an hour, nobody at their own, never changed."""

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from pytest_django.fixtures import DjangoAssertNumQueries

from motcua.domain.kernel.local_time import VIETNAM
from motcua.plumbing import clock
from motcua.reference.people import access_log
from motcua.reference.people.access_log import Seen, saw, seen_of
from motcua.reference.people.record_models import AccessEntry
from tests.cast import ONE_STOP, Cast, cast

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 16, 9, 20, tzinfo=VIETNAM)
OWNER = "087185000123"


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return cast()


def test_once_an_hour_and_told_to_the_owner(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    by = people.actor("officer", NOW.date())
    for minutes in (0, 5, 30, 65):
        monkeypatch.setattr(clock, "now", lambda m=minutes: NOW + timedelta(minutes=m))
        saw(Seen(by=by, what="dossier", owner=OWNER, code="000.01"))
    rows = seen_of(OWNER, [])
    assert [row.at for row in rows] == [NOW + timedelta(minutes=65), NOW]
    assert (rows[0].name, rows[0].role) == ("Phạm Thị Thẩm", "case_officer")
    assert seen_of(OWNER, [], but=by.person) == []


def test_two_processes_write_one_line(people: Cast) -> None:
    by = people.actor("reception", NOW.date())
    for _ in range(2):
        access_log.forget()
        saw(Seen(by=by, what="person", owner=OWNER))
    (row,) = seen_of(OWNER, [])
    assert row.place == ONE_STOP


def test_ones_own_and_nobodys_are_not_kept(people: Cast) -> None:
    saw(Seen(by=people.actor("owner", NOW.date()), what="dossier", owner=OWNER))
    saw(Seen(by=people.actor("officer", NOW.date()), what="person"))
    assert not AccessEntry.objects.exists()


def test_a_request_writes_all_in_one_go_after_its_answer(
    people: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    by = people.actor("officer", NOW.date())
    access_log.begin()
    with django_assert_num_queries(0):
        for number in range(20):
            saw(Seen(by=by, what="dossier", owner=f"0871850001{number:02}"))
    with django_assert_num_queries(1):
        access_log.finish()
    assert AccessEntry.objects.count() == 20
    with django_assert_num_queries(0):
        access_log.finish()


def test_a_request_that_never_ended_holds_nothing_back_from_the_next(people: Cast) -> None:
    access_log.begin()
    access_log.forget()
    saw(Seen(by=people.actor("officer", NOW.date()), what="dossier", owner=OWNER))
    assert AccessEntry.objects.exists()


def test_nobody_rewrites_it_and_time_alone_clears_it(people: Cast) -> None:
    saw(Seen(by=people.actor("officer", NOW.date()), what="dossier", owner=OWNER))
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AccessEntry.objects.update(name="Người khác")
    assert access_log.clear_old(24, NOW + timedelta(days=30)) == 0
    assert access_log.clear_old(24, NOW + timedelta(days=800)) == 1
