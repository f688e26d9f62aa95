"""What minutes and labels say, as values (decision 45/2016/QĐ-TTg art. 6.5, 7.3, 9)."""

from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.forms.papers import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a hand-over; `signed_at` of None leaves room for pen and ink."""

    name: str
    capacity: str
    place: str = ""
    employer: str = ""
    signed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesLine:
    """One thing given and taken; `inside` is the packet it lies in."""

    label: str
    what: str
    dossier: str = ""
    consignment: str = ""
    seal: str = ""
    inside: str = ""
    given: bool
    taken: bool
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverMinutes(Paper):
    """Who gave what to whom; `filed_at` is the lawful filing moment where signing makes one."""

    giver: Side
    receiver: Side
    lines: tuple[MinutesLine, ...]
    complete: bool
    remarks: tuple[str, ...] = ()
    filed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLabel:
    """What is stuck on one paper, set or result."""

    label: str
    what: str
    dossier: str = ""
    paper: str = ""
    synthetic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLabels(Paper):
    """Several small labels, four to a sheet of the label printer."""

    labels: tuple[ItemLabel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketLabel(Paper):
    """What is stuck on a sealed packet or a money bag; `amount` only for money."""

    what: str
    seal: str = ""
    dossier: str = ""
    to_name: str = ""
    to_text: str = ""
    contents: tuple[str, ...] = ()
    count: int = 0
    amount: int = 0
    sealed_at: datetime | None = None
    sealed_by: str = ""
    witness: str = ""
