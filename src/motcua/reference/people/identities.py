"""Who proved that a personal number is somebody's: the account of the person, found or opened."""

import secrets
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction

from motcua.domain.kernel.clean import clean_text
from motcua.domain.kernel.identity import (
    Identity,
    IdentityKind,
    IdentityUnreadable,
    personal_number_parts,
    read_identity,
)
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.people import sign_in_refusals as refusals
from motcua.reference.people.models import User
from motcua.reference.people.queries import forget_hats

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a provider of electronic identity says of a person, once its signature was checked.

    `phone` only when the provider verified it; an e-mail address is never a proof of anything.
    """

    provider: str
    number: str
    name: str
    birth: date | None = None
    phone: str = ""
    assurance: str = ""


def recognise(proof: Proof, *, bound_to: User | None = None) -> User:
    """The person of the verified number, with fresh name and birth; an account is opened for one
    who has none.

    `bound_to` is whom this account at the provider opened before: another person is refused.
    """
    number = _number(proof)
    name = _name(proof)
    try:
        with transaction.atomic():
            return _recognised(proof, number, name, bound_to)
    except IntegrityError:  # two first sign-ins at once: the other one has opened the account
        with transaction.atomic():
            return _recognised(proof, number, name, bound_to)


def _recognised(proof: Proof, number: str, name: str, bound_to: User | None) -> User:
    user = User.objects.select_for_update().filter(personal_id=number).first()
    if bound_to is not None and (user is None or user.pk != bound_to.pk):
        raise Refused(refusals.IdentityDiffers(provider=proof.provider))
    if user is None:
        user = User(
            username=f"dan-{secrets.token_hex(6)}",
            personal_id=number,
            is_synthetic=bool(settings.MOTCUA_SYNTHETIC),
        )
        user.set_unusable_password()
    now = clock.now()
    user.full_name = name
    user.birth = proof.birth or user.birth
    if proof.phone:
        user.phone, user.phone_verified_at = proof.phone[:20], now
    user.identity_verified_at = now
    user.identity_source = f"oidc:{proof.provider}"[:60]
    user.identity_assurance = proof.assurance[:60]
    user.save()
    forget_hats()
    return user


def _number(proof: Proof) -> str:
    """Checked against its own parts: the number tells the year of birth."""
    read = read_identity(IdentityKind.PERSONAL_ID, proof.number)
    if isinstance(read, IdentityUnreadable):
        raise Refused(refusals.NumberNotGiven(provider=proof.provider))
    year = personal_number_parts(read.number).birth_year
    if proof.birth is not None and proof.birth.year != year:
        raise Refused(refusals.ProofContradictsItself(provider=proof.provider))
    return read.number


def _name(proof: Proof) -> str:
    try:
        name = clean_text(proof.name, longest=LONGEST_NAME)
    except ValueError as fault:
        raise Refused(refusals.NumberNotGiven(provider=proof.provider)) from fault
    if not name:
        raise Refused(refusals.NumberNotGiven(provider=proof.provider))
    return name


def verify_at_desk(user: User, identity: Identity, *, place: str) -> None:
    """A clerk compared the person with the card; the number becomes, or stays, this account's."""
    with transaction.atomic():
        locked = User.objects.select_for_update().get(pk=user.pk)
        holder = User.objects.filter(personal_id=identity.number).exclude(pk=user.pk).exists()
        if holder or (locked.personal_id and locked.personal_id != identity.number):
            raise Refused(refusals.CardIsOfSomebodyElse())
        locked.personal_id = identity.number
        locked.identity_verified_at = clock.now()
        locked.identity_source = f"desk:{place}"[:60]
        locked.identity_assurance = ""
        locked.save()
    forget_hats()
