"""What does not agree: noted once, kept in view, closed when it agrees or somebody answers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.channels.payments import models as m
from motcua.channels.payments.refusals import NoSuchDifference, WhyMissing
from motcua.domain.kernel.actor import Actor
from motcua.domain.till.online import Trouble
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused

AGREED, EXPLAINED = "agreed", "explained"
OF_AN_ORDER = frozenset(
    {Trouble.UNDERPAID, Trouble.OVERPAID, Trouble.PAID_NOT_MARKED, Trouble.MARKED_NOT_PAID}
)
EXPLAINABLE = frozenset(Trouble) - OF_AN_ORDER - {Trouble.UNKNOWN_ORDER}
"""Money in the books is never explained away: it is counted, assigned or given back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What does not agree about a subject, now."""

    kind: Trouble
    subject: str
    agency: str
    amount: int
    said: str = ""
    order: str = ""


def note(found: Found, now: datetime) -> bool:
    """Whether it is news: one open difference for each kind and subject."""
    row, fresh = m.Difference.objects.get_or_create(
        kind=found.kind.value,
        subject=found.subject,
        closed_at=None,
        defaults={
            "order_id": found.order or None,
            "agency": found.agency,
            "amount": found.amount,
            "said": found.said[:500],
            "found_at": now,
            "seen_at": now,
        },
    )
    if not fresh:
        row.amount, row.said, row.seen_at = found.amount, found.said[:500], now
        row.save(update_fields=["amount", "said", "seen_at"])
    return fresh


def settle(subject: str, kinds: Collection[Trouble], found: Iterable[Found], now: datetime) -> bool:
    """Exactly these hold about the subject, of these kinds; whether one of them is news."""
    news = False
    still = []
    for each in found:
        news |= note(each, now)
        still.append(each.kind.value)
    over = m.Difference.objects.filter(
        subject=subject, kind__in=[kind.value for kind in kinds], closed_at=None
    )
    over.exclude(kind__in=still).update(closed_at=now, action=AGREED)
    return news


def explain(difference: int, why: str, *, by: Actor) -> None:
    """Somebody looked into it and says why it is so; the money stays where it is. Refused."""
    if not why.strip():
        raise Refused(WhyMissing())
    with transaction.atomic():
        row = (
            m.Difference.objects.select_for_update()
            .filter(pk=difference, closed_at=None, kind__in=[kind.value for kind in EXPLAINABLE])
            .first()
        )
        if row is None:
            raise Refused(NoSuchDifference())
        row.closed_at, row.action, row.why = clock.now(), EXPLAINED, why.strip()[:2000]
        row.closed_by, row.closer_name = by.person, by.name
        row.save()


def was_explained(kind: Trouble, subject: str) -> bool:
    """What somebody has answered for is not asked again."""
    return m.Difference.objects.filter(kind=kind.value, subject=subject, action=EXPLAINED).exists()
