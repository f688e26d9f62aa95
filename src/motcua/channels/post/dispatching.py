"""A result goes home: labelled, sealed before the agency, addressed, with what is to be paid."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from motcua.channels.custody import commands as custody
from motcua.channels.custody import queries as held
from motcua.channels.post import addresses, numbers, paying, quoting
from motcua.channels.post.accepting import as_holder, labelled, promise, shared, signed
from motcua.channels.post.listing import content_refusal, not_by_post
from motcua.channels.post.models import Consignment
from motcua.channels.post.note import ConsignmentNote, Way, read
from motcua.channels.post.recording import Occasion, expect, happened, locked
from motcua.channels.post.refusals import NotAtThisPlace, ResultNotReady, ResultUnderWay
from motcua.channels.post.shapes import (
    AT_THE_DOOR,
    OPEN,
    Contact,
    Direction,
    Dispatch,
    PaymentMethod,
    PostalService,
    Status,
)
from motcua.domain.custody import commands as c
from motcua.domain.custody.holders import HolderKind
from motcua.domain.custody.things import Fate
from motcua.domain.dossier.filing import FETCHED_BY_POST
from motcua.domain.dossier.state import DECIDED, Stage, State
from motcua.domain.dossier.wording import STAGE_WORDS
from motcua.domain.fees.postage import Postage, PostageKind
from motcua.domain.kernel.local_time import local
from motcua.dossiers import queries as register
from motcua.dossiers.refusals import NoSuchDossier
from motcua.plumbing.errors import Refused
from motcua.reference.places import queries as places

FOLLOWED = frozenset({Status.CAME_BACK, Status.LOST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Many results sealed beforehand, as the unit and the post agreed (art. 9.4)."""

    dispatches: tuple[Dispatch, ...]


def dispatch(asked: Dispatch, occasion: Occasion) -> Mapping[str, Any]:
    state = decided(asked.dossier, occasion)
    _check(asked, state, occasion)
    before = _followed(asked, occasion)
    day = local(occasion.at).date()
    number, serial = numbers.allotted(occasion.by.place, day.year)
    # Whoever waited for the number sees now what the one before has sent.
    _not_under_way(asked.dossier, occasion)
    written = _note(asked, state, number, occasion)
    _seal(asked, written, state, occasion)
    row = Consignment(
        **shared(written, state.terms, serial=serial),
        status=Status.DISPATCHED.value,
        dossier=asked.dossier,
        dossier_code=state.code,
        procedure=state.terms.procedure,
        procedure_case=state.terms.case,
        receiving_unit=state.filing.receiving_unit,
        competent_agency=state.filing.competent_agency,
        enterprise=paying.enterprise_of(occasion.by, day),
        postage=written.postage_total,
        fees=state.owed,
        replaces=asked.replaces,
        synthetic=state.filing.synthetic,
    )
    row.save(force_insert=True)
    happened(number, "dispatched", occasion, packet=asked.packet, seal=asked.seal)
    if before is not None:
        if before.status == Status.CAME_BACK.value:
            before.status = Status.SENT_AGAIN.value
        before.replaced_by = number
        before.save()
        happened(before.number, "sent_again", occasion, under=number)
    return {"number": number}


def dispatch_batch(asked: Batch, occasion: Occasion) -> Mapping[str, Any]:
    sent: list[str] = []
    for place, each in enumerate(asked.dispatches):
        part = Occasion(
            by=occasion.by,
            at=occasion.at,
            recorded_at=occasion.recorded_at,
            key=occasion.part(str(place)),
            told_late=occasion.told_late,
        )
        sent.append(str(dispatch(each, part)["number"]))
    return {"numbers": sent}


def dossier_of(row: Consignment) -> UUID:
    """The dossier a result belongs to; a result consignment always has one."""
    if row.dossier is None:
        raise AssertionError(f"{row.number} carries a result of no dossier")
    found: UUID = row.dossier
    return found


