"""Dossiers as the client's person may see them: the list, one dossier, its events, its forms."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from msgspec import Meta, Struct
from ninja import Router

from motcua.domain.dossier.events import Event
from motcua.domain.dossier.state import Stage, State
from motcua.domain.kernel.actor import Actor, Role
from motcua.dossiers import access, printing, queries, view
from motcua.dossiers.codes import read_code
from motcua.dossiers.refusals import NoSuchDossier
from motcua.faces.api import replies, shapes
from motcua.faces.api.bearer import Bearer, Client
from motcua.faces.api.documenting import READ, documented
from motcua.faces.api.reading import Query
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue.vocabulary import Field
from motcua.reference.people.queries import actors_of

router = Router(tags=["dossiers"], auth=Bearer())
MOST_PAGES = 100_000
Moment = Annotated[datetime, Meta(tz=True)]


class WorkSearch(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`mine` lists what the person has filed, not the work of their places."""

    q: Annotated[str, Meta(max_length=200)] = ""
    stage: Stage | None = None
    officer: Annotated[str, Meta(max_length=60)] = ""
    field: Field | None = None
    open: bool = False
    late: bool = False
    due_before: Moment | None = None
    mine: bool = False
    page: Annotated[int, Meta(ge=1, le=MOST_PAGES)] = 1


_search = Query(WorkSearch)


@router.get(
    "dossiers",
    operation_id="list_dossiers",
    summary="The work of the person's places by time left, or what the person has filed",
    openapi_extra=documented(shapes.Dossiers, refuses=(401, 403, 422), query=WorkSearch),
)
def list_dossiers(request: HttpRequest) -> HttpResponse:
    client: Client = request.auth  # type: ignore[attr-defined]
    asked = _search.read(request)
    now = clock.now()
    wanted = queries.Filter(
        places=() if asked.mine else access.reading_places(client.user, client.today),
        owners=_identities(client) if asked.mine else (),
        text=asked.q,
        stage=asked.stage,
        officer=asked.officer,
        field=asked.field or "",
        open_only=asked.open,
        late_at=now if asked.late else None,
        due_before=asked.due_before,
    )
    rows = queries.worklist(wanted, page=asked.page)
    following = asked.page + 1 if len(rows) == queries.PAGE else None
    entries = tuple(replies.entry(row, now) for row in rows)
    return replies.reply(shapes.Dossiers(page=asked.page, next=following, dossiers=entries))


def _identities(client: Client) -> tuple[str, ...]:
    """The person's own number and those of the organisations they stand for."""
    hats = actors_of(client.user, client.today)
    stands_for = [hat.place for hat in hats if hat.role is Role.REPRESENTATIVE]
    return tuple(filter(None, [client.user.personal_id, *stands_for]))


@router.get(
    "dossiers/{key}",
    operation_id="read_dossier",
    summary="One dossier with its clock, papers, steps, and what may be done next or why not",
    openapi_extra=documented(shapes.DossierAnswer, refuses=READ[:3]),
)
def read_dossier(request: HttpRequest, key: str) -> HttpResponse:
    dossier, state, hat, events = seen(request.auth, key)  # type: ignore[attr-defined]
    shown = view.view(dossier, state, events, by=hat, now=clock.now())
    response = replies.reply(replies.dossier(shown, events))
    return replies.with_version(response, state.version)


@router.get(
    "dossiers/{key}/events",
    operation_id="list_events",
    summary="What happened, event by event, as the journal holds it",
    openapi_extra=documented(shapes.Events, refuses=READ[:3]),
)
def list_events(request: HttpRequest, key: str) -> HttpResponse:
    _, state, _, events = seen(request.auth, key)  # type: ignore[attr-defined]
    told = tuple(replies.event(number, event) for number, event in enumerate(events, start=1))
    return replies.with_version(replies.reply(shapes.Events(events=told)), state.version)


@router.get(
    "dossiers/{key}/forms/{form}.pdf",
    operation_id="print_form",
    summary="A printed form of the dossier as PDF/A: receipt, supplement, refusal, apology, …",
    openapi_extra=documented("application/pdf", refuses=READ[:3]),
)
def print_form(request: HttpRequest, key: str, form: str) -> HttpResponse:
    _, state, _, events = seen(request.auth, key)  # type: ignore[attr-defined]
    if form not in set(printing.Printout):
        raise Refused(printing.NothingToPrint())
    track_url = request.build_absolute_uri(f"/track/{state.code}")
    printed = printing.print_form(printing.Printout(form), state, events, track_url=track_url)
    return HttpResponse(printed, content_type="application/pdf")


def key_of(text: str) -> str | UUID:
    """The id or the code in an address; Refused(NoSuchDossier) for anything else."""
    code = read_code(text)
    if code is not None:
        return code
    try:
        return UUID(text)
    except ValueError:
        raise Refused(NoSuchDossier(asked=text[:60])) from None


def seen(client: Client, text: str) -> tuple[UUID, State, Actor, list[Event]]:
    """The dossier with its events and the hat that may read it; Refused(NoSuchDossier)."""
    dossier, state, hat = access.readable(client.user, key_of(text), client.today)
    found = queries.history(dossier)
    events: Any = found[1] if found else []
    return dossier, state, hat, list(events)
