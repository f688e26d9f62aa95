"""A person's own store: what is in it, what it was used for, what may go."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.documents import access, commands, queries
from motcua.channels.documents.rows import StoredDocument
from motcua.channels.documents.words import KIND_WORDS, STANDING_WORDS, Kind
from motcua.domain.dossier.wording import ROLE_WORDS
from motcua.domain.kernel.actor import OWN_ROLES, Actor, Role
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.portal.documents.check_views import TONES
from motcua.faces.ui.paging import turned
from motcua.plumbing import clock, files
from motcua.plumbing.errors import Refused
from motcua.reference.people.queries import User
from motcua.reference.places.queries import place_name

CONFLICT = 409
ENDINGS = {
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/webp": "webp",
    "image/tiff": "tif",
    "image/heic": "heic",
}


@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    rows = [_row(each) for each in access.own_documents(user, clock.today())]
    listed = [r for kind in Kind for r in rows if r["kind"] is kind and not r["hidden"]]
    page = turned(listed, request)
    groups = [(KIND_WORDS[kind], [r for r in page.rows if r["kind"] is kind]) for kind in Kind]
    context = {
        "groups": [(words, found) for words, found in groups if found],
        "page": page,
        "hidden": [row for row in rows if row["hidden"]] if page.number == 1 else [],
        "own": user.personal_id or "",
    }
    return _private(render(request, "portal/documents/mine.html", context))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def one(request: HttpRequest, document: UUID) -> HttpResponse:
    user = cast("User", request.user)
    found, _hat = _own_or_404(user, document)
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            said = _done(user, found, request.POST.get("act", ""))
        except Refused as refused:
            refusal = refused.refusal
        else:
            messages.success(request, said)
            return redirect("portal:documents")
    openings = [each for each in queries.openings_of(found.id) if each.role not in OWN_ROLES]
    context = {
        "row": _row(found),
        "document": found,
        "refusal": refusal,
        "mine": access.is_owner(user, found, clock.today()),
        "uses": queries.uses_of(found.id),
        "openings": [(each, ROLE_WORDS[Role(each.role)]) for each in openings],
    }
    status = CONFLICT if refusal else 200
    return _private(render(request, "portal/documents/one.html", context, status=status))


@require_safe
@login_required
def file(request: HttpRequest, document: UUID) -> HttpResponse:
    """The very file, to be kept and shown elsewhere; that it was taken is written down."""
    found, hat = _own_or_404(cast("User", request.user), document)
    try:
        content = queries.content(found)
    except (files.NotKept, files.Damaged) as lost:
        raise Http404 from lost
    commands.record_opening(found, by=hat)
    response = HttpResponse(content, content_type=found.media)
    name = found.number or f"giay-to-{str(found.id)[:8]}"
    ending = ENDINGS.get(found.media, "bin")
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return _private(response)


def _done(user: User, found: StoredDocument, act: str) -> str:
    """What was done, in words; Refused for what may not be."""
    identities = access.identities_of(user, clock.today())
    match act:
        case "hide":
            commands.hide(found.id, identities)
            return _("Đã ẩn khỏi danh sách. Giấy tờ vẫn còn và vẫn kiểm tra được.")
        case "show":
            commands.show(found.id, identities)
            return _("Đã đưa lại vào danh sách.")
        case "delete":
            commands.delete(found.id, identities, clock.today())
            return _("Đã xóa giấy tờ khỏi kho của bạn.")
        case _:
            raise Http404


def _own_or_404(user: User, document: UUID) -> tuple[StoredDocument, Actor]:
    """For the owner, whoever represents it, and a helper within the mandate."""
    try:
        found, hat = access.readable(user, document, clock.today())
    except Refused as refused:
        raise Http404 from refused
    if hat.role not in OWN_ROLES:
        raise Http404
    return found, hat


def _row(found: StoredDocument) -> dict[str, object]:
    standing = found.standing(clock.today())
    return {
        "document": found,
        "kind": found.kind,
        "kind_words": KIND_WORDS[found.kind],
        "standing": STANDING_WORDS[standing],
        "tone": TONES.get(standing, "danger"),
        "place": place_name(found.place, found.recorded_at.date()) if found.place else "",
        "hidden": found.hidden,
    }


def _private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_store=True)
    return response
