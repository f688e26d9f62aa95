"""What the dossier journal says to the applicant and to the helper, once each."""

from dataclasses import replace
from uuid import UUID

import pytest
from pytest_django import Settings

from motcua.channels.notices import following, telling
from motcua.channels.notices.models import Notice
from motcua.channels.notices.vocabulary import Kind, Way
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import Party
from motcua.plumbing import clock, relay
from tests import builders as b
from tests.apps.dossiers.storing import dossier_up_to, give
from tests.builders import Act, life, lives, moment
from tests.cast import cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def soon_after(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MESSAGE_PROVIDERS = {"sms": ("http://127.0.0.1:9", "s" * 32)}
    monkeypatch.setattr(clock, "now", lambda: moment("2019-08-08T10:00"))


def kinds(way: Way = Way.INBOX) -> list[str]:
    return list(Notice.objects.filter(way=way).order_by("id").values_list("kind", flat=True))


def test_the_owner_hears_of_reception_result_and_return_once() -> None:
    cast()
    dossier_up_to("returned")
    relay.run_all(following.NEWS)
    assert kinds() == [Kind.ACCEPTED, Kind.RESULT_READY, Kind.RETURNED]
    relay.reset("notices")
    relay.run_all(following.NEWS)
    assert len(kinds()) == 3
    accepted = Notice.objects.get(kind=Kind.ACCEPTED)
    assert "17:00 12/08/2019" in accepted.text
    assert accepted.about.startswith("000.15.49.H20-190805-")


def test_the_helper_hears_it_too_and_somebody_with_both_hats_once() -> None:
    house = cast()
    helper = Party(name="Lý Thị Mẹ", phone="0912345678")
    for filed_by in (helper, b.OWNER):
        filing = replace(b.FILING, filed_by=filed_by, authority="Giấy ủy quyền")
        done = give(Act(b.RECEPTION, "2019-08-08T09:00", c.Receive(filing=filing)))
        assert isinstance(done, UUID), done
    relay.run_all(following.NEWS)
    told = Notice.objects.order_by("id").values_list("recipient", "way")
    owner = f"person:{house.owner.pk}"
    assert list(told) == [
        (owner, Way.INBOX),
        ("phone:+84912345678", Way.SMS),
        (owner, Way.INBOX),
    ]


def test_old_news_only_lies_in_the_inbox_and_very_old_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house = cast()
    house.owner.phone = "0912345678"
    house.owner.save()
    dossier_up_to("transferred")
    monkeypatch.setattr(clock, "now", lambda: moment("2019-08-20T10:00"))
    relay.run_all(following.NEWS)
    assert (kinds(), kinds(Way.SMS)) == ([Kind.ACCEPTED], [])
    Notice.objects.all().delete()
    monkeypatch.setattr(clock, "now", lambda: moment("2019-12-20T10:00"))
    relay.reset("notices")
    relay.run_all(following.NEWS)
    assert kinds() == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(lives()))
def test_every_event_that_is_told_gives_its_kind_all_its_facts(name: str) -> None:
    found = life(name)
    event = found.events[-1]
    state = replace(found.state, code="000.15.49.H20-190805-0001")
    told = telling.news(event, state, f"x/{name}")
    assert (told is not None) == (type(event) in telling.TOLD)
    if told is not None:
        facts = told.for_person("Dương Thị Chủ", "vi")
        assert all(facts.values())
