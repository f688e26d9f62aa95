"""Papers change hands on two sessions, by scanner and keys alone; every custody page with axe."""

import re
from collections.abc import Callable
from itertools import count
from urllib.parse import urlencode

import pytest
import zxingcpp
from playwright.sync_api import Page, expect

from motcua.channels.custody import queries
from motcua.domain.custody import commands as c
from motcua.domain.custody.holders import holder_of
from motcua.domain.custody.mishaps import DiscrepancyKind
from tests.apps.plumbing.test_photographed_codes import picture
from tests.browser.conftest import DESK, PHONE, PageAt
from tests.browser.test_office import focused, go, signed_in, tab_to
from tests.cast import AGENCY, ONE_STOP, cast
from tests.faces.office.custody_world import (
    AGENCY_DESK,
    COUNTER,
    OFFICE,
    dossier_code,
    give,
    labelled,
    sealed,
)
from tests.faces.office.world import MORNING, World, stock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Axe = Callable[[Page], list[str]]
CAMERA = """
window.BarcodeDetector = class {
  static async getSupportedFormats() { return ["code_128", "qr_code"]; }
  async detect() { return window.seenCodes ? window.seenCodes.map((t) => ({ rawValue: t })) : []; }
};
navigator.mediaDevices.getUserMedia = async () => {
  if (window.deniedCamera) throw new DOMException("no", "NotAllowedError");
  const canvas = document.createElement("canvas");
  canvas.getContext("2d").fillRect(0, 0, 9, 9);
  setInterval(() => canvas.getContext("2d").fillRect(0, 0, 9, 9), 50);
  return canvas.captureStream(20);
};
"""


NO_NETWORK = """() => {
  window.realFetch = window.fetch;
  window.fetch = async () => { throw new TypeError("Failed to fetch"); };
}"""


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr("motcua.plumbing.clock.now", lambda: MORNING)
    stock()
    return World(cast=cast(), serial=count(1))


def begin(page: Page, place: str, other: str) -> None:
    """Chooses the other side by keyboard and stands in the scan field."""
    page.goto(f"{OFFICE}hand-over/?{urlencode({'side': 'give', 'hat': 'counter', 'place': place})}")
    tab_to(page, f"button[name=other][value^='{other}']")
    go(page)
    focused(page, "#code")


def scan(page: Page, code: str) -> None:
    """What a keyboard-wedge scanner does: it types and presses Enter."""
    page.keyboard.type(code)
    page.keyboard.press("Enter")


def test_ten_papers_scanned_by_both_sides_without_a_mouse(page_at: PageAt, world: World) -> None:
    papers = labelled(world, dossier_code(world), 10)
    giver = page_at(DESK)
    signed_in(giver, "reception")
    begin(giver, AGENCY, "agency~")
    for paper in papers:
        scan(giver, paper)  # faster than the server answers: nothing gets lost or mixed
    expect(giver.locator(".mc-tally")).to_contain_text("10 đã quét giao")
    focused(giver, "#code")
    scan(giver, papers[3])
    expect(giver.locator("#told")).to_contain_text("Đã quét rồi")
    scan(giver, "SAI-MA")
    expect(giver.locator("#told [data-tone=danger]")).to_contain_text("Không có nhãn SAI-MA")
    number = giver.url.split("/")[-2]

    receiver = page_at(PHONE)
    signed_in(receiver, "officer")
    receiver.goto(f"{OFFICE}hand-over/")
    expect(receiver.locator("main")).to_contain_text("10 vật")
    tab_to(receiver, f"a[href$='/hand-over/{number}/']")
    go(receiver)
    focused(receiver, "#code")
    for paper in papers:
        scan(receiver, paper)
    expect(receiver.locator(".mc-tally")).to_contain_text("0 chưa khớp")
    expect(giver.locator(".mc-tally")).to_contain_text("10 đã quét nhận")  # by itself
    for page in (giver, receiver):
        tab_to(page, f"a[href$='/minutes/{number}/']")
        go(page)
        tab_to(page, "form[action$='/sign/'] button")
        go(page)
    expect(receiver.locator(".mc-pair")).to_contain_text(re.compile("đã ký.*đã ký"))
    row = queries.minutes(number)
    assert row is not None
    assert not row.is_open


