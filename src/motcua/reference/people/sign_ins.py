"""Each sign-in is kept: how, when, by which browser; sessions are listed and ended."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.sessions.models import Session
from django.utils.crypto import salted_hmac

from motcua.plumbing import clock
from motcua.reference.people.models import SignIn, User

SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """How somebody came in; `device` is the secret cookie of the browser, kept as a keyed hash."""

    way: str
    device: str
    browser: str
    address: str
    session_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInRow:
    number: int
    at: datetime
    way: str
    browser: str
    address: str
    is_open: bool
    is_this: bool


def note(user: User, entrance: Entrance) -> bool:
    """Keeps the sign-in; whether the person came before, but never with this browser."""
    device = salted_hmac("people.device", entrance.device, algorithm="sha256").hexdigest()
    before = SignIn.objects.filter(user=user)
    is_new = before.exists() and not before.filter(device=device).exists()
    SignIn.objects.create(
        user=user,
        at=clock.now(),
        way=entrance.way,
        device=device,
        browser=entrance.browser[:200],
        address=entrance.address or None,
        session_key=entrance.session_key,
    )
    return is_new


def last_sign_ins(user: User, session_key: str) -> list[SignInRow]:
    """The latest, newest first, each with whether its session is still open."""
    rows = list(SignIn.objects.filter(user=user).order_by("-at", "-pk")[:SHOWN])
    keys = [row.session_key for row in rows if row.ended_at is None]
    living = set(
        Session.objects.filter(session_key__in=keys, expire_date__gt=clock.now()).values_list(
            "session_key", flat=True
        )
    )
    return [
        SignInRow(
            number=row.pk,
            at=row.at,
            way=row.way,
            browser=row.browser,
            address=row.address or "",
            is_open=row.ended_at is None and row.session_key in living,
            is_this=row.session_key == session_key,
        )
        for row in rows
    ]


def end_one(user: User, number: int) -> None:
    """Ends the session of that sign-in; nothing when it is not this person's."""
    _end(list(SignIn.objects.filter(user=user, pk=number, ended_at=None)))


def end_all(user: User, *, but: str = "") -> None:
    """Ends every session of the person except the one called `but`."""
    _end(list(SignIn.objects.filter(user=user, ended_at=None).exclude(session_key=but)))


def end_of_account(provider: str, account: str) -> None:
    """Ends every session that this account at a provider of electronic identity opened."""
    theirs = {"user__socialaccount__provider": provider, "user__socialaccount__uid": account}
    _end(list(SignIn.objects.filter(way="eid", ended_at=None, **theirs)))


def _end(rows: list[SignIn]) -> None:
    Session.objects.filter(session_key__in=[row.session_key for row in rows]).delete()
    SignIn.objects.filter(pk__in=[row.pk for row in rows]).update(ended_at=clock.now())
