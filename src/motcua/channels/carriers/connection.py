"""Which carrier outside we are connected with, how it is reached, and as whom it acts."""

from django.conf import settings

from motcua.channels.carriers.adapter import Carrier
from motcua.channels.carriers.http_adapter import HttpCarrier
from motcua.channels.carriers.refusals import NoCarrier
from motcua.domain.custody.holders import OUTSIDE, Holder, HolderKind, holder_of
from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.plumbing.errors import Refused


def is_connected() -> bool:
    return bool(settings.CARRIER_URL)


def code() -> str:
    """Refused without a carrier."""
    if not is_connected():
        raise Refused(NoCarrier())
    return str(settings.CARRIER_CODE)


def secret_of(carrier: str) -> str:
    """Empty, which signs nothing, for any other carrier than ours."""
    known = is_connected() and carrier == settings.CARRIER_CODE
    return str(settings.CARRIER_SECRET) if known else ""


def link() -> Carrier:
    code()
    return HttpCarrier(url=settings.CARRIER_URL, secret=settings.CARRIER_SECRET)


def account() -> Actor:
    """The carrier's own account: a machine of the post, at no counter of ours."""
    return Actor(
        person=f"{OUTSIDE}{code()}",
        name=str(settings.CARRIER_NAME),
        role=Role.SYSTEM,
        employer=Employer.POST,
        place=code(),
    )


def holder() -> Holder:
    """To whom a counter hands what goes by the carrier."""
    return holder_of(account(), HolderKind.CARRIER)
