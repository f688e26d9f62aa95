"""Files of a filing, for whoever may see the dossier: page by page, or as they came."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.channels.online import queries
from motcua.domain.dossier.online import FiledFile
from motcua.faces.office.desk import Desk, staff
from motcua.plumbing import previews, uploads
from motcua.plumbing.confined import NotOpened
from motcua.plumbing.files import Damaged, Kind, NotKept
from motcua.reference.people.permissions import Permission


@require_safe
@staff(Permission.ONLINE_READ)
def preview(
    request: HttpRequest, desk: Desk, *, dossier: UUID, digest: str, leaf: int
) -> HttpResponse:
    """One page as a picture."""
    file = _file(desk, dossier, digest)
    try:
        picture = previews.page(file.sha256, Kind(file.kind), leaf)
    except (NotKept, NotOpened) as gone:
        raise Http404 from gone
    return _private(HttpResponse(picture, content_type=previews.KIND))


@require_safe
@staff(Permission.ONLINE_READ)
def original(request: HttpRequest, desk: Desk, dossier: UUID, digest: str) -> HttpResponse:
    """The file as it came, to be saved; never run in the page."""
    file = _file(desk, dossier, digest)
    try:
        content = uploads.content_of(file.sha256)
    except (NotKept, Damaged) as gone:
        raise Http404 from gone
    response = HttpResponse(content, content_type=file.kind)
    ending = file.name.rsplit(".", 1)[-1] if "." in file.name else "bin"
    safe = ending if ending.isalnum() and ending.isascii() else "bin"
    response["Content-Disposition"] = f'attachment; filename="{file.sha256[:12]}.{safe}"'
    return _private(response)


def _file(desk: Desk, dossier: UUID, digest: str) -> FiledFile:
    desk.open(dossier)
    found = next((each for each in queries.files_of(dossier) if each.sha256 == digest), None)
    if found is None:
        raise Http404
    return found


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
