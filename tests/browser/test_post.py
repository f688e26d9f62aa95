"""Four ways through the post on real pages, on a desk and on a telephone; axe on every page."""

import os
import re
from collections.abc import Callable
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from motcua.channels.post import commands as post
from motcua.channels.post import queries
from motcua.channels.post.rows import ConsignmentRow
from motcua.channels.post.shapes import Attempt, ComplaintMade, Outcome, Status
from motcua.domain.kernel.actor import Role
from motcua.reference.people.queries import User, user_by_username
from motcua.reference.scheme import commands as scheme
from tests.apps.post.ways import FEE, FORWARDING, NUMBER, POINT, WAY, Ways, actor_of, hired
from tests.browser.conftest import DESK, PHONE, PageAt
from tests.cast import cast
from tests.faces.office.world import BIRTH, CASE, World, stock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Axe = Callable[[Page], list[str]]
DUE = FEE + 2 * WAY + FORWARDING
ACCEPT = f"/office/post/accept/{BIRTH}/{CASE}/"
LOOK = os.environ.get("MOTCUA_SCREENSHOTS", "")
"""A folder for pictures of every page, to be looked at; none are taken without it."""


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Ways:
    def move(moment: datetime) -> None:
        monkeypatch.setattr("motcua.plumbing.clock.now", lambda: moment)

    settings.MEDIA_ROOT = tmp_path
    stock()
    scheme.load_shipped()
    world = World(cast=cast(), serial=count(1))
    clerk = hired("clerk", "Trần Văn Bưu Cục", Role.POSTAL_CLERK, POINT)
    postman = hired("postman", "Nguyễn Văn Tá", Role.POSTAL_CLERK, POINT)
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


class Person:
    """Somebody at a screen of their own."""

    def __init__(self, page: Page, name: str, server: LiveServer) -> None:
        client = Client()
        user = user_by_username(name)
        assert isinstance(user, User)
        client.force_login(user)
        cookie = client.cookies[django.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": django.SESSION_COOKIE_NAME, "value": cookie, "url": server.url}]
        )
        self.page = page

    def opens(self, address: str) -> Page:
        self.page.goto(address)
        return self.page

    def presses(self, name: str | re.Pattern[str]) -> Page:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).last.click()
        self.page.wait_for_load_state()
        return self.page


@pytest.fixture
def person(page_at: PageAt, live_server: LiveServer) -> Callable[[str, int], Person]:
    return lambda name, width: Person(page_at(width), name, live_server)


def draw(page: Page) -> None:
    """A signature with the finger; the script has put its canvas in place by then."""
    canvas = page.locator(".mc-sign canvas")
    expect(canvas).to_be_visible()
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 20, steps=4)
    page.mouse.move(box["x"] + 160, box["y"] + 60, steps=4)
    page.mouse.up()
    expect(page.locator(".mc-sign[data-signed]")).to_be_visible()


def fill_papers(page: Page) -> None:
    page.locator("#id_name").fill("Dương Thị Chủ")
    page.locator("#id_identity").fill(NUMBER)
    page.locator("#id_address").fill("Ấp 1")
    page.locator("#id_unit").fill("Xã Ba Sao, Huyện Cao Lãnh")
    page.locator("#id_phone").fill("0900000001")
    for tick in page.locator("input[name^=tick_]").all():
        tick.check()


def accepted_by(person: Person, method: str) -> ConsignmentRow:
    """From the filled form over price and seal to the printed note."""
    page = person.page
    fill_papers(page)
    page.get_by_label(method).check()
    person.presses("Xem cước và ngày phát")
    expect(page.locator(".mc-due")).to_contain_text("07/08/2019")
    expect(page.locator(".mc-total")).to_contain_text(re.compile(r"1\d\d\.000"))
    page.get_by_label("Số niêm phong").fill("NP000777")
    draw(page)
    person.presses("Nhận gửi")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã nhận gửi")
    address = page.get_by_role("link", name=re.compile("Phiếu gửi hồ sơ")).get_attribute("href")
    assert page.request.get(str(address)).body().startswith(b"%PDF")
    return queries.recent(None)[0]


def filed_by(person: Person, row: ConsignmentRow) -> None:
    page = person.opens(f"/office/post/consignments/{row.number}/file/")
    expect(page.locator(".mc-due")).to_contain_text("14:00")
    page.get_by_label("Số niêm phong trên túi").fill(row.seal)
    for box in page.locator("input[name=items_seen]").all():
        box.check()
    person.presses("Nhận vào sổ")
    expect(page.locator("[role=status]").first).to_contain_text("Đã nhận hồ sơ")


