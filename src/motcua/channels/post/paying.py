"""What is paid on the way: fees for the agency, postage for the post, each with its receipt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from motcua.channels.counters import commands as till
from motcua.channels.counters.commands import Line, LineKind, Method
from motcua.channels.post.recording import Occasion
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import FeeItem
from motcua.domain.fees.lines import FeeKind
from motcua.domain.fees.postage import PostageKind, PostageLine
from motcua.domain.kernel.actor import Actor, Employer
from motcua.dossiers import commands as dossiers
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.people import queries as people

NAMELESS = Employer.POST.value
"""The postal enterprise where no employer of that kind is registered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Who pays what, for which consignment and dossier, how."""

    payer: str
    lines: tuple[Line, ...]
    consignment: str
    dossier_code: str = ""
    procedure: str = ""
    method: Method
    proof: str = ""


def collected(payment: Payment, occasion: Occasion) -> tuple[str, ...]:
    """The numbers of the receipts; none where nothing is due."""
    if not payment.lines:
        return ()
    done = till.collect(
        till.Collection(
            payer=payment.payer,
            lines=payment.lines,
            dossier_code=payment.dossier_code,
            consignment=payment.consignment,
            method=payment.method,
            proof=payment.proof,
            procedure=payment.procedure,
        ),
        by=occasion.by,
        key=occasion.part("money"),
        at=occasion.told_late,
    )
    return done.numbers


def entered(
    dossier: UUID, amount: int, receipts: Sequence[str], *, method: str, occasion: Occasion
) -> None:
    """Tells the register what was paid on the way; nothing for nothing, or for void receipts.

    From now on the till gives none of it back.
    """
    standing = till.count_for(dossier, receipts) if amount > 0 else ()
    amount = min(amount, sum(each.total for each in standing))
    if amount <= 0:
        return
    proof = ", ".join(each.number for each in standing)
    payment = c.RecordPayment(amount=amount, method=method, proof=proof)
    door = dossiers.act_carried if occasion.by.employer is Employer.POST else dossiers.act
    door(dossier, payment, by=occasion.by, key=occasion.part("paid"), at=occasion.told_late)


def enterprise_of(by: Actor, on: date) -> str:
    """The code of the enterprise that employs the actor, else of the province's post."""
    bodies = [code for code, _, _ in people.employer_bodies(Employer.POST)]
    mine = people.employers_at(by.person, by.place, on)
    return next((code for code in bodies if code in mine), next(iter(bodies), NAMELESS))


def postage_lines(lines: Iterable[PostageLine], enterprise: str) -> tuple[Line, ...]:
    """What is not carried for nothing."""
    kinds = {PostageKind.FORWARDING: LineKind.FORWARDING}
    return tuple(
        Line(
            kind=kinds.get(line.kind, LineKind.POSTAGE),
            name=line.name.vi,
            amount=line.net,
            beneficiary=enterprise,
        )
        for line in lines
        if line.net > 0
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What a dossier owes to its agency, with the procedure that names the lines."""

    items: tuple[FeeItem, ...]
    amount: int
    procedure: str
    case: str
    agency: str


def fee_lines(owed: Owed, on: date) -> tuple[Line, ...]:
    """One line for each fee; a part of them, or later ones, as one sum."""
    if owed.amount <= 0:
        return ()
    kinds = {line.code: line.kind for line in catalogue.fee_lines(owed.procedure, owed.case, on)}
    due = [item for item in owed.items if item.net > 0]
    if sum(item.net for item in due) != owed.amount:
        name = "Phí, lệ phí còn phải nộp"
        return (Line(kind=LineKind.CHARGE, name=name, amount=owed.amount, beneficiary=owed.agency),)
    return tuple(
        Line(
            kind=LineKind.FEE if kinds.get(item.code) is FeeKind.FEE else LineKind.CHARGE,
            name=item.name,
            amount=item.net,
            beneficiary=owed.agency,
        )
        for item in due
    )
