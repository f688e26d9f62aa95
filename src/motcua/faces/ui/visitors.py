"""Who comes too often, by an address seen behind as many proxies as the settings name."""

from ipaddress import IPv6Address, ip_address

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest

from motcua.plumbing import crowds

OF_ONE_HOUSE = 64
"""Bits of an IPv6 address a single customer is given: whoever has one has 2^64 of them."""


def address_of(request: HttpRequest) -> str:
    told = str(get_adapter().get_client_ip(request))
    try:
        address = ip_address(told.split("%")[0])
    except ValueError:
        return told
    if not isinstance(address, IPv6Address) or address.ipv4_mapped:
        return told
    return f"{int(address) >> (128 - OF_ONE_HOUSE):x}/64"


def comes_too_often(request: HttpRequest, scope: str, usual: int) -> bool:
    """Beyond MOTCUA_PER_MINUTE[scope], or else the usual requests a minute; 0 sets no limit."""
    limits: dict[str, int] = getattr(settings, "MOTCUA_PER_MINUTE", {})
    allowed = limits.get(scope, usual)
    return bool(allowed) and crowds.too_many(scope, address_of(request), allowed)
