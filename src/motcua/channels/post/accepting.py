"""A dossier is given to the post: counted, labelled, sealed, paid, signed (decision 45/2016)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from motcua.channels.counters.commands import Method
from motcua.channels.custody import commands as custody
from motcua.channels.post import addresses, note, numbers, paying, quoting
from motcua.channels.post.listing import acceptance_refusal
from motcua.channels.post.models import Consignment
from motcua.channels.post.note import ConsignmentNote, Promise, Way
from motcua.channels.post.paying import Owed, Payment
from motcua.channels.post.pickups import fetched
from motcua.channels.post.recording import Occasion, happened, of_the_post
from motcua.channels.post.refusals import NoteUnsigned
from motcua.channels.post.shapes import (
    Acceptance,
    Contact,
    Direction,
    LabelledPaper,
    PaymentMethod,
    PostalService,
    Signatures,
    Status,
)
from motcua.domain.custody import commands as c
from motcua.domain.custody.holders import Holder, HolderKind, applicant
from motcua.domain.custody.things import Item
from motcua.domain.dossier.filing import bare
from motcua.domain.dossier.party import FeeItem
from motcua.domain.dossier.terms import ProcedureTerms
from motcua.domain.fees.postage import Postage, PostageKind
from motcua.domain.kernel.local_time import local
from motcua.dossiers import intake
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.places import queries as places


def accept(asked: Acceptance, occasion: Occasion) -> Mapping[str, Any]:
    """All or nothing: labels, seal, money, note."""
    by, day = occasion.by, local(occasion.at).date()
    of_the_post(by, occasion)
    terms = catalogue.terms(asked.procedure, asked.case, day)
    refusal = acceptance_refusal(asked, terms, occasion)
    if refusal is not None:
        raise Refused(refusal)
    asked = replace(
        asked, applicant=bare(asked.applicant), filed_by=asked.filed_by and bare(asked.filed_by)
    )
    signed(asked.signatures, occasion)
    number, serial = numbers.allotted(by.place, day.year)
    written = _note(asked, terms, number, occasion)
    _take_over(asked, written, occasion)
    receipts = _paid(asked, written, occasion)
    written = replace(written, receipts=receipts)
    row = _row(asked, written, terms, serial=serial)
    row.enterprise = paying.enterprise_of(by, day)
    row.collected = 0 if asked.method is PaymentMethod.LATER else due_now(written)
    row.save(force_insert=True)
    happened(
        number,
        "accepted",
        occasion,
        packet=asked.packet,
        seal=asked.seal,
        receipts=receipts,
        collected=row.collected,
        way=written.way,
    )
    if asked.pick_up is not None:
        fetched(asked.pick_up, number, occasion)
    return {"number": number}


def signed(signatures: Signatures, occasion: Occasion) -> None:
    if not (signatures.customer.strip() and signatures.staff.strip()):
        raise Refused(NoteUnsigned(article=occasion.article("label")))


def due_now(written: ConsignmentNote) -> int:
    return written.fees_total + written.postage_total


def _note(
    asked: Acceptance, terms: ProcedureTerms, number: str, occasion: Occasion
) -> ConsignmentNote:
    by, at = occasion.by, occasion.at
    day = local(at).date()
    sender = addresses.resolved(asked.sender, addresses.SENDER, day)
    back = addresses.resolved(asked.recipient or sender, addresses.RECIPIENT, day)
    fees = _fees(asked, occasion)
    passed_on = quoting.forwarded(sum(item.net for item in fees), asked.method, asked.service)
    price = _postage(asked, sender, back, forwarded=passed_on, occasion=occasion)
    return ConsignmentNote(
        number=number,
        tracking=numbers.tracking_for(by.place, asked.tracking),
        direction=Direction.SEND,
        service=asked.service,
        sender=sender,
        recipient=addresses.workplace(asked.receiving_unit, day),
        result_to=back if asked.service is PostalService.BOTH else None,
        accepted_at=at,
        place=by.place,
        place_name=places.place_name(by.place, day),
        way=Way.ADDRESS if asked.pick_up else Way.COUNTER,
        method=asked.method,
        prepaid=asked.method is not PaymentMethod.LATER,
        grams=asked.grams,
        postage=price.lines,
        postage_article=price.article,
        fees=fees,
        promise=promise(sender.unit, asked.receiving_unit, occasion, with_slip=asked.with_slip),
        procedure_name=terms.name,
        papers=asked.papers,
        items=asked.items,
        packet=asked.packet,
        seal=asked.seal,
        witness=asked.witness,
        signatures=asked.signatures,
        applicant=asked.applicant,
        filed_by=asked.filed_by,
        authority=asked.authority,
    )


def _fees(asked: Acceptance, occasion: Occasion) -> tuple[FeeItem, ...]:
    """What the agency asks; papers it asked for later cost nothing more."""
    if asked.dossier is not None:
        return ()
    preview = intake.preview(
        asked.procedure,
        asked.case,
        asked.receiving_unit,
        occasion.at,
        quantities=asked.quantities,
        groups=asked.payer_groups,
    )
    return intake.fee_items(preview.fees)


def promise(origin: str, destination: str, occasion: Occasion, *, with_slip: bool) -> Promise:
    """What the post promises for this leg, from now on."""
    zone = addresses.zone(origin, destination, local(occasion.at).date())
    rule = quoting.zone_promise(zone, occasion.at)
    deadline = quoting.promise_for(occasion.at, zone, with_slip=with_slip)
    return Promise(
        zone=zone,
        zone_name=rule.name,
        days=rule.days_with_slip if with_slip else rule.days,
        with_slip=with_slip,
        due_at=deadline.due_at,
        reasons=deadline.reasons,
        doubtful=rule.doubtful,
    )


def _postage(
    asked: Acceptance, sender: Contact, back: Contact, *, forwarded: int, occasion: Occasion
) -> Postage:
    """Both ways cost the sum of both; the way back may lead elsewhere than it came from."""
    day = local(occasion.at).date()
    extras = quoting.Extras(groups=asked.groups, forwarded=forwarded, tariff_zone=asked.tariff_zone)
    out = quoting.priced(
        (PostageKind.SENDING,),
        addresses.zone(sender.unit, asked.receiving_unit, day),
        {PostageKind.SENDING: asked.grams},
        extras,
        at=occasion.at,
    )
    if asked.service is not PostalService.BOTH:
        return out
    home = quoting.priced(
        (PostageKind.RETURNING,),
        addresses.zone(asked.receiving_unit, back.unit, day),
        {PostageKind.RETURNING: asked.grams_back or asked.grams},
        replace(extras, forwarded=0),
        at=occasion.at,
    )
    return Postage((*out.lines, *home.lines), out.article, doubtful=out.doubtful or home.doubtful)


def _take_over(asked: Acceptance, written: ConsignmentNote, occasion: Occasion) -> None:
    """Labels and seals what is handed in under the sender's eyes; a postman holds the cash too."""
    hat = HolderKind.CARRIER if asked.pick_up else HolderKind.COUNTER
    giver = applicant(asked.applicant.identity, written.sender.name, written.sender.address)
    for item in asked.items:
        labelled(item, written.number, giver, hat=hat, occasion=occasion)
    seal = c.Seal(
        packet=asked.packet,
        seal=asked.seal,
        items=tuple(item.label for item in asked.items),
        witness=asked.witness,
        to=addresses.address_of(written.recipient),
    )
    custody.give(seal, as_holder(occasion, hat, "seal"))
    paid = due_now(written)
    if hat is HolderKind.CARRIER and asked.method is PaymentMethod.CASH and paid:
        taken = c.CollectMoney(packet=asked.packet, amount=paid)
        custody.give(taken, as_holder(occasion, hat, "cash"))


