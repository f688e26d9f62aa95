"""Which gateway we are connected with, and how it is reached."""

from django.conf import settings

from motcua.channels.payments.gateway import Gateway
from motcua.channels.payments.http_gateway import SECONDS, HttpGateway
from motcua.channels.payments.refusals import NoGateway
from motcua.plumbing.errors import Refused


def is_connected() -> bool:
    return bool(settings.GATEWAY_URL)


def code() -> str:
    """Refused without a gateway."""
    if not is_connected():
        raise Refused(NoGateway())
    return str(settings.GATEWAY_CODE)


def name() -> str:
    return str(settings.GATEWAY_NAME)


def secret_of(gateway: str) -> str:
    """Empty, which signs nothing, for any other gateway than ours."""
    known = is_connected() and gateway == settings.GATEWAY_CODE
    return str(settings.GATEWAY_SECRET) if known else ""


def link(*, seconds: float = SECONDS) -> Gateway:
    """`seconds`: how long it may take to answer."""
    code()
    return HttpGateway(url=settings.GATEWAY_URL, secret=settings.GATEWAY_SECRET, seconds=seconds)
