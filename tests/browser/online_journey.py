"""The people, places and presses of the online journey, for its tests with and without scripts."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from threading import Thread

from django.conf import settings as django
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from motcua.channels.documents.tasks import PAID
from motcua.channels.notices import following
from motcua.channels.payments import account_commands as accounts
from motcua.channels.payments.tasks import FEES_THAT_MOVED
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import ResultPaper
from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.domain.kernel.local_time import VIETNAM
from motcua.dossiers import commands as dossiers
from motcua.dossiers import queries as register
from motcua.faces.office import names
from motcua.plumbing import clock, relay
from motcua.project.peers.gateway import Gateway
from motcua.project.peers.gateway_book import Book
from motcua.project.peers.gateway_calls import Caller, Disturbance
from motcua.project.peers.serving import server
from motcua.reference.catalogue import commands as catalogue
from motcua.reference.catalogue import eform_commands, in_force
from motcua.reference.catalogue.shipped import DATA
from motcua.reference.people import commands as people
from motcua.reference.people.queries import User, actors_of, user_by_username
from motcua.reference.places import commands as places
from motcua.reference.scheme import commands as scheme
from tests.browser.conftest import DESK, PHONE

MORNING = datetime(2026, 7, 27, 9, 0, tzinfo=VIETNAM)
UNIT, AGENCY = "H20.101.01", "H20.101"
SHOP, STAY, PENSION = "1.001612", "1.004194", "1.014027"
SHELF = (("business", SHOP), ("residence", STAY), ("social", PENSION))
LAN, LAN_NUMBER = "Nguyễn Thị Ngọc Lan", "087190900011"
ELDER, ELDER_NUMBER = "Phạm Văn Út", "087047900055"
SECRET = "training-gateway-of-this-test-only-000"
LOOK = os.environ.get("MOTCUA_SCREENSHOTS", "")
"""A folder for pictures of every page at both widths; none are taken without it."""

HTML = "text/html; charset=utf-8"
Axe = Callable[[Page], list[str]]


@dataclass
class Journey:
    """Somebody at a screen; every page passed is held against axe and may be pictured."""

    page: Page
    axe: Axe
    name: str
    twin: Page | None = None
    found: dict[str, list[str]] = field(default_factory=dict)
    seen: int = 0

    def look(self, what: str) -> None:
        self.found[f"{self.name}: {what}"] = self.faults()
        if LOOK:
            self.seen += 1
            for width in (DESK, PHONE):
                self.page.set_viewport_size({"width": width, "height": 844})
                path = f"{LOOK}/{self.name}-{self.seen:02}-{what}-{width}.png"
                self.page.screenshot(path=path, full_page=True)

    def faults(self) -> list[str]:
        """Of this very page; axe needs scripts, so it looks at a twin that has the same text."""
        if self.twin is None:
            return self.axe(self.page)
        text = self.page.content()
        self.twin.context.add_cookies(self.page.context.cookies())  # type: ignore[arg-type]
        headers = {"Content-Security-Policy": "script-src 'none'"}
        self.twin.unroute_all()
        self.twin.route(
            self.page.url.partition("#")[0],
            lambda route: route.fulfill(body=text, content_type=HTML, headers=headers),
        )
        self.twin.goto(self.page.url)
        return self.axe(self.twin)

    def opens(self, address: str, what: str = "") -> None:
        self.page.goto(address)
        if what:
            self.look(what)

    def follows(self, name: str, what: str = "", *, exact: bool = False) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name, exact=exact).first.click()
        if what:
            self.look(what)

    def presses(self, name: str, what: str = "") -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).first.click()
        if what:
            self.look(what)

    def fills(self, **answers: str) -> None:
        """By the name of the field in the form."""
        for name, text in answers.items():
            self.page.locator(f"[name$='{name}']").first.fill(text)

    def chooses(self, question: str, answer: str) -> None:
        group = self.page.get_by_role("group", name=question)
        group.get_by_label(answer, exact=True).first.check()

    def goes_on(self, what: str = "") -> None:
        self.presses("Lưu và tiếp tục", what)

    def clean(self) -> None:
        faults = {what: lines for what, lines in self.found.items() if lines}
        assert not faults, faults


def stock() -> None:
    """The places and three procedures of three fields as they are in force, and their forms."""
    places.load_shipped()
    scheme.load_shipped()
    for area, code in SHELF:
        catalogue.import_toml(DATA / area / f"{code}.toml")
        catalogue.publish(code, 2, date(2025, 7, 1), by="test")
    eform_commands.load_shipped_forms(by="test")
    in_force.forget()
    names.forget()
    people.register_employer(code="ubnd", name="UBND tỉnh Đồng Tháp", kind=Employer.AGENCY)
    for name, full, role, place in (
        ("clerk", "Lê Thị Tiếp", Role.RECEPTION_OFFICIAL, UNIT),
        ("officer", "Phạm Thị Thẩm", Role.CASE_OFFICER, AGENCY),
        ("head", "Nguyễn Văn Ký", Role.HEAD_OF_AGENCY, AGENCY),
    ):
        people.hire(
            people.NewPerson(username=name, full_name=full, is_synthetic=True),
            people.NewPosting(role=role, place=place, employer="ubnd", first=date(2025, 7, 1)),
        )
    account = accounts.NewAccount(
        agency=AGENCY, bank="970436", number="0000000000018", holder="TAI KHOAN TAP HUAN",
        first=date(2025, 7, 1), synthetic=True,
    )  # fmt: skip
    accounts.add_account(account, by=actors_of(staff("head"), MORNING.date())[0])


def staff(name: str) -> User:
    user = user_by_username(name)
    assert user is not None
    return user


def sits_down(page: Page, name: str, site: LiveServer) -> None:
    """A member of staff who has signed in already."""
    client = Client()
    client.force_login(staff(name))
    cookie = client.cookies[django.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": django.SESSION_COOKIE_NAME, "value": cookie, "url": site.url}]
    )


def follow() -> None:
    """What the worker does every minute: orders, notices, results that waited for money."""
    for subscriber in (FEES_THAT_MOVED, following.NEWS, PAID):
        relay.run_all(subscriber)


@contextmanager
def gateway(site: LiveServer, home: Path, settings: object) -> Iterator[Gateway]:
    """The training gateway on its own port; its signed calls reach the live server."""
    caller = Caller(f"{site.url}/pay/calls/gateway/", SECRET, Disturbance())
    peer = Gateway(Book(home / "book"), SECRET, caller)
    with server(peer, 0) as serving:
        Thread(target=serving.serve_forever, daemon=True).start()
        settings.GATEWAY_URL = f"http://127.0.0.1:{serving.server_port}"  # type: ignore[attr-defined]
        settings.GATEWAY_SECRET = SECRET  # type: ignore[attr-defined]
        yield peer
        serving.shutdown()


def decided(code: str, title: str) -> None:
    """The agency's part by its commands: transferred, assigned, examined, approved."""
    found = register.state_and_id(code)
    assert found is not None
    dossier = found[0]
    clerk, officer, head = (
        actors_of(staff(name), MORNING.date())[0] for name in ("clerk", "officer", "head")
    )
    result = ResultPaper(title=title, number="15/QĐ-UBND", signed_on=clock.today())
    acts: tuple[tuple[Actor, c.Command], ...] = (
        (clerk, c.Transfer()),
        (head, c.Assign(officer=officer.person, officer_name=officer.name)),
        (officer, c.StartStep(number=2)),
        (officer, c.FinishStep(number=2)),
        (officer, c.Propose(proposal=c.Proposal.APPROVE, text="Đủ điều kiện")),
        (head, c.Approve(result=result)),
    )
    for number, (by, command) in enumerate(acts):
        dossiers.act(dossier, command, by=by, key=f"{code}-{number}")


def code_on(page: Page) -> str:
    text = page.locator(".mc-code-big").first.inner_text()
    assert re.fullmatch(r"[A-Z0-9.]+-\d{6}-\d{4,}", text), text
    return text


def sees(page: Page, words: str) -> None:
    expect(page.locator("main")).to_contain_text(words)