def dispatched_by(person: Person, row: ConsignmentRow, seal: str) -> ConsignmentRow:
    dossier = row.dossier
    page = person.opens("/office/post/results/")
    page.get_by_role("link", name=row.dossier_code).click()
    page.get_by_label("Số niêm phong").fill(seal)
    page.get_by_label(re.compile("Bưu tá ký nhận")).fill("Nguyễn Văn Tá")
    person.presses("Giao cho bưu chính")
    assert dossier
    return queries.of_dossier(dossier)[-1]


def again(row: ConsignmentRow) -> ConsignmentRow:
    found = queries.of_number(row.number)
    assert found
    return found


def test_counter_agency_and_home_with_money_at_the_door(
    ways: Ways, person: Callable[[str, int], Person]
) -> None:
    clerk, desk = person("clerk", DESK), person("reception", DESK)
    clerk.opens(ACCEPT)
    sent = accepted_by(clerk, "Thu khi phát kết quả")
    view = queries.consignment(sent.number)
    assert view
    ways.at("2019-08-05T14:00")
    ways.to_the_desk(view)
    ways.at("2019-08-05T15:00")
    filed_by(desk, sent)
    filed = again(sent)
    assert filed.dossier
    ways.at("2019-08-06T09:00")
    ways.decided(filed.dossier)
    home = dispatched_by(desk, filed, "NP000778")
    ways.hand_over(home.packet, ways.desk, ways.carrier)
    ways.at("2019-08-07T10:00")
    postman = person("postman", PHONE)
    page = postman.opens("/office/post/round/")
    expect(page.locator(".mc-stop")).to_contain_text("135.000" if DUE == 135_000 else "Thu")
    page.get_by_role("link", name=re.compile("^Phát")).click()
    page.get_by_label("Số giấy tờ").fill(NUMBER)
    page.get_by_label("Số tiền đã đếm (đồng)").fill("100000")
    draw(page)
    postman.presses("Đã phát")
    expect(page.locator(".ds-error-summary")).to_contain_text("phải thu đúng 135.000")
    page.get_by_label("Số tiền đã đếm (đồng)").fill(f"{again(home).to_collect}")
    postman.presses("Đã phát")
    expect(page.locator("[role=status]").first).to_contain_text("Đã phát phiếu")
    assert again(home).status is Status.DELIVERED
    owner = person("owner", PHONE)
    expect(owner.opens(f"/post/{home.number}/").locator(".mc-track")).to_contain_text("Đã phát")


def test_from_a_farmhouse_by_pick_up(ways: Ways, person: Callable[[str, int], Person]) -> None:
    owner = person("owner", PHONE)
    page = owner.opens("/post/pick-up/")
    page.get_by_label("Điện thoại").fill("0900000001")
    page.get_by_label("Số nhà, đường, ấp").fill("Ấp 1")
    page.get_by_label("Xã, phường").fill("Ba Sao, huyện Cao Lãnh")
    page.get_by_label("Ngày đến lấy").fill("05/08/2019")
    owner.presses("Gửi yêu cầu")
    expect(page.locator("main")).to_contain_text("Chờ phân công")
    clerk = person("clerk", DESK)
    page = clerk.opens("/office/post/pick-ups/")
    page.get_by_role("link", name=re.compile("Giao bưu tá")).click()
    page.get_by_label("Bưu tá").select_option(label="Nguyễn Văn Tá")
    clerk.presses("Giao")
    ways.at("2019-08-05T10:00")
    postman = person("postman", PHONE)
    page = postman.opens("/office/post/round/")
    page.get_by_role("link", name=re.compile("^Nhận gửi")).click()
    page.locator("#p").fill(BIRTH)
    postman.presses("Tiếp tục")
    page.locator(".mc-results a").first.click()
    page.locator(".mc-results a").first.click()
    expect(page.locator("#id_name")).to_have_value("Dương Thị Chủ")
    sent = accepted_by(postman, "Tiền mặt, thu ngay")
    view = queries.consignment(sent.number)
    assert view
    ways.at("2019-08-05T14:00")
    ways.to_the_desk(view, start=ways.carrier)
    filed_by(person("reception", DESK), sent)
    assert again(sent).status is Status.FILED


