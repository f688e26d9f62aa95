"""Drafts of a change: write one, see what it would touch, put it in force under a decision."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.domain.kernel.refusal import Refusal
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.scheme.asked import WORDS, choice
from motcua.faces.office.scheme.draft_forms import DecideForm, GrantForm, KeyedForm, NameForm
from motcua.faces.office.scheme.effect import effect_of
from motcua.plumbing.errors import Refused
from motcua.plumbing.idempotency import KeyReused
from motcua.reference.people.permissions import Permission
from motcua.reference.places import queries as places
from motcua.reference.scheme import checking, draft_commands, draft_queries, picture_queries
from motcua.reference.scheme.drafts import Contents, Draft, change_of
from motcua.reference.scheme.vocabulary import LEVELS, Task

CONFLICT, UNUSABLE = 409, 422


@require_safe
@staff(Permission.SCHEME_READ)
def drafts(request: HttpRequest, desk: Desk) -> HttpResponse:
    return page(request, desk, "scheme/drafts.html", {"rows": draft_queries.all_drafts()})


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.SCHEME_READ)
def make(request: HttpRequest, desk: Desk) -> HttpResponse:
    form = NameForm(request.POST or None)
    context: dict[str, Any] = {"form": form, "refusal": None}
    if request.method != "POST":
        return page(request, desk, "scheme/draft_new.html", context)
    if not form.is_valid():
        return page(request, desk, "scheme/draft_new.html", context, status=UNUSABLE)
    values = form.cleaned_data
    contents = Contents(title=values["title"], effective=values["effective"])
    try:
        number = draft_commands.make_draft(contents, by=desk.hat, key=values["key"])
    except Refused as refused:
        context["refusal"] = refused.refusal
        return page(request, desk, "scheme/draft_new.html", context, status=CONFLICT)
    return redirect("office:scheme_draft", draft=number)


def _known(number: int) -> Draft:
    found = draft_queries.draft(number)
    if found is None:
        raise Http404
    return found


@require_safe
@staff(Permission.SCHEME_READ)
def draft(request: HttpRequest, desk: Desk, draft: int) -> HttpResponse:
    return _shown(request, desk, _known(draft), {})


def _shown(
    request: HttpRequest, desk: Desk, draft: Draft, more: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    contents, seen = draft.contents, {"seen": draft.version}
    change = change_of(contents)
    mine = draft.is_open and (
        desk.hat.person == draft.author or desk.may(Permission.SCHEME_PUBLISH)
    )
    obstacle = checking.day_refusal(contents.effective, desk.today) or checking.change_refusal(
        change, contents.effective, desk.today
    )
    context = {
        **WORDS,
        "draft": draft,
        "contents": contents,
        "mine": mine,
        "may_decide": draft.is_open and desk.may(Permission.SCHEME_PUBLISH),
        "lines": len(change.added),
        "ended": picture_queries.lines(contents.ended),
        "obstacle": obstacle if draft.is_open else None,
        "in_the_way": draft_queries.in_the_way(change, contents.effective),
        "effect": effect_of(contents, desk.today) if draft.is_open else None,
        "refusal": None,
        "names_on": {unit.code: unit.name for unit in places.one_stop_units(contents.effective)},
        "plain": KeyedForm(initial=seen),
        "name_form": NameForm(
            initial={"title": contents.title, "effective": contents.effective, **seen}
        ),
        "grant_form": GrantForm(contents, initial=seen),
        "decide_form": DecideForm(initial=seen),
        **more,
    }
    return page(request, desk, "scheme/draft.html", context, status=status)


@require_safe
@staff(Permission.SCHEME_READ)
def lines(request: HttpRequest, desk: Desk, draft: int) -> HttpResponse:
    """The lines in force on the day of the draft, to choose those that shall end."""
    found = _known(draft)
    level, task = choice(request, "level", list(LEVELS)), choice(request, "task", list(Task))
    code = request.GET.get("unit", "")
    units = {unit.code: unit for unit in places.one_stop_units(found.contents.effective)}
    asked = bool(level or task or code)
    rows = [
        line
        for line in (picture_queries.lines_on(found.contents.effective) if asked else [])
        if line.unit in units
        and code in {"", line.unit}
        and level in {"", units[line.unit].level}
        and task in {"", line.task}
        and line.number not in found.contents.ended
    ]
    context = {
        **WORDS,
        "draft": found,
        "asked": asked,
        "wanted": {"level": level, "task": task, "unit": code},
        "units": sorted(((unit.code, unit.name) for unit in units.values()), key=lambda u: u[1]),
        "rows": rows,
        "plain": KeyedForm(initial={"seen": found.version}),
    }
    return page(request, desk, "scheme/draft_lines.html", context)


def _retitled(request: HttpRequest, contents: Contents) -> tuple[KeyedForm, Contents | None]:
    form = NameForm(request.POST)
    if not form.is_valid():
        return form, None
    values = form.cleaned_data
    return form, Contents(
        title=values["title"],
        effective=values["effective"],
        grants=contents.grants,
        ended=contents.ended,
    )


def _granted(request: HttpRequest, contents: Contents) -> tuple[KeyedForm, Contents | None]:
    form = GrantForm(contents, request.POST)
    return form, contents.and_grant(form.grant()) if form.is_valid() else None


def _dropped(request: HttpRequest, contents: Contents) -> tuple[KeyedForm, Contents | None]:
    form, which = KeyedForm(request.POST), _numbers(request, "grant")
    return form, contents.without(which[0]) if form.is_valid() and which else None


def _ending(request: HttpRequest, contents: Contents) -> tuple[KeyedForm, Contents | None]:
    form = KeyedForm(request.POST)
    return form, contents.and_end(_numbers(request, "line")) if form.is_valid() else None


def _kept(request: HttpRequest, contents: Contents) -> tuple[KeyedForm, Contents | None]:
    form = KeyedForm(request.POST)
    return form, contents.and_keep(_numbers(request, "line")) if form.is_valid() else None


def _numbers(request: HttpRequest, name: str) -> tuple[int, ...]:
    return tuple(int(each) for each in request.POST.getlist(name) if each.isdecimal())


Read = Callable[[HttpRequest, Contents], tuple[KeyedForm, Contents | None]]
ACTIONS: dict[str, tuple[str, Read]] = {
    "name": ("name_form", _retitled),
    "grant": ("grant_form", _granted),
    "drop": ("plain", _dropped),
    "end": ("plain", _ending),
    "keep": ("plain", _kept),
}
"""What may be done to a draft: the form it comes from, and how it is read."""


@require_POST
@staff(Permission.SCHEME_READ)
def change(request: HttpRequest, desk: Desk, draft: int) -> HttpResponse:
    found, action = _known(draft), request.POST.get("action", "")
    if action == "discard":
        return _discarded(request, desk, found)
    if action not in ACTIONS:
        return _shown(request, desk, found, {}, status=UNUSABLE)
    name, read = ACTIONS[action]
    form, contents = read(request, found.contents)
    if contents is None:
        return _shown(request, desk, found, {name: form, "opened": action}, status=UNUSABLE)
    values = form.cleaned_data
    try:
        draft_commands.change_draft(
            draft, contents, seen=values["seen"] or 0, by=desk.hat, key=values["key"]
        )
    except Refused as refused:
        return _refused(request, desk, found, refused.refusal)
    except KeyReused:  # pressed twice: the first time has changed what the second one adds to
        return redirect("office:scheme_draft", draft=draft)
    return redirect("office:scheme_draft", draft=draft)


def _discarded(request: HttpRequest, desk: Desk, draft: Draft) -> HttpResponse:
    form = KeyedForm(request.POST)
    if not form.is_valid():
        return _shown(request, desk, draft, {}, status=UNUSABLE)
    values = form.cleaned_data
    try:
        draft_commands.discard_draft(
            draft.number, seen=values["seen"] or 0, by=desk.hat, key=values["key"]
        )
    except Refused as refused:
        return _refused(request, desk, draft, refused.refusal)
    messages.success(request, _("Đã bỏ dự thảo."))
    return redirect("office:scheme_drafts")


def _refused(request: HttpRequest, desk: Desk, draft: Draft, why: Refusal) -> HttpResponse:
    return _shown(request, desk, draft, {"refusal": why}, status=CONFLICT)


@require_POST
@staff(Permission.SCHEME_PUBLISH)
def decide(request: HttpRequest, desk: Desk, draft: int) -> HttpResponse:
    """Puts the draft in force from its day; pressed twice, decided once."""
    found, form = _known(draft), DecideForm(request.POST)
    if not form.is_valid():
        return _shown(request, desk, found, {"decide_form": form}, status=UNUSABLE)
    values = form.cleaned_data
    try:
        decided = draft_commands.decide_draft(
            draft, form.signed(), seen=values["seen"] or 0, by=desk.hat, key=values["key"]
        )
    except Refused as refused:
        more = {"refusal": refused.refusal, "decide_form": form}
        return _shown(request, desk, found, more, status=CONFLICT)
    said = _("Đã ghi %(number)s: %(begun)s dòng mới, %(ended)s dòng kết thúc.") % {
        "number": values["number"],
        "begun": len(decided.begun),
        "ended": len(decided.ended),
    }
    messages.success(request, said)
    return redirect("office:scheme_draft", draft=draft)
