"""Anybody asks what an electronic result is worth: by its number, its QR code or its file."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.documents import checking, queries
from motcua.channels.documents.rows import StoredDocument
from motcua.channels.documents.words import KIND_WORDS, STANDING_WORDS, Standing
from motcua.faces.portal.documents.forms import FileForm, NumberForm
from motcua.faces.portal.limits import limited
from motcua.plumbing import clock
from motcua.reference.places.queries import place_name

UNUSABLE = 422
FILES_A_MINUTE = 12
"""Reading a stranger's file costs more than looking up a number."""
TONES = {Standing.IN_FORCE: "success", Standing.NOT_YET: "warning"}


def check(request: HttpRequest) -> HttpResponse:
    """A number that is typed leads to its page; a file is looked at and forgotten."""
    return _file(request) if request.method == "POST" else _asked(request)


@require_safe
@limited("check")
def _asked(request: HttpRequest) -> HttpResponse:
    form = NumberForm(request.GET if "number" in request.GET else None)
    if form.is_bound and form.is_valid():
        where = {"number": form.cleaned_data["number"]}
        code = form.cleaned_data["c"]
        target = reverse("portal:documents_check_number", kwargs=where)
        return redirect(f"{target}?c={code}" if code else target)
    return _show(request, form, FileForm(), status=UNUSABLE if form.is_bound else 200)


@require_http_methods(["POST"])
@limited("check_file", per_minute=FILES_A_MINUTE)
def _file(request: HttpRequest) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, NumberForm(), form, status=UNUSABLE)
    today = clock.today()
    seen = checking.check(form.cleaned_data["file"].read(), today)
    context = {
        "seen": seen,
        "verdict": checking.VERDICT_WORDS[seen.verdict],
        "signature_says": checking.SIGNATURE_WORDS[seen.signature_holds],
        "register_says": checking.REGISTER_WORDS[seen.on_record],
        "tone": "success" if seen.is_good else "warning" if seen.is_genuine else "danger",
        "about": _about(seen.document, known=True) if seen.document else None,
    }
    return _private(render(request, "portal/documents/verdict.html", context))


@require_safe
@limited("check")
def check_number(request: HttpRequest, number: str) -> HttpResponse:
    """What the QR code leads to. Names are whole only for whoever holds the code as well."""
    found = queries.by_number(number[:80])
    if found is None:
        form = NumberForm(initial={"number": number[:80]})
        return _show(request, form, FileForm(), unknown=number[:80], status=404)
    code = request.GET.get("c", "")[:20].upper()
    known = secrets.compare_digest(code.encode(), found.check_code.encode())
    context = {
        "about": _about(found, known=known),
        "known": known,
        "wrong": bool(code) and not known,
    }
    return _private(render(request, "portal/documents/known.html", context))


def _about(found: StoredDocument, *, known: bool) -> dict[str, object]:
    """What may be said of a document; everything else stays out of the page."""
    standing = found.standing(clock.today())
    return {
        "document": found,
        "kind": KIND_WORDS[found.kind],
        "standing": STANDING_WORDS[standing],
        "tone": TONES.get(standing, "danger"),
        "place": place_name(found.place, found.recorded_at.date()),
        "name": found.owner_name if known else initials(found.owner_name),
        "known": known,
    }


def initials(name: str) -> str:
    """The first letters alone: Dương Thị Chủ becomes D. T. C."""
    return " ".join(f"{word[0].upper()}." for word in name.split())


def _show(
    request: HttpRequest,
    by_number: NumberForm,
    by_file: FileForm,
    *,
    unknown: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {"by_number": by_number, "by_file": by_file, "unknown": unknown}
    return _private(render(request, "portal/documents/check.html", context, status=status))


def _private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_store=True)
    return response
