"""The post for citizens: little for everybody, all for the owner, nothing for a stranger."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoDbBlocker

from motcua.channels.post import commands as post
from motcua.channels.post import queries
from motcua.channels.post.shapes import Attempt, Outcome, Status
from motcua.domain.kernel.actor import Role
from motcua.reference.people.queries import user_by_username
from tests.apps.post.ways import POINT, Ways, actor_of, hired
from tests.faces.office.world import World, made

ASKED = {
    "name": "Dương Thị Chủ",
    "phone": "0900000001",
    "address": "Ấp 1",
    "unit": "Xã Ba Sao, Huyện Cao Lãnh",
    "wished_day": "06/08/2019",
    "window": "8-10",
}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), made() as world:
        hired("clerk", "Trần Văn Bưu Cục", Role.POSTAL_CLERK, POINT)
        hired("postman", "Nguyễn Văn Tá", Role.POSTAL_CLERK, POINT)
        yield world


@pytest.fixture
def ways(world: World, db: None, monkeypatch: pytest.MonkeyPatch) -> Ways:
    def move(moment: datetime) -> None:
        monkeypatch.setattr("motcua.plumbing.clock.now", lambda: moment)

    cache.clear()
    people = {name: user_by_username(name) for name in ("clerk", "postman")}
    clerk, postman = people["clerk"], people["postman"]
    assert clerk
    assert postman
    found = Ways(
        world=world,
        move=move,
        clerk=actor_of(clerk, Role.POSTAL_CLERK, POINT),
        postman=actor_of(postman, Role.POSTAL_CLERK, POINT),
    )
    found.at("2019-08-05T08:00")
    found.open_shift()
    found.at("2019-08-05T09:00")
    return found


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_anybody_with_the_number_learns_stage_and_dates_only(ways: Ways) -> None:
    view = ways.accepted()
    client = Client()
    asked = client.get("/post/", {"number": f" {view.row.number} "})
    assert asked.headers["Location"] == f"/post/{view.row.number}/"
    page = text_of(client.get(f"/post/{view.row.number}/"))
    assert "Bưu điện đã nhận gửi" in page
    assert "07/08/2019" in page
    for secret in ("Dương Thị Chủ", "0900000001", "Ấp 1", view.row.packet, "khai sinh"):
        assert secret not in page


def test_an_unknown_number_says_what_to_do(ways: Ways) -> None:
    answer = Client().get("/post/PG.NO.2019.000009/")
    assert answer.status_code == 404
    assert "So lại từng ký tự" in text_of(answer)
    assert Client().get("/post/", {"number": ""}).status_code == 422


def test_the_owner_sees_all_and_others_little(ways: Ways) -> None:
    view = ways.accepted()
    page = text_of(ways.world.client("owner").get(f"/post/{view.row.number}/"))
    assert view.note.items[0].label in page
    assert view.row.seal in page
    assert "Trần Văn Bưu Cục" not in page
    other = text_of(ways.world.client("citizen").get(f"/post/{view.row.number}/"))
    assert view.note.items[0].label not in other
    mine = text_of(ways.world.client("owner").get("/mine/post/"))
    assert view.row.number in mine
    assert view.row.number not in text_of(ways.world.client("citizen").get("/mine/post/"))


def test_a_pick_up_is_asked_for_once(ways: Ways) -> None:
    owner = ways.world.client("owner")
    sent = {**ASKED, "key": "citizen-key-1"}
    answers = [owner.post("/post/pick-up/", sent) for _ in range(2)]
    assert [each.status_code for each in answers] == [302, 302], text_of(answers[0])
    (row,) = queries.open_pick_ups(POINT)
    assert not row.by_phone
    assert "Chờ phân công" in text_of(owner.get("/mine/post/"))
    sunday = {**sent, "key": "citizen-key-2", "wished_day": "11/08/2019"}
    refused = owner.post("/post/pick-up/", sunday)
    assert refused.status_code == 409
    assert "Ấp 1" in text_of(refused)
    assert owner.post("/post/pick-up/", {"key": "citizen-key-3"}).status_code == 422
    assert Client().get("/post/pick-up/").status_code == 302


def test_the_owner_readdresses_and_nobody_else(ways: Ways) -> None:
    home = ways.on_its_way()
    address = f"/post/{home.row.number}/readdress/"
    to = {
        "key": "citizen-key-4",
        "name": "Dương Thị Chủ",
        "phone": "0900000001",
        "address": "Ấp 3",
        "unit": "Tràm Chim, huyện Tam Nông",
    }
    assert ways.world.client("citizen").post(address, to).status_code == 404
    assert ways.world.client("reception").post(address, to).status_code == 404
    owner = ways.world.client("owner")
    assert owner.post(address, {**to, "unit": "Xã Không Đâu"}).status_code == 409
    assert owner.post(address, {**to, "key": "citizen-key-5"}).status_code == 302
    row = queries.of_number(home.row.number)
    assert row
    assert row.destination == "30001"


def test_the_owner_complains_and_reads_the_answer(ways: Ways) -> None:
    home = ways.on_its_way()
    tried = Attempt(outcome=Outcome.ABSENT, invited=True)
    post.attempt(home.row.number, tried, by=ways.postman, key=ways.key())
    address = f"/post/{home.row.number}/complain/"
    sent = {"key": "citizen-key-6", "phone": "0900000001", "what": "Tôi có nhà cả ngày"}
    assert ways.world.client("citizen").post(address, sent).status_code == 404
    owner = ways.world.client("owner")
    assert {owner.post(address, sent).status_code for _ in range(2)} == {302}
    (row,) = queries.waiting_complaints(None)
    page = text_of(owner.get(f"/post/{home.row.number}/"))
    assert "Bưu điện trả lời trước" in page
    assert row.number in page
    found = queries.of_number(home.row.number)
    assert found
    assert found.status is Status.ATTEMPTED


def test_every_page_speaks_english(ways: Ways) -> None:
    view = ways.accepted()
    owner: Callable[..., Any] = ways.world.client("owner").get
    for address in ("/post/", f"/post/{view.row.number}/", "/post/pick-up/", "/mine/post/"):
        assert 'lang="en"' in text_of(owner(address, headers={"accept-language": "en"}))
