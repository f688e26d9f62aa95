"""What devices tell custody and hear of it; the names of fields are the contract of version 1."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from motcua.channels.custody.rows import CaseRow
from motcua.domain.custody.holders import HolderKind
from motcua.domain.custody.labels import LabelKind
from motcua.domain.custody.things import Fate, ItemKind
from motcua.domain.custody.whereabouts import How
from motcua.domain.kernel.actor import Employer
from motcua.faces.api.shapes import Answer, Why

MOST_SCANS = 500
MOST_LABELS = 200
Label = Annotated[str, Meta(min_length=1, max_length=60)]
Person = Annotated[str, Meta(max_length=60)]
Key = Annotated[str, Meta(pattern="^[!-~]{8,200}$")]
Moment = Annotated[datetime, Meta(tz=True)]


class Given(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of what a device says."""


class Standing(Given, frozen=True, kw_only=True):
    """As what the device's person acts, and where."""

    hat: HolderKind
    place: Label


class Other(Given, frozen=True, kw_only=True):
    """The other side: a person at a place in a hat, as on the badge; a store has no person."""

    kind: HolderKind
    person: Person = ""
    place: Label


class Scan(Given, frozen=True, kw_only=True):
    """`offer`: I give it to the other. `take`: I have it from the other."""

    act: Literal["offer", "take"]
    minutes: Label
    thing: Label
    other: Other


class ScanNow(Standing, frozen=True, kw_only=True):
    scan: Scan


class LateScan(Given, frozen=True, kw_only=True):
    """A scan made without network: `at` by the device's clock, `key` chosen then and kept."""

    key: Key
    at: Moment
    scan: Scan


class LateBatch(Standing, frozen=True, kw_only=True):
    scans: Annotated[tuple[LateScan, ...], Meta(min_length=1, max_length=MOST_SCANS)]


class Labels(Given, frozen=True, kw_only=True):
    kind: LabelKind
    count: Annotated[int, Meta(ge=1, le=MOST_LABELS)] = 1


class ItemGiven(Standing, frozen=True, kw_only=True):
    """`dossier` is a dossier's code or a consignment's number, `paper` the catalogue's code."""

    label: Label
    kind: ItemKind
    dossier: Annotated[str, Meta(max_length=60)] = ""
    paper: Annotated[str, Meta(max_length=200)] = ""
    amount: Annotated[int, Meta(ge=0, le=10**12)] = 0


class HolderSeen(Answer, frozen=True, kw_only=True):
    """Who has or had a thing; of an applicant the name only, never a number."""

    kind: HolderKind
    person: str
    name: str
    employer: Employer
    place: str


class ThingSeen(Answer, frozen=True, kw_only=True):
    """A thing and where it is; `inside` is the packet it lies in, `kind` may be `packet`."""

    label: str
    kind: str
    dossier: str
    paper: str
    amount: int
    inside: str
    fate: Fate
    damaged: bool
    returning: bool
    holder: HolderSeen
    since: datetime
    to_name: str
    to_text: str


class StaySeen(Answer, frozen=True, kw_only=True):
    """A stretch in one hand; `until` is null for the present one."""

    holder: HolderSeen
    since: datetime
    until: datetime | None
    how: How
    packet: str
    giver: HolderSeen | None
    minutes: str
    signed_at: datetime | None


class LabelsAnswer(Answer, frozen=True, kw_only=True):
    """Labels nobody has had; one that is not used leaves a gap and no harm."""

    labels: tuple[str, ...]


class ScanAnswer(Answer, frozen=True, kw_only=True):
    """Who has the thing now; `replayed`: this key was answered before."""

    thing: str
    minutes: str
    holder: HolderSeen
    since: datetime
    complete: bool
    replayed: bool


class LateAnswer(Answer, frozen=True, kw_only=True):
    """`waiting`: kept, and offered again by itself. `refused`: not kept; send it right, anew."""

    key: str
    state: Literal["accepted", "waiting", "refused"]
    report: int | None
    refused: Why | None


class LateAnswers(Answer, frozen=True, kw_only=True):
    scans: tuple[LateAnswer, ...]


class SignatureOf(Answer, frozen=True, kw_only=True):
    signer: HolderSeen
    at: datetime


class MinutesAnswer(Answer, frozen=True, kw_only=True):
    """`filed_at` is the lawful moment of filing, where signing made one."""

    number: str
    giver: HolderSeen | None
    receiver: HolderSeen | None
    things: tuple[str, ...]
    signed: tuple[SignatureOf, ...]
    filed_at: datetime | None
    first_scan_at: datetime


class ThingsAnswer(Answer, frozen=True, kw_only=True):
    """What this person has at the place in this hat, and what others have offered."""

    held: tuple[ThingSeen, ...]
    waiting: tuple[str, ...]


class WhereaboutsAnswer(Answer, frozen=True, kw_only=True):
    """From hand to hand, oldest first; a dossier's code leads to its things."""

    code: str
    things: tuple[ThingSeen, ...]
    stays: tuple[StaySeen, ...]
    cases: tuple[CaseRow, ...]
