"""One filing: its answers beside its papers, what the registers say, and the answer to give."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from motcua.channels.online import commands, comparing, filed, queries, reasons
from motcua.domain.dossier.guards import check
from motcua.domain.dossier.online import FIELD, RELIEF
from motcua.domain.dossier.state import Stage, State
from motcua.domain.eforms.views import PageView, rows_for_view
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import queue_queries, rules
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.online import answer_forms as f
from motcua.faces.office.online.kinds import ANSWERS, Answer
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import eform_queries as forms
from motcua.reference.people.permissions import Permission
from motcua.reference.places import queries as places
from motcua.reference.rulebook import queries as rulebook

CONFLICT, UNUSABLE = 409, 422
OF_SUPPLEMENTS = frozenset({"confirm", "return"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """The answer that stands open: asked for, or pressed without leading on."""

    name: str = ""
    form: f.AnswerForm | None = None
    refusal: Refusal | None = None
    status: int = 200


@require_safe
@staff(Permission.ONLINE_READ)
def filing(request: HttpRequest, desk: Desk, dossier: UUID) -> HttpResponse:
    """`?answer=` opens the form of one answer, so that a link reaches it without a script."""
    state, _hat = desk.open(dossier)
    wanted = Pressed(name=request.GET.get("answer", ""))
    return _show(request, desk, dossier, state, pressed=wanted)


@require_POST
@staff(Permission.ONLINE_ANSWER)
def answer(request: HttpRequest, desk: Desk, dossier: UUID, answer: str) -> HttpResponse:
    """Gives one answer; on a refusal the page comes back with the words as they were."""
    state, _hat = desk.open(dossier)
    if answer not in ANSWERS or state.part is None:
        raise Http404
    form = _form(answer, state, desk, request.POST)
    if not form.is_valid():
        pressed = Pressed(name=answer, form=form, status=UNUSABLE)
        return _show(request, desk, dossier, state, pressed=pressed)
    try:
        _given(form, dossier, desk)
    except Refused as refused:
        state, _hat = desk.open(dossier)
        again = Pressed(name=answer, form=form, refusal=refused.refusal, status=CONFLICT)
        return _show(request, desk, dossier, state, pressed=again)
    messages.success(request, str(ANSWERS[answer].done) % {"code": state.code})
    if answer == "accept":
        return redirect("office:dossier", dossier=dossier)
    return redirect("office:online")


def _given(form: f.AnswerForm, dossier: UUID, desk: Desk) -> None:
    seen, key, by = form.cleaned_data["seen"], form.cleaned_data["key"], desk.user
    match form:
        case f.ReturnForm():
            commands.return_supplement(dossier, form.missing(), seen=seen, by=by, key=key)
        case f.AskForm():
            commands.ask_supplement(dossier, form.missing(), seen=seen, by=by, key=key)
        case f.RefuseForm():
            regime = rulebook.regime_on(desk.today)
            said = form.cleaned_data
            reason = reasons.worded(said["reason"], said["more"], regime)
            commands.refuse(dossier, reason, seen=seen, by=by, key=key)
        case f.ForwardForm():
            commands.forward(dossier, form.command(), seen=seen, by=by, key=key)
        case f.ConfirmForm():
            commands.confirm_supplement(dossier, seen=seen, by=by, key=key)
        case _:
            commands.accept(dossier, seen=seen, by=by, key=key)


def _form(name: str, state: State, desk: Desk, data: Any = None) -> f.AnswerForm:
    seen = state.version
    made: Mapping[str, Callable[[], f.AnswerForm]] = {
        "accept": lambda: f.AcceptForm(seen, data),
        "confirm": lambda: f.ConfirmForm(seen, data),
        "ask": lambda: f.AskForm(seen, _askable(state), data),
        "return": lambda: f.ReturnForm(seen, _returnable(state), data),
        "refuse": lambda: f.RefuseForm(seen, data),
        "forward": lambda: f.ForwardForm(seen, *_destinations(state, desk), data),
    }
    return made[name]()


def _askable(state: State) -> list[f.Askable]:
    """Every paper of the list, then every question of the form that was shown."""
    papers = [f.Askable(rule.code, rule.name, about_form=False) for rule in state.terms.papers]
    asked = [
        f.Askable(f"{FIELD}{row.field}", row.label, about_form=True)
        for shown in _answers(state)
        for block in shown.blocks
        for row in block.rows
    ]
    return [*papers, *asked]


def _returnable(state: State) -> list[f.Askable]:
    """Only what the request named, under the name the list gives it."""
    names = {rule.code: rule.name for rule in state.terms.papers}
    return [
        f.Askable(
            line.paper,
            names.get(line.paper, line.what),
            about_form=line.paper.startswith(FIELD),
            asked=line.what,
            because=line.reason,
        )
        for line in state.missing
    ]


def _destinations(state: State, desk: Desk) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    units = [(each.code, each.name) for each in places.one_stop_units(desk.today)]
    agencies = [
        (each.code, each.name)
        for each in places.agencies(desk.today)
        if each.level == state.terms.level
    ]
    return units, agencies


def _answers(state: State) -> tuple[PageView, ...]:
    filed = queries.form_answers(state)
    if filed is None:
        return ()
    form = forms.form_version(filed.form.form, filed.form.version)
    on = local(state.submitted_at or state.opened_at).date()
    return rows_for_view(form, filed.answers, get_language() or "vi", on=on)


def _show(
    request: HttpRequest, desk: Desk, dossier: UUID, state: State, *, pressed: Pressed
) -> HttpResponse:
    if state.part is None:
        raise Http404
    turn = state.turn
    left = None
    if turn is not None and turn.waiting:
        unit = state.filing.receiving_unit
        left = queue_queries.minutes_to_answer(unit, turn.answer_by, desk.now)
    context = {
        "dossier": dossier,
        "path": reverse("office:online_filing", args=[dossier]),
        "state": state,
        "turn": turn,
        "minutes_left": left,
        "pages": _answers(state),
        "papers": _papers(state),
        "proofs": _proofs(state),
        "compared": _compared(state),
        "unscanned": comparing.unscanned(state),
        "reliefs": queries.reliefs_claimed(dossier),
        "delivery": queries.delivery(dossier),
        "unrouted": queries.is_unrouted(dossier),
        "offered": _offered(state, desk, pressed),
        "pressed": pressed,
        "refusal": pressed.refusal,
    }
    return page(request, desk, "online/filing.html", context, status=pressed.status)


def _compared(state: State) -> tuple[comparing.Compared, ...]:
    filed = queries.form_answers(state)
    if filed is None:
        return ()
    form = forms.form_version(filed.form.form, filed.form.version)
    return comparing.compared(state, form, filed.answers, get_language() or "vi")


def _papers(state: State) -> list[dict[str, object]]:
    """Each paper of the list with its files, or how else it is covered."""
    part = state.part
    if part is None:
        return []
    reason = {each.paper: each.reason for each in part.unasked}
    return [
        {
            "rule": rule,
            "files": filed.files_for(state, rule.code),
            "later": rule.code in part.later,
            "unasked": reason.get(rule.code, ""),
        }
        for rule in state.terms.papers
    ]


def _proofs(state: State) -> list[filed.ShownFile]:
    proofs = [code for code in filed.papers_in(state) if code.startswith(RELIEF)]
    return [each for code in proofs for each in filed.files_for(state, code)]


def _offered(state: State, desk: Desk, pressed: Pressed) -> list[tuple[Answer, f.AnswerForm]]:
    """The answers this hat may give now, the pressed one as it was filled."""
    if not desk.may(Permission.ONLINE_ANSWER) or not state.answer_by:
        return []
    found = []
    for name, kind in ANSWERS.items():
        confirming = state.stage is Stage.SUPPLEMENT
        if (name in OF_SUPPLEMENTS) != confirming:
            continue
        context = rules.for_dossier(kind.command, state, desk.hat, desk.now)
        often = name == "return" and state.supplement_returns >= context.rules.online.returns
        if check(kind.command, state, context) is None and not often:
            as_filled = pressed.form if pressed.name == name else None
            found.append((kind, as_filled or _form(name, state, desk)))
    return found
