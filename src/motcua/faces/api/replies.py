"""Answers as JSON, made from the register's own values."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

import msgspec
from django.http import HttpResponse

from motcua.domain.dossier.events import Event
from motcua.domain.dossier.state import State
from motcua.domain.dossier.wording import STAGE_WORDS
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import printing, queries
from motcua.dossiers.codec import EVENT_WORDS
from motcua.dossiers.refusals import NoSuchDossier
from motcua.dossiers.register import Done
from motcua.dossiers.view import DossierView, Option
from motcua.dossiers.wire import NAMES
from motcua.faces.api import shapes
from motcua.plumbing.errors import Refused

JSON = "application/json"
_encode = msgspec.json.Encoder().encode


def reply(answer: shapes.Answer, status: int = 200) -> HttpResponse:
    return HttpResponse(_encode(answer), status=status, content_type=JSON)


def with_version(response: HttpResponse, version: int) -> HttpResponse:
    """The version as an ETag, to be sent back in If-Match."""
    response["ETag"] = f'"{version}"'
    return response


def done(done: Done) -> shapes.Done:
    """A repeated answer tells what the command made of the dossier then, not what it is now."""
    state = done.state or queries.history_until(done.dossier, done.version)
    if state is None:
        raise Refused(NoSuchDossier(asked=str(done.dossier)))
    clock = state.clock
    return shapes.Done(
        id=done.dossier,
        version=done.version,
        code=state.code,
        slip=state.slip,
        stage=state.stage,
        stage_words=STAGE_WORDS[state.stage],
        national_status=state.stage.national,
        received_at=state.received_at,
        due_at=clock.due_at if clock and not clock.standing_since else None,
        due_reasons=clock.reasons if clock else (),
        transfer_by=clock.transfer_by if clock else None,
        replayed=done.replayed,
    )


def entry(row: queries.DossierRow, now: datetime) -> shapes.DossierEntry:
    values = {field.name: getattr(row, field.name) for field in fields(row)}
    return shapes.DossierEntry(late=row.is_late(now), **values)


def option(option: Option) -> shapes.OptionAnswer:
    refusal = option.refusal
    why = None if refusal is None else _why(refusal)
    return shapes.OptionAnswer(command=NAMES[option.kind], label=option.label, refused=why)


def _why(refusal: Refusal) -> shapes.Why:
    return shapes.Why(
        code=type(refusal).__name__,
        article=refusal.article,
        text_vi=refusal.text("vi"),
        text_en=refusal.text("en"),
    )


def dossier(view: DossierView, events: Sequence[Event]) -> shapes.DossierAnswer:
    state, terms = view.state, view.state.terms
    return shapes.DossierAnswer(
        version=state.version,
        code=state.code,
        slip=state.slip,
        stage=state.stage,
        national_status=state.stage.national,
        procedure=terms.procedure,
        procedure_version=terms.version,
        procedure_case=terms.case,
        procedure_name=terms.name,
        owed=max(state.owed, 0),
        options=tuple(option(each) for each in view.options),
        forms=tuple(offer.printout.value for offer in printing.offers(state, events)),
        **_shared(state, _OF_STATE),
        **_shared(view, _OF_VIEW),
    )


_OF_VIEW = (
    "id",
    "stage_words",
    "next_words",
    "percent",
    "due_at",
    "due_reasons",
    "transfer_by",
    "minutes_left",
    "late",
    "holder",
    "held_since",
    "papers",
    "steps",
)
_OF_STATE = (
    "regime",
    "filing",
    "received_at",
    "officer",
    "officer_name",
    "missing",
    "opinions",
    "fees",
    "paid",
    "violations",
    "result",
    "finished_at",
    "returned_at",
)


def _shared(value: State | DossierView, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}


def event(version: int, event: Event) -> shapes.EventAnswer:
    own = [field.name for field in fields(event) if field.name not in {"at", "by"}]
    return shapes.EventAnswer(
        version=version,
        name=event.NAME,
        title=EVENT_WORDS[event.NAME],
        at=event.at,
        by=event.by,
        data={name: msgspec.to_builtins(getattr(event, name)) for name in own},
    )
