"""A counter with results on their way: approved, sealed, offered to the carrier, told to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from motcua.channels.carriers import commands, connection
from motcua.channels.custody import commands as custody
from motcua.channels.custody.commands import Asked
from motcua.channels.post import commands as post
from motcua.channels.post.shapes import Contact, Dispatch, LabelledPaper, Signatures
from motcua.domain.custody import commands as cc
from motcua.domain.custody.holders import HolderKind
from motcua.domain.custody.labels import LabelKind
from motcua.domain.custody.things import ItemKind
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import PaperCount, ResultPaper
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.local_time import VIETNAM
from motcua.dossiers import commands as dossiers
from motcua.dossiers import queries as register
from motcua.plumbing import clock
from motcua.reference.catalogue import commands as catalogue
from motcua.reference.catalogue import in_force
from motcua.reference.catalogue.shipped import DATA
from motcua.reference.places import commands as places
from motcua.reference.scheme import commands as scheme
from tests.apps.carriers.parcels import SECRET, training
from tests.builders import OWNER, moment
from tests.cast import AGENCY, ONE_STOP, Cast, cast

BIRTH = "1.001193"
DAY = date(2019, 8, 5)
LATER = datetime(2019, 9, 30, 8, tzinfo=VIETNAM)
ADDRESS = Contact(
    name=OWNER.name, address="ấp 1, xã Mỹ Long", phone="0912345678", unit_name="Mỹ Long"
)
_keys = count(1)


def key() -> str:
    return f"carriers-test-{next(_keys):06}"


@dataclass(frozen=True, slots=True)
class Sent:
    """One result that a counter has given to the carrier."""

    number: str
    packet: str
    reference: str
    dossier: Any


@dataclass(slots=True)
class Counter:
    """The counter of the cast, its clock, and the carrier it works with."""

    cast: Cast
    carrier: Any
    patch: pytest.MonkeyPatch
    minutes: str = ""

    def at(self, when: datetime) -> None:
        self.patch.setattr(clock, "now", lambda: when)

    def actor(self, name: str) -> Actor:
        return self.cast.actor(name)

    def result(self) -> Any:
        """A dossier with a result to hand out."""
        told = moment("2019-08-05T08:00")
        filing = c.Filing(
            applicant=OWNER,
            papers=(
                PaperCount(code="to_khai", originals=1),
                PaperCount(code="giay_chung_sinh", originals=1),
            ),
            receiving_unit=ONE_STOP,
            competent_agency=AGENCY,
        )
        opened = dossiers.open_dossier(
            c.Receive(filing=filing),
            dossiers.Choice(procedure=BIRTH),
            by=self.actor("reception"),
            key=key(),
            at=told,
        )
        found = register.state_and_id(opened.dossier)
        assert found is not None
        officer = self.actor("officer")
        paper = ResultPaper(title="Giấy khai sinh", number="15", signed_on=DAY)
        steps = [step.number for step in found[1].terms.desk_steps]
        acts: list[tuple[str, c.Command]] = [
            ("reception", c.Transfer()),
            ("head", c.Assign(officer=officer.person, officer_name=officer.name)),
        ]
        for number in steps:
            acts += [
                ("officer", c.StartStep(number=number)),
                ("officer", c.FinishStep(number=number)),
            ]
        acts += [
            ("officer", c.Propose(proposal=c.Proposal.APPROVE, text="Đủ điều kiện")),
            ("head", c.Approve(result=paper)),
        ]
        for who, act in acts:
            dossiers.act(opened.dossier, act, by=self.actor(who), key=key(), at=told)
        return opened.dossier

    def send(self, dossier: Any) -> Sent:
        """Sealed at the unit, offered to the carrier, and told to it."""
        sealed, told = self.sealed(dossier), []  # type: ignore[var-annotated]
        sent = commands.send(sealed.number, by=self.actor("reception"), key=key(), tell=told.append)
        assert told == [sent.reference]
        self.offer(sealed.packet)
        commands.create(sent.reference)
        return replace(sealed, reference=sent.reference)

    def sealed(self, dossier: Any) -> Sent:
        label = custody.new_label(LabelKind.RESULT)
        packet = custody.new_label(LabelKind.PACKET)
        result = LabelledPaper(
            label=label, kind=ItemKind.RESULT, paper="Giấy khai sinh", name="Giấy khai sinh"
        )
        asked = Dispatch(
            dossier=dossier,
            recipient=ADDRESS,
            items=(result,),
            packet=packet,
            seal=f"NP-{packet}",
            witness="Phạm Thị Thẩm",
            grams=60,
            signatures=Signatures(customer="Phạm Thị Thẩm", staff="Lê Thị Tiếp"),
        )
        view = post.dispatch_result(asked, by=self.actor("reception"), key=key())
        return Sent(view.row.number, packet, "", dossier)

    def offer(self, packet: str) -> None:
        """The counter's scan, all of them under the same minutes."""
        self.minutes = self.minutes or custody.new_label(LabelKind.MINUTES)
        offer = cc.Offer(minutes=self.minutes, thing=packet, to=connection.holder())
        custody.give(offer, self.asked("reception"))

    def asked(self, name: str) -> Asked:
        return Asked(by=self.actor(name), hat=HolderKind.COUNTER, key=key())


@contextmanager
def counter(folder: Path, **disturbed: Any) -> Iterator[Counter]:
    """In one transaction that is rolled back; tests nest in it."""
    patch = pytest.MonkeyPatch()
    with transaction.atomic():
        furnish()
        start = datetime(2019, 8, 12, 8, tzinfo=VIETNAM)
        with training(folder, at=start, **disturbed) as carrier:
            patch.setattr(settings, "CARRIER_URL", carrier.url)
            patch.setattr(settings, "CARRIER_SECRET", SECRET)
            made = Counter(cast(), carrier, patch)
            made.at(start)
            yield made
            patch.undo()
        transaction.set_rollback(True)
    in_force.forget()


def furnish() -> None:
    """The places, one procedure and the scheme."""
    places.load_shipped()
    catalogue.import_toml(DATA / "justice" / f"{BIRTH}.toml")
    catalogue.publish(BIRTH, 1, date(2018, 6, 21), by="test")
    scheme.load_shipped()
    in_force.forget()
