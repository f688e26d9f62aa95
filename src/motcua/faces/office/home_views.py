"""Where a working day starts: my hat, my unit, what waits and what burns."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from motcua.domain.kernel.actor import Role
from motcua.dossiers import queries
from motcua.dossiers.queries import Filter
from motcua.faces.office.desk import HAT, Desk, desk_of, hat_name, page, staff
from motcua.faces.office.lists import rows_with_time
from motcua.faces.office.waiting_work import counters_of, machine_counters
from motcua.reference.people import second_factor
from motcua.reference.people.permissions import Permission

FIRST_ROWS = 8


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Citizens who sign in land here too and are sent to their own pages, the post to its desk."""
    desk = desk_of(request)
    if desk is None:
        return redirect("portal:mine")
    if second_factor.is_owed(request, desk.hats):
        return redirect("second_factor_needed")
    if desk.at_the_post and len(desk.hats) == 1:
        return redirect("office:post")
    context: dict[str, object] = {"hats": [(hat_name(hat), hat) for hat in desk.hats]}
    if desk.may(Permission.DOSSIER_READ):
        mine = _mine(desk)
        rows = queries.worklist(mine)[:FIRST_ROWS]
        context |= {"counters": counters_of(desk, mine), "rows": rows_with_time(rows, desk.now)}
    else:
        context["counters"] = machine_counters(desk)
    return page(request, desk, "home.html", context)


@require_POST
@staff()
def choose_hat(request: HttpRequest, desk: Desk) -> HttpResponse:
    wanted = request.POST.get("hat", "")
    if wanted in {hat_name(hat) for hat in desk.hats}:
        request.session[HAT] = wanted
    return redirect("office:home")


def _mine(desk: Desk) -> Filter:
    """A case officer's own dossiers; everybody else sees those of the place."""
    officer = desk.hat.person if desk.hat.role is Role.CASE_OFFICER else ""
    return Filter(places=desk.places, officer=officer, open_only=True)