def decided(dossier: UUID, occasion: Occasion) -> State:
    """The state of a dossier with a result to hand out."""
    found = register.state_and_id(dossier)
    if found is None:
        raise Refused(NoSuchDossier(asked=str(dossier)))
    state = found[1]
    if state.stage in DECIDED:
        return state
    words = STAGE_WORDS[state.stage]
    article = occasion.article("return")
    raise Refused(ResultNotReady(article=article, stage_vi=words.vi, stage_en=words.en))


def _check(asked: Dispatch, state: State, occasion: Occasion) -> None:
    """At the unit or the agency, by post where that is open, with everything inside, once."""
    if occasion.by.place not in {state.filing.receiving_unit, state.filing.competent_agency}:
        name = places.place_name(state.filing.receiving_unit, local(occasion.at).date())
        raise Refused(NotAtThisPlace(article=occasion.article("return"), place=name))
    if state.terms.postal not in FETCHED_BY_POST:
        raise Refused(not_by_post(state.terms))
    refusal = content_refusal(asked.items, state.originals_to_give_back, occasion)
    if refusal is not None:
        raise Refused(refusal)
    signed(asked.signatures, occasion)


def _not_under_way(dossier: UUID, occasion: Occasion) -> None:
    under_way = Consignment.objects.filter(
        dossier=dossier,
        direction=Direction.RETURN.value,
        status__in=[status.value for status in OPEN],
    ).first()
    if under_way is not None:
        article = occasion.article("return")
        raise Refused(ResultUnderWay(article=article, number=under_way.number))


def _followed(asked: Dispatch, occasion: Occasion) -> Consignment | None:
    """The consignment that came back or was lost, and that this one follows."""
    if not asked.replaces:
        return None
    before = locked(asked.replaces)
    expect(before, FOLLOWED, occasion)
    if before.replaced_by or before.dossier != asked.dossier:
        article, number = occasion.article("return"), before.replaced_by or before.number
        raise Refused(ResultUnderWay(article=article, number=number))
    return before


def sent_with(dossier: UUID) -> Consignment | None:
    """The consignment the dossier came with, the last if several did."""
    rows = Consignment.objects.filter(dossier=dossier, direction=Direction.SEND.value)
    return rows.order_by("-accepted_at").first()


def _recipient(asked: Dispatch, state: State, occasion: Occasion) -> Contact:
    """As written now, as agreed when the dossier was sent, or as the register knows."""
    day = local(occasion.at).date()
    came = sent_with(asked.dossier)
    agreed = read(came.note).result_to if came else None
    person = state.filing.applicant
    known = Contact(
        name=person.name, address=person.address, phone=person.phone, email=person.email
    )
    return addresses.resolved(asked.recipient or agreed or known, addresses.RECIPIENT, day)


def _note(asked: Dispatch, state: State, number: str, occasion: Occasion) -> ConsignmentNote:
    by, day = occasion.by, local(occasion.at).date()
    recipient = _recipient(asked, state, occasion)
    price, prepaid = _postage(asked, state, recipient, occasion)
    return ConsignmentNote(
        number=number,
        tracking=numbers.tracking_for(by.place, asked.tracking),
        direction=Direction.RETURN,
        service=PostalService.RECEIVE,
        sender=addresses.workplace(by.place, day),
        recipient=recipient,
        accepted_at=occasion.at,
        place=by.place,
        place_name=places.place_name(by.place, day),
        way=Way.AGENCY,
        method=PaymentMethod.CASH if prepaid else PaymentMethod.LATER,
        prepaid=prepaid,
        grams=asked.grams,
        postage=price.lines,
        postage_article=price.article,
        fees=(),
        promise=promise(by.place, recipient.unit, occasion, with_slip=False),
        procedure_name=state.terms.name,
        items=asked.items,
        withdraw=asked.withdraw,
        packet=asked.packet,
        seal=asked.seal,
        witness=asked.witness,
        signatures=asked.signatures,
        applicant=state.filing.applicant,
        filed_by=state.filing.filed_by,
        authority=state.filing.authority,
    )