def labelled(
    item: LabelledPaper,
    about: str,
    giver: Holder | None,
    *,
    hat: HolderKind,
    occasion: Occasion,
) -> None:
    thing = Item(label=item.label, kind=item.kind, dossier=about, paper=item.paper)
    command = c.Label(item=thing, received_from=giver)
    custody.give(command, as_holder(occasion, hat, f"label/{item.label}"))


def as_holder(occasion: Occasion, hat: HolderKind, part: str) -> custody.Asked:
    return custody.Asked(by=occasion.by, hat=hat, key=occasion.part(part), at=occasion.told_late)


def _paid(asked: Acceptance, written: ConsignmentNote, occasion: Occasion) -> tuple[str, ...]:
    if asked.method is PaymentMethod.LATER:
        return ()
    owed = Owed(
        items=written.fees,
        amount=written.fees_total,
        procedure=asked.procedure,
        case=asked.case,
        agency=asked.competent_agency,
    )
    day = local(occasion.at).date()
    at_home = Method.AT_DOOR if asked.pick_up else Method.CASH
    payment = Payment(
        payer=written.sender.name,
        lines=(
            *paying.fee_lines(owed, day),
            *paying.postage_lines(written.postage, paying.enterprise_of(occasion.by, day)),
        ),
        consignment=written.number,
        procedure=asked.procedure,
        method=Method.TRANSFER if asked.method is PaymentMethod.TRANSFER else at_home,
        proof=asked.proof,
    )
    return paying.collected(payment, occasion)


def _row(
    asked: Acceptance, written: ConsignmentNote, terms: ProcedureTerms, *, serial: int
) -> Consignment:
    return Consignment(
        **shared(written, terms, serial=serial),
        status=Status.ACCEPTED.value,
        dossier=asked.dossier,
        procedure=asked.procedure,
        procedure_case=asked.case,
        receiving_unit=asked.receiving_unit,
        competent_agency=asked.competent_agency,
        postage=written.postage_total,
        fees=written.fees_total,
        synthetic=asked.synthetic,
    )


def shared(written: ConsignmentNote, terms: ProcedureTerms, *, serial: int) -> dict[str, Any]:
    """The columns every consignment has from its note."""
    home = written.result_to or written.recipient
    phones = (written.sender.phone, home.phone)
    return {
        "number": written.number,
        "office": written.place,
        "year": local(written.accepted_at).year,
        "serial": serial,
        "tracking": written.tracking,
        "direction": written.direction.value,
        "service": written.service.value,
        "procedure_name": terms.name,
        "field": terms.field,
        "applicant_name": written.applicant.name,
        "applicant_identity": written.applicant.identity,
        "phones": " ".join(dict.fromkeys(bare_phone(each) for each in phones if each)),
        "packet": written.packet,
        "seal": written.seal,
        "zone": written.promise.zone,
        "accepted_at": written.accepted_at,
        "accepted_by": written.signatures.staff,
        "promised_at": written.promise.due_at,
        "destination": written.recipient.unit,
        "addressee": note.plain(written.recipient),
        "note": note.stored(written),
    }


def bare_phone(typed: str) -> str:
    return "".join(each for each in typed if each.isdigit())
