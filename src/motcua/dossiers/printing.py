"""From a dossier's events to its printed forms: which ones there are, and each one filled in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from motcua.domain.dossier import events as e
from motcua.domain.dossier.events import Event
from motcua.domain.dossier.state import State
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers import queries
from motcua.dossiers.forms import Form, render, sheet_of
from motcua.dossiers.forms.content import (
    ApologyForm,
    ReceiptForm,
    RefusalForm,
    Register,
    RegisterRow,
    RoutingSlip,
    StopForm,
    SupplementForm,
)
from motcua.dossiers.printing_forms import apology, receipt, refusal, stop, supplement
from motcua.dossiers.printing_parts import LetterAt, Print, letterhead, party_of, result_by
from motcua.dossiers.printing_routing import routing_slip
from motcua.plumbing.errors import Refused
from motcua.reference.places.queries import place_name
from motcua.reference.rulebook import queries as rulebook


class Printout(StrEnum):
    """What can be printed of one dossier; the names stand in addresses."""

    RECEIPT = "receipt"
    SUPPLEMENT = "supplement"
    REFUSAL = "refusal"
    APOLOGY = "apology"
    STOP = "stop"
    ROUTING = "routing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A form there is something to print on, with its number and title in its set."""

    printout: Printout
    number: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingToPrint(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hồ sơ chưa có nội dung để in mẫu này. Xem các mẫu in được trên trang hồ sơ.",
        "The dossier has nothing to print on this form. Its page lists the forms there are.",
    )
    article: str = "TT 01/2018/TT-VPCP Đ.9"


_Filled = tuple[Form, str]
_KINDS: Mapping[Printout, type[Form]] = {
    Printout.RECEIPT: ReceiptForm,
    Printout.SUPPLEMENT: SupplementForm,
    Printout.REFUSAL: RefusalForm,
    Printout.APOLOGY: ApologyForm,
    Printout.STOP: StopForm,
    Printout.ROUTING: RoutingSlip,
}
_FILL: Mapping[Printout, Callable[[Print], _Filled | None]] = {
    Printout.RECEIPT: receipt,
    Printout.SUPPLEMENT: supplement,
    Printout.REFUSAL: refusal,
    Printout.APOLOGY: apology,
    Printout.STOP: stop,
    Printout.ROUTING: routing_slip,
}


_SAID_BY: Mapping[Printout, tuple[type[Event], ...]] = {
    Printout.RECEIPT: (e.Received,),
    Printout.SUPPLEMENT: (e.SupplementAsked, e.SupplementAskedAtIntake),
    Printout.REFUSAL: (e.Refused, e.RefusedAtIntake),
    Printout.APOLOGY: (e.Extended,),
    Printout.STOP: (e.Stopped,),
    Printout.ROUTING: (e.Received,),
}
"""The events that give a form something to say; known without looking anything up."""


def offers(state: State, events: Sequence[Event]) -> tuple[Offer, ...]:
    """The forms that can be printed now, in the order of their set."""
    found = [_offer(each, state.form_set) for each in Printout if _has_words(each, events)]
    return tuple(sorted((each for each in found if each), key=lambda each: each.number))


def _has_words(printout: Printout, events: Sequence[Event]) -> bool:
    return any(
        isinstance(event, _SAID_BY[printout]) and _wanted(printout, event) for event in events
    )


def _wanted(printout: Printout, event: Event) -> bool:
    """An immediate result needs no receipt unless the applicant asked for one."""
    return printout is not Printout.RECEIPT or not isinstance(event, e.Received) or event.receipt


def print_form(
    printout: Printout, state: State, events: Sequence[Event], *, track_url: str = ""
) -> bytes:
    """The form as PDF/A, the same bytes every time; Refused when there is nothing to print."""
    filled = _filled(printout, Print(state=state, events=tuple(events), track_url=track_url))
    if filled is None:
        raise Refused(NothingToPrint())
    form, number = filled
    return render(form, state.form_set, number)


def _filled(printout: Printout, job: Print) -> _Filled | None:
    """None also for a kind of form the set of the dossier's day does not have."""
    if _offer(printout, job.state.form_set) is None:
        return None
    return _FILL[printout](job)


def _offer(printout: Printout, form_set: str) -> Offer | None:
    try:
        sheet = sheet_of(_KINDS[printout], form_set)
    except ValueError:
        return None
    return Offer(printout=printout, number=sheet.number, title=sheet.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPage:
    """Which stretch of a unit's register to print, and who keeps the book."""

    unit: str
    first: date
    last: date
    keeper: str = ""


def print_register(page: BookPage, *, at: datetime) -> bytes:
    """The register of the unit from `first` to `last`, A4, on the form of the last day's law."""
    rows = queries.register_book(page.unit, page.first, page.last)
    form = Register(
        letterhead=letterhead(LetterAt(unit=page.unit, at=at)),
        book=str(page.first.year),
        first=page.first,
        last=page.last,
        rows=tuple(_register_row(row) for row in rows),
        keeper=page.keeper,
        synthetic=any(row.synthetic for row in rows),
    )
    return render(form, rulebook.forms_on(page.last).code, "")


def _register_row(row: queries.DossierRow) -> RegisterRow:
    found = queries.history(row.id)
    if found is None or row.received_at is None:
        raise AssertionError("the register lists received dossiers only")
    state = found[0]
    return RegisterRow(
        code=row.code,
        procedure=row.procedure_name,
        sets=state.filing.sets,
        applicant=row.applicant_name,
        contact=party_of(state.filing.applicant),
        agency=place_name(row.competent_agency, local(row.received_at).date()),
        received_at=row.received_at,
        due_at=state.clock.due_at if state.clock else None,
        returned_at=row.returned_at,
        result_by=result_by(state.filing.channel_out),
        note=row.stage_words.vi,
    )
