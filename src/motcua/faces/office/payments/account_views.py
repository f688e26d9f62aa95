"""The bank accounts agencies take money on."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.channels.payments import access, commands, queries
from motcua.domain.kernel.actor import Role
from motcua.faces.office.desk import Desk, staff
from motcua.faces.office.payments.forms import AccountForm
from motcua.faces.office.payments.room import room
from motcua.faces.office.presses import press
from motcua.reference.people.permissions import Permission


@require_http_methods(["GET", "HEAD", "POST"])
@staff(Permission.PAYMENT_READ)
def accounts(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Read by all who read payments; only the head of the agency names a new one."""
    heads = desk.hat.role is Role.HEAD_OF_AGENCY
    if request.method == "POST" and not heads:
        raise Http404
    form = AccountForm(request.POST or None)

    def added(key: str) -> None:
        said = form.cleaned_data
        new = commands.NewAccount(
            agency=desk.hat.place,
            bank=said["bank"].strip(),
            number=said["number"].strip(),
            holder=said["holder"],
            first=said["first"],
        )
        commands.add_account(new, by=desk.hat, key=key)

    pressed = press(request, form, added)
    if pressed.done:
        messages.success(request, _("Đã ghi tài khoản."))
        return redirect("office:payments_accounts")
    places = access.places_of(desk.hat)
    agencies = None if places is None else [*places, access.agency_of(desk.hat, desk.today)]
    context = {
        "accounts": queries.accounts(agencies),
        "form": form,
        "heads": heads,
    }
    return room(request, desk, "accounts.html", context, pressed=pressed)
