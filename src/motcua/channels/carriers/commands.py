"""Gives sealed packets to the carrier outside, and calls them off."""

from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from django.db import transaction
from django.db.models import F

from motcua.channels.carriers import connection, inbox
from motcua.channels.carriers import protocol as p
from motcua.channels.carriers import refusals as r
from motcua.channels.carriers.adapter import CarrierRefused, CarrierUnreachable
from motcua.channels.carriers.models import Parcel
from motcua.channels.custody import commands as custody
from motcua.channels.post import queries as post
from motcua.channels.post.rows import ConsignmentView
from motcua.channels.post.shapes import OPEN, Contact
from motcua.domain.custody.labels import LabelKind
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.tracking import TrackingUnreadable, read_tracking
from motcua.dossiers import keys
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused

Tell = Callable[[str], None]
"""Enqueues the job about a parcel's reference, in the transaction that wants it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    reference: str
    replayed: bool


def send(consignment: str, *, by: Actor, key: str, tell: Tell) -> Sent:
    """A consignment's packet is to go by the carrier; a job then tells the carrier. Refused.

    Asked twice, under whatever key, it is one parcel.
    """
    carrier = connection.code()
    view = post.consignment(consignment)
    if view is None or view.row.status not in OPEN:
        raise Refused(r.NothingToSend(consignment=consignment[:40]))

    def work() -> dict[str, str]:
        rows = Parcel.objects.select_for_update().filter(packet=view.row.packet)
        known = rows.filter(cancelled_at__isnull=True).first()
        if known is None:
            known = _wanted(carrier, view, rows.count() + 1, by)
            tell(known.reference)
        return {"reference": known.reference}

    done = keys.outcome(by, key, keys.request("carriers.send", by, consignment), work)
    return Sent(reference=done.answer["reference"], replayed=done.replayed)


def call_off(reference: str, *, by: Actor, key: str, tell: Tell) -> None:
    """The packet shall not go by the carrier after all. Refused once the carrier has it."""

    def work() -> dict[str, str]:
        parcel = Parcel.objects.select_for_update().filter(pk=reference).first()
        if parcel is None:
            raise Refused(r.NothingToSend(consignment=reference[:40]))
        if inbox.is_on_its_way(parcel.tracking):
            raise Refused(r.OnItsWay(packet=parcel.packet))
        parcel.cancel_wanted_at = parcel.cancel_wanted_at or clock.now()
        if not parcel.tracking:
            parcel.cancelled_at = parcel.cancel_wanted_at
        parcel.save(update_fields=["cancel_wanted_at", "cancelled_at"])
        if parcel.tracking:
            tell(reference)
        return {}

    keys.once(by, key, keys.request("carriers.call_off", by, reference), work)


def create(reference: str) -> None:
    """Tells the carrier of a parcel, once; CarrierUnreachable for another try later.

    The carrier knows the reference, so a try that was cut off does no harm.
    """
    parcel = Parcel.objects.filter(pk=reference, refused="", cancelled_at__isnull=True).first()
    if parcel is None:
        return
    try:
        if not parcel.tracking:
            shipment = msgspec.json.decode(bytes(parcel.body), type=p.Shipment)
            _taken(reference, connection.link().create(shipment))
        _labelled(reference)
    except CarrierUnreachable as fault:
        _troubled(reference, str(fault))
        raise
    except CarrierRefused as no:
        Parcel.objects.filter(pk=reference).update(refused=str(no)[:300], tries=F("tries") + 1)


def cancel(reference: str) -> None:
    """Tells the carrier that a parcel is called off; its no stands with the parcel."""
    parcel = Parcel.objects.filter(pk=reference, cancelled_at__isnull=True).first()
    if parcel is None or parcel.cancel_wanted_at is None:
        return
    try:
        connection.link().cancel(parcel.tracking)
    except CarrierUnreachable as fault:
        _troubled(reference, str(fault))
        raise
    except CarrierRefused as no:
        Parcel.objects.filter(pk=reference).update(cancel_wanted_at=None, trouble=str(no)[:300])
    else:
        Parcel.objects.filter(pk=reference).update(cancelled_at=clock.now(), trouble="")


def _wanted(carrier: str, view: ConsignmentView, number: int, by: Actor) -> Parcel:
    note, packet = view.note, view.row.packet
    reference = packet if number == 1 else f"{packet}.{number}"
    shipment = p.Shipment(
        reference=reference,
        packet=packet,
        consignment=view.row.number,
        sender=_party(note.sender),
        addressee=_party(view.row.to),
        grams=note.grams,
        collect=view.row.to_collect,
        withdraw=tuple(
            p.ToWithdraw(paper=paper, label=custody.new_label(LabelKind.ORIGINAL))
            for paper in note.withdraw
        ),
    )
    return Parcel.objects.create(
        reference=reference,
        carrier=carrier,
        consignment=view.row.number,
        packet=packet,
        body=msgspec.json.encode(shipment),
        wanted_at=clock.now(),
        wanted_by=by.person,
    )


def _party(contact: Contact) -> p.Party:
    """What a carrier needs to find somebody: no identity number, no e-mail."""
    return p.Party(
        name=contact.name[:200],
        address=contact.address[:400],
        phone=contact.phone[:40],
        unit=contact.unit[:20],
    )


def _taken(reference: str, accepted: p.Accepted) -> None:
    tracking = read_tracking(accepted.tracking)
    if isinstance(tracking, TrackingUnreadable):
        raise CarrierRefused(tracking.text("en"))
    with transaction.atomic():
        Parcel.objects.filter(pk=reference).update(
            tracking=str(tracking), created_at=clock.now(), trouble="", tries=F("tries") + 1
        )
    inbox.offer(str(tracking))


def _labelled(reference: str) -> None:
    parcel = Parcel.objects.get(pk=reference)
    if parcel.label is None:
        printed = connection.link().label(parcel.tracking)
        Parcel.objects.filter(pk=reference).update(label=printed, trouble="")


def _troubled(reference: str, why: str) -> None:
    Parcel.objects.filter(pk=reference).update(trouble=why[:300], tries=F("tries") + 1)
