"""One issued document for the office: what it is, what became of it, taking it back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.documents import access, commands, queries
from motcua.channels.documents.rows import StoredDocument
from motcua.channels.documents.words import KIND_WORDS, STANDING_WORDS, Kind
from motcua.domain.kernel.actor import OWN_ROLES, Actor
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.documents.book_views import TONES
from motcua.faces.office.documents.fields import RevokeForm
from motcua.faces.office.documents.room import room
from motcua.faces.office.pdf import pdf
from motcua.faces.office.presses import UNUSABLE, refused
from motcua.plumbing import files
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import Permission


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.DOCUMENT_READ)
def one(request: HttpRequest, desk: Desk, document: UUID) -> HttpResponse:
    found, _hat = _found(desk, document)
    form = RevokeForm(request.POST or None)
    refusal: Refusal | None = None
    status = 200
    if request.method == "POST":
        if not desk.may(Permission.DOCUMENT_SIGN):
            raise Http404
        status = UNUSABLE
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            refusal = refused(
                lambda key: commands.revoke(found.number, reason, by=desk.hat, key=key), form
            )
            if refusal is None:
                messages.success(request, _("Đã thu hồi %(number)s.") % {"number": found.number})
                return redirect("office:documents_one", document=document)
    standing = found.standing(desk.today)
    context = {
        "document": found,
        "kind": KIND_WORDS[found.kind],
        "standing": STANDING_WORDS[standing],
        "tone": TONES.get(standing, "danger"),
        "is_copy": found.kind is Kind.CERTIFIED_COPY,
        "uses": queries.uses_of(found.id),
        "form": form,
        "may_revoke": found.ended is None and access.may_sign(desk.hat, found.place),
    }
    return room(request, desk, "one.html", context, refusal=refusal, status=status)


@require_safe
@staff(Permission.DOCUMENT_READ)
def file(request: HttpRequest, desk: Desk, document: UUID) -> HttpResponse:
    """The file itself; that it was opened is written down, and its owner may read it."""
    found, hat = _found(desk, document)
    try:
        content = queries.content(found)
    except (files.NotKept, files.Damaged) as lost:
        raise Http404 from lost
    commands.record_opening(found, by=hat)
    return pdf(content, found.number)


def _found(desk: Desk, document: UUID) -> tuple[StoredDocument, Actor]:
    """Issued documents only: what people keep for themselves is not the office's to open."""
    try:
        found, hat = access.readable(desk.user, document, desk.today)
    except Refused as none:
        raise Http404 from none
    if hat.role in OWN_ROLES or not found.is_issued:
        raise Http404
    return found, hat
