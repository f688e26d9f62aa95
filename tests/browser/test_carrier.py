"""The carrier outside in a real browser: its place on a consignment, how it stands, the figures."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from motcua.channels.carriers import commands, connection, inbox, queries
from motcua.channels.carriers.protocol import Kind, Message
from motcua.channels.carriers.refusals import MessageDiffers
from motcua.channels.post import commands as post
from motcua.domain.custody import commands as cc
from motcua.domain.kernel.actor import Role
from motcua.project.carrier.life import Plan
from tests.apps.carriers.parcels import SECRET, training
from tests.apps.post.ways import POINT, Ways, hired
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_post import Axe, Person, person, picture, ways
from tests.builders import moment

__all__ = ["person", "ways"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DAY = "2019-08-07T08:00"
UNKNOWN = "EE000000014VN"


def sealed(ways: Ways) -> str:
    """The number of a result that lies sealed at the unit's counter."""
    ways.at("2019-08-05T09:00")
    accepted = ways.accepted()
    ways.to_the_desk(accepted)
    ways.at("2019-08-06T09:00")
    dossier = ways.decided(ways.filed(accepted))
    ways.at(DAY)
    asked = ways.dispatch(dossier)
    return post.dispatch_result(asked, by=ways.desk[0], key=ways.key()).row.number


def fetched(ways: Ways, number: str) -> None:
    """Told to the carrier and scanned to it."""
    reference = commands.send(
        number, by=ways.desk[0], key=ways.key(), tell=lambda _reference: None
    ).reference
    commands.create(reference)
    parcel = queries.parcel_of(number)
    assert parcel
    offer = cc.Offer(minutes="BB0000000173", thing=parcel.packet, to=connection.holder())
    ways.give(offer, ways.desk)


def told(tracking: str, number: int, kind: Kind, at: datetime) -> Message:
    name = f"{tracking}-{number}"
    return Message(id=name, tracking=tracking, number=number, kind=kind, at=at)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_carriers_pages(
    ways: Ways,
    person: Callable[[str, int], Person],
    axe: Axe,
    settings: Any,
    tmp_path: Path,
    width: int,
) -> None:
    gone, lies = sealed(ways), sealed(ways)
    hired("boss", "Lý Thị Trưởng", Role.UNIT_MANAGER, POINT)
    settings.CARRIER_SECRET, settings.CARRIER_NAME = SECRET, "Nhanh Express"
    with training(tmp_path, at=moment(DAY), always=Plan.SECOND_TRY) as carrier:
        settings.CARRIER_URL = carrier.url
        fetched(ways, gone)
        carrier.advance(minutes=60 * 24 * 20)
        ways.at("2019-08-09T17:30")
        inbox.pull()
        inbox.hear(told(UNKNOWN, 2, Kind.SORTED, moment(DAY)), pulled=False)
        inbox.keep_wrong(b"{}", MessageDiffers(message="m-7"), pulled=False)
        desk = person("reception", width)
        page = desk.opens(f"/office/post/consignments/{lies}/carrier/send/")
        assert axe(page) == []
        picture(page, f"carrier-send-{width}")
        desk.presses("Báo cho Nhanh Express")
        assert axe(page) == []
        picture(page, f"carrier-sent-{width}")
        found = {}
        for who, address in (
            ("reception", f"/office/post/consignments/{gone}/"),
            ("manager", "/office/post/carrier/"),
            ("operator", "/office/post/carrier/"),
            ("manager", f"/office/post/carrier/reports/{first_wrong()}/aside/"),
            ("controller", "/office/post/reports/?period=2019Q3"),
        ):
            seen = person(who, width).opens(address)
            opened(seen)
            found[f"{who} {address}"] = axe(seen)
            picture(seen, f"carrier-{who}-{address.strip('/').replace('/', '-')[-24:]}-{width}")
        assert {address: faults for address, faults in found.items() if faults} == {}


def first_wrong() -> int:
    return next(each.id for each in queries.messages(open_only=True) if each.state == "wrong")


def opened(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
