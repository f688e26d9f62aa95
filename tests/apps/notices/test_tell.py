"""Telling somebody: once per kind, event, person and way; by the ways that are hers."""

import pytest
from django.db import transaction
from pytest_django import Settings

from motcua.channels.notices import choosing, queries
from motcua.channels.notices.commands import Addressee, Facts, tell
from motcua.channels.notices.models import Notice
from motcua.channels.notices.vocabulary import Group, Kind, State, Way
from motcua.domain.kernel.money import in_dong
from motcua.domain.kernel.texts import Bilingual
from tests.cast import Cast, cast

pytestmark = pytest.mark.django_db
PROVIDER = ("http://127.0.0.1:9", "s" * 32)
PAID = {"procedure": "Đăng ký khai sinh", "unit": "Một cửa", "amount": in_dong(50_000)}
READY: Facts = {
    "procedure": "Đăng ký khai sinh",
    "unit": "Một cửa",
    "how": Bilingual("tại quầy", "at the counter"),
}
CODE = "000.01.38.H20-190805-0001"


@pytest.fixture(autouse=True)
def providers(settings: Settings) -> None:
    settings.MESSAGE_PROVIDERS = {"sms": PROVIDER, "sms_backup": ("", ""), "chat": PROVIDER}
    settings.MOTCUA_SITE_URL = "https://motcua.example.vn"


@pytest.fixture
def house() -> Cast:
    found = cast()
    found.owner.email, found.owner.phone = "chu@example.vn", "0912 345 678"
    found.owner.save()
    return found


def told(kind: Kind, to: Addressee, facts: Facts, event: str = "e/1") -> list[Notice]:
    ids = tell(kind, to, about=CODE, event=event, facts=facts)
    return list(Notice.objects.filter(pk__in=ids).order_by("pk"))


def ways(rows: list[Notice]) -> list[str]:
    return [row.way for row in rows]


def owner(house: Cast) -> Addressee:
    return Addressee(person=str(house.owner.pk), name="Dương Thị Chủ")


def test_whoever_has_an_account_gets_it_in_the_inbox_and_by_one_quiet_way(house: Cast) -> None:
    inbox, mail = told(Kind.PAID, owner(house), PAID)
    assert (inbox.way, inbox.state, inbox.next_at) == (Way.INBOX, State.DELIVERED, None)
    assert (mail.way, mail.state, mail.address) == (Way.EMAIL, State.CREATED, "chu@example.vn")
    assert "50.000\u00a0₫" in mail.subject
    assert "Dương Thị Chủ" in mail.text


def test_told_twice_it_is_one(house: Cast) -> None:
    assert told(Kind.PAID, owner(house), PAID) == told(Kind.PAID, owner(house), PAID)
    assert Notice.objects.count() == 2
    told(Kind.PAID, owner(house), PAID, event="e/2")
    assert Notice.objects.count() == 4


def test_without_an_account_what_must_be_known_goes_by_mail_and_sms() -> None:
    somebody = Addressee(name="Lý Thị Mẹ", phone="+84 912 345 678", email="me@example.vn")
    assert ways(told(Kind.RESULT_READY, somebody, READY)) == [Way.EMAIL, Way.SMS]
    assert ways(told(Kind.PAID, somebody, PAID)) == [Way.EMAIL]


def test_an_sms_names_the_dossier_alone_and_has_no_marks() -> None:
    rows = told(Kind.RESULT_READY, Addressee(name="Lý Thị Mẹ", phone="0912345678"), READY)
    (sms,) = rows
    assert sms.address == "+84912345678"
    assert sms.text == (
        f"Ho so {CODE} da co ket qua. Cach nhan: https://motcua.example.vn/track/{CODE}"
    )


def test_nobody_is_told_by_a_landline_or_by_nothing() -> None:
    assert told(Kind.RESULT_READY, Addressee(name="A", phone="0277 3898989"), READY) == []
    assert told(Kind.RESULT_READY, Addressee(name="A"), READY) == []


def test_a_way_without_a_provider_is_not_taken(settings: Settings) -> None:
    settings.MESSAGE_PROVIDERS = {}
    assert told(Kind.RESULT_READY, Addressee(name="A", phone="0912345678"), READY) == []


def test_a_person_is_told_by_the_ways_she_chose(house: Cast) -> None:
    choosing.choose(str(house.owner.pk), {Group.MONEY: (Way.CHAT, Way.SMS)})
    assert ways(told(Kind.PAID, owner(house), PAID)) == [Way.INBOX, Way.SMS, Way.CHAT]
    choosing.choose(str(house.owner.pk), {Group.MONEY: ()})
    assert ways(told(Kind.PAID, owner(house), PAID, event="e/2")) == [Way.INBOX]


def test_what_must_be_known_finds_a_way_when_the_chosen_one_is_gone(house: Cast) -> None:
    choosing.choose(str(house.owner.pk), {Group.NEEDED: (Way.SMS,)})
    house.owner.phone = ""
    house.owner.save()
    assert ways(told(Kind.RESULT_READY, owner(house), READY)) == [Way.INBOX, Way.EMAIL]


def test_what_opens_something_never_lies_in_an_inbox(house: Cast) -> None:
    facts = {"one_time": "482913", "minutes": "10"}
    (mail,) = told(Kind.SIGN_IN_CODE, owner(house), facts)
    assert (mail.way, mail.facts) == (Way.EMAIL, {})
    assert queries.inbox(str(house.owner.pk)) == []


def test_a_missing_fact_stops_the_caller(house: Cast) -> None:
    with pytest.raises(ValueError, match="amount"), transaction.atomic():
        tell(Kind.PAID, owner(house), about=CODE, event="e/1", facts={"procedure": "x"})
    assert Notice.objects.count() == 0


def test_words_come_in_the_persons_language(house: Cast) -> None:
    house.owner.language = "en"
    house.owner.save()
    inbox, _ = told(Kind.PAID, owner(house), PAID)
    assert inbox.subject == f"Dossier {CODE}: 50.000\u00a0₫ received"
    ready, _ = told(Kind.RESULT_READY, owner(house), READY)
    assert "How to get it: at the counter" in ready.text
    assert ready.facts["how"] == "at the counter"
