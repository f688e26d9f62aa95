"""The room of notices: what did not arrive, again, the province's words, providers."""

from html import unescape

import pytest
from pytest_django import Settings

from motcua.channels.notices import managing, settling
from motcua.channels.notices.commands import Addressee, tell
from motcua.channels.notices.models import Attempt, Notice
from motcua.channels.notices.templates import in_force
from motcua.channels.notices.vocabulary import Kind, State
from motcua.plumbing import clock
from tests.cast import ELSEWHERE, ONE_STOP
from tests.faces.office.world import World

pytestmark = pytest.mark.django_db
FACTS = {"procedure": "Đăng ký khai sinh", "unit": "Một cửa", "how": "tại quầy"}
TEMPLATE = "/office/notices/templates/paid/vi/"


@pytest.fixture(autouse=True)
def provider(settings: Settings) -> None:
    settings.MESSAGE_PROVIDERS = {"sms": ("http://127.0.0.1:9", "s" * 32)}


def failed(unit: str = ONE_STOP) -> Notice:
    to = Addressee(name="Lý Thị Mẹ", phone="0912345678")
    code = f"{unit}-190805-0001"
    (number,) = tell(Kind.RESULT_READY, to, about=code, event=f"{unit}/1", facts=FACTS)
    settling.ended(number, State.FAILED, "no_receipt", clock.now())
    return Notice.objects.get(pk=number)


def test_a_counter_sees_what_did_not_arrive_of_its_own(world: World) -> None:
    ours, theirs = failed(), failed(ELSEWHERE)
    page = unescape(world.client("reception").get("/office/notices/").content.decode())
    assert ours.about in page
    assert theirs.about not in page
    assert "…678" in page
    assert "nhà cung cấp không báo nhận" in page
    everywhere = world.client("controller").get("/office/notices/").content.decode()
    assert ours.about in everywhere
    assert theirs.about in everywhere
    stranger = world.client("reception").get(f"/office/notices/{theirs.pk}/")
    assert stranger.status_code == 404


def test_an_operator_sees_that_it_failed_not_what_it_said(world: World) -> None:
    row = failed()
    page = world.client("operator").get(f"/office/notices/{row.pk}/").content.decode()
    assert "không báo nhận" in unescape(page)
    assert "+84912345678" not in page
    assert "Ho so" not in page
    page = world.client("reception").get(f"/office/notices/{row.pk}/").content.decode()
    assert "+84912345678" in page
    assert "Ho so" in page


def test_sending_again_counts_once(world: World) -> None:
    row = failed()
    assert world.client("reception").post(f"/office/notices/{row.pk}/").status_code == 404
    client = world.client("operator")
    assert client.post(f"/office/notices/{row.pk}/").status_code == 302
    row.refresh_from_db()
    assert (row.state, row.reason) == (State.CREATED, "")
    answer = client.post(f"/office/notices/{row.pk}/")
    assert answer.status_code == 409
    assert "không gửi lại được" in unescape(answer.content.decode())
    assert Attempt.objects.filter(notice=row, what="again").count() == 1


def words(**changes: str) -> dict[str, str]:
    start = {"seen": "0", "subject": "Đã thu {amount}", "text": "Hồ sơ {code}", "short": "{code}"}
    return start | changes


def test_the_province_writes_its_own_words_and_goes_back(world: World) -> None:
    client = world.client("controller")
    assert client.post(TEMPLATE, words()).status_code == 302
    assert in_force(Kind.PAID, "vi").subject == "Đã thu {amount}"
    page = unescape(client.get(TEMPLATE).content.decode())
    assert "Đã thu 50.000\u00a0₫" in page
    assert "Bản 1" in page
    assert "1 tin SMS" in page
    assert client.post(TEMPLATE, words()).status_code == 409  # version 1 was not the one edited
    assert client.post(TEMPLATE, {"seen": "1", "shipped": "1"}).status_code == 302
    assert in_force(Kind.PAID, "vi").version == 0


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text": "Chào {nobody}"}, "{nobody}"),
        ({"short": "Ho so cua {name}"}, "người khác có thể đọc"),
        ({"short": "a" * 650}, "nhiều nhất 4"),
    ],
)
def test_words_that_cannot_be_sent_are_refused(
    world: World, changes: dict[str, str], said: str
) -> None:
    answer = world.client("controller").post(TEMPLATE, words(**changes))
    assert answer.status_code == 409
    assert said in unescape(answer.content.decode())


def test_empty_words_are_named_at_their_field(world: World) -> None:
    answer = world.client("controller").post(TEMPLATE, words(subject=""))
    assert answer.status_code == 422
    assert list(managing.faults(Kind.PAID, in_force(Kind.PAID, "vi"))) == []


def test_a_preview_keeps_nothing(world: World) -> None:
    answer = world.client("controller").post(TEMPLATE, words(preview="1"))
    assert answer.status_code == 200
    assert "Đã thu 50.000\u00a0₫" in unescape(answer.content.decode())
    assert in_force(Kind.PAID, "vi").version == 0


def test_who_may_only_read_writes_nothing(world: World) -> None:
    client = world.client("reception")
    assert client.post(TEMPLATE, words()).status_code == 404
    assert "Lưu mẫu" not in unescape(client.get(TEMPLATE).content.decode())
    assert client.get("/office/notices/templates/no/vi/").status_code == 404


def test_a_provider_rests_and_comes_back(world: World) -> None:
    client = world.client("operator")
    address = "/office/notices/providers/"
    assert "chưa nối" in unescape(client.get(address).content.decode())
    assert client.post(address, {"provider": "sms", "rest": "1"}).status_code == 302
    assert "nghỉ đến" in unescape(client.get(address).content.decode())
    assert client.post(address, {"provider": "sms", "use": "1"}).status_code == 302
    assert "nghỉ đến" not in unescape(client.get(address).content.decode())
    assert client.post(address, {"provider": "chat", "rest": "1"}).status_code == 404
    assert world.client("reception").post(address, {"provider": "sms"}).status_code == 404
