"""A mandate opens where it was given; elsewhere a desk first says who of the two stands there."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.faces.office.desk import Desk, page
from motcua.faces.office.persons.attend_forms import EitherForm
from motcua.faces.office.presses import UNUSABLE
from motcua.plumbing import clock, crowds
from motcua.reference.people import mandate_queries
from motcua.reference.people.access_log import PERSON, Seen, saw
from motcua.reference.people.mandate_rows import MandateRow

View = Callable[[HttpRequest, Desk, MandateRow], HttpResponse]
KEY, KEPT_S, MOST = "mandates_of_people_here", 30 * 60, 50
TRIES_A_MINUTE = 10


def of_somebody_here(view: View) -> Callable[..., HttpResponse]:
    """Gives the view the mandate, and writes down that it was seen. A code alone opens none."""

    @wraps(view)
    def asked(request: HttpRequest, desk: Desk, mandate: str) -> HttpResponse:
        row = mandate_queries.mandate(mandate)
        if row is None or not (_is_ours(row, desk) or _is_open(request, row.code)):
            return _who(request, desk, mandate, row)
        saw(Seen(by=desk.hat, what=PERSON, owner=row.principal.identity))
        return view(request, desk, row)

    return asked


def open_for_now(request: HttpRequest, codes: Iterable[str]) -> None:
    """The person stands at this desk: for half an hour their mandates open by their codes."""
    now = _now()
    shown = {code: at for code, at in _shown(request).items() if now - at < KEPT_S}
    opened = shown | dict.fromkeys(codes, now)
    request.session[KEY] = dict(list(opened.items())[-MOST:])


def _is_ours(row: MandateRow, desk: Desk) -> bool:
    return desk.hat.place in {row.given_place, row.helper.unit} - {""}


def _is_open(request: HttpRequest, code: str) -> bool:
    return _now() - _shown(request).get(code, 0) < KEPT_S


def _shown(request: HttpRequest) -> dict[str, int]:
    found: dict[str, int] = request.session.get(KEY, {})
    return found


def _now() -> int:
    return int(clock.now().timestamp())


def _who(request: HttpRequest, desk: Desk, code: str, row: MandateRow | None) -> HttpResponse:
    """The same for a code nobody has: whether there is one is nobody's business elsewhere."""
    form = EitherForm(request.POST if "either" in request.POST else None)
    if form.is_bound and crowds.too_many("mandate", desk.hat.person, TRIES_A_MINUTE):
        return render(request, "429.html", status=429)
    if form.is_valid():
        if row is not None and _is_either(row, form.cleaned_data["either"]):
            open_for_now(request, [row.code])
            return redirect("office:persons_mandate", mandate=row.code)
        form.add_error("either", _("Không có ủy quyền mang số này của người ấy. Xem lại phiếu."))
    status = UNUSABLE if form.is_bound else 200
    return page(request, desk, "persons/whose.html", {"code": code, "form": form}, status=status)


def _is_either(row: MandateRow, said: str | date) -> bool:
    """By number; who has none is told by the day of birth."""
    if isinstance(said, date):
        return not row.principal.identity and row.principal.birth == said
    return said in {row.principal.identity, row.helper.identity}
