"""The papers of the case, one page each: photographed, chosen, reused, or brought later."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO, cast
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.channels.online import commands as online
from motcua.channels.online import queries
from motcua.channels.online.shapes import Draft
from motcua.faces.portal.filing.door import (
    GET_POST,
    UNUSABLE,
    Opened,
    Shown,
    draft_page,
    limits_today,
    show,
    spoken,
    user_of,
)
from motcua.faces.portal.filing.forms import FilesForm
from motcua.faces.portal.filing.papers import Paper, papers_of
from motcua.faces.portal.filing.steps import PAPERS, after
from motcua.faces.portal.limits import limited
from motcua.plumbing import uploads
from motcua.plumbing.errors import Refused

PAGES_SHOWN, LONGEST_NUMBER = 4, 16


@require_safe
@draft_page
def papers(request: HttpRequest, found: Opened) -> HttpResponse:
    context = {"papers": papers_of(found), "next": after(found.draft, PAPERS)}
    return show(request, found, Shown(PAPERS, _("Các giấy tờ")), context, template="papers.html")


@require_http_methods(GET_POST)
@limited("upload")
@draft_page
def paper(request: HttpRequest, found: Opened, paper: str) -> HttpResponse:
    """One paper; without a script the chosen files come here, whole."""
    asked = _asked(found, paper)
    sent = request.method == "POST"
    form = FilesForm(*((request.POST, request.FILES) if sent else ()), limits=limits_today())
    if sent and form.is_valid():
        problems = list(_take(found.draft, paper, form.cleaned_data["chosen"], request))
        if not problems:
            return redirect("portal:file_paper", filing=found.draft.id, paper=paper)
        form.add_error("chosen", problems)
        now = replace(found, look=queries.look(found.draft.id, user_of(request)))
        found, asked = now, _asked(now, paper)
    context = {"paper": asked, "form": form, "limits": limits_today(), "pages_shown": PAGES_SHOWN}
    context["next"] = reverse("portal:file_papers", kwargs={"filing": found.draft.id})
    status = UNUSABLE if form.errors else 200
    shown = Shown(PAPERS, asked.name)
    return show(request, found, shown, context, template="paper.html", status=status)


def _asked(found: Opened, code: str) -> Paper:
    """With what the person's store offers; 404 for a paper that is not asked for."""
    look = replace(found.look, papers=queries.papers_to_choose(found.look))
    papers = papers_of(replace(found, look=look))
    paper = next((each for each in papers if each.code == code), None)
    if paper is None or not paper.open:
        raise Http404
    return paper


def _take(
    draft: Draft, paper: str, files: Iterable["UploadedFile[Any]"], request: HttpRequest
) -> Iterator[str]:
    """Each file by itself: the good ones are kept whatever is wrong with the others."""
    for file in files:
        name, source = file.name or "", cast("BinaryIO", file.file)
        try:
            taken = uploads.whole(
                draft.upload_owner, name, source, about=paper, limits=limits_today()
            )
        except Refused as refused:
            yield f"{name}: {refused.refusal.text(spoken())}"
            continue
        try:
            online.attach(draft.id, paper, taken.id, by=user_of(request))
        except Refused as refused:
            uploads.discard(draft.upload_owner, taken.id)
            yield f"{name}: {refused.refusal.text(spoken())}"


@require_POST
@draft_page
def remove(request: HttpRequest, found: Opened, paper: str) -> HttpResponse:
    _asked(found, paper)
    file = request.POST.get("file", "")
    if file.isdecimal() and len(file) < LONGEST_NUMBER:
        online.detach(found.draft.id, int(file), by=user_of(request))
        messages.success(request, _("Đã bỏ tệp."))
    return redirect("portal:file_paper", filing=found.draft.id, paper=paper)


@require_POST
@draft_page
def reuse(request: HttpRequest, found: Opened, paper: str) -> HttpResponse:
    """A document of the person's store in place of a new file."""
    _asked(found, paper)
    try:
        document = UUID(request.POST.get("document", ""))
        online.reuse(found.draft.id, paper, document, by=user_of(request))
    except ValueError:
        messages.error(request, _("Chọn một giấy tờ trong danh sách."))
    except Refused as refused:
        messages.error(request, refused.refusal.text(spoken()))
    return redirect("portal:file_paper", filing=found.draft.id, paper=paper)


@require_POST
@draft_page
def later(request: HttpRequest, found: Opened, paper: str) -> HttpResponse:
    """Promises the paper itself for later, or takes the promise back."""
    _asked(found, paper)
    promised = set(found.draft.later) - {paper}
    if request.POST.get("later") == "yes":
        promised.add(paper)
    try:
        online.bring_later(found.draft.id, promised, by=user_of(request))
    except Refused as refused:
        messages.error(request, refused.refusal.text(spoken()))
    return redirect("portal:file_paper", filing=found.draft.id, paper=paper)
