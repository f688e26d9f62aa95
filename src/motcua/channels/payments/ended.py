"""Dossiers that came to nothing: what they paid goes back, or somebody says why not."""

from datetime import datetime
from uuid import UUID

from motcua.channels.payments import differences
from motcua.channels.payments import models as m
from motcua.channels.payments.differences import Found
from motcua.domain.kernel.local_time import local
from motcua.domain.till.online import Trouble
from motcua.dossiers import queries as register
from motcua.reference.rulebook.queries import online_money_on


def look(order: m.Order, counted: int, now: datetime) -> None:
    """Lists what was counted for an order whose dossier has ended; the order is held."""
    kind = Trouble.OWED_BACK
    due = counted and has_ended(order.dossier, now)
    listed = [
        Found(
            kind=kind,
            subject=order.number,
            agency=order.agency,
            amount=counted,
            order=order.number,
        )
    ]
    open_one = due and not differences.was_explained(kind, order.number)
    differences.settle(order.number, [kind], listed if open_one else [], now)


def has_ended(dossier: UUID, now: datetime) -> bool:
    """Whether the rules of the day give back what the dossier paid."""
    found = register.state_and_id(dossier)
    stages = online_money_on(local(now).date()).given_back_when
    return found is not None and found[1].stage.value in stages
