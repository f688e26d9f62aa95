"""Who works here now: the hat worn in this session, its place, and what it may open."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, wraps
from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from motcua.channels.carriers import connection as carriers
from motcua.domain.dossier.state import State
from motcua.domain.kernel.actor import Actor, Employer
from motcua.domain.kernel.local_time import local
from motcua.dossiers import access
from motcua.faces.office.names import place_names
from motcua.faces.office.tabs import tabs_of
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.people import second_factor
from motcua.reference.people.permissions import PERMISSIONS, Permission
from motcua.reference.people.queries import User
from motcua.reference.places import queries as places

HAT = "office_hat"
View = Callable[..., HttpResponse]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One request of a member of staff; `now` is read once."""

    user: User
    hat: Actor
    hats: tuple[Actor, ...]
    now: datetime

    @property
    def today(self) -> date:
        return local(self.now).date()

    @property
    def names(self) -> Mapping[str, str]:
        return place_names(self.today)

    @property
    def places(self) -> tuple[str, ...] | None:
        """Whose dossiers the hat lists; None for everywhere."""
        return access.places_of(self.hat)

    @cached_property
    def at_the_post(self) -> bool:
        """At a post point, where consignments are accepted and no dossier is received."""
        return self.hat.employer is Employer.POST and not places.is_one_stop_unit(
            self.hat.place, self.today
        )

    @property
    def oversees_carrier(self) -> bool:
        """Keeps the machine running where a carrier outside is connected."""
        return carriers.is_connected() and self.may(Permission.OPERATIONS_READ)

    def may(self, permission: Permission) -> bool:
        return permission in PERMISSIONS[self.hat.role]

    def open(self, dossier: UUID) -> tuple[State, Actor]:
        """The dossier with the hat to look at it under; Http404 for whoever may not see it."""
        try:
            _, state, hat = access.readable(self.user, dossier, self.today)
        except Refused as refused:
            raise Http404 from refused
        if access.may_read(self.hat, state, self.user, self.today):
            return state, self.hat
        if hat not in self.hats:
            raise Http404
        return state, hat


def hat_name(hat: Actor) -> str:
    """What tells one hat of a person from another, also in a form."""
    return f"{hat.role.value}@{hat.place}"


def desk_of(request: HttpRequest) -> Desk | None:
    """None for citizens and everybody without a posting today."""
    now = clock.now()
    user = cast("User", request.user)
    hats = access.staff_hats(user, local(now).date())
    if not hats:
        return None
    chosen = request.session.get(HAT)
    hat = next((each for each in hats if hat_name(each) == chosen), hats[0])
    return Desk(user=user, hat=hat, hats=tuple(hats), now=now)


def staff(permission: Permission | None = None) -> Callable[[View], View]:
    """Hands the view its desk; whoever has no right to the page is told that there is none."""

    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def entered(request: HttpRequest, **kwargs: Any) -> HttpResponse:
            desk = desk_of(request)
            if desk is None or (permission is not None and not desk.may(permission)):
                raise Http404
            if second_factor.is_owed(request, desk.hats):
                return redirect("second_factor_needed")
            return view(request, desk, **kwargs)

        return cast("View", entered)

    return decorate


def page(
    request: HttpRequest,
    desk: Desk,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """A staff page in its frame, kept out of every cache."""
    frame = {
        "desk": desk,
        "actor": desk.hat,
        "unit_name": desk.names.get(desk.hat.place, desk.hat.place),
        "names": desk.names,
        "tabs_of": tabs_of,
        "query": request.GET.get("q", ""),
        "Permission": Permission,
    }
    response = render(request, f"office/{template}", {**frame, **(context or {})}, status=status)
    response["Cache-Control"] = "private, no-store"
    return response
