"""The people of the training province's post, and each thing they do with their hands."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from random import Random
from typing import Any
from uuid import UUID

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
from motcua.domain.custody.holders import HolderKind, holder_of
from motcua.domain.custody.labels import LabelKind
from motcua.domain.custody.things import ItemKind
from motcua.domain.dossier import commands as d
from motcua.domain.dossier.party import PaperCount, Party, ResultPaper
from motcua.domain.dossier.terms import ProcedureTerms
from motcua.domain.kernel.actor import Actor
from motcua.dossiers import commands as dossiers
from motcua.dossiers import queries as register

GRAMS, GRAMS_BACK = 80, 40
PROOF = "a" * 64
"""Stands for the digest of a signed slip; training data keep no photographs."""

Side = tuple[Actor, HolderKind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Who works with whom: the post point's people, the unit's desk, its agency."""

    clerk: Actor
    postman: Actor
    desk: Actor
    officer: Actor
    head: Actor
    unit: str
    agency: str
    agency_name: str
    homes: Sequence[tuple[str, str]]
    """Code and name of the communes around."""
    offers: Sequence[ProcedureTerms]
    random: Random
    serial: "count[int]" = field(default_factory=lambda: count(1))

    def key(self) -> str:
        return f"demo-post-{next(self.serial):06}"

    def seal(self) -> str:
        return f"NP{next(self.serial):06}"

    @property
    def at_counter(self) -> Side:
        return self.clerk, HolderKind.COUNTER

    @property
    def on_round(self) -> Side:
        return self.postman, HolderKind.CARRIER

    @property
    def at_desk(self) -> Side:
        return self.desk, HolderKind.COUNTER


@dataclass
class Errand:
    """One applicant's dossier on its way there and home."""

    post: Post
    who: Party
    terms: ProcedureTerms
    home: Contact
    sent: ConsignmentView | None = None
    dossier: UUID | None = None
    back: ConsignmentView | None = None

    def accept(self, **changes: Any) -> None:
        """At the counter, or by the postman at the door (`pick_up`)."""
        by = self.post.postman if changes.get("pick_up") else self.post.clerk
        papers = tuple(
            PaperCount(code=rule.code, originals=rule.count)
            for rule in self.terms.papers
            if rule.mandatory
        )
        names = {rule.code: rule.name for rule in self.terms.papers}
        asked = Acceptance(
            procedure=self.terms.procedure,
            case=self.terms.case,
            service=PostalService.BOTH,
            applicant=self.who,
            sender=self.home,
            receiving_unit=self.post.unit,
            competent_agency=self.post.agency,
            papers=papers,
            items=tuple(
                _labelled(LabelKind.ORIGINAL, ItemKind.ORIGINAL, each.code, names[each.code])
                for each in papers
            ),
            grams=GRAMS,
            grams_back=GRAMS_BACK,
            packet=custody.new_label(LabelKind.PACKET),
            seal=self.post.seal(),
            witness=self.who.name,
            signatures=Signatures(customer=self.who.name, staff=by.name),
            synthetic=True,
        )
        asked = replace(asked, **{"method": PaymentMethod.CASH, **changes})
        self.sent = post.accept(asked, by=by, key=self.post.key())

    def fetch_from_counter(self) -> None:
        if self.sent is not None:
            hand_over(self.post, self.sent.row.packet, self.post.at_counter, self.post.on_round)

    def bring_to_desk(self) -> None:
        if self.sent is not None:
            hand_over(self.post, self.sent.row.packet, self.post.on_round, self.post.at_desk)

    def file(self) -> None:
        if self.sent is None:
            return
        labels = tuple(item.label for item in self.sent.note.items)
        counted = Counted(seal_seen=self.sent.row.seal, items_seen=labels)
        filed = post.file(self.sent.row.number, counted, by=self.post.desk, key=self.post.key())
        self.dossier = filed.dossier
        self._act(self.post.desk, d.Transfer())

    def decide(self) -> None:
        officer, head = self.post.officer, self.post.head
        self._act(head, d.Assign(officer=officer.person, officer_name=officer.name))
        for step in self.terms.desk_steps:
            self._act(officer, d.StartStep(number=step.number), d.FinishStep(number=step.number))
        self._act(officer, d.Propose(proposal=d.Proposal.APPROVE, text="Đủ điều kiện"))

    def approve(self, on: date) -> None:
        result = ResultPaper(
            title=self.terms.result or "Kết quả giải quyết",
            number=f"{next(self.post.serial)}/{on.year}",
            signed_on=on,
        )
        self._act(self.post.head, d.Approve(result=result))

    def dispatch(self, replaces: str = "") -> None:
        if self.dossier is None:
            return
        name = self.terms.result or "Kết quả giải quyết"
        asked = Dispatch(
            dossier=self.dossier,
            items=(_labelled(LabelKind.RESULT, ItemKind.RESULT, name, name),),
            packet=custody.new_label(LabelKind.PACKET),
            seal=self.post.seal(),
            witness=self.post.agency_name,
            grams=GRAMS_BACK,
            signatures=Signatures(customer=self.post.desk.name, staff=self.post.postman.name),
            replaces=replaces,
        )
        self.back = post.dispatch_result(asked, by=self.post.desk, key=self.post.key())

    def fetch_from_desk(self) -> None:
        if self.back is not None:
            hand_over(self.post, self.back.row.packet, self.post.at_desk, self.post.on_round)

    def deliver(self) -> None:
        if self.back is None:
            return
        delivery = Delivery(
            to_name=self.who.name,
            identity_kind=self.who.identity_kind,
            identity=self.who.identity,
            collected=self.back.row.to_collect,
            signature=PROOF,
        )
        post.deliver(self.back.row.number, delivery, by=self.post.postman, key=self.post.key())

    def _act(self, by: Actor, *given: d.Command) -> None:
        if self.dossier is None:
            return
        for command in given:
            dossiers.act(self.dossier, command, by=by, key=self.post.key())

    @property
    def code(self) -> str:
        found = register.state_and_id(self.dossier) if self.dossier else None
        return found[1].code if found else ""


def hand_over(crew: Post, thing: str, giver: Side, receiver: Side) -> None:
    """Both scan, both sign."""
    minutes = custody.new_label(LabelKind.MINUTES)
    to, of = holder_of(*receiver), holder_of(*giver)
    _give(crew, c.Offer(minutes=minutes, thing=thing, to=to), giver)
    _give(crew, c.Take(minutes=minutes, thing=thing, giver=of), receiver)
    for side in (giver, receiver):
        _give(crew, c.SignMinutes(minutes=minutes), side)


def _give(crew: Post, command: c.Command, side: Side) -> None:
    custody.give(command, custody.Asked(by=side[0], hat=side[1], key=crew.key()))


def _labelled(label: LabelKind, kind: ItemKind, paper: str, name: str) -> LabelledPaper:
    return LabelledPaper(label=custody.new_label(label), kind=kind, paper=paper, name=name)
