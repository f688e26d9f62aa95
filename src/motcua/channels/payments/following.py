"""What happens to a dossier changes its orders: asked for, paid elsewhere, ended."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.channels.payments import models as m
from motcua.channels.payments import orders, reconciling, recording
from motcua.domain.dossier import events as e
from motcua.domain.dossier.party import Channel
from motcua.dossiers import queries as register
from motcua.dossiers.feed import Published

MOVES = (
    *(e.Submitted, e.Received, e.PaymentRequested, e.Paid),
    *(e.Stopped, e.RefusedAtIntake, e.TakenBack, e.MovedToSuccessor),
)


def follow(published: Iterable[Published], now: datetime) -> int:
    """Refreshes the orders of dossiers that moved, and looks for receipts of what was paid."""
    moved: dict[UUID, bool] = {}
    for each in published:
        if isinstance(each.event, MOVES):
            moved[each.dossier] = moved.get(each.dossier, False) or isinstance(each.event, e.Paid)
    for dossier, paid in moved.items():
        _followed(dossier, now, check=paid)
    return len(moved)


def _followed(dossier: UUID, now: datetime, *, check: bool) -> None:
    found = register.state_and_id(dossier)
    if found is None:
        return
    state = found[1]
    mine = m.Order.objects.filter(dossier=dossier)
    online = state.filing.channel_in is Channel.ONLINE
    if online or mine.exists():
        orders.refresh(dossier)
    with transaction.atomic():
        for number in mine.order_by("number").values_list("number", flat=True):
            recording.settle(recording.held(number), now)
    if check and state.code:
        reconciling.check_marked(state.code, now)
