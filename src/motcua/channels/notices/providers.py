"""Who carries messages to phones: which there are, which is asked now, how each has been doing."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F

from motcua.channels.notices.models import Provider
from motcua.channels.notices.vocabulary import Way

FAILURES_BEFORE_SWITCH = 3
HELD_FOR = timedelta(minutes=10)
"""How long another provider is asked first, before the failing one gets its next chance."""
OF_WAY = {Way.SMS: ("sms", "sms_backup"), Way.CHAT: ("chat",)}
"""In the order in which they are asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    code: str
    url: str
    secret: str


def connection(code: str) -> Connection | None:
    """None for a provider without an address."""
    url, secret = settings.MESSAGE_PROVIDERS.get(code, ("", ""))
    return Connection(code=code, url=url, secret=secret) if url else None


def connected(way: Way) -> tuple[str, ...]:
    return tuple(code for code in OF_WAY.get(way, ()) if connection(code))


def serve(way: Way) -> bool:
    """Whether anybody carries this way; mail always has its server."""
    return way in {Way.EMAIL, Way.INBOX} or bool(connected(way))


def to_ask(way: Way, now: datetime, *, after: str = "") -> Connection | None:
    """Who is asked next: the first not held, else the first of all, for somebody must be asked.

    `after` a provider that has just refused the call, the next one that is not held; None if none.
    """
    codes = connected(way)
    free = [code for code in codes if code not in _held(now)]
    if after:
        rest = [code for code in free if code in codes[codes.index(after) + 1 :]]
        return connection(rest[0]) if after in codes and rest else None
    return connection((free or codes)[0]) if codes else None


def _held(now: datetime) -> frozenset[str]:
    rows = Provider.objects.filter(held_until__gt=now)
    return frozenset(rows.values_list("code", flat=True))


def went_well(code: str, now: datetime) -> None:
    Provider.objects.update_or_create(
        code=code, defaults={"failures": 0, "trouble": "", "well_at": now}
    )


def failed(code: str, why: str, now: datetime) -> None:
    """Holds the provider after so many failures in a row."""
    Provider.objects.get_or_create(code=code)
    Provider.objects.filter(code=code).update(failures=F("failures") + 1, trouble=why[:300])
    Provider.objects.filter(code=code, failures__gte=FAILURES_BEFORE_SWITCH).update(
        failures=0, held_until=now + HELD_FOR, held_by=""
    )
