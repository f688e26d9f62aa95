"""Files in pieces for our script, and their pages for whoever may see the draft."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.channels.online import commands as online
from motcua.faces.portal.filing import answers
from motcua.faces.portal.filing.door import Opened, draft_page, limits_today, user_of
from motcua.faces.portal.limits import limited
from motcua.plumbing import previews, uploads
from motcua.plumbing.confined import NotOpened
from motcua.plumbing.errors import Refused
from motcua.plumbing.files import Kind, NotKept
from motcua.plumbing.uploads import Received

MOST_PAGES_SHOWN = 200


@require_POST
@limited("upload")
@draft_page
def begin(request: HttpRequest, found: Opened, paper: str) -> HttpResponse:
    """Room for a file; the same file again goes on where it stopped."""
    owner = found.draft.upload_owner
    name, size = request.POST.get("name", ""), request.POST.get("size", "")
    about = f"{paper}#{request.POST.get('mark', '')[:40]}"
    begun = (each for each in uploads.of(owner, about) if not each.is_whole)
    announced = int(size) if size.isdecimal() and len(size) < 16 else 0
    try:
        same = next((each for each in begun if each.size == announced), None)
        upload = same or uploads.create(owner, name, announced, about=about, limits=limits_today())
    except Refused as refused:
        return answers.refused(refused.refusal)
    return _state(upload, found, paper)


@require_http_methods(["GET", "PUT", "POST"])
@draft_page
def go_on(request: HttpRequest, found: Opened, paper: str, upload: UUID) -> HttpResponse:
    """GET says how much has come, PUT brings a piece, POST says that it was the last."""
    owner = found.draft.upload_owner
    try:
        if request.method == "PUT":
            start = request.headers.get("Upload-Offset", "")
            offset = int(start) if start.isdecimal() and len(start) < 16 else -1
            state = uploads.append(owner, upload, offset, request.body)
        elif request.method == "POST":
            state = _put_in_place(request, found, paper, upload)
        else:
            state = uploads.one(owner, upload)
    except Refused as refused:
        return answers.refused(refused.refusal)
    return _state(state, found, paper)


def _put_in_place(request: HttpRequest, found: Opened, paper: str, upload: UUID) -> Received:
    """Whole and with its paper; one that finds no place there is not kept."""
    owner = found.draft.upload_owner
    state = uploads.finish(owner, upload)
    try:
        online.attach(found.draft.id, paper, upload, by=user_of(request))
    except Refused:
        uploads.discard(owner, upload)
        raise
    return state


@require_safe
@draft_page
def page(request: HttpRequest, found: Opened, file: int, leaf: int) -> HttpResponse:
    """A page of a file of one's own draft, drawn small."""
    paper = next((each for each in found.draft.files if each.id == file), None)
    if paper is None or not 1 <= leaf <= MOST_PAGES_SHOWN:
        raise Http404
    try:
        picture = previews.page(paper.digest, Kind(paper.kind), leaf)
    except (NotKept, NotOpened) as error:
        raise Http404 from error
    return HttpResponse(picture, content_type=previews.KIND)


def _state(upload: Received, found: Opened, paper: str) -> HttpResponse:
    place = {"filing": found.draft.id, "paper": paper, "upload": upload.id}
    url = reverse("portal:file_piece", kwargs=place)
    return JsonResponse({"received": upload.received, "size": upload.size, "url": url})
