"""A new e-mail address or telephone number, kept once the code sent there came back."""

import re
import secrets
from collections.abc import Callable
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.people import own_data_refusals as refusals
from motcua.reference.people.models import ContactChange, User
from motcua.reference.people.own_data_rows import CodeSent, ContactChanged

EMAIL, PHONE = "email", "phone"
MINUTES, DIGITS, MOST_TRIES, MOST_AN_HOUR = 10, 6, 5, 5
_MOBILE = re.compile(r"(?:\+?84|0)[35789][0-9]{8}")


def ask_change(user: User, kind: str, typed: str) -> CodeSent:
    """A code for the new address; nothing changes until it is typed in."""
    value = _readable(kind, typed)
    now = clock.now()
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        sent = ContactChange.objects.filter(user=user, made_at__gt=now - timedelta(hours=1))
        if sent.count() >= MOST_AN_HOUR:
            raise Refused(refusals.TooManyCodes(most=MOST_AN_HOUR))
        code = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
        made = ContactChange.objects.create(
            user=user,
            kind=kind,
            value=value,
            code_hash=_hashed(code, user),
            made_at=now,
            expires_at=now + timedelta(minutes=MINUTES),
        )
    return CodeSent(number=made.pk, code=code, kind=kind, value=value)


def confirm_change(
    user: User, typed: str, news: Callable[[ContactChanged], object] = lambda _changed: None
) -> str:
    """The kind that was changed. A code opens once, and dies of five wrong tries.

    `news` is told in the same transaction; a wrong try is counted outside any that is undone.
    """
    with transaction.atomic():
        changed = _spent(user, "".join(each for each in typed if each.isdecimal()))
        if changed is not None:
            news(changed)
    if changed is None:
        raise Refused(refusals.CodeWrong())
    return changed.kind


def _spent(user: User, digits: str) -> ContactChanged | None:
    now = clock.now()
    newest = (
        ContactChange.objects.select_for_update()
        .filter(user=user, used_at=None, expires_at__gt=now, tries__lt=MOST_TRIES)
        .order_by("-made_at", "-id")
        .first()
    )
    if newest is None:
        return None
    if not constant_time_compare(newest.code_hash, _hashed(digits, user)):
        ContactChange.objects.filter(pk=newest.pk).update(tries=F("tries") + 1)
        return None
    newest.used_at = now
    newest.save(update_fields=["used_at"])
    changed = ContactChanged(
        number=newest.pk, kind=newest.kind, before=getattr(user, newest.kind), at=now
    )
    setattr(user, newest.kind, newest.value)
    setattr(user, f"{newest.kind}_verified_at", now)
    user.save(update_fields=[newest.kind, f"{newest.kind}_verified_at"])
    return changed


def waiting_change(user: User) -> tuple[str, str] | None:
    """Kind and address of the newest change that waits for its code."""
    found = ContactChange.objects.filter(
        user=user, used_at=None, expires_at__gt=clock.now(), tries__lt=MOST_TRIES
    )
    newest = found.order_by("-made_at", "-id").first()
    return (newest.kind, newest.value) if newest else None


def _readable(kind: str, typed: str) -> str:
    value = "".join(typed.split())
    if kind == EMAIL:
        try:
            validate_email(value)
        except ValidationError as fault:
            raise Refused(refusals.ContactUnreadable()) from fault
        return value
    number = re.sub(r"[.()-]", "", value)
    if not _MOBILE.fullmatch(number):
        raise Refused(refusals.ContactUnreadable())
    return number


def _hashed(code: str, user: User) -> str:
    return salted_hmac("people.contacts", f"{user.pk}:{code}", algorithm="sha256").hexdigest()
