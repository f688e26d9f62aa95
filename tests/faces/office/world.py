"""The first Monday of the third phase at the counter of Cao Lãnh: places, procedures, people."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any
from uuid import UUID

from django.db import transaction
from django.test import Client

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import Party, ResultPaper
from motcua.domain.kernel.identity import IdentityKind
from motcua.domain.kernel.local_time import VIETNAM
from motcua.dossiers import commands, intake
from motcua.dossiers.commands import Choice
from motcua.faces.office import names
from motcua.reference.catalogue import commands as catalogue
from motcua.reference.catalogue import in_force
from motcua.reference.catalogue import queries as procedures
from motcua.reference.catalogue.shipped import DATA
from motcua.reference.people.queries import User
from motcua.reference.places import commands as places
from motcua.reference.scheme import commands as scheme
from tests.cast import AGENCY, ONE_STOP, Cast, cast

MORNING = datetime(2019, 8, 5, 9, 0, tzinfo=VIETNAM)
BIRTH, CASE = "2.000528", "born_in_vietnam"  # a day's work, a fee with exemptions
CLOSING = "1.001266"  # one case only
LAND = "1.115757"  # a field the post has not been given
CARD = "087090000001|340000001|Nguyễn Văn Ánh|05081990|Nam|Ấp 1, xã Mỹ Long|01012022"
RESULT = ResultPaper(title="Giấy khai sinh", number="15/2019", signed_on=date(2019, 8, 5))
SHELF = (("justice", BIRTH), ("business", CLOSING), ("land", LAND))


@dataclass(frozen=True, slots=True)
class World:
    cast: Cast
    serial: Iterator[int]

    def client(self, name: str) -> Client:
        client = Client()
        user: User = getattr(self.cast, name)
        user.refresh_from_db()  # the cast got its password after it was made
        client.force_login(user)
        return client

    def key(self) -> str:
        return f"test-key-{next(self.serial)}"

    def filing(self, **changes: Any) -> c.Filing:
        terms = procedures.terms(BIRTH, CASE, MORNING.date())
        papers = tuple(intake.handed_in_as_asked(rule) for rule in terms.papers)
        owner = Party(
            name="Dương Thị Chủ", identity_kind=IdentityKind.PERSONAL_ID, identity="087185000123"
        )
        values: dict[str, Any] = {
            "applicant": owner,
            "papers": papers,
            "receiving_unit": ONE_STOP,
            "competent_agency": AGENCY,
        }
        return c.Filing(**(values | changes))

    def opened(self, command: c.IntakeCommand | None = None) -> UUID:
        """A dossier received now by the reception official, or what else the command makes."""
        return commands.open_dossier(
            command or c.Receive(filing=self.filing()),
            Choice(procedure=BIRTH, case=CASE),
            by=self.cast.actor("reception"),
            key=self.key(),
        ).dossier

    def act(self, dossier: UUID, who: str, *given: c.Command) -> UUID:
        for command in given:
            commands.act(dossier, command, by=self.cast.actor(who), key=self.key())
        return dossier

    def assigned(self) -> UUID:
        officer = self.cast.actor("officer")
        dossier = self.act(self.opened(), "reception", c.Transfer())
        assign = c.Assign(officer=officer.person, officer_name=officer.name)
        return self.act(dossier, "head", assign)

    def proposed(self, proposal: c.Proposal = c.Proposal.APPROVE) -> UUID:
        steps = (c.StartStep(number=2), c.FinishStep(number=2))
        propose = c.Propose(proposal=proposal, text="Đủ điều kiện")
        return self.act(self.assigned(), "officer", *steps, propose)

    def approved(self) -> UUID:
        return self.act(self.proposed(), "head", c.Approve(result=RESULT))


def stock() -> None:
    """Places, three procedures of both eras, and the scheme."""
    places.load_shipped()
    for field, code in SHELF:
        catalogue.import_toml(DATA / field / f"{code}.toml")
        for number, first in ((1, date(2018, 6, 21)), (2, date(2025, 7, 1))):
            catalogue.publish(code, number, first, by="test")
    in_force.forget()
    names.forget()


@contextmanager
def made() -> Iterator[World]:
    """In one transaction that is rolled back; tests nest in it."""
    with transaction.atomic():
        stock()
        scheme.load_shipped()
        yield World(cast=cast(), serial=count(1))
        transaction.set_rollback(True)
    in_force.forget()
    names.forget()


def hidden(html: str, name: str) -> str:
    """The value of the first hidden field whose name ends so."""
    found = re.search(rf'name="[^"]*{name}" value="([^"]*)"', html)
    assert found, f"{name} is not on the page"
    return found[1]


def form_data(kind: str, html: str, **values: object) -> dict[str, object]:
    """What a browser sends for the form of one command: its own key and version, and the values."""
    block = html[html.index(f'name="{kind}-key"') - 200 :]
    sent = {"key": hidden(block, f"{kind}-key"), "seen": hidden(block, f"{kind}-seen"), **values}
    return {f"{kind}-{name}": value for name, value in sent.items()}
