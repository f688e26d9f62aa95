"""Gathers what a decision about custody needs: the law of the day, the calendar, the clock."""

from datetime import datetime

from motcua.domain.custody.context import Context
from motcua.domain.custody.delivering import DeliveryOrder
from motcua.domain.custody.holders import HolderKind
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.local_time import local
from motcua.reference.rulebook import queries as rulebook


def context_for(
    by: Actor, hat: HolderKind, *, at: datetime, now: datetime, order: DeliveryOrder | None
) -> Context:
    """The rules of the day it happened; working days are counted on the public calendar."""
    day = local(at).date()
    return Context(
        by=by,
        hat=hat,
        at=at,
        rules=rulebook.postal_on(day).custody,
        calendar=rulebook.calendar_for(None, day),
        order=order,
        recorded_at=now,
    )