def test_camera_and_photograph(page_at: PageAt, world: World) -> None:
    first, second, third = labelled(world, dossier_code(world), 3)
    page = page_at(PHONE)
    page.add_init_script(CAMERA)
    signed_in(page, "reception")
    begin(page, AGENCY, "agency~")
    page.evaluate("window.deniedCamera = true")
    page.get_by_role("button", name="Mở camera").click()
    expect(page.locator("[data-camera-said]")).to_contain_text("Chưa được phép")
    page.evaluate("window.deniedCamera = false")
    page.get_by_role("button", name="Mở camera").click()
    expect(page.locator(".mc-camera video")).to_be_visible()
    page.evaluate("codes => { window.seenCodes = codes; }", [first])
    expect(page.locator("#told")).to_contain_text(first)
    page.evaluate("codes => { window.seenCodes = codes; }", [second])
    expect(page.locator(".mc-tally")).to_contain_text("2 đã quét giao")
    page.get_by_role("button", name="Tắt camera").click()
    expect(page.locator(".mc-camera")).to_be_hidden()
    page.get_by_text("Chụp ảnh mã", exact=True).click()
    photo = picture(third, zxingcpp.BarcodeFormat.Code128, "JPEG", turned=4)
    page.locator("#photo").set_input_files(
        {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": photo}
    )
    expect(page.locator(".mc-tally")).to_contain_text("3 đã quét giao")


def test_a_scan_without_network_is_kept_and_sent_later(page_at: PageAt, world: World) -> None:
    (paper,) = labelled(world, dossier_code(world))
    page = page_at(DESK)
    signed_in(page, "reception")
    begin(page, AGENCY, "agency~")
    page.evaluate(NO_NETWORK)
    scan(page, paper)
    expect(page.locator("#told")).to_contain_text("Mất mạng")
    page.evaluate("() => { window.fetch = window.realFetch; }")
    expect(page.locator(".mc-tally")).to_contain_text("1 đã quét giao")


def amiss(world: World) -> tuple[str, str, str, str, str]:
    """A hand-over half done and a paper missing: dossier, three papers and the packet."""
    code = dossier_code(world)
    loose, inside, missing, offered = labelled(world, code, 4)
    packet = sealed(world, [inside])
    officer = holder_of(world.cast.actor("officer"), AGENCY_DESK)
    clerk = holder_of(world.cast.actor("reception"), COUNTER)
    for thing in (packet, offered):
        give(world, "reception", COUNTER, c.Offer(minutes="BB0000000173", thing=thing, to=officer))
    give(world, "officer", AGENCY_DESK, c.Take(minutes="BB0000000173", thing=packet, giver=clerk))
    report = c.ReportDiscrepancy(
        kind=DiscrepancyKind.MISSING,
        thing=missing,
        what="Không thấy trong tủ lúc kiểm kê",
        owner=world.cast.actor("manager").person,
    )
    give(world, "reception", COUNTER, report)
    return code, loose, inside, missing, packet


@pytest.mark.slow
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_custody_page_is_accessible(
    page_at: PageAt, axe: Axe, world: World, width: int
) -> None:
    code, loose, inside, missing, packet = amiss(world)
    case = queries.cases_of(missing)[0].case
    page = page_at(width)
    page.emulate_media(reduced_motion="reduce")
    found: dict[str, list[str]] = {}

    def look(name: str, addresses: list[str]) -> None:
        signed_in(page, name)
        for address in addresses:
            page.goto(OFFICE + address)
            page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
            found[f"{name} {address}"] = axe(page)

    look(
        "reception",
        [
            *("", "held/", "where/", f"where/?code={inside}", f"where/?code={packet}"),
            *(f"where/?code={code}", "where/?code=nothing", "hand-over/", "minutes/?all=on"),
            *("minutes/BB0000000173/", "hand-over/BB0000000173/", f"label/?dossier={code}"),
            *("label/", "seal/", "cases/", f"cases/report/?thing={loose}", "astray/"),
        ],
    )
    look("officer", [f"open/?packet={packet}", "hand-over/BB0000000173/", "hand-over/"])
    look("manager", [f"cases/one/?{urlencode({'case': case})}", "cases/?mine=on"])
    look("auditor", ["", f"held/?place={ONE_STOP}", "cases/"])
    assert {name: lines for name, lines in found.items() if lines} == {}
