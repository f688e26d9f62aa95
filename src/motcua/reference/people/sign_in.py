"""How people sign in: accounts are given, never taken; each sign-in is kept; guessing is slow."""

import secrets

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.messages import ERROR
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from motcua.domain.kernel.actor import OWN_ROLES
from motcua.plumbing import clock
from motcua.reference.people import sign_ins
from motcua.reference.people.models import User
from motcua.reference.people.queries import actors_of

DEVICE_COOKIE = "motcua_device"
DEVICE_COOKIE_AGE = 365 * 24 * 3600
NEW_DEVICE = "people_new_device"
"""In the session of one who came with a browser never seen before, until the face has told them."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Staff accounts come from `commands.hire`, citizens' from their electronic identity.

    Sign-in attempts stay under allauth's own limits: ten failures a minute from one address,
    five in five minutes for one name.
    """

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        ours = "motcua.reference.people.second_factor.SecondFactorStage"
        return [
            ours if stage == "allauth.mfa.stages.AuthenticateStage" else stage
            for stage in super().get_login_stages()
        ]

    def get_reauthentication_methods(self, user: User) -> list[dict[str, str]]:
        """Typing a code comes last: a passkey is at hand, recovery codes lie in a drawer."""
        methods: list[dict[str, str]] = super().get_reauthentication_methods(user)
        return sorted(methods, key=lambda each: each["id"] == "mfa_reauthenticate")

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Staff begin in the office, everybody else at their own pages."""
        user = request.user
        staff = isinstance(user, User) and works_here(user)
        return str(settings.LOGIN_REDIRECT_URL) if staff else reverse("portal:mine")

    def post_login(self, request: HttpRequest, user: User, **hooks: object) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **hooks)
        device = request.COOKIES.get(DEVICE_COOKIE) or secrets.token_urlsafe(24)
        entrance = sign_ins.Entrance(
            way=way_of(request),
            device=device,
            browser=request.headers.get("User-Agent", ""),
            address=self.get_client_ip(request),
            session_key=request.session.session_key or "",
        )
        if sign_ins.note(user, entrance):
            request.session[NEW_DEVICE] = True
        response.set_cookie(
            DEVICE_COOKIE,
            device,
            max_age=DEVICE_COOKIE_AGE,
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
        return response

    def add_message(
        self, request: HttpRequest, level: int, *args: object, **kwargs: object
    ) -> None:
        """Our pages show what has been done; only what went wrong is passed on."""
        if level >= ERROR:
            super().add_message(request, level, *args, **kwargs)


def works_here(user: User) -> bool:
    """Whether the person is posted somewhere today; everybody else comes as a citizen."""
    return any(hat.role not in OWN_ROLES for hat in actors_of(user, clock.today()))


def way_of(request: HttpRequest) -> str:
    """eid | passkey | password | password_factor | code | desk: how this session was opened."""
    records = get_authentication_records(request, request.user)
    methods = {str(record.get("method")) for record in records}
    if "socialaccount" in methods:
        return "eid"
    if "way_in" in methods:
        return next(str(each["kind"]) for each in records if each.get("method") == "way_in")
    if any(record.get("passwordless") for record in records):
        return "passkey"
    return "password_factor" if "mfa" in methods else "password"
