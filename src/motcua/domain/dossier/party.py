"""The people and things a dossier speaks of: applicants, papers, fees, results."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.domain.kernel.identity import IdentityKind


class Channel(StrEnum):
    """The way in or out (decree 61/2018 art. 16), finer than the national codes 1 to 3."""

    COUNTER = "counter"
    POST_COUNTER = "post_counter"
    ONLINE = "online"
    POSTMAN = "postman"
    HOME_VISIT = "home_visit"

    @property
    def national(self) -> int:
        """1 direct, 2 online, 3 public postal service (catalogue KenhThucHien)."""
        return _NATIONAL_CHANNEL[self]


_NATIONAL_CHANNEL = {
    Channel.COUNTER: 1,
    Channel.POST_COUNTER: 3,
    Channel.ONLINE: 2,
    Channel.POSTMAN: 3,
    Channel.HOME_VISIT: 1,
}


class Subject(StrEnum):
    CITIZEN = "citizen"
    ORGANISATION = "organisation"
    BUSINESS = "business"
    FOREIGNER = "foreigner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A person or organisation; a child or a newcomer may have no number (kind NONE)."""

    name: str
    subject: Subject = Subject.CITIZEN
    identity_kind: IdentityKind = IdentityKind.NONE
    identity: str = ""
    birth: date | None = None
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCount:
    """How many of one paper were handed in; `give_back` originals were only shown."""

    code: str
    originals: int = 0
    certified: int = 0
    copies: int = 0
    electronic: int = 0
    give_back: int = 0

    @property
    def total(self) -> int:
        return self.originals + self.certified + self.copies + self.electronic


def joined(papers: Iterable[PaperCount]) -> tuple[PaperCount, ...]:
    """One line for each paper, counts added up, in the order they first came."""
    counts: dict[str, PaperCount] = {}
    for paper in papers:
        had = counts.get(paper.code, PaperCount(code=paper.code))
        counts[paper.code] = PaperCount(
            code=paper.code,
            originals=had.originals + paper.originals,
            certified=had.certified + paper.certified,
            copies=had.copies + paper.copies,
            electronic=had.electronic + paper.electronic,
            give_back=had.give_back + paper.give_back,
        )
    return tuple(counts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeItem:
    """One fee or charge as assessed, in whole dong; `reason` says why net is less."""

    code: str
    name: str
    gross: int
    net: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPaper:
    """One line of the single, complete request for more papers."""

    paper: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPaper:
    """The result: its title, its number and the day it was signed."""

    title: str
    number: str
    signed_on: date