def _postage(
    asked: Dispatch, state: State, recipient: Contact, occasion: Occasion
) -> tuple[Postage, bool]:
    """What is due for carriage at the door, and whether nothing is: paid before, or the post's.

    What the sender was told is what is asked, unless the result goes elsewhere or again. One the
    post lost goes again for nothing (art. 14). Forwarding is due where a fee is collected.
    """
    came = sent_with(asked.dossier)
    agreed = read(came.note) if came and came.service == PostalService.BOTH.value else None
    lost = bool(
        asked.replaces
        and Consignment.objects.filter(number=asked.replaces, status=Status.LOST.value).exists()
    )
    prepaid = lost or (agreed is not None and agreed.prepaid and not asked.replaces)
    as_agreed = agreed is not None and not asked.replaces and _same_way(agreed, recipient)
    told = {PostageKind.SENDING} | ({PostageKind.RETURNING} if as_agreed else set())
    passed_on = state.stage is Stage.APPROVED and state.owed > 0 and not lost
    if passed_on:
        told.add(PostageKind.FORWARDING)
    unpaid = agreed.postage if agreed is not None and not agreed.prepaid else ()
    kept = tuple(line for line in unpaid if line.kind in told)
    have = {line.kind for line in kept}
    ways = () if prepaid or PostageKind.RETURNING in have else (PostageKind.RETURNING,)
    forwarded = int(passed_on and PostageKind.FORWARDING not in have)
    price = quoting.priced(
        ways,
        addresses.zone(occasion.by.place, recipient.unit, local(occasion.at).date()),
        {PostageKind.RETURNING: asked.grams},
        quoting.Extras(groups=asked.groups, forwarded=forwarded, tariff_zone=asked.tariff_zone),
        at=occasion.at,
    )
    lines = (*kept, *price.lines)
    return Postage(lines, price.article, doubtful=price.doubtful), not lines


def _same_way(agreed: ConsignmentNote, recipient: Contact) -> bool:
    return agreed.result_to is not None and agreed.result_to.unit == recipient.unit


def _seal(asked: Dispatch, written: ConsignmentNote, state: State, occasion: Occasion) -> None:
    """Labels what has none yet and seals; what came by post keeps its label."""
    day = local(occasion.at).date()
    at_desk = places.is_one_stop_unit(occasion.by.place, day)
    hat = HolderKind.COUNTER if at_desk else HolderKind.AGENCY
    known = held.custody_of(*(item.label for item in asked.items))
    for item in asked.items:
        if known.thing(item.label) is None:
            labelled(item, state.code or written.number, None, hat=hat, occasion=occasion)
    command = c.Seal(
        packet=asked.packet,
        seal=asked.seal,
        items=tuple(item.label for item in asked.items),
        witness=asked.witness,
        to=addresses.address_of(written.recipient),
    )
    custody.give(command, as_holder(occasion, hat, "seal"))


@dataclass(frozen=True, slots=True, kw_only=True)
class BackAsked:
    number: str
    seal_seen: str
    items_seen: tuple[str, ...]


def take_back(asked: BackAsked, occasion: Occasion) -> Mapping[str, Any]:
    """The unit has the packet again and opens it; what is inside may be sent anew."""
    row = locked(asked.number)
    expect(row, AT_THE_DOOR | {Status.COMING_BACK}, occasion)
    known = held.custody_of(row.packet)
    holder = known.holder(row.packet)
    if holder is None or holder.place not in {row.receiving_unit, row.competent_agency}:
        name = places.place_name(row.receiving_unit, local(occasion.at).date())
        raise Refused(NotAtThisPlace(article=occasion.article("return"), place=name))
    if known.fate(row.packet) is Fate.HELD:
        command = c.OpenSeal(
            packet=row.packet, seal_seen=asked.seal_seen, items_seen=asked.items_seen
        )
        custody.give(command, as_holder(occasion, holder.kind, "open"))
    row.status, row.ended_at = Status.CAME_BACK.value, occasion.at
    row.save()
    happened(row.number, "came_back", occasion, seen=list(asked.items_seen))
    return {"number": row.number}
