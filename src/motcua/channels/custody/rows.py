"""What queries about custody answer with."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import msgspec

from motcua.channels.custody import models as m
from motcua.domain.custody.handing import HandOver
from motcua.domain.custody.holders import Holder, HolderKind
from motcua.domain.custody.mishaps import DiscrepancyKind, Resolution
from motcua.domain.custody.things import Fate
from motcua.domain.kernel.actor import Employer


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingRow:
    """Where a thing is now; what lies in a packet is where the packet is, with its address.

    `kind` is an ItemKind's value or "packet", `dossier` a dossier's code or, while there is none,
    a consignment's number. `amount` is what a money bag holds, in whole dong.
    """

    label: str
    kind: str
    dossier: str
    paper: str
    amount: int
    seal: str
    inside: str
    fate: Fate
    damaged: bool
    returning: bool
    holder: Holder
    since: datetime
    to_name: str
    to_text: str
    to_unit: str

    @property
    def is_packet(self) -> bool:
        return self.kind == "packet"


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesRow:
    """`giver` and `receiver` are None while the scans speak of different people."""

    number: str
    giver: Holder | None
    receiver: Holder | None
    things: tuple[str, ...]
    signed: tuple[tuple[Holder, datetime], ...]
    filed_at: datetime | None
    first_scan_at: datetime

    @property
    def is_open(self) -> bool:
        return len(self.signed) < 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """`place` is where the discrepancy was found, `owner` a user's id as text."""

    case: str
    kind: DiscrepancyKind
    thing: str
    what: str
    owner: str
    opened_at: datetime
    closed_at: datetime | None
    resolution: Resolution | None
    said: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LateRow:
    """A late report that does not fit; `what` is the command's name, `names` what it speaks of."""

    report: int
    what: str
    names: tuple[str, ...]
    owner: str
    owner_name: str
    place: str
    at: datetime
    told_at: datetime
    tries: int
    refusal_vi: str
    refusal_en: str


class FoundKind(StrEnum):
    THING = "thing"
    PACKET = "packet"
    MINUTES = "minutes"
    CASE = "case"
    DOSSIER = "dossier"
    MISREAD = "misread"


@dataclass(frozen=True, slots=True)
class Found:
    """What a scanned or typed text is; `code` is how it is written here."""

    kind: FoundKind
    code: str


def thing_row(row: m.CustodyNow) -> ThingRow:
    return ThingRow(
        label=row.label,
        kind=row.kind,
        dossier=row.dossier,
        paper=row.paper,
        amount=row.amount,
        seal=row.seal,
        inside=row.inside,
        fate=Fate(row.fate),
        damaged=row.damaged,
        returning=row.returning,
        holder=Holder(
            kind=HolderKind(row.holder_kind),
            person=row.holder_person,
            name=row.holder_name,
            employer=Employer(row.holder_employer),
            place=row.holder_place,
        ),
        since=row.since,
        to_name=row.to_name,
        to_text=row.to_text,
        to_unit=row.to_unit,
    )


def minutes_row(row: m.CustodyMinutes) -> MinutesRow:
    return MinutesRow(
        number=row.number,
        giver=msgspec.convert(row.giver, Holder | None),
        receiver=msgspec.convert(row.receiver, Holder | None),
        things=tuple(row.things),
        signed=tuple(
            (msgspec.convert(each["signer"], Holder), datetime.fromisoformat(each["at"]))
            for each in row.signed
        ),
        filed_at=row.filed_at,
        first_scan_at=row.first_scan_at,
    )


def hand_over_row(row: m.CustodyLoose) -> HandOver:
    return msgspec.convert(row.hand_over, HandOver)


def case_row(row: m.CustodyCase) -> CaseRow:
    return CaseRow(
        case=row.number,
        kind=DiscrepancyKind(row.kind),
        thing=row.thing,
        what=row.what,
        owner=row.owner,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        resolution=Resolution(row.resolution) if row.resolution else None,
        said=row.said,
        place=row.place,
    )


def late_row(row: m.LateReport) -> LateRow:
    report = msgspec.json.decode(row.report)
    return LateRow(
        report=row.pk,
        what=report["kind"],
        names=tuple(each[2:] for each in row.subjects),
        owner=row.owner,
        owner_name=report["by"]["name"],
        place=row.place,
        at=row.at,
        told_at=row.told_at,
        tries=row.tries,
        refusal_vi=row.refusal_vi,
        refusal_en=row.refusal_en,
    )
