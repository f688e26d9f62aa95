"""The page of a hand-over: the cursor stays in the scan field, and each Enter is one scan."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.custody import queries
from motcua.channels.custody.queries import MinutesRow
from motcua.domain.custody.labels import LabelKind, read_label
from motcua.faces.office.custody.giving import GIVE, TAKE
from motcua.faces.office.custody.hands import Hand, hand_named, hand_of, others_at
from motcua.faces.office.custody.scanning import Scene, Told, scan, tally
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.ui.headers import HEADERS
from motcua.plumbing.barcodes import PictureUnreadable, codes_in
from motcua.reference.people.permissions import Permission

CONFLICT = 409
LARGEST_PICTURE = 12_000_000
PARTS = ("side", "hat", "place", "other")


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.CUSTODY_HANDLE)
def scan_page(request: HttpRequest, desk: Desk, minutes: str) -> HttpResponse:
    scene = _scene(desk, minutes, request.POST if request.method == "POST" else request.GET)
    if scene is None:
        return redirect("office:custody_minutes", minutes=minutes)
    if request.method != "POST":
        return _show(request, desk, scene)
    told = _scanned(request, scene)
    if told.elsewhere:
        return redirect("office:custody_scan", minutes=told.elsewhere)
    if told.tone in {"danger", "warning"} or "HX-Request" in request.headers:
        return _show(request, desk, scene, told)
    messages.add_message(
        request, messages.SUCCESS if told.tone == "success" else messages.INFO, told.text
    )
    return redirect(_address(request, minutes))


@require_safe
@staff(Permission.CUSTODY_HANDLE)
def rows(request: HttpRequest, desk: Desk, minutes: str) -> HttpResponse:
    """The running list alone, as the page asks for it again and again."""
    scene = _scene(desk, minutes, request.GET)
    if scene is None:
        raise Http404
    return page(request, desk, "custody/_tally.html", _context(request, scene))


def _scene(desk: Desk, number: str, said: QueryDict) -> Scene | None:
    """The desk's side of these minutes; None when they are between others.

    Before the first scan the address says who the other side is. Raises Http404.
    """
    row = queries.minutes(number)
    if row is not None and row.giver is not None and row.receiver is not None:
        return _known_scene(desk, row, said)
    if row is not None:
        return None
    if read_label(number) is not LabelKind.MINUTES:
        raise Http404
    hand, other = hand_named(desk, said.get("hat", "")), _other(desk, said)
    if hand is None or other is None:
        raise Http404
    giving = said.get("side", GIVE) != TAKE
    return Scene(number=number, hand=hand, other=other.holder, giving=giving)


def _known_scene(desk: Desk, row: MinutesRow, said: QueryDict) -> Scene | None:
    """Between a person and a store they keep, the address says which side is scanned."""
    if row.giver is None or row.receiver is None:
        return None
    giver, receiver = hand_of(desk, row.giver), hand_of(desk, row.receiver)
    both = giver is not None and receiver is not None
    if giver is not None and not (both and said.get("side") == TAKE):
        return Scene(
            number=row.number, hand=giver, other=row.receiver, giving=True, both=both, row=row
        )
    if receiver is not None:
        return Scene(
            number=row.number, hand=receiver, other=row.giver, giving=False, both=both, row=row
        )
    return None


def _other(desk: Desk, said: QueryDict) -> Hand | None:
    named = said.get("other", "")
    there = others_at(desk, said.get("place", "")[:40])
    return next((each for each in there if each.value == named), None)


def _scanned(request: HttpRequest, scene: Scene) -> Told:
    key = request.POST.get("key", "")[:150]
    picture = request.FILES.get("photo")
    if picture is None:
        return scan(scene, request.POST.get("code", ""), key)
    if (picture.size or 0) > LARGEST_PICTURE:
        return Told(tone="danger", text=_("Ảnh lớn hơn 12 MB. Hãy chụp lại ở cỡ nhỏ hơn."))
    try:
        codes = codes_in(picture.read())
    except PictureUnreadable:
        said = _("Tệp này không phải ảnh JPEG, PNG hay WebP đọc được. Hãy chụp lại.")
        return Told(tone="danger", text=said)
    if not codes:
        said = _("Không thấy mã nào trên ảnh. Hãy chụp gần hơn, đủ sáng, cả vạch trắng hai bên.")
        return Told(tone="warning", text=said)
    return _all_told([scan(scene, code, f"{key}/{n}") for n, code in enumerate(codes)])


def _all_told(told: list[Told]) -> Told:
    """A picture may show several labels; what went wrong colours the whole."""
    worst = next(
        (each for tone in ("danger", "warning", "success") for each in told if each.tone == tone),
        told[0],
    )
    text = " ".join(dict.fromkeys(each.text for each in told))
    return Told(tone=worst.tone, text=text, code=worst.code, article=worst.article)


def _show(request: HttpRequest, desk: Desk, scene: Scene, told: Told | None = None) -> HttpResponse:
    refused = told is not None and told.tone in {"danger", "warning"}
    part = "_scan.html" if "HX-Request" in request.headers else "scan.html"
    response = page(
        request,
        desk,
        f"custody/{part}",
        {**_context(request, scene), "told": told},
        status=CONFLICT if refused else 200,
    )
    camera = HEADERS["Permissions-Policy"].replace("camera=()", "camera=(self)")
    response["Permissions-Policy"] = camera
    return response


def _context(request: HttpRequest, scene: Scene) -> dict[str, object]:
    said = request.POST if request.method == "POST" else request.GET
    fresh = queries.minutes(scene.number)
    return {
        "scene": scene,
        "row": fresh,
        "tally": tally(scene.number),
        "parts": {name: said[name] for name in PARTS if name in said},
        "address": _address(request, scene.number),
        "key": str(uuid4()),
        "signed": [holder for holder, _at in fresh.signed] if fresh else [],
    }


def _address(request: HttpRequest, number: str) -> str:
    """This page, with who the other side is: no scan may say so yet."""
    said = request.POST if request.method == "POST" else request.GET
    asked = QueryDict(mutable=True)
    for name in PARTS:
        if name in said:
            asked[name] = said[name]
    address = reverse("office:custody_scan", kwargs={"minutes": number})
    return f"{address}?{asked.urlencode()}" if asked else address