def test_twice_in_vain_and_back_to_the_agency(
    ways: Ways, person: Callable[[str, int], Person]
) -> None:
    home = ways.on_its_way()
    base = f"/office/post/consignments/{home.row.number}"
    postman = person("postman", PHONE)
    for day in ("2019-08-07T10:00", "2019-08-09T10:00"):
        ways.at(day)
        page = postman.opens(f"{base}/attempt/")
        page.get_by_label("Không có người nhận ở nhà").check()
        postman.presses("Ghi nhận")
    page = postman.opens(f"{base}/bring-back/")
    expect(page.locator(".mc-facts").first).to_contain_text("2 / 2")
    page.get_by_label("Vì sao").fill("Hai lần không gặp")
    postman.presses("Chuyển hoàn")
    ways.at("2019-08-09T15:00")
    ways.hand_over(home.row.packet, ways.carrier, ways.desk)
    desk = person("reception", DESK)
    page = desk.opens(f"{base}/take-back/")
    page.get_by_label("Số niêm phong trên túi").fill(home.row.seal)
    for box in page.locator("input[name=items_seen]").all():
        box.check()
    desk.presses("Đã mở và kiểm đếm")
    expect(page.get_by_role("link", name="Gửi lại")).to_be_visible()
    assert again(home.row).status is Status.CAME_BACK


def test_lost_on_the_way_with_an_apology(ways: Ways, person: Callable[[str, int], Person]) -> None:
    home = ways.on_its_way()
    postman = person("postman", PHONE)
    page = postman.opens(f"/office/post/consignments/{home.row.number}/mishap/")
    page.get_by_label("Xảy ra thế nào").fill("Xe trôi khi qua phà")
    page.get_by_label(re.compile("Chi phí cấp lại")).fill("8000")
    postman.presses("Lập biên bản và xin lỗi")
    expect(page.locator("main")).to_contain_text("Xe trôi khi qua phà")
    owner = person("owner", PHONE)
    page = owner.opens(f"/post/{home.row.number}/")
    expect(page.locator("main")).to_contain_text("Bưu điện xin lỗi bạn")
    expect(page.locator("main")).to_contain_text("8.000")
    assert again(home.row).status is Status.LOST


def a_full_day(ways: Ways) -> dict[str, list[str]]:
    """Something on every list; who looks at which address."""
    waiting = ways.accepted().row.number
    home = ways.on_its_way().row.number
    tried = Attempt(outcome=Outcome.ABSENT, invited=True, note="Không có nhà")
    post.attempt(home, tried, by=ways.postman, key=ways.key())
    made = ComplaintMade(complainant="Dương Thị Chủ", what="Phát trễ")
    complaint = post.complain(home, made, by=ways.clerk, key=ways.key())
    ready = ways.accepted()
    ways.to_the_desk(ready)
    dossier = ways.decided(ways.filed(ready))
    office, at = "office/post/", f"office/post/consignments/{home}/"
    steps = ("deliver", "attempt", "hold", "readdress", "bring-back", "mishap", "complain")
    return {
        "clerk": [
            *(office, f"{office}accept/?p=khai+sinh", f"{office}accept/{BIRTH}/", ACCEPT[1:]),
            *(f"{office}pick-ups/", f"{office}pick-ups/new/", f"{office}lists/all/"),
            *(f"{office}complaints/", f"{office}complaints/{complaint}/"),
            f"{office}consignments/{waiting}/accepted/",
        ],
        "postman": [f"{office}round/", at, *(f"{at}{step}/" for step in steps)],
        "reception": [
            *(office, f"{office}results/", f"{office}results/{dossier}/"),
            *(f"{office}consignments/{waiting}/file/", f"office/dossiers/{dossier}/"),
        ],
        "owner": [
            *("post/", f"post/{home}/", "post/pick-up/", "mine/post/"),
            *(f"post/{home}/readdress/", f"post/{home}/complain/"),
        ],
    }


@pytest.mark.slow
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_page_of_the_post_is_accessible(
    ways: Ways, person: Callable[[str, int], Person], axe: Axe, width: int
) -> None:
    found: dict[str, list[str]] = {}
    for name, addresses in a_full_day(ways).items():
        somebody = person(name, width)
        somebody.page.emulate_media(reduced_motion="reduce")
        for address in addresses:
            page = somebody.opens(f"/{address}")
            page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
            found[f"{name} {address}"] = axe(page)
            picture(page, f"{width}-{name}-{address}")
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_price_seal_and_faults_are_accessible(
    ways: Ways, person: Callable[[str, int], Person], axe: Axe, width: int
) -> None:
    clerk = person("clerk", width)
    clerk.opens(ACCEPT)
    fill_papers(clerk.page)
    clerk.presses("Xem cước và ngày phát")
    assert axe(clerk.page) == []
    picture(clerk.page, f"{width}-review")
    clerk.presses("Nhận gửi")
    expect(clerk.page.locator(".ds-error-summary")).to_be_visible()
    assert axe(clerk.page) == []


def picture(page: Page, name: str) -> None:
    if LOOK:
        page.screenshot(path=f"{LOOK}/{re.sub(r'[^a-z0-9-]+', '_', name)}.png", full_page=True)
