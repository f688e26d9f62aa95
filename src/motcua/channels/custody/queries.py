"""Where papers are, with whom, since when, under which minutes, and what is amiss."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.db.models import Q

from motcua.channels.custody import codec, store
from motcua.channels.custody import models as m
from motcua.channels.custody.projection import key_of
from motcua.channels.custody.rows import (
    CaseRow,
    Found,
    FoundKind,
    LateRow,
    MinutesRow,
    ThingRow,
    case_row,
    hand_over_row,
    late_row,
    minutes_row,
    thing_row,
)
from motcua.channels.custody.subjects import Wanted, thing_of_case
from motcua.domain.custody.events import Event
from motcua.domain.custody.handing import HandOver
from motcua.domain.custody.holders import Holder
from motcua.domain.custody.labels import LabelMisread, read_label
from motcua.domain.custody.state import Custody
from motcua.domain.custody.whereabouts import How, Stay, whereabouts
from motcua.dossiers.codes import read_code
from motcua.plumbing.sql_files import load

__all__ = [
    "CaseRow",
    "Found",
    "FoundKind",
    "LateRow",
    "MinutesRow",
    "ThingRow",
    "thing_of_case",
]

SQL = load(Path(__file__).parent / "sql" / "queries.sql")


def custody_of(*subjects: str) -> Custody:
    """The state of these labels, minutes and cases, with the packets and papers around them.

    Of cash it says nothing; ask `cash_in_hand`.
    """
    cases = [thing_of_case(each) for each in subjects if each.count("/") >= 2]
    labels = tuple(dict.fromkeys([*subjects, *cases]))
    wanted = Wanted(labels=labels, minutes=subjects, content=True, counted=True)
    return store.load(wanted).custody


def events_of(label: str) -> list[Event]:
    """Everything behind a thing, with the packets it was in; for a number, of these minutes."""
    events = SQL["story"].fetch(codec.decode, label=label)
    return events or SQL["minutes_events"].fetch(codec.decode, number=label)


def stays(label: str) -> tuple[Stay, ...]:
    """The chain of a thing from hand to hand, oldest first; empty for an unknown label.

    A packet's chain is that of its papers while they lay in it, and to whom it was delivered.
    """
    chain = whereabouts(label, SQL["story"].fetch(codec.decode, label=label))
    return chain or _packet_stays(label)


def _packet_stays(packet: str) -> tuple[Stay, ...]:
    papers = content_of(packet)
    chain = stays(papers[0].label) if papers else ()
    inside = [place for place, stay in enumerate(chain) if stay.packet == packet]
    if not inside:
        return ()
    after = chain[inside[-1] + 1 : inside[-1] + 2]
    return (
        *chain[inside[0] : inside[-1] + 1],
        *(stay for stay in after if stay.how is How.DELIVERED),
    )


def thing(label: str) -> ThingRow | None:
    return next(iter(things([label])), None)


def things(labels: Sequence[str]) -> list[ThingRow]:
    return [
        thing_row(row) for row in m.CustodyNow.objects.filter(label__in=labels).order_by("label")
    ]


def content_of(packet: str) -> list[ThingRow]:
    """What was sealed into a packet, wherever it is by now; empty for anything else."""
    held = store.load(Wanted(labels=(packet,))).custody.packets.get(packet)
    return things(held.packet.items) if held else []


def things_of(*dossiers: str) -> list[ThingRow]:
    """The things of dossiers or consignments, and the packets they lie in."""
    return _things("of_dossiers", dossiers=list(dossiers))


def held_by(holder: Holder) -> list[ThingRow]:
    """What this person has now in this hat, or this store; longest first."""
    return _things("by_holder", holder=key_of(holder))


def held_at(place: str) -> list[ThingRow]:
    """What is at a place now, whoever has it there; longest first."""
    return _things("by_place", place=place)


def waiting_for(holder: Holder) -> list[HandOver]:
    """Offered to this holder and not yet taken, or taken from it and not yet offered."""
    return [each for each in _half(holder) if not _scanned_by(holder, each)]


def offered_by(holder: Holder) -> list[HandOver]:
    """Where this holder has scanned and the other side has not."""
    return [each for each in _half(holder) if _scanned_by(holder, each)]


def _half(holder: Holder) -> list[HandOver]:
    key = key_of(holder)
    rows = m.CustodyLoose.objects.filter(Q(receiver=key) | Q(giver=key), astray=False)
    return [hand_over_row(row) for row in rows.order_by("thing", "minutes")]


def _scanned_by(holder: Holder, half: HandOver) -> bool:
    by_giver = half.scanned_by_giver_at is not None
    return (half.giver if by_giver else half.receiver) == holder


def loose_of(label: str) -> list[HandOver]:
    """Hand-overs of a thing that moved nothing: half of one, or one that fits no chain."""
    rows = m.CustodyLoose.objects.filter(thing=label)
    return [hand_over_row(row) for row in rows.order_by("minutes")]


def astray(places: tuple[str, ...] | None) -> list[HandOver]:
    """Scanned by both sides and on no chain: somebody must look at them; None for everywhere."""
    found = [hand_over_row(row) for row in m.CustodyLoose.objects.filter(astray=True)]
    return [
        each
        for each in found
        if places is None or {each.giver.place, each.receiver.place} & set(places)
    ]


def minutes(number: str) -> MinutesRow | None:
    row = m.CustodyMinutes.objects.filter(number=number).first()
    return minutes_row(row) if row else None


def minutes_of(label: str) -> list[MinutesRow]:
    """The minutes in which a thing stands under its own label, oldest first."""
    rows = m.CustodyMinutes.objects.filter(things__contains=[label])
    return [minutes_row(row) for row in rows.order_by("first_scan_at")]


def minutes_at(place: str, *, open_only: bool) -> list[MinutesRow]:
    """Minutes that people of a place gave or took under, newest first."""
    rows = m.CustodyMinutes.objects.filter(Q(giver_place=place) | Q(receiver_place=place))
    if open_only:
        rows = rows.filter(open=True)
    return [minutes_row(row) for row in rows.order_by("-first_scan_at", "number")]


def cases(places: tuple[str, ...] | None, *, open_only: bool, owner: str = "") -> list[CaseRow]:
    """Discrepancies found at the places, None for everywhere; those of one owner on demand."""
    rows = m.CustodyCase.objects.all()
    if places is not None:
        rows = rows.filter(place__in=places)
    if owner:
        rows = rows.filter(owner=owner)
    if open_only:
        rows = rows.filter(closed_at=None)
    return [case_row(row) for row in rows.order_by("opened_at", "number")]


def cases_of(*labels: str) -> list[CaseRow]:
    """Every case about these things, open or closed, oldest first."""
    rows = m.CustodyCase.objects.filter(thing__in=labels)
    return [case_row(row) for row in rows.order_by("opened_at", "number")]


def place_of_case(number: str) -> str:
    """Where the case was found; empty for an unknown one."""
    return m.CustodyCase.objects.filter(number=number).values_list("place", flat=True).first() or ""


def cash_in_hand(person: str) -> int:
    """What the person collected and has in no bag yet, in whole dong."""
    row = m.CustodyCash.objects.filter(person=person).first()
    return row.amount if row else 0


def left_over(places: tuple[str, ...] | None) -> list[LateRow]:
    """Late reports that do not fit yet, told by people of the places; in the order of time."""
    rows = m.LateReport.objects.filter(settled_at=None)
    if places is not None:
        rows = rows.filter(place__in=places)
    return [late_row(row) for row in rows.order_by("at", "pk")]


def find(typed: str) -> Found | None:
    """What a scanned or typed text is; MISREAD for a label whose check digits are wrong."""
    text = typed.strip()[:300]
    if not text.isprintable():
        return None
    for code in dict.fromkeys((text, text.upper())):
        found = _found(code)
        if found is not None:
            return found
    code = read_code(text) or ""
    if code:
        return Found(FoundKind.DOSSIER, code)
    return Found(FoundKind.MISREAD, text) if isinstance(read_label(text), LabelMisread) else None


def _things(query: str, **asked: Any) -> list[ThingRow]:
    return [thing_row(row) for row in m.CustodyNow.objects.raw(SQL[query].text, asked)]


def _found(code: str) -> Found | None:
    row = m.CustodyThing.objects.filter(label=code).only("kind").first()
    if row is not None:
        packet = row.kind == FoundKind.PACKET
        return Found(FoundKind.PACKET if packet else FoundKind.THING, code)
    if m.CustodyMinutes.objects.filter(number=code).exists():
        return Found(FoundKind.MINUTES, code)
    if m.CustodyCase.objects.filter(number=code).exists():
        return Found(FoundKind.CASE, code)
    known = m.CustodyThing.objects.filter(dossier=code).exclude(dossier="").exists()
    return Found(FoundKind.DOSSIER, code) if known else None
