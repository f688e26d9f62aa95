"""Certifies a copy: the original is on the desk, its scan is uploaded, the head signs."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.channels.documents import commands
from motcua.channels.documents.rows import StoredDocument
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.documents.fields import CopyForm
from motcua.faces.office.documents.room import room
from motcua.faces.office.pdf import made_up
from motcua.faces.office.presses import UNUSABLE, refused
from motcua.faces.ui.formats import dong
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.people.permissions import Permission
from motcua.reference.rulebook import documents as law


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.DOCUMENT_SIGN)
def new(request: HttpRequest, desk: Desk) -> HttpResponse:
    sent = request.method == "POST"
    papers = law.reusable_papers(desk.today)
    form = CopyForm(papers, request.POST if sent else None, request.FILES if sent else None)
    refusal: Refusal | None = None
    status = 200
    if sent:
        status = UNUSABLE
        if form.is_valid():
            asked = form.asked(synthetic=made_up())
            made: list[StoredDocument] = []
            refusal = refused(
                lambda key: made.append(commands.certify_copy(asked, by=desk.hat, key=key)), form
            )
            if made:
                said = {"number": made[0].number, "fee": dong(made[0].facts["fee"])}
                messages.success(
                    request,
                    _("Đã chứng thực %(number)s. Phí %(fee)s: thu theo hồ sơ chứng thực.") % said,
                )
                return redirect("office:documents_one", document=made[0].id)
    fee = law.copy_fee(1, desk.today)
    context = {
        "form": form,
        "fee": fee,
        "most": law.copy_fee(10_000, desk.today),
        "procedure": _procedure(fee.procedure, desk),
    }
    return room(request, desk, "copy_new.html", context, refusal=refusal, status=status)


def _procedure(code: str, desk: Desk) -> str:
    """What the procedure that owes the fee is called today; empty where none is in force."""
    try:
        return catalogue.version_on(code, desk.today).name
    except Refused:
        return ""
