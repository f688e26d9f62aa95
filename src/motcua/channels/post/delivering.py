"""At the door: paper, money and dossier move together or not at all (circular 17/2017 art. 5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from motcua.channels.counters.commands import Method
from motcua.channels.custody import commands as custody
from motcua.channels.custody import queries as held
from motcua.channels.post import addresses, note, paying
from motcua.channels.post.accepting import as_holder, promise
from motcua.channels.post.dispatching import decided, dossier_of
from motcua.channels.post.models import Consignment
from motcua.channels.post.note import ConsignmentNote, read
from motcua.channels.post.paying import Owed, Payment
from motcua.channels.post.recording import Occasion, expect, happened, locked, of_the_post
from motcua.channels.post.refusals import WordsMissing
from motcua.channels.post.shapes import (
    AT_THE_DOOR,
    Attempt,
    Contact,
    Delivery,
    Status,
)
from motcua.domain.custody import commands as c
from motcua.domain.custody.delivering import DeliveryOrder, counted_invitations
from motcua.domain.custody.holders import HolderKind
from motcua.domain.custody.state import Custody
from motcua.domain.custody.things import Item, ItemKind
from motcua.domain.dossier import commands as dc
from motcua.domain.dossier.party import Channel
from motcua.domain.dossier.state import Stage, State
from motcua.domain.kernel.actor import Role
from motcua.domain.kernel.local_time import local
from motcua.dossiers import commands as dossiers
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook import queries as rulebook

APPLICANTS = frozenset({Role.CITIZEN, Role.REPRESENTATIVE})


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryAsked:
    number: str
    delivery: Delivery


def deliver(asked: DeliveryAsked, occasion: Occasion) -> Mapping[str, Any]:
    row = locked(asked.number)
    expect(row, AT_THE_DOOR, occasion)
    written, delivery, dossier = read(row.note), asked.delivery, dossier_of(row)
    state = decided(dossier, occasion)
    hat = hat_of(row, held.custody_of(row.packet), occasion)
    _handed_out(row, written, delivery, state, hat=hat, occasion=occasion)
    receipts = _collected(row, written, state, hat=hat, occasion=occasion)
    if state.stage is Stage.APPROVED:
        method = Method.AT_DOOR if hat is HolderKind.CARRIER else Method.CASH
        paying.entered(dossier, state.owed, receipts, method=method.value, occasion=occasion)
    _returned(dossier, written, delivery, state, occasion=occasion)
    row.status = Status.DELIVERED.value
    row.delivered_at = row.ended_at = occasion.at
    row.collected = delivery.collected
    row.save()
    happened(
        row.number,
        "delivered",
        occasion,
        to=delivery.to_name,
        authority=delivery.authority,
        collected=delivery.collected,
        receipts=receipts,
        signature=delivery.signature,
        withdrawn=[each.paper for each in delivery.withdrawn],
    )
    return {"number": row.number, "receipts": list(receipts)}


def _returned(
    dossier: UUID,
    written: ConsignmentNote,
    delivery: Delivery,
    state: State,
    *,
    occasion: Occasion,
) -> None:
    """Tells the register that the result is with its owner."""
    returned = dc.ReturnResult(
        to_name=delivery.to_name,
        identity_kind=delivery.identity_kind,
        identity=delivery.identity,
        authority=delivery.authority,
        given_back=given_back(written, state),
        channel_out=Channel.POSTMAN,
    )
    key, at = occasion.part("return"), occasion.told_late
    dossiers.act_carried(dossier, returned, by=occasion.by, key=key, at=at)


def hat_of(row: Consignment, known: Custody, occasion: Occasion) -> HolderKind:
    """As what the actor has the packet; a postman on the round where it is not in hand."""
    holder = known.holder(row.packet)
    mine = holder is not None and holder.person == occasion.by.person
    return holder.kind if holder is not None and mine else HolderKind.CARRIER


def to_collect(written: ConsignmentNote, state: State) -> int:
    """What the register is owed and the postage nobody has paid; a refusal costs no fee."""
    fee = state.owed if state.stage is Stage.APPROVED else 0
    return fee + (0 if written.prepaid else written.postage_total)


def given_back(written: ConsignmentNote, state: State) -> tuple[str, ...]:
    inside = {item.paper for item in written.items if item.give_back}
    return tuple(code for code in state.originals_to_give_back if code in inside)


def _handed_out(
    row: Consignment,
    written: ConsignmentNote,
    delivery: Delivery,
    state: State,
    *,
    hat: HolderKind,
    occasion: Occasion,
) -> None:
    person = state.filing.applicant
    order = DeliveryOrder(
        name=person.name,
        identity_kind=person.identity_kind,
        identity=person.identity,
        withdraw=written.withdraw,
        collect=to_collect(written, state),
    )
    taken = tuple(
        Item(label=each.label, kind=ItemKind.ORIGINAL, dossier=state.code, paper=each.paper)
        for each in delivery.withdrawn
    )
    command = c.Deliver(
        thing=row.packet,
        to_name=delivery.to_name,
        identity_kind=delivery.identity_kind,
        identity=delivery.identity,
        signature=delivery.signature,
        authority=delivery.authority,
        collected=delivery.collected,
        withdrawn=taken,
    )
    custody.give(command, as_holder(occasion, hat, "deliver"), order=order)


def _collected(
    row: Consignment,
    written: ConsignmentNote,
    state: State,
    *,
    hat: HolderKind,
    occasion: Occasion,
) -> tuple[str, ...]:
    owed = Owed(
        items=state.fees if state.paid == 0 else (),
        amount=state.owed if state.stage is Stage.APPROVED else 0,
        procedure=row.procedure,
        case=row.procedure_case,
        agency=row.competent_agency,
    )
    day = local(state.received_at or occasion.at).date()
    postage = () if written.prepaid else written.postage
    payment = Payment(
        payer=state.filing.applicant.name,
        lines=(*paying.fee_lines(owed, day), *paying.postage_lines(postage, row.enterprise)),
        consignment=row.number,
        dossier_code=state.code,
        procedure=row.procedure,
        method=Method.AT_DOOR if hat is HolderKind.CARRIER else Method.CASH,
    )
    return paying.collected(payment, occasion)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptAsked:
    number: str
    attempt: Attempt


def attempt(asked: AttemptAsked, occasion: Occasion) -> Mapping[str, Any]:
    """A try that failed; the answer says how many invitations count and when the next may be."""
    row = locked(asked.number)
    expect(row, AT_THE_DOOR, occasion)
    tried = asked.attempt
    command = c.Attempt(
        packet=row.packet, outcome=tried.outcome, invited=tried.invited, note=tried.note
    )
    custody.give(command, as_holder(occasion, HolderKind.CARRIER, "attempt"))
    row.status = Status.ATTEMPTED.value
    row.save()
    counted, upcoming = invitations(
        held.custody_of(row.packet), row.packet, local(occasion.at).date()
    )
    happened(
        row.number,
        "attempted",
        occasion,
        outcome=tried.outcome,
        invited=tried.invited,
        note=tried.note,
        counted=counted,
    )
    return {"counted": counted, "next": upcoming.isoformat() if upcoming else None}


def invitations(known: Custody, packet: str, on: date) -> tuple[int, date | None]:
    """How many invitations count so far, and the first day on which another one does."""
    rule = rulebook.postal_on(on).custody.invitations
    calendar = rulebook.calendar_for(None, on)
    thing = known.packets.get(packet)
    counted = counted_invitations(thing.attempts_here if thing else (), rule, calendar)
    if not counted or len(counted) >= rule.least:
        return len(counted), None
    return len(counted), calendar.nth_after(counted[-1].date(), rule.working_days_apart)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldAsked:
    number: str
    until: date
    note: str = ""


def hold(asked: HoldAsked, occasion: Occasion) -> Mapping[str, Any]:
    """Kept at the post office, where the addressee will come for it."""
    row = locked(asked.number)
    of_the_post(occasion.by, occasion)
    expect(row, AT_THE_DOOR, occasion)
    row.status = Status.HELD.value
    row.save()
    happened(row.number, "held", occasion, until=asked.until.isoformat(), note=asked.note)
    return {"number": row.number}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaddressAsked:
    number: str
    to: Contact


def readdress(asked: ReaddressAsked, occasion: Occasion) -> Mapping[str, Any]:
    """To another address, old names understood; the promise is counted anew from there."""
    row = locked(asked.number)
    expect(row, AT_THE_DOOR, occasion)
    to = addresses.resolved(asked.to, addresses.RECIPIENT, local(occasion.at).date())
    known = held.custody_of(row.packet)
    owner = occasion.by.role in APPLICANTS
    hat = HolderKind.APPLICANT if owner else hat_of(row, known, occasion)
    command = c.Readdress(packet=row.packet, to=addresses.address_of(to))
    custody.give(command, as_holder(occasion, hat, "readdress"))
    now = promise(row.office, to.unit, occasion, with_slip=False)
    row.addressee, row.destination = note.plain(to), to.unit
    row.zone, row.promised_at = now.zone, now.due_at
    row.status = Status.DISPATCHED.value
    row.save()
    happened(
        row.number,
        "readdressed",
        occasion,
        to=note.plain(to),
        zone=now.zone,
        promised_at=now.due_at.isoformat(),
    )
    return {"number": row.number}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnAsked:
    number: str
    why: str


def bring_back(asked: ReturnAsked, occasion: Occasion) -> Mapping[str, Any]:
    """Back to the agency, after the invitations the law wants."""
    row = locked(asked.number)
    expect(row, AT_THE_DOOR, occasion)
    if not asked.why.strip():
        missing = WordsMissing(
            article=occasion.article("invitations"),
            what_vi="lý do chuyển hoàn",
            what_en="reason for going back",
        )
        raise Refused(missing)
    known = held.custody_of(row.packet)
    agency = addresses.workplace(row.receiving_unit, local(occasion.at).date())
    command = c.ReturnToAgency(packet=row.packet, to=addresses.address_of(agency))
    custody.give(command, as_holder(occasion, hat_of(row, known, occasion), "back"))
    row.status = Status.COMING_BACK.value
    row.addressee, row.destination = note.plain(agency), agency.unit
    row.save()
    happened(row.number, "returning", occasion, why=asked.why)
    return {"number": row.number}
