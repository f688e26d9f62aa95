"""The current rows of things, minutes, cases and cash, made from the state and nothing else."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import msgspec

from motcua.channels.custody import states
from motcua.domain.custody import events as e
from motcua.domain.custody.handing import HandOver, Link, Minutes
from motcua.domain.custody.holders import Holder
from motcua.domain.custody.mishaps import Discrepancy
from motcua.domain.custody.state import Custody, HeldItem, HeldPacket
from motcua.domain.custody.things import Fate

Row = dict[str, Any]
PACKET = "packet"
_STATE = msgspec.json.Encoder(order="deterministic")


def key_of(holder: Holder) -> str:
    """What makes two holders the same, as text; the name is no part of it."""
    return "/".join((holder.kind, holder.employer, holder.person, holder.place))


def thing_rows(custody: Custody, labels: Iterable[str]) -> tuple[list[Row], list[Row]]:
    """The rows of these things, and of the hand-overs that moved nothing."""
    things, loose = [], []
    for label in labels:
        held = custody.thing(label)
        if held is not None:
            links = held.track.links
            row = _packet_row(held, custody) if isinstance(held, HeldPacket) else _item_row(held)
            row |= _moving(held, links[-1])
            row["state"] = states.encode(held, custody.paid_in.get(label))
            things.append(row)
            loose += _loose_rows(label, held, links)
    return things, loose


def _item_row(held: HeldItem) -> Row:
    item = held.item
    return {
        "label": item.label,
        "kind": item.kind.value,
        "dossier": item.dossier,
        "paper": item.paper,
        "amount": item.amount,
        "seal": "",
        "inside": held.inside,
        "returning": False,
        **{"to_name": "", "to_text": "", "to_unit": ""},
    }


def _packet_row(held: HeldPacket, custody: Custody) -> Row:
    """A packet is of the dossier all its papers are of; of none when they differ."""
    inside = (custody.items.get(label) for label in held.packet.items)
    dossiers = {item.item.dossier for item in inside if item is not None}
    return {
        "label": held.packet.label,
        "kind": PACKET,
        "dossier": dossiers.pop() if len(dossiers) == 1 else "",
        "paper": "",
        "amount": 0,
        "seal": held.packet.seal,
        "inside": "",
        "returning": held.returning,
        **{"to_name": held.to.name, "to_text": held.to.text, "to_unit": held.to.unit},
    }


def _moving(held: HeldItem | HeldPacket, link: Link) -> Row:
    return {
        "fate": held.fate.value,
        "damaged": held.damaged,
        "holder": key_of(link.holder),
        "holder_kind": link.holder.kind.value,
        "holder_person": link.holder.person,
        "holder_name": link.holder.name,
        "holder_employer": link.holder.employer.value,
        "holder_place": link.holder.place,
        "since": link.since,
    }


def _loose_rows(label: str, held: HeldItem | HeldPacket, links: tuple[Link, ...]) -> list[Row]:
    return [
        {
            "thing": label,
            "minutes": each.minutes,
            "giver": key_of(each.giver),
            "receiver": key_of(each.receiver),
            "hand_over": msgspec.to_builtins(each),
            "astray": each.completed_at is not None,
        }
        for each in (*_waiting(held, links[-1]), *held.track.beside(links))
    ]


def _waiting(held: HeldItem | HeldPacket, link: Link) -> list[HandOver]:
    """Halves that can still become a hand-over; when the thing has moved on, they cannot."""
    inside = held.inside if isinstance(held, HeldItem) else ""
    if held.fate is not Fate.HELD or inside or not held.track.half:
        return []
    return [each for each in held.track.half if _fits(each, link)]


def _fits(half: HandOver, link: Link) -> bool:
    scanned = half.scanned_by_giver_at or half.scanned_by_receiver_at
    return half.giver == link.holder and scanned is not None and scanned >= link.since


def minutes_row(minutes: Minutes, version: int, first_scan_at: datetime | None) -> Row:
    """`first_scan_at`: of the events at hand, None for a signature; the row keeps the first."""
    giver, receiver = minutes.giver, minutes.receiver
    return {
        "number": minutes.number,
        "version": version,
        "state": _STATE.encode(minutes).decode(),
        "giver": msgspec.to_builtins(giver),
        "receiver": msgspec.to_builtins(receiver),
        "giver_place": giver.place if giver else "",
        "receiver_place": receiver.place if receiver else "",
        "things": sorted(minutes.things),
        "signed": [
            {"signer": msgspec.to_builtins(each.signer), "at": each.at.isoformat()}
            for each in minutes.signatures
        ],
        "open": minutes.signed_at is None,
        "filed_at": minutes.filed_at,
        "first_scan_at": first_scan_at or minutes.signatures[-1].at,
    }


def case_row(case: Discrepancy, place: str) -> Row:
    return {
        "number": case.case,
        "kind": case.kind.value,
        "thing": case.thing,
        "what": case.what,
        "owner": case.owner,
        "opened_at": case.opened_at,
        "closed_at": case.closed_at,
        "resolution": case.resolution.value if case.resolution else "",
        "said": case.said,
        "place": place,
    }


def first_scans(events: Iterable[e.Event]) -> Mapping[str, datetime]:
    """When the first scan under each number was."""
    first: dict[str, datetime] = {}
    for event in events:
        if isinstance(event, e.Offered | e.Taken):
            first[event.minutes] = min(first.get(event.minutes, event.at), event.at)
    return first


def case_places(events: Iterable[e.Event]) -> Mapping[str, str]:
    """Where each case was opened."""
    return {each.case: each.by.place for each in events if isinstance(each, e.DiscrepancyOpened)}
