"""The books as a whole: what every account holds on a day, and whether it all adds up."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.channels.counters import queries
from motcua.domain.till.accounts import CLAIMS, HOLES, PLACES, Account, AccountKind
from motcua.domain.till.entries import reconciled
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.till import reach
from motcua.faces.office.till.deal_forms import PeriodForm
from motcua.faces.office.till.room import room
from motcua.reference.people.permissions import Permission


def _may_see(desk: Desk) -> bool:
    """Managers their place's books, oversight everybody's; an agency has no drawer."""
    return desk.places is None or (desk.may(Permission.TILL_MANAGE) and bool(reach.units_of(desk)))


@require_safe
@staff(Permission.TILL_READ)
def balance(request: HttpRequest, desk: Desk) -> HttpResponse:
    if not _may_see(desk):
        raise Http404
    form = PeriodForm(request.GET or None, initial={"last": desk.today})
    days = form.days((desk.today, desk.today)) if request.GET else (desk.today, desk.today)
    last = days[1] if days else desk.today
    held = queries.trial_balance(last, units=reach.units_of(desk))
    context = {
        "form": form,
        "on": last,
        "groups": [
            [(account, held[account]) for account in held if account.kind in kinds]
            for kinds in (PLACES, CLAIMS, HOLES)
        ],
        "sum": sum(held.values()),
        "reconciled": reconciled(held),
    }
    return room(request, desk, "balance.html", context, status=200 if days else 400)


@require_safe
@staff(Permission.TILL_READ)
def book(request: HttpRequest, desk: Desk) -> HttpResponse:
    """One account, posting by posting; a manager's only at the own place."""
    said = request.GET
    kind, owner, place = said.get("kind", ""), said.get("owner", ""), said.get("place", "")
    units = reach.units_of(desk)
    ours = units is None or place in units
    if not _may_see(desk) or kind not in list(AccountKind) or not ours:
        raise Http404
    account = Account(AccountKind(kind), owner[:200], place[:200])
    return room(request, desk, "book.html", {"account": account, "lines": queries.book(account)})
