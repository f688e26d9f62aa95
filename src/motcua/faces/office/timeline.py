"""What happened to a dossier and what is planned, as entries of the timeline."""

from collections.abc import Iterator

from motcua.domain.dossier import events as e
from motcua.domain.dossier.state import CLOSED, DECIDED, State
from motcua.domain.dossier.terms import StepUnit
from motcua.dossiers.view import DossierView
from motcua.faces.ui.formats import first_upper, moment, said
from motcua.faces.ui.moments import Moment

SPOKEN = ("note", "reason", "text", "question", "answer", "notice", "what", "fee_consequence")
"""Fields of events that hold a person's own words."""


def moments(dossier: DossierView) -> list[Moment]:
    """The newest first, so that nobody has to scroll to see where the dossier stands."""
    past = [
        Moment(
            title=first_upper(said(each.title)),
            state="done",
            at=each.at,
            by=each.by,
            text=_details(each.event, dossier.state),
        )
        for each in dossier.moments
    ]
    return [*reversed(list(_planned(dossier.state))), *reversed(past)]


def _details(event: e.Event, state: State) -> str:
    match event:
        case e.SupplementAsked() | e.SupplementAskedAtIntake() | e.SupplementReturned():
            return "; ".join(f"{line.what}: {line.reason}" for line in event.missing)
        case e.StepStarted() | e.StepFinished() | e.StepUndone():
            return _step_text(event, state)
        case e.Extended():
            return f"{moment(event.due.at)}. {event.reason}"
        case e.OpinionSought():
            return f"{event.agency}: {event.question}"
        case _:
            return _named(event) or _spoken(event)


def _named(event: e.Event) -> str:
    """Events whose first word is a name."""
    match event:
        case e.Assigned():
            return event.officer_name
        case e.Reassigned():
            return f"{event.officer_name}: {event.reason}"
        case e.Approved():
            return f"{event.result.title} {event.result.number}"
        case e.ResultReturned():
            return event.to_name
        case _:
            return ""


def _step_text(event: e.StepStarted | e.StepFinished | e.StepUndone, state: State) -> str:
    name = next((s.name for s in state.terms.steps if s.number == event.number), "")
    words = _spoken(event)
    return f"{event.number}. {name}" + (f": {words}" if words else "")


def _spoken(event: e.Event) -> str:
    found = (getattr(event, name, "") for name in SPOKEN)
    return next((words for words in found if isinstance(words, str) and words), "")


def _planned(state: State) -> Iterator[Moment]:
    """The steps nobody has finished; nothing once the dossier is decided."""
    if state.stage in CLOSED | DECIDED:
        return
    for rule in state.terms.steps:
        record = state.step(rule.number)
        behind = rule.unit is StepUnit.ONE_STOP and state.received_at is not None
        if not behind and (record is None or record.finished_at is None):
            yield Moment(title=rule.name, state="now" if record else "next")
