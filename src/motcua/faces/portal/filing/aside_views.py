"""What the person had answered and a new version of the form asks no more: seen before sending."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.channels.online import commands as online
from motcua.channels.online import queries
from motcua.channels.online.asides import Aside
from motcua.domain.eforms.views import in_words
from motcua.faces.portal.filing.door import (
    GET_POST,
    Opened,
    Shown,
    draft_page,
    show,
    spoken,
    user_of,
)
from motcua.faces.portal.filing.steps import FORM
from motcua.plumbing import clock
from motcua.reference.places import queries as places


@dataclass(frozen=True, slots=True)
class Kept:
    """`said` pairs each question with its answer, as they are read."""

    path: str
    title: str
    said: tuple[tuple[str, str], ...]


@require_http_methods(GET_POST)
@draft_page
def aside(request: HttpRequest, found: Opened) -> HttpResponse:
    """The old answers, to be copied or let go of; they are not sent with the filing."""
    if request.method == "POST":
        path = request.POST.get("path", "")
        if path in found.draft.aside:
            online.set_aside(found.draft.id, path, by=user_of(request))
            messages.success(request, _("Đã bỏ câu trả lời cũ."))
        return redirect("portal:file_aside", filing=found.draft.id)
    kept = queries.kept_aside(found.look)
    names = {unit.code: unit.name for unit in places.units(clock.today())} if kept else {}
    context = {"kept": [_in_words(each, names) for each in kept]}
    shown = Shown(FORM, _("Câu trả lời cũ không còn chỗ"))
    return show(request, found, shown, context, template="aside.html")


def _in_words(each: Aside, names: dict[str, str]) -> Kept:
    language = spoken()
    said = tuple(
        (
            line.field.label.in_language(language) if line.field else line.name,
            in_words(line.field, line.value, language, names) if line.field else str(line.value),
        )
        for line in each.lines
    )
    return Kept(each.path, each.title.in_language(language) if each.title else "", said)
