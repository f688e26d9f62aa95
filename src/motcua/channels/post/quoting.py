"""What the post asks and when it arrives: zone, price and promise of a leg (circulars 17, 22)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from motcua.channels.post import addresses
from motcua.channels.post.rows import Quoted
from motcua.channels.post.shapes import Contact, PaymentMethod, PostalService, QuoteAsked
from motcua.domain.calendar.deadlines import Deadline
from motcua.domain.calendar.workdays import CalendarGap
from motcua.domain.custody.promise import LOCAL, PROVINCE, ZonePromise, ZoneUnknown, promised_at
from motcua.domain.dossier.refusals import BeyondCalendar
from motcua.domain.fees.postage import (
    Carriage,
    Postage,
    PostageGroup,
    PostageKind,
    WeightStep,
    postage,
)
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook import queries as rulebook

_WAYS = {
    PostalService.NONE: (),
    PostalService.SEND: (PostageKind.SENDING,),
    PostalService.RECEIVE: (PostageKind.RETURNING,),
    PostalService.BOTH: (PostageKind.SENDING, PostageKind.RETURNING),
}


def quote(asked: QuoteAsked) -> Quoted:
    """The price and the promise; Refused where a price or a zone is not known."""
    day = local(asked.at).date()
    zone = addresses.zone(asked.origin, asked.destination, day)
    kinds = _WAYS[asked.service]
    price = priced(
        kinds,
        zone,
        {PostageKind.SENDING: asked.grams, PostageKind.RETURNING: asked.grams_back or asked.grams},
        Extras(groups=asked.groups, forwarded=asked.forwarded, tariff_zone=asked.tariff_zone),
        at=asked.at,
    )
    promise = zone_promise(zone, asked.at)
    sending = PostageKind.SENDING in kinds
    promised = promise_for(asked.at, zone, with_slip=sending and asked.with_slip)
    slip = promise.days_with_slip if asked.with_slip else promise.days
    days = slip * sending + promise.days * (PostageKind.RETURNING in kinds)
    return Quoted(
        zone=zone,
        zone_name=promise.name,
        postage=price,
        promised=promised,
        days=days,
        doubtful=promise.doubtful or price.doubtful,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Extras:
    """Who is carried for nothing, how many charges are passed on, and a price zone read off."""

    groups: Collection[PostageGroup] = ()
    forwarded: int = 0
    tariff_zone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What one way costs in a zone, by weight, and its promise; a weight beyond has no price."""

    zone_name: Bilingual
    steps: tuple[WeightStep, ...]
    days: int
    doubtful: bool


def rates(at: datetime) -> tuple[Rate, ...]:
    """Those inside the province: what can be said before anybody knows the address."""
    return tuple(_rate(zone, at) for zone in (LOCAL, PROVINCE))


def rate(origin: str, to: Contact, at: datetime) -> Rate:
    """From a unit to a written address; Refused where nobody can tell which commune it is."""
    day = local(at).date()
    return _rate(addresses.zone(origin, addresses.unit_code(to, day), day), at)


def _rate(zone: str, at: datetime) -> Rate:
    """Zones outside the province have prices by region, which an address does not tell."""
    tariff, promise = rulebook.postal_on(local(at).date()).tariff, zone_promise(zone, at)
    return Rate(
        zone_name=promise.name,
        steps=tariff.steps.get(zone, ()),
        days=promise.days,
        doubtful=zone in tariff.doubtful or promise.doubtful,
    )


def forwarded(owed: int, method: PaymentMethod, service: PostalService) -> int:
    """How many charges the post passes on: what is handed to it now, or at the door on return."""
    at_door = method is PaymentMethod.LATER and service is PostalService.BOTH
    return int(owed > 0 and (at_door or method is PaymentMethod.CASH))


def priced(
    kinds: Collection[PostageKind],
    zone: str,
    grams: dict[PostageKind, int],
    extras: Extras,
    *,
    at: datetime,
) -> Postage:
    """The postage of these ways. Zones outside the province have price names of their own."""
    tariff = rulebook.postal_on(local(at).date()).tariff
    price_zone = zone if zone in {LOCAL, PROVINCE} else extras.tariff_zone or zone
    ways = [Carriage(kind=kind, zone=price_zone, grams=grams[kind]) for kind in kinds]
    answer = postage(ways, tariff, groups=extras.groups, forwarded_dossiers=extras.forwarded)
    if isinstance(answer, Refusal):
        raise Refused(answer)
    return answer


def zone_promise(zone: str, at: datetime) -> ZonePromise:
    table = rulebook.postal_on(local(at).date()).promises
    promise = table.zones.get(zone)
    if promise is None:
        known = ", ".join(sorted(table.zones))
        raise Refused(ZoneUnknown(article=table.article, zone=zone, known=known))
    return promise


def promise_for(at: datetime, zone: str, *, with_slip: bool) -> Deadline:
    """J+n of a leg that begins now; Refused past the last year the calendar knows."""
    day = local(at).date()
    law, calendar = rulebook.postal_on(day), rulebook.calendar_for(None, day)
    try:
        answer = promised_at(
            local(at), zone, with_slip=with_slip, calendar=calendar, table=law.promises
        )
    except CalendarGap as gap:
        last = f"{calendar.last:%d/%m/%Y}"
        raise Refused(BeyondCalendar(article=law.promises.article, last=last)) from gap
    if isinstance(answer, Refusal):
        raise Refused(answer)
    return answer
