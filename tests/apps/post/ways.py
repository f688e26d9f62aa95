"""A post point in Cao Lãnh with its people, and the ways a dossier goes through their hands."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from typing import Any
from uuid import UUID

from motcua.channels.counters import commands as till
from motcua.channels.custody import commands as custody
from motcua.channels.post import commands as post
from motcua.channels.post.rows import ConsignmentView
from motcua.channels.post.shapes import (
    Acceptance,
    Contact,
    Counted,
    Delivery,
    Dispatch,
    LabelledPaper,
    PaymentMethod,
    PostalService,
    Signatures,
)
from motcua.domain.custody import commands as c
from motcua.domain.custody.holders import Holder, HolderKind, holder_of
from motcua.domain.custody.labels import LabelKind
from motcua.domain.custody.things import ItemKind
from motcua.domain.dossier import commands as d
from motcua.domain.dossier.party import PaperCount, Party
from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.domain.kernel.identity import IdentityKind
from motcua.reference.catalogue import queries as procedures
from motcua.reference.people import commands as people
from motcua.reference.people.queries import User
from tests.builders import moment
from tests.cast import AGENCY, ONE_STOP, POST
from tests.faces.office.world import BIRTH, CASE, RESULT, World

POINT = "BD.873"
COMMUNE = "30085"  # Ba Sao, district of Cao Lãnh
FAR_COMMUNE = "30001"  # Tràm Chim, district of Tam Nông
SINCE = date(2019, 8, 1)
NUMBER = "087185000123"
OWNER = Party(
    name="Dương Thị Chủ",
    identity_kind=IdentityKind.PERSONAL_ID,
    identity=NUMBER,
    address="Ấp 1, xã Ba Sao",
    phone="0900000001",
)
HOME = Contact(name=OWNER.name, address=OWNER.address, phone=OWNER.phone, unit=COMMUNE)
BOTH_SIGNED = Signatures(customer=OWNER.name, staff="Trần Văn Bưu")
FEE, WAY, FORWARDING = 75_000, 26_000, 8_000

Side = tuple[Actor, HolderKind]


@dataclass
class Ways:
    """The people of the post point beside the cast, and what they do with their hands."""

    world: World
    move: Callable[[datetime], None]
    clerk: Actor
    postman: Actor
    serial: Any = field(default_factory=lambda: count(1))

    def at(self, text: str) -> None:
        self.move(moment(text))

    def key(self) -> str:
        return f"post-key-{next(self.serial):06}"

    def seal(self) -> str:
        return f"NP{next(self.serial):06}"

    @property
    def desk(self) -> Side:
        return self.world.cast.actor("reception"), HolderKind.COUNTER

    @property
    def counter(self) -> Side:
        return self.clerk, HolderKind.COUNTER

    @property
    def carrier(self) -> Side:
        return self.postman, HolderKind.CARRIER

    def open_shift(self) -> None:
        till.open_shift(till.NewShift(unit=POINT), by=self.clerk, key=self.key())

    def papers(self) -> tuple[PaperCount, ...]:
        terms = procedures.terms(BIRTH, CASE, SINCE)
        return tuple(
            PaperCount(code=rule.code, originals=rule.count)
            for rule in terms.papers
            if rule.mandatory
        )

    def acceptance(self, **changes: Any) -> Acceptance:
        papers = changes.get("papers", self.papers())
        items = tuple(
            LabelledPaper(
                label=custody.new_label(LabelKind.ORIGINAL),
                kind=ItemKind.ORIGINAL,
                paper=paper.code,
                name=paper.code,
            )
            for paper in papers
        )
        values: dict[str, Any] = {
            "procedure": BIRTH,
            "case": CASE,
            "service": PostalService.BOTH,
            "applicant": OWNER,
            "sender": HOME,
            "receiving_unit": ONE_STOP,
            "competent_agency": AGENCY,
            "papers": papers,
            "items": items,
            "grams": 80,
            "method": PaymentMethod.CASH,
            "packet": custody.new_label(LabelKind.PACKET),
            "seal": self.seal(),
            "witness": OWNER.name,
            "signatures": BOTH_SIGNED,
        }
        return Acceptance(**(values | changes))

    def accepted(self, **changes: Any) -> ConsignmentView:
        return post.accept(self.acceptance(**changes), by=self.clerk, key=self.key())

    def hand_over(self, thing: str, giver: Side, receiver: Side, *, sign: bool = True) -> str:
        """Both scan, both sign; the number of the minutes."""
        minutes = custody.new_label(LabelKind.MINUTES)
        self.give(c.Offer(minutes=minutes, thing=thing, to=held(receiver)), giver)
        self.give(c.Take(minutes=minutes, thing=thing, giver=held(giver)), receiver)
        for side in (giver, receiver) if sign else ():
            self.give(c.SignMinutes(minutes=minutes), side)
        return minutes

    def give(self, command: c.Command, side: Side) -> None:
        asked = custody.Asked(by=side[0], hat=side[1], key=self.key())
        custody.give(command, asked)

    def to_the_desk(self, view: ConsignmentView, start: Side | None = None) -> str:
        """From the post counter by the postman to the reception, minutes signed."""
        if start is None:
            self.hand_over(view.row.packet, self.counter, self.carrier)
        return self.hand_over(view.row.packet, self.carrier, self.desk)

    def counted(self, view: ConsignmentView, **changes: Any) -> Counted:
        labels = tuple(item.label for item in view.note.items)
        values: dict[str, Any] = {"seal_seen": view.row.seal, "items_seen": labels}
        return Counted(**(values | changes))

    def filed(self, view: ConsignmentView) -> UUID:
        by = self.desk[0]
        return post.file(view.row.number, self.counted(view), by=by, key=self.key()).dossier

    def decided(self, dossier: UUID) -> UUID:
        """Transferred, assigned, examined, approved."""
        self.proposed(dossier, d.Proposal.APPROVE)
        return self.world.act(dossier, "head", d.Approve(result=RESULT))

    def turned_down(self, dossier: UUID) -> UUID:
        """Examined and refused."""
        self.proposed(dossier, d.Proposal.REFUSE)
        refused = d.RefuseAsResult(reason="Không đủ điều kiện", legal_basis="NĐ 123/2015 Đ.15")
        return self.world.act(dossier, "head", refused)

    def proposed(self, dossier: UUID, proposal: d.Proposal) -> None:
        cast = self.world.cast
        officer = cast.actor("officer")
        steps = (d.StartStep(number=2), d.FinishStep(number=2))
        self.world.act(dossier, "reception", d.Transfer())
        assign = d.Assign(officer=officer.person, officer_name=officer.name)
        self.world.act(dossier, "head", assign)
        propose = d.Propose(proposal=proposal, text="Đã thẩm định")
        self.world.act(dossier, "officer", *steps, propose)

    def dispatch(self, dossier: UUID, **changes: Any) -> Dispatch:
        result = LabelledPaper(
            label=custody.new_label(LabelKind.RESULT),
            kind=ItemKind.RESULT,
            paper="result",
            name="Giấy khai sinh",
        )
        values: dict[str, Any] = {
            "dossier": dossier,
            "items": (result,),
            "packet": custody.new_label(LabelKind.PACKET),
            "seal": self.seal(),
            "witness": "UBND huyện Cao Lãnh",
            "grams": 40,
            "signatures": Signatures(customer="Lê Thị Tiếp", staff="Nguyễn Văn Tá"),
        }
        return Dispatch(**(values | changes))

    def sent(self, dossier: UUID, **changes: Any) -> ConsignmentView:
        """The result sealed by the desk and in the postman's bag."""
        view = post.dispatch_result(
            self.dispatch(dossier, **changes), by=self.desk[0], key=self.key()
        )
        self.hand_over(view.row.packet, self.desk, self.carrier)
        return view

    def on_its_way(self, **changes: Any) -> ConsignmentView:
        """A result in the postman's bag, the whole way before it gone."""
        view = self.accepted(**changes)
        self.to_the_desk(view)
        self.at("2019-08-06T09:00")
        dossier = self.decided(self.filed(view))
        self.at("2019-08-07T08:00")
        return self.sent(dossier)


def held(side: Side) -> Holder:
    return holder_of(*side)


def delivery(collected: int = 0, **changes: Any) -> Delivery:
    values: dict[str, Any] = {
        "to_name": OWNER.name,
        "identity_kind": IdentityKind.PERSONAL_ID,
        "identity": NUMBER,
        "collected": collected,
        "signature": "a" * 64,
    }
    return Delivery(**(values | changes))


def hired(username: str, name: str, role: Role, place: str) -> User:
    person = people.NewPerson(username=username, full_name=name, is_synthetic=True)
    posting = people.NewPosting(role=role, place=place, employer=POST, first=SINCE)
    return people.hire(person, posting)


def actor_of(user: User, role: Role, place: str) -> Actor:
    return Actor(
        person=str(user.pk), name=user.full_name, role=role, employer=Employer.POST, place=place
    )
