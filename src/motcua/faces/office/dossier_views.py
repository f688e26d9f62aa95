"""One dossier: where it stands, why its date is what it is, and every action there is."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.channels.documents import access as documents_access
from motcua.channels.documents import queries as documents
from motcua.channels.documents.rows import StoredDocument
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.state import Stage, State
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import commands, printing, queries, view
from motcua.dossiers.refusals import KeyReused
from motcua.dossiers.view import Option
from motcua.dossiers.wire import COMMANDS
from motcua.dossiers.wording import COMMAND_WORDS
from motcua.faces.office.acts import ORDER, CommandForm, Situation, command_name, form_for
from motcua.faces.office.choices import CHANNEL_WORDS, IDENTITY_WORDS
from motcua.faces.office.custody.where_views import papers_of
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.postal.clocks import WORDS, clocks_of
from motcua.faces.office.timeline import moments
from motcua.faces.ui.formats import first_lower, said
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import Permission

CONFLICT, UNUSABLE = 409, 422
AT_THE_DOOR = frozenset({c.Receive, c.AskSupplementAtIntake, c.RefuseAtIntake, c.Forward})
"""Answered beside the declaration and the files of whoever filed from home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """An action that may be taken now; `form` is None for those of the door."""

    option: Option
    name: str
    form: CommandForm | None
    opened: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of a press of a button, when it did not do what it says."""

    posted: CommandForm | None = None
    refusal: Refusal | None = None
    status: int = 200


LOOKING = Answer()


@require_safe
@staff(Permission.DOSSIER_READ)
def dossier(request: HttpRequest, desk: Desk, dossier: UUID) -> HttpResponse:
    _state, hat = desk.open(dossier)
    return _show(request, desk, dossier, hat)


@require_POST
@staff(Permission.DOSSIER_READ)
def act(request: HttpRequest, desk: Desk, dossier: UUID, command: str) -> HttpResponse:
    """Gives one command; on a refusal the page comes back with the form as it was filled."""
    kind = COMMANDS.get(command)
    state, hat = desk.open(dossier)
    if kind is None:
        raise Http404
    form = form_for(kind, _situation(_as_seen(request, dossier, kind, state), hat, desk))
    if form is None:
        raise Http404
    form = type(form)(form.situation, request.POST)
    if not form.is_valid():
        return _show(request, desk, dossier, hat, answer=Answer(posted=form, status=UNUSABLE))
    try:
        said_key, seen = form.cleaned_data["key"], form.cleaned_data["seen"]
        commands.act(dossier, form.command(), by=hat, key=said_key, seen=seen)
    except Refused as refused:
        again = _again(form, _situation(state, hat, desk), request.POST, refused.refusal)
        answer = Answer(posted=again, refusal=refused.refusal, status=CONFLICT)
        return _show(request, desk, dossier, hat, answer=answer)
    messages.success(request, _("Đã xong: %(what)s.") % {"what": _label(kind)})
    return redirect("office:dossier", dossier=dossier)


def _label(kind: type[c.Command]) -> str:
    return first_lower(said(COMMAND_WORDS[kind]))


def _as_seen(request: HttpRequest, dossier: UUID, kind: type[c.Command], state: State) -> State:
    """The dossier as it was on the page the form came from, so that its choices still hold."""
    seen = request.POST.get(f"{kind.__name__}-seen", "")
    if not seen.isdecimal() or int(seen) >= state.version:
        return state
    return queries.history_until(dossier, int(seen)) or state


def _situation(state: State, hat: Actor, desk: Desk) -> Situation:
    officers = view.assignable(state, desk.now)
    return Situation(state=state, by=hat, now=desk.now, officers=officers)


def _again(
    form: CommandForm, situation: Situation, data: QueryDict, refusal: Refusal
) -> CommandForm:
    """The same words on the dossier as it is now; who has seen the refusal may press again."""
    fresh = data.copy()
    fresh[form.add_prefix("seen")] = str(situation.state.version)
    if isinstance(refusal, KeyReused):
        fresh[form.add_prefix("key")] = str(uuid4())
    return type(form)(situation, fresh)


def _show(
    request: HttpRequest, desk: Desk, dossier: UUID, hat: Actor, *, answer: Answer = LOOKING
) -> HttpResponse:
    found = queries.history(dossier)
    if found is None:
        raise Http404
    state, events = found
    shown = view.view(dossier, state, events, by=hat, now=desk.now)
    from_home = _answered_online(state)
    options = tuple(o for o in shown.options if not (from_home and o.kind in AT_THE_DOOR))
    actions = _actions(options, _situation(state, hat, desk), answer.posted)
    context: dict[str, Any] = {
        "dossier": shown,
        "path": reverse("office:dossier", args=[dossier]),
        "state": state,
        "actor": hat,
        "actions": actions,
        "to_answer": state.answer_by is not None and desk.may(Permission.ONLINE_ANSWER),
        "not_now": [option for option in options if not option.allowed],
        "posted": answer.posted,
        "refusal": answer.refusal,
        "moments": moments(shown),
        "clocks": clocks_of(desk, dossier),
        "clock_words": WORDS,
        "offers": printing.offers(state, events),
        "channels": CHANNEL_WORDS,
        "identity_words": IDENTITY_WORDS,
        "papers": papers_of(desk, state.code, dossier),
        "issued": _issued(desk, dossier),
        "near": hat.place in {state.filing.receiving_unit, state.filing.competent_agency},
    }
    return page(request, desk, "dossier.html", context, status=answer.status)


def _issued(desk: Desk, dossier: UUID) -> list[StoredDocument]:
    """Results, and certified copies whose fee this dossier pays, as far as this hat may read."""
    places = documents_access.reading_places(desk.hat)
    issued = (each for each in documents.of_dossier(dossier) if each.is_issued)
    return [each for each in issued if places is None or each.place in places]


def _answered_online(state: State) -> bool:
    return state.part is not None and state.stage is Stage.SUBMITTED


def _actions(
    options: tuple[Option, ...], situation: Situation, posted: CommandForm | None
) -> list[Action]:
    """The allowed ones in working order, the first or the one just sent opened.

    A form that was refused stays although its moment has passed: its words are not lost.
    """
    wanted = sorted(
        (o for o in options if o.allowed or _is_posted(o, posted)),
        key=lambda option: ORDER.get(option.kind, -1),
    )
    first = type(posted).kind if posted else (wanted[0].kind if wanted else None)
    return [
        Action(
            option=option,
            name=command_name(option.kind),
            form=posted if _is_posted(option, posted) else form_for(option.kind, situation),
            opened=option.kind is first,
        )
        for option in wanted
    ]


def _is_posted(option: Option, posted: CommandForm | None) -> bool:
    return posted is not None and type(posted).kind is option.kind
