"""Alarms reach a person once, at their time, and go when their ground goes."""

from dataclasses import replace
from datetime import datetime

import pytest

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.alarms import AlarmKind
from motcua.domain.kernel.actor import Actor
from motcua.dossiers import alarm_commands, alarm_queries, tasks
from motcua.dossiers.models import Alarm, Dossier
from motcua.dossiers.verify import verify
from motcua.plumbing import clock, relay
from motcua.plumbing.errors import Refused
from tests import builders as b
from tests.apps.dossiers.storing import above_the_law, dossier_up_to, give, run
from tests.builders import moment
from tests.cast import AGENCY, ONE_STOP, Cast, cast

pytestmark = pytest.mark.django_db
DUE = "2019-08-12T17:00"


@pytest.fixture
def people() -> Cast:
    return cast()


def received(people: Cast) -> tuple[Actor, Actor, Actor]:
    return people.actor("reception"), people.actor("head"), people.actor("officer")


@pytest.fixture
def filed(people: Cast) -> str:
    """A dossier at the cast's own counter, received on Monday at nine; its id."""
    filing = replace(b.FILING, receiving_unit=ONE_STOP, competent_agency=AGENCY)
    return str(give(b.Act(people.actor("reception"), "2019-08-05T09:00", c.Receive(filing=filing))))


def sweep(at: str) -> int:
    return alarm_commands.sweep(moment(at))


def open_kinds() -> list[tuple[str, str]]:
    rows = Alarm.objects.filter(cleared_at=None).order_by("since", "kind")
    return [(row.kind, row.recipient) for row in rows]


def act(dossier: str, by: Actor, at: str, command: c.Command) -> None:
    row = Dossier.objects.get(pk=dossier)
    assert give(b.Act(by, at, command), row.pk) == row.pk


def test_nothing_is_raised_before_its_time(filed: str) -> None:
    assert sweep("2019-08-05T16:59") == 0
    assert open_kinds() == []


def test_an_alarm_is_raised_once_however_often_the_sweep_runs(people: Cast, filed: str) -> None:
    assert sweep("2019-08-05T17:00") == 1
    assert sweep("2019-08-05T17:00") == 0
    assert sweep("2019-08-05T17:01") == 0
    assert open_kinds() == [("transfer_late", str(people.manager.pk))]


def test_all_alarms_of_a_sleeping_dossier_come_in_turn(people: Cast, filed: str) -> None:
    assert sweep("2019-09-02T08:00") == 3
    kinds = [kind for kind, _ in open_kinds()]
    assert kinds == ["transfer_late", "due_soon", "overdue"]
    row = Dossier.objects.get()
    assert (row.next_alarm_at, row.next_alarm) == (None, "")
    assert verify().ok


def test_the_officer_is_told_and_else_the_head(people: Cast, filed: str) -> None:
    reception, head, officer = received(people)
    act(filed, reception, "2019-08-05T10:00", c.Transfer())
    sweep("2019-08-05T16:00")
    assert open_kinds() == [("no_owner", head.person)]
    assign = c.Assign(officer=officer.person, officer_name=officer.name)
    act(filed, head, "2019-08-05T16:10", assign)
    sweep("2019-08-09T17:00")
    assert ("due_soon", officer.person) in open_kinds()


def test_an_officer_who_left_is_not_told(people: Cast, filed: str) -> None:
    reception, head, _ = received(people)
    act(filed, reception, "2019-08-05T10:00", c.Transfer())
    act(filed, head, "2019-08-05T15:10", c.Assign(officer="999", officer_name="Người Đã Nghỉ"))
    sweep("2019-08-09T17:00")
    assert {to for _, to in open_kinds()} == {head.person}


def test_the_place_is_told_when_nobody_leads_it() -> None:
    dossier_up_to("received")
    sweep("2019-08-05T17:00")
    assert open_kinds() == [("transfer_late", b.ONE_STOP)]


def test_an_event_clears_what_no_longer_holds(
    people: Cast, filed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sweep("2019-08-12T18:00")
    assert [kind for kind, _ in open_kinds()] == ["transfer_late", "due_soon", "overdue"]
    act(filed, people.actor("reception"), "2019-08-12T18:10", c.Transfer())
    monkeypatch.setattr(clock, "now", lambda: moment("2019-08-12T18:11"))
    assert relay.run_all(tasks.ALARMS_THAT_HOLD) == 2
    assert [kind for kind, _ in open_kinds()] == ["due_soon", "overdue"]
    assert sweep("2019-08-12T18:12") == 0, "what holds already is not raised again"
    assert Alarm.objects.count() == 3, "a cleared alarm still tells who was warned"


def test_a_list_shows_mine_and_my_places_and_nobody_elses(people: Cast, filed: str) -> None:
    sweep("2019-08-05T17:00")
    on = b.MONDAY_2019
    assert [row.kind for row in alarm_queries.open_alarms(people.manager, on)] == [
        AlarmKind.TRANSFER_LATE
    ]
    row = alarm_queries.open_alarms(people.manager, on)[0]
    assert row.code.endswith("-190805-0001")
    assert alarm_queries.count_open(people.controller, on) == 1
    for name in ("stranger", "owner", "operator", "leaver", "officer"):
        assert alarm_queries.open_alarms(getattr(people, name), on) == [], name


def test_an_alarm_that_was_seen_leaves_the_list_and_does_not_come_back(
    people: Cast, filed: str
) -> None:
    sweep("2019-08-05T17:00")
    row = alarm_queries.open_alarms(people.manager, b.MONDAY_2019)[0]
    at = moment("2019-08-05T17:05")
    with pytest.raises(Refused):
        alarm_commands.seen(row.id, people.stranger, at)
    alarm_commands.seen(row.id, people.manager, at)
    assert alarm_queries.open_alarms(people.manager, b.MONDAY_2019) == []
    assert sweep("2019-08-05T17:30") == 0


def test_a_dossier_that_cannot_be_read_does_not_stop_the_others(people: Cast, filed: str) -> None:
    spoilt = dossier_up_to("received")
    with above_the_law():
        run("UPDATE dossier_event SET name = 'dossier.sold/1' WHERE dossier_id = %s", spoilt)
    assert sweep("2019-08-05T17:00") == 1
    later: datetime | None = Dossier.objects.values_list("next_alarm_at", flat=True).get(pk=spoilt)
    assert later == moment("2019-08-05T18:00")


def test_the_moment_of_the_first_timer_is_the_rows(filed: str) -> None:
    row = Dossier.objects.get(pk=filed)
    assert row.next_alarm == AlarmKind.TRANSFER_LATE
    assert row.next_alarm_at == moment("2019-08-05T17:00")
    assert row.due_at == moment(DUE)
