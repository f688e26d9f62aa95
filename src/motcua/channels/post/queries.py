"""Reads of the post: one consignment, lists, rounds, requests, complaints."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.channels.custody import queries as held
from motcua.channels.post import models as m
from motcua.channels.post.accepting import bare_phone
from motcua.channels.post.clocks import clocks
from motcua.channels.post.complaining import limit_of
from motcua.channels.post.delivering import invitations
from motcua.channels.post.note import read
from motcua.channels.post.numbers import ranges as tracking_ranges
from motcua.channels.post.reading import (
    complaint_row,
    consignment_row,
    history_line,
    mishap_row,
    pick_up_row,
    state_of,
)
from motcua.channels.post.refusals import NoSuchPickUp
from motcua.channels.post.rows import ComplaintRow, ConsignmentRow, ConsignmentView, PickUpRow
from motcua.channels.post.shapes import AT_THE_DOOR, OPEN, Direction, PickUpStatus, Status
from motcua.domain.custody.holders import HolderKind, holder_of
from motcua.domain.custody.state import Custody
from motcua.domain.custody.whereabouts import Stay
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.folding import folded
from motcua.domain.kernel.identity import branches_of
from motcua.domain.kernel.local_time import local
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.places import queries as places

__all__ = ["clocks", "tracking_ranges"]

PAGE = 50
FEWEST_DIGITS = 8
Places = tuple[str, ...] | None


def consignment(number: str) -> ConsignmentView | None:
    """By its number or its tracking number."""
    row = _by_number(number)
    if row is None:
        return None
    known = held.custody_of(row.packet)
    today = clock.today()
    counted, upcoming = invitations(known, row.packet, today)
    events = m.ConsignmentEvent.objects.filter(consignment=row.number)
    state = state_of(row.dossier) if row.dossier else None
    return ConsignmentView(
        row=consignment_row(row),
        note=read(row.note),
        history=tuple(history_line(each) for each in events.order_by("at", "position")),
        holder=known.holder(row.packet),
        stays=_stays(row),
        invitations=counted,
        next_invitation=upcoming,
        mishaps=tuple(
            mishap_row(each)
            for each in m.MishapRecord.objects.filter(consignment=row.number).order_by("pk")
        ),
        complaints=tuple(
            complaint_row(each)
            for each in m.Complaint.objects.filter(consignment=row.number).order_by("made_at")
        ),
        complain_until=limit_of(row),
        return_at_once=state is not None and state.terms.immediate,
    )


def _stays(row: m.Consignment) -> tuple[Stay, ...]:
    """The way of the first thing inside: it was there before the packet and is after it."""
    items = row.note["items"]
    return held.stays(items[0]["label"]) if items else ()


def _by_number(text: str) -> m.Consignment | None:
    asked = text.strip()[:60]
    if not asked or not asked.isprintable():
        return None
    rows = m.Consignment.objects.filter(Q(number=asked) | Q(tracking=asked))
    return rows.first()


def of_number(number: str) -> ConsignmentRow | None:
    row = _by_number(number)
    return consignment_row(row) if row else None


def of_dossier(dossier: UUID) -> list[ConsignmentRow]:
    """Everything that travelled for a dossier, oldest first."""
    return _rows(m.Consignment.objects.filter(dossier=dossier).order_by("accepted_at", "number"))


def of_packet(label: str) -> ConsignmentRow | None:
    """What a scanned packet is; also for the label of a paper inside."""
    row = m.Consignment.objects.filter(packet=label).first()
    if row is None:
        inside = m.Consignment.objects.filter(note__items__contains=[{"label": label}])
        row = inside.order_by("-accepted_at").first()
    return consignment_row(row) if row else None


def find(text: str, among: Places) -> list[ConsignmentRow]:
    """By number, tracking number, packet, dossier code, telephone or name; newest first."""
    asked = text.strip()[:100]
    digits = bare_phone(asked)
    wanted = Q(number__iexact=asked) | Q(tracking__iexact=asked.replace(" ", ""))
    wanted |= Q(packet__iexact=asked) | Q(dossier_code__iexact=asked)
    if len(digits) >= FEWEST_DIGITS:
        wanted |= Q(phones__contains=digits) | Q(applicant_identity=digits)
    elif folded(asked):
        wanted |= Q(applicant_name__icontains=asked)
    rows = _at(m.Consignment.objects.filter(wanted), among)
    return _rows(rows.order_by("-accepted_at")[:PAGE])


def packet_addressed(code: str) -> str:
    """The packet whose address label bears this number; nothing when none or several do."""
    wanted = Q(number=code.upper()) | Q(tracking=code.upper().replace(" ", ""))
    packets = set(m.Consignment.objects.filter(wanted).values_list("packet", flat=True)[:2])
    return packets.pop() if code.strip() and len(packets) == 1 else ""


def outgoing(place: str) -> list[ConsignmentRow]:
    """What lies at a place and is to leave it, the most urgent first."""
    packets = [thing.label for thing in held.held_at(place) if thing.is_packet]
    rows = m.Consignment.objects.filter(packet__in=packets, status__in=_values(OPEN))
    return _rows(rows.order_by("promised_at"))


def expected(place: str) -> list[ConsignmentRow]:
    """What is on its way to a unit: dossiers to be filed there, results coming back."""
    rows = m.Consignment.objects.filter(receiving_unit=place).filter(
        Q(direction=Direction.SEND.value, status=Status.ACCEPTED.value)
        | Q(status=Status.COMING_BACK.value)
    )
    return _rows(rows.order_by("promised_at"))


def round_of(carrier: Actor, day: date) -> list[ConsignmentRow]:
    """What a postman has to deliver: what is promised soonest first, then commune by commune.

    What was tried goes to the day from which an invitation counts.
    """
    mine = [
        thing.label
        for thing in held.held_at(carrier.place)
        if thing.is_packet and thing.holder.person == carrier.person
    ]
    found = m.Consignment.objects.filter(packet__in=mine, status__in=_values(AT_THE_DOOR))
    rows = _rows(found)
    known = held.custody_of(*(row.packet for row in rows))
    return sorted(rows, key=lambda row: _stop(row, known, day))


def carried_to_units(carrier: Actor) -> list[ConsignmentRow]:
    """Packets a postman has in hand for a desk: dossiers on their way there, results going back."""
    mine = held.held_by(holder_of(carrier, HolderKind.CARRIER))
    rows = m.Consignment.objects.filter(
        packet__in=[thing.label for thing in mine if thing.is_packet],
        status__in=[Status.ACCEPTED.value, Status.COMING_BACK.value],
    )
    return _rows(rows.order_by("promised_at"))


def _stop(row: ConsignmentRow, known: Custody, day: date) -> tuple[object, ...]:
    _, upcoming = invitations(known, row.packet, day)
    later = upcoming is not None and upcoming > day
    return (
        later,
        local(row.promised_at).date() > day,
        row.destination,
        folded(row.to.address),
        row.promised_at,
    )


def pick_up(pick_up_id: UUID) -> PickUpRow:
    row = m.PickUp.objects.filter(pk=pick_up_id).first()
    if row is None:
        raise Refused(NoSuchPickUp())
    return pick_up_row(row)


def open_pick_ups(place: str) -> list[PickUpRow]:
    """What an office still has to fetch, by day; what waits for a postman first."""
    rows = m.PickUp.objects.filter(office=place, closed_at=None)
    return [pick_up_row(row) for row in rows.order_by("wished_day", "status", "asked_at")]


def pick_ups_of(person: str) -> list[PickUpRow]:
    """What one person asked for, newest first."""
    rows = m.PickUp.objects.filter(asked_by=person).order_by("-asked_at")
    return [pick_up_row(row) for row in rows[:PAGE]]


def visits_of(postman: str, day: date) -> list[PickUpRow]:
    """Where a postman is to fetch dossiers that day, commune by commune."""
    rows = m.PickUp.objects.filter(
        postman=postman,
        day=day,
        status__in=[PickUpStatus.ASSIGNED.value, PickUpStatus.NOT_FOUND.value],
    )
    return [pick_up_row(row) for row in rows.order_by("window", "unit", "asked_at")]


def due_legs(among: Places, at: datetime) -> list[ConsignmentRow]:
    """On the way and past their promise, the longest first."""
    rows = m.Consignment.objects.filter(status__in=_values(OPEN), promised_at__lt=at)
    return _rows(_at(rows, among).order_by("promised_at"))


def recent(among: Places, *, status: Status | None = None, page: int = 1) -> list[ConsignmentRow]:
    rows = _at(m.Consignment.objects.all(), among)
    if status is not None:
        rows = rows.filter(status=status.value)
    first = (max(page, 1) - 1) * PAGE
    return _rows(rows.order_by("-accepted_at", "number")[first : first + PAGE])


def owned_by(identity: str) -> list[ConsignmentRow]:
    """The consignments of one applicant and its branches, newest first; none without identity."""
    if not identity:
        return []
    rows = m.Consignment.objects.filter(applicant_identity__in=(identity, *branches_of(identity)))
    return _rows(rows.order_by("-accepted_at")[:PAGE])


def at_places(numbers: Collection[str], among: tuple[str, ...]) -> set[str]:
    """Which of these consignments begin, end or lie at one of the places."""
    rows = m.Consignment.objects.filter(number__in=numbers)
    return set(_at(rows, among).values_list("number", flat=True))


def waiting_complaints(among: Places) -> list[ComplaintRow]:
    """Those without an answer, by when it is due."""
    rows = _complaints(among).filter(answered_at=None)
    return [complaint_row(row) for row in rows.order_by("answer_due")]


def complaint(number: str, among: Places) -> ComplaintRow | None:
    row = _complaints(among).filter(number=number).first()
    return complaint_row(row) if row else None


def _complaints(among: Places) -> QuerySet[m.Complaint]:
    if among is None:
        return m.Complaint.objects.all()
    numbers = _at(m.Consignment.objects.all(), among).values("number")
    return m.Complaint.objects.filter(Q(office__in=among) | Q(consignment__in=numbers))


def _at(rows: QuerySet[m.Consignment], among: Places) -> QuerySet[m.Consignment]:
    """Those that begin, end or lie at one of the places; None for everywhere."""
    if among is None:
        return rows
    day = local(clock.now()).date()
    here = [thing.label for place in among for thing in held.held_at(place) if thing.is_packet]
    units = [places.area_of(place, day) for place in among]
    return rows.filter(
        Q(office__in=among)
        | Q(receiving_unit__in=among)
        | Q(competent_agency__in=among)
        | Q(packet__in=here)
        | Q(direction=Direction.RETURN.value, destination__in=[unit for unit in units if unit])
    )


def _rows(rows: QuerySet[m.Consignment]) -> list[ConsignmentRow]:
    return [consignment_row(row) for row in rows]


def _values(statuses: frozenset[Status]) -> list[str]:
    return [status.value for status in statuses]
