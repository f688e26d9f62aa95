"""What all printed forms of a dossier share: letterhead, label, names of places, channel words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from motcua.domain.dossier.events import Event
from motcua.domain.dossier.party import Channel, Party
from motcua.domain.dossier.state import State
from motcua.domain.kernel.local_time import local
from motcua.dossiers.forms.content import DossierLabel, Letterhead
from motcua.plumbing.errors import Refused
from motcua.reference.places import queries as places
from motcua.reference.scheme.vocabulary import field_words

E = TypeVar("E", bound=Event)

RESULT_BY: Mapping[Channel, str] = {
    Channel.COUNTER: "Trực tiếp tại nơi tiếp nhận hồ sơ",
    Channel.POST_COUNTER: "Trực tiếp tại điểm phục vụ bưu chính",
    Channel.ONLINE: "Trực tuyến",
    Channel.POSTMAN: "Qua dịch vụ bưu chính công ích",
    Channel.HOME_VISIT: "Tại nhà, theo lịch hẹn",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """One dossier to be printed from."""

    state: State
    events: tuple[Event, ...]
    track_url: str = ""

    def last(self, kind: type[E]) -> E | None:
        return next((event for event in reversed(self.events) if isinstance(event, kind)), None)

    @property
    def number(self) -> str:
        """The code, or before reception the number of the slip."""
        return self.state.code or self.state.slip


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterAt:
    """A one-stop unit or an agency that issues a form at a moment."""

    unit: str
    at: datetime


def letterhead(letter: LetterAt) -> Letterhead:
    """The unit over its agency, or the agency over its parent; a closed one by its last name."""
    issued_at = letter.at.replace(microsecond=0)
    issuer, above, seat = _issuer(letter.unit, local(issued_at).date())
    return Letterhead(issuer=issuer, parent=above, place=seat or "………", issued_at=issued_at)


def _issuer(code: str, on: date) -> tuple[str, str, str]:
    try:
        unit = places.one_stop_unit(code, on)
        return unit.name, places.place_name(unit.agency_code, on), _seat(unit.admin_code, on)
    except Refused:
        pass  # not a counter: an agency issues its own letters
    try:
        agency = places.agency(code, on)
        above = places.place_name(agency.parent, on) if agency.parent else ""
        return agency.name, above, _seat(agency.admin_code, on)
    except Refused:
        pass  # a point of the post, or nothing that is known
    try:
        point = places.post_point(code, on)
        return point.name, "", _seat(point.admin_code, on)
    except Refused:
        return places.place_name(code, on), "", ""


def _seat(admin_code: str, on: date) -> str:
    """The bare name of the area, as it stands before a date: "Cao Lãnh, ngày …"."""
    try:
        return places.unit(admin_code, on).name
    except Refused:
        return ""


def label(job: Print) -> DossierLabel:
    terms = job.state.terms
    return DossierLabel(
        code=job.number,
        procedure=terms.name,
        field=field_words(terms.field).vi,
        track_url=job.track_url,
    )


def submitter(state: State) -> str:
    filing = state.filing
    return (filing.filed_by or filing.applicant).name


def result_by(channel: Channel) -> str:
    return RESULT_BY[channel]


def party_of(party: Party) -> str:
    """Address and telephone on lines of their own."""
    return "\n".join(part for part in (party.address, party.phone) if part)
