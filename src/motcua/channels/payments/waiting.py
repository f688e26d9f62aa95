"""Differences that wait longer than the rules let them, who is told of them; what waits at all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from motcua.channels.notices.commands import Addressee, Kind, site, tell
from motcua.channels.payments import models as m
from motcua.channels.payments.queries import Places, within
from motcua.channels.payments.refunding import State
from motcua.domain.kernel.actor import Role
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.money import in_dong
from motcua.reference.people import queries as people
from motcua.reference.places import queries as places
from motcua.reference.rulebook.queries import online_money_on

MORNING = 7
"""Before this hour nobody is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An agency's differences that are too old: how many, of how many dong, since when."""

    count: int
    amount: int
    since: datetime
    units: frozenset[str]


def count_loud(of: Places, now: datetime) -> int:
    """How many differences of these agencies and units are too old; None for all."""
    return _loud(now).filter(within(of)).count()


def loud_by_agency(now: datetime) -> Mapping[str, Waiting]:
    found: dict[str, list[m.Difference]] = {}
    for row in _loud(now).select_related("order").order_by("found_at"):
        found.setdefault(row.agency, []).append(row)
    return {
        agency: Waiting(
            count=len(rows),
            amount=sum(row.amount for row in rows),
            since=rows[0].found_at,
            units=frozenset(row.order.unit for row in rows if row.order),
        )
        for agency, rows in found.items()
    }


def ring(now: datetime) -> int:
    """Tells each day whoever answers for the money, until it is settled; how many notices."""
    moment = local(now)
    if moment.hour < MORNING:
        return 0
    told = 0
    for agency, waiting in loud_by_agency(now).items():
        for person in answerable(agency, waiting.units, moment.date()):
            told += len(_told(person, agency, waiting, moment.date()))
    return told


def answerable(agency: str, units: frozenset[str], on: date) -> list[str]:
    """The agency's heads and the units' managers; where there is nobody, those of the province."""
    found = people.holders(Role.HEAD_OF_AGENCY, agency, on)
    for unit in sorted(units):
        found += people.holders(Role.UNIT_MANAGER, unit, on)
    found = found or people.holders_anywhere(Role.PROVINCIAL_CONTROLLER, on)
    return list(dict.fromkeys(each.person for each in found))


def _told(person: str, agency: str, waiting: Waiting, on: date) -> tuple[int, ...]:
    return tell(
        Kind.MONEY_WAITS,
        Addressee(person=person, name=""),
        about="",
        event=f"payments/{agency}/{on.isoformat()}",
        facts={
            "agency": places.place_name(agency, on),
            "count": str(waiting.count),
            "amount": in_dong(waiting.amount),
            "since": f"{local(waiting.since):%d/%m/%Y}",
            "link": f"{site()}/office/payments/differences/",
        },
    )


def _loud(now: datetime) -> QuerySet[m.Difference]:
    """As `rows.Difference.loud`: more calendar days in Viet Nam than the rules allow."""
    midnight = local(now).replace(hour=0, minute=0, second=0, microsecond=0)
    days = online_money_on(midnight.date()).alarm_days
    return m.Difference.objects.filter(closed_at=None, found_at__lt=midnight - timedelta(days=days))


def count_to_approve(of: Places, person: str) -> int:
    """Refunds that wait for a second person, who is not the one that asked."""
    asked = m.Refund.objects.filter(within(of), state=State.ASKED.value)
    return asked.exclude(asked_by=person).count()
