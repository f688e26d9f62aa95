"""The second factor: who must have one, how its secret is kept, and how a desk takes it away."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest

from motcua.domain.kernel.actor import Actor
from motcua.reference.people.models import User
from motcua.reference.people.permissions import PERMISSIONS, Permission

GUARDED = frozenset(
    {
        Permission.DOSSIER_DECIDE,
        Permission.DOSSIER_COLLECT_FEE,
        Permission.DOCUMENT_SIGN,
        Permission.TILL_HANDLE,
        Permission.TILL_MANAGE,
        Permission.PAYMENT_RECONCILE,
        Permission.PERSON_ATTEND,
        Permission.PEOPLE_POST,
        Permission.NOTICE_MANAGE,
        Permission.EXCHANGE_MANAGE,
    }
)
"""What decides, signs, takes money or opens other people's accounts."""


def is_owed(request: HttpRequest, hats: Iterable[Actor]) -> bool:
    """Whether the office stays shut until this session has shown a second factor."""
    if not settings.STAFF_SECOND_FACTOR:
        return False
    if not any(GUARDED & PERMISSIONS[hat.role] for hat in hats):
        return False
    return not shown(request)


def shown(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passkey:
    number: int
    name: str
    made_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """`codes_left` is None where there are no recovery codes."""

    app_since: datetime | None
    passkeys: tuple[Passkey, ...]
    codes_left: int | None

    @property
    def any(self) -> bool:
        return self.app_since is not None or bool(self.passkeys)


def factors_of(user: User) -> Factors:
    app_since, codes_left, passkeys = None, None, []
    for each in Authenticator.objects.filter(user=user).order_by("pk"):
        match each.type:
            case Authenticator.Type.TOTP:
                app_since = each.created_at
            case Authenticator.Type.RECOVERY_CODES:
                codes_left = len(each.wrap().get_unused_codes())
            case _:
                passkeys.append(
                    Passkey(
                        number=each.pk,
                        name=each.wrap().name,
                        made_at=each.created_at,
                        used_at=each.last_used_at,
                    )
                )
    return Factors(app_since=app_since, passkeys=tuple(passkeys), codes_left=codes_left)


def take_away(user: User) -> None:
    """Every passkey, app and recovery code of the person; after an identity check only."""
    Authenticator.objects.filter(user=user).delete()


class SecondFactorStage(AuthenticateStage):  # type: ignore[misc]
    """Electronic identity is two factors by itself and is never locked out by a lost phone.

    The office still asks for the factor of its own, as the session has not shown it.
    """

    def _should_handle(self, request: HttpRequest) -> bool:
        records = get_authentication_records(request, self.login.user)
        if any(record.get("method") == "socialaccount" for record in records):
            return False
        return bool(super()._should_handle(request))


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of authenticator apps are kept encrypted; names are ours."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        return str(getattr(settings, "SITE_NAME", "Một cửa"))

    def _get_site_name(self) -> str:
        return self.get_totp_issuer()

    def _get_user_identifier(self, user: User) -> str:
        return user.full_name or user.username

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        count = Authenticator.objects.filter(user=user, type=type).count()
        return f"Passkey {count + 1}"


def _cipher() -> Fernet:
    """Of the secret of the installation: whoever has only the database has no secret."""
    key = sha256(b"motcua.second-factor:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
