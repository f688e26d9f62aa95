"""Lost money bags and the prices of contracts, on a telephone and at a desk, with axe."""

import pytest
from playwright.sync_api import expect

from motcua.channels.counters import commands
from motcua.channels.counters.commands import NewContract
from motcua.channels.custody import queries as held
from motcua.domain.custody import commands as c
from motcua.domain.custody.mishaps import Resolution
from tests.browser.conftest import DESK, PHONE, PageAt
from tests.browser.test_office import signed_in
from tests.browser.test_till import TILL, Axe, press, world
from tests.cast import AGENCY, ONE_STOP, POST
from tests.domain.custody.people import LIABLE
from tests.faces.office.test_till_bags import Bag
from tests.faces.office.world import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
__all__ = ["world"]


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_lost_bag_is_written_off_and_found(
    page_at: PageAt, world: World, axe: Axe, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr("motcua.reference.places.queries.is_one_stop_unit", lambda *_: False)
    bag = Bag(world)
    bag.handed_over()
    page = page_at(width)
    signed_in(page, "manager")
    page.goto(f"{TILL}bags/lost/")
    assert axe(page) == []
    bag.give(c.DeclareLost(thing=bag.label, liability=LIABLE), bag.at_counter)
    page.goto(f"{TILL}bags/")
    page.get_by_role("link", name="Túi tiền bị mất").click()
    assert axe(page) == []
    press(page, f"Ghi mất {bag.label}")
    expect(page.get_by_role("main")).to_contain_text("đã ghi mất")
    assert axe(page) == []
    (case,) = held.cases((ONE_STOP,), open_only=True)
    said = c.ResolveDiscrepancy(case=case.case, resolution=Resolution.FOUND, said="Dưới ghế")
    bag.give(said, bag.at_counter)
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("đã tìm thấy")
    assert axe(page) == []
    page.get_by_role("link", name=f"Đếm {bag.label}").click()
    expect(page.get_by_label("Nhãn túi tiền")).to_have_value(bag.label)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_price_is_written_and_ended(page_at: PageAt, world: World, axe: Axe, width: int) -> None:
    contract = NewContract(
        code="HD-01", customer=AGENCY, enterprise=POST, decision="01/HĐ-UBND", source="Văn phòng"
    )
    commands.add_contract(contract, by=world.cast.actor("head"), key="contract-1")
    page = page_at(width)
    signed_in(page, "head")
    page.goto(f"{TILL}contracts/")
    page.locator("summary", has_text="Thêm đơn giá").click()
    page.get_by_label("Nơi làm").select_option(ONE_STOP)
    page.get_by_label("Kênh").select_option("postman")
    page.get_by_label("Đơn giá một hồ sơ").fill("12.000")
    page.get_by_label("Áp dụng từ ngày").fill("01/08/2019")
    assert axe(page) == []
    page.locator("button[name=add_price]").click()
    expect(page.get_by_role("main")).to_contain_text("12.000")
    assert axe(page) == []
    page.get_by_role("link", name="Kết thúc").click()
    assert axe(page) == []
    page.get_by_label("Áp dụng đến hết ngày").fill("31/08/2019")
    press(page, "Kết thúc")
    expect(page.get_by_role("main")).to_contain_text("31/08/2019")
