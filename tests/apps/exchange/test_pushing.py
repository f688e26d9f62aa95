"""Keeping a real national portal in step, whatever it does with what it is told."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core.cache import caches
from pytest_django import Settings

from motcua.channels.exchange import (
    commands,
    comparing,
    connection,
    following,
    pushing,
    queries,
    tasks,
)
from motcua.channels.exchange.models import Standing, Try
from motcua.domain.dossier import commands as c
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import queries as register
from motcua.plumbing import clock, relay
from motcua.plumbing.errors import Refused
from tests import builders as b
from tests.apps.dossiers.storing import dossier_up_to, give
from tests.apps.exchange.portal import CLIENT, SECRET, Portal, portal
from tests.builders import Act, moment

pytestmark = pytest.mark.django_db


class Watch:
    def __init__(self) -> None:
        self.now = moment("2019-08-12T10:00")

    def later(self, **much: float) -> None:
        self.now += timedelta(**much)


@pytest.fixture(scope="module")
def far(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    with portal(tmp_path_factory.mktemp("peers")) as found:
        yield found


@pytest.fixture(autouse=True)
def connected(far: Portal, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EXCHANGE_URL, settings.EXCHANGE_CLIENT = far.url, CLIENT
    settings.EXCHANGE_SECRET = SECRET
    monkeypatch.setattr(connection, "SECONDS", 0.3)
    caches["local"].delete(connection.TOKEN)
    far.behave(forget="all")


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    found = Watch()
    monkeypatch.setattr(clock, "now", lambda: found.now)
    return found


def heard() -> None:
    relay.run_all(following.CHANGES)


def told(dossier: UUID) -> Standing:
    heard()
    pushing.push(dossier)
    return Standing.objects.get(pk=dossier)


def code_of(dossier: UUID) -> str:
    found = register.state_and_id(dossier)
    assert found is not None
    return found[1].code


def test_a_dossier_is_told_once_at_its_newest_version(far: Portal, watch: Watch) -> None:
    dossier = dossier_up_to("approved")
    row = told(dossier)
    assert (row.state, row.told_version, row.status, row.since) == ("told", 9, 9, None)
    held = far.holds()[code_of(dossier)]
    assert (held["PhienBan"], held["TrangThaiHoSo"], held["ChuHoSo"]) == (9, 9, b.OWNER.name)
    assert pushing.push(dossier) is None
    assert Try.objects.count() == 1
    assert "TRAINING" in far.page()


def test_what_happens_later_puts_it_out_of_step_until_told(far: Portal, watch: Watch) -> None:
    dossier = dossier_up_to("approved")
    told(dossier)
    watch.later(hours=1)
    give(Act(b.RECEPTION, "2019-08-12T11:00", b.RETURN), dossier)
    heard()
    row = Standing.objects.get(pk=dossier)
    assert (row.state, row.since, row.reason) == ("pending", watch.now, "waiting")
    assert told(dossier).since is None
    assert far.holds()[code_of(dossier)]["TrangThaiHoSo"] == 10


def test_a_lost_acknowledgement_is_asked_for_again(far: Portal, watch: Watch) -> None:
    dossier = dossier_up_to("received")
    far.behave("lose", times=1)
    row = told(dossier)
    assert (row.state, row.reason, row.told_version) == ("pending", "unanswered", 0)
    assert "a fault of ours" in row.said
    assert code_of(dossier) in far.holds()
    watch.later(minutes=1)
    assert told(dossier).state == "told"


def test_an_old_acknowledgement_settles_nothing(far: Portal, watch: Watch) -> None:
    dossier = dossier_up_to("transferred")
    far.behave("repeat", times=1)
    row = told(dossier)
    assert (row.state, row.reason, row.told_version) == ("pending", "stale", 0)
    watch.later(minutes=1)
    assert told(dossier).told_version == 2


@pytest.mark.parametrize("mode", ["hang", "busy"])
def test_a_silent_portal_is_tried_ever_more_rarely(far: Portal, watch: Watch, mode: str) -> None:
    dossier = dossier_up_to("received")
    far.behave(mode, seconds=0.6)
    waits = []
    for _ in range(3):
        row = told(dossier)
        assert row.next_at is not None
        waits.append((row.next_at - watch.now).total_seconds())
        watch.now = row.next_at
    assert waits == [4, 16, 64]
    assert (row.reason, row.tries, row.since) == ("unanswered", 3, moment("2019-08-12T10:00"))
    far.behave()
    assert told(dossier).state == "told"


def test_a_refusal_waits_for_somebody_or_for_the_next_event(far: Portal, watch: Watch) -> None:
    dossier = dossier_up_to("approved")
    far.behave("refuse", times=1)
    row = told(dossier)
    assert (row.state, row.next_at, row.reason) == ("refused", None, "refused")
    assert row.said == "422: MaTTHC is not in the national catalogue"
    assert pushing.push(dossier) is None
    give(Act(b.RECEPTION, "2019-08-12T11:00", b.RETURN), dossier)
    assert told(dossier).state == "told"


def test_sent_again_by_hand_once_per_press(far: Portal, watch: Watch) -> None:
    dossier = dossier_up_to("received")
    far.behave("refuse", times=1)
    told(dossier)
    for _ in range(2):
        commands.send_again(dossier, by=b.CONTROLLER, key="exchange-press-1")
    assert Try.objects.filter(outcome="again").count() == 1
    assert told(dossier).state == "told"


def test_nothing_is_sent_where_nobody_is_connected(settings: Settings, watch: Watch) -> None:
    dossier = dossier_up_to("received")
    settings.EXCHANGE_URL = ""
    tasks.push(0)
    assert Standing.objects.count() == 0
    with pytest.raises(Refused, match="not connected"):
        commands.send_again(dossier, by=b.CONTROLLER, key="exchange-press-1")


def test_a_draft_is_kept_quiet_until_it_has_a_code(far: Portal, watch: Watch) -> None:
    draft = give(Act(b.RECEPTION, "2019-08-12T08:00", c.RegisterDraft(filing=b.FILING)))
    assert not isinstance(draft, Refusal)
    assert told(draft).state == "quiet"
    assert queries.waiting() == 0
    with pytest.raises(Refused, match="no code"):
        commands.send_again(draft, by=b.CONTROLLER, key="exchange-press-1")
    give(Act(b.RECEPTION, "2019-08-12T09:00", c.Receive(filing=b.FILING)), draft)
    assert told(draft).state == "told"


def test_after_three_in_vain_the_rest_wait(settings: Settings, watch: Watch) -> None:
    for _ in range(5):
        dossier_up_to("received")
    heard()
    settings.EXCHANGE_URL = "http://127.0.0.1:9"
    assert pushing.push_due(10) == 0
    assert Try.objects.filter(outcome="unreached").count() == 3
    assert [(row.reason, row.number) for row in queries.reasons()] == [
        ("unreached", 3),
        ("waiting", 2),
    ]


def test_a_wrong_secret_is_named_as_such(settings: Settings, watch: Watch) -> None:
    settings.EXCHANGE_SECRET = "no longer right"
    row = told(dossier_up_to("received"))
    assert (row.state, row.reason) == ("pending", "untrusted")
    assert "wrong secret" in row.said


def test_a_spent_token_is_fetched_anew(far: Portal, watch: Watch) -> None:
    told(dossier_up_to("received"))
    far.behave(forget="000.00.00.A00-000000-0000")  # its tokens too
    assert told(dossier_up_to("received")).state == "told"


def test_what_the_portal_forgot_is_found_at_night_and_told_again(far: Portal, watch: Watch) -> None:
    kept, lost = dossier_up_to("received"), dossier_up_to("transferred")
    for each in (kept, lost):
        told(each)
    far.behave(forget=code_of(lost))
    done = comparing.compare(date(2019, 8, 12))
    assert (done.ours, done.theirs, done.trouble) == (2, 1, "")
    (found,) = queries.differences(done.pk)
    assert (found.code, found.kind, found.ours) == (code_of(lost), "missing", "2 (v2)")
    row = Standing.objects.get(pk=lost)
    assert (row.state, row.reason, row.told_version) == ("pending", "forgotten", 0)
    assert told(lost).state == "told"
    assert queries.differences(comparing.compare(date(2019, 8, 12)).pk) == []


def test_a_register_restored_from_an_old_copy_is_found(far: Portal, watch: Watch) -> None:
    dossier, gone = dossier_up_to("transferred"), dossier_up_to("received")
    for each in (dossier, gone):
        told(each)
    code = code_of(gone)
    Standing.objects.filter(pk=gone).delete()
    Standing.objects.filter(pk=dossier).update(version=1, told_version=1)
    done = comparing.compare(date(2019, 8, 12))
    assert {(row.code, row.kind) for row in queries.differences(done.pk)} == {
        (code_of(dossier), "ahead"),
        (code, "unknown"),
    }


def test_a_comparison_without_an_answer_says_so(settings: Settings, watch: Watch) -> None:
    settings.EXCHANGE_URL = "http://127.0.0.1:9"
    assert "refused" in comparing.compare(date(2019, 8, 12)).trouble


def test_replay_counts_everything_as_never_told(far: Portal, watch: Watch) -> None:
    dossiers = [dossier_up_to("received") for _ in range(2)]
    for each in dossiers:
        told(each)
    assert commands.replay(codes=[code_of(dossiers[0])]) == 1
    assert commands.replay(since=watch.now - timedelta(days=1)) == 1
    assert queries.waiting() == 2
    assert pushing.push_due(10) == 2
