"""What an event of a dossier says to the people it concerns: its kind and its facts."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from motcua.channels.notices.commands import Facts, News
from motcua.channels.notices.vocabulary import Kind
from motcua.domain.dossier import events as e
from motcua.domain.dossier.party import MissingPaper
from motcua.domain.dossier.state import State
from motcua.domain.dossier.wording import CHANNEL_WORDS
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.money import in_dong
from motcua.reference.places import queries as places

Teller = Callable[[Any, State], tuple[Kind, Facts] | None]


def news(event: e.Event, state: State, name: str) -> News | None:
    """None for an event nobody outside has to hear of."""
    teller = TOLD.get(type(event))
    said = teller(event, state) if teller else None
    if said is None:
        return None
    kind, facts = said
    shared = {"procedure": state.terms.name, "unit": _place(state.filing.receiving_unit, event.at)}
    return News(kind=kind, about=state.code or state.slip, event=name, facts={**shared, **facts})


def moment(at: datetime | None) -> str:
    return f"{local(at):%H:%M %d/%m/%Y}" if at else "-"


def _place(code: str, at: datetime) -> str:
    return places.place_name(code, local(at).date())


def _submitted(event: e.Submitted, state: State) -> tuple[Kind, Facts]:
    return Kind.SUBMITTED, {
        "submitted_at": moment(event.at),
        "answer_by": moment(event.answer.at),
    }


def _forwarded(event: e.Forwarded, state: State) -> tuple[Kind, Facts]:
    """`by` stood at the place that sent it on."""
    return Kind.FORWARDED, {
        "unit": _place(event.by.place, event.at),
        "agency": _place(event.receiving_unit or event.competent_agency, event.at),
        "reason": event.reason,
    }


def _received(event: e.Received, state: State) -> tuple[Kind, Facts]:
    return Kind.ACCEPTED, {
        "officer": event.by.name,
        "received_at": moment(state.received_at),
        "due_at": moment(event.due.at),
    }


def _asked(
    event: e.SupplementAsked | e.SupplementAskedAtIntake, state: State
) -> tuple[Kind, Facts]:
    return Kind.SUPPLEMENT_ASKED, {"officer": event.by.name, "papers": _lines(event.missing)}


def _lines(missing: Iterable[MissingPaper]) -> str:
    return "\n".join(f"- {line.what or line.paper}: {line.reason}" for line in missing)


def _given_back(event: e.SupplementReturned, state: State) -> tuple[Kind, Facts]:
    return Kind.SUPPLEMENT_RETURNED, {"officer": event.by.name, "papers": _lines(event.missing)}


def _refused_at_intake(event: e.RefusedAtIntake, state: State) -> tuple[Kind, Facts]:
    return Kind.REFUSED_AT_INTAKE, {"reason": event.reason}


def _payment_requested(event: e.PaymentRequested, state: State) -> tuple[Kind, Facts] | None:
    amount = sum(item.net for item in event.items)
    if not amount:
        return None
    return Kind.FEE_DUE, {"amount": in_dong(amount)}


def _paid(event: e.Paid, state: State) -> tuple[Kind, Facts]:
    return Kind.PAID, {"amount": in_dong(event.amount)}


def _extended(event: e.Extended, state: State) -> tuple[Kind, Facts]:
    return Kind.DUE_MOVED, {
        "unit": _place(state.filing.competent_agency, event.at),
        "reason": event.reason,
        "due_at": moment(event.due.at),
    }


def _suspended(event: e.CalendarSuspended, state: State) -> tuple[Kind, Facts]:
    return Kind.DUE_MOVED, {"reason": event.notice, "due_at": moment(event.due.at)}


def _decided(event: e.Approved | e.Refused, state: State) -> tuple[Kind, Facts]:
    """A refusal as result is a result too, and is fetched in the same way."""
    return Kind.RESULT_READY, {"how": CHANNEL_WORDS[state.filing.channel_out]}


def _returned(event: e.ResultReturned, state: State) -> tuple[Kind, Facts]:
    return Kind.RETURNED, {"returned_at": moment(event.at)}


def _stopped(event: e.Stopped, state: State) -> tuple[Kind, Facts]:
    return Kind.STOPPED, {"reason": event.fee_consequence}


TOLD: Mapping[type, Teller] = MappingProxyType(
    {
        e.Submitted: _submitted,
        e.Forwarded: _forwarded,
        e.Received: _received,
        e.SupplementAskedAtIntake: _asked,
        e.SupplementAsked: _asked,
        e.SupplementReturned: _given_back,
        e.RefusedAtIntake: _refused_at_intake,
        e.PaymentRequested: _payment_requested,
        e.Paid: _paid,
        e.Extended: _extended,
        e.CalendarSuspended: _suspended,
        e.Approved: _decided,
        e.Refused: _decided,
        e.ResultReturned: _returned,
        e.Stopped: _stopped,
    }
)
