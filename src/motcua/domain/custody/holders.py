"""Who can hold a paper: an applicant, a counter, a carrier, an agency, a store (decision 45/2016).

Between offices of the state the same holders pass dossiers on (decree 61/2018 art. 18).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from motcua.domain.kernel.actor import Actor, Employer
from motcua.domain.kernel.texts import Bilingual


class HolderKind(StrEnum):
    APPLICANT = "applicant"
    COUNTER = "counter"
    CARRIER = "carrier"
    AGENCY = "agency"
    STORE = "store"


HOLDER_WORDS: Mapping[HolderKind, Bilingual] = {
    HolderKind.APPLICANT: Bilingual("người nộp hồ sơ", "applicant"),
    HolderKind.COUNTER: Bilingual("quầy một cửa", "counter"),
    HolderKind.CARRIER: Bilingual("người vận chuyển", "carrier"),
    HolderKind.AGENCY: Bilingual("cơ quan giải quyết", "agency"),
    HolderKind.STORE: Bilingual("kho lưu", "store"),
}
_POST_WORDS: Mapping[HolderKind, Bilingual] = {
    HolderKind.COUNTER: Bilingual("giao dịch viên bưu chính", "postal clerk"),
    HolderKind.CARRIER: Bilingual("bưu tá", "postman"),
    HolderKind.STORE: Bilingual("kho bưu chính", "postal store"),
}


OUTSIDE = "carrier/"
"""How the account of a carrier outside begins; it is nobody's who works here."""
_OUTSIDE_WORDS = Bilingual("đơn vị vận chuyển ngoài", "carrier outside")


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Holder:
    """One person with papers in hand, or a store.

    `person` is a user's id as text; a store is known by its place and has none. An applicant has
    no place but the address. The name is for people: a new one makes no new holder.
    """

    kind: HolderKind
    person: str
    name: str = field(compare=False)
    employer: Employer
    place: str

    @property
    def words(self) -> Bilingual:
        """In which capacity this holder has things; the post is told apart from the state."""
        if self.person.startswith(OUTSIDE):
            return _OUTSIDE_WORDS
        of_the_post = self.employer is Employer.POST and self.kind in _POST_WORDS
        return (_POST_WORDS if of_the_post else HOLDER_WORDS)[self.kind]

    @property
    def said(self) -> Bilingual:
        """How a page names the holder."""
        words, where = self.words, f", {self.place}" * bool(self.place)
        return Bilingual(f"{self.name} ({words.vi}){where}", f"{self.name} ({words.en}){where}")


def holder_of(actor: Actor, kind: HolderKind) -> Holder:
    """The holder an actor is while acting in this hat; a store is the same whoever keeps it."""
    stored = kind is HolderKind.STORE
    return Holder(
        kind=kind,
        person="" if stored else actor.person,
        name=actor.place if stored else actor.name,
        employer=actor.employer,
        place=actor.place,
    )


def applicant(person: str, name: str, address: str = "") -> Holder:
    return Holder(
        kind=HolderKind.APPLICANT,
        person=person,
        name=name,
        employer=Employer.NONE,
        place=address,
    )
