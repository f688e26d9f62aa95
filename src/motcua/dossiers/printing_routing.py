"""The slip that travels with a dossier: every hand-over, and whether each was in time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from motcua.domain.dossier import events as e
from motcua.domain.dossier.wording import STAGE_WORDS
from motcua.domain.kernel.local_time import local
from motcua.dossiers.codec import EVENT_WORDS
from motcua.dossiers.forms.content import Form, Outcome, RoutingRow, RoutingSlip
from motcua.dossiers.printing_parts import LetterAt, Print, label, letterhead
from motcua.reference.places import queries as places

HANDING_OVER = (
    e.Received,
    e.Transferred,
    e.Assigned,
    e.Reassigned,
    e.SupplementReceived,
    e.Proposed,
    e.SentBack,
    e.Approved,
    e.Refused,
    e.ResultReturned,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holding:
    """Who holds the dossier after an event; the applicant has no agency."""

    agency: str
    name: str


def routing_slip(job: Print) -> tuple[Form, str] | None:
    """None before reception; the last row is open until somebody takes the dossier over."""
    received = job.last(e.Received)
    if received is None:
        return None
    state = job.state
    form = RoutingSlip(
        letterhead=letterhead(LetterAt(unit=state.filing.receiving_unit, at=received.at)),
        dossier=label(job),
        applicant=state.filing.applicant,
        synthetic=state.filing.synthetic,
        received_at=received.at,
        due_at=state.clock.due_at if state.clock else None,
        rows=tuple(_rows(job)),
    )
    return form, ""


def _rows(job: Print) -> Iterator[RoutingRow]:
    handed = [event for event in job.events if isinstance(event, HANDING_OVER)]
    giver = _Holding(agency="", name="")
    for event in handed:
        holding = _holding(event, job)
        yield RoutingRow(
            giver_agency=giver.agency,
            giver=giver.name or job.state.filing.applicant.name,
            given_at=event.at,
            receiver_agency=holding.agency,
            receiver=holding.name,
            received_at=event.at,
            outcome=_outcome(event, job),
            note=EVENT_WORDS[event.NAME].vi,
        )
        giver = holding
    if not isinstance(handed[-1], e.ResultReturned):
        yield RoutingRow(
            giver_agency=giver.agency,
            giver=giver.name,
            given_at=handed[-1].at,
            receiver_agency="",
            receiver="",
            received_at=None,
            note=STAGE_WORDS[job.state.stage].vi,
        )


def _holding(event: e.Event, job: Print) -> _Holding:
    on = local(event.at).date()
    filing = job.state.filing
    match event:
        case e.Received() | e.SupplementReceived():
            return _Holding(agency=places.place_name(event.by.place, on), name=event.by.name)
        case e.Assigned() | e.Reassigned():
            return _Holding(agency=places.place_name(event.by.place, on), name=event.officer_name)
        case e.Approved() | e.Refused():
            return _Holding(agency=places.place_name(filing.receiving_unit, on), name="")
        case e.ResultReturned():
            return _Holding(agency="", name=event.to_name)
        case _:
            return _Holding(agency=places.place_name(filing.competent_agency, on), name="")


def _outcome(event: e.Event, job: Print) -> Outcome | None:
    """The transfer against its own limit, the decision against the due date; others have none."""
    clock = job.state.clock
    if clock is None:
        return None
    if isinstance(event, e.Transferred):
        return Outcome.LATE if event.late else Outcome.ON_TIME
    if isinstance(event, e.Approved | e.Refused):
        return _against(event.at, clock.due_at)
    return None


def _against(at: datetime, limit: datetime) -> Outcome:
    if local(at) > local(limit):
        return Outcome.LATE
    return Outcome.ON_TIME if local(at).date() == local(limit).date() else Outcome.EARLY
