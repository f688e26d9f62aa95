"""One order for what a dossier owes to one account: made, refreshed, gone."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from motcua.channels.counters import online as till
from motcua.channels.counters.commands import Line, LineKind
from motcua.channels.counters.owed import lines_owed
from motcua.channels.payments import models as m
from motcua.channels.payments.refusals import NoAccount
from motcua.domain.dossier.state import CLOSED, Stage, State
from motcua.domain.kernel.local_time import local
from motcua.domain.till.online import OrderState
from motcua.dossiers import queries as register
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.places.queries import place_name
from motcua.reference.rulebook.queries import online_money_on

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 12
"""Sixty bits: an order may be opened by whoever has its number, as from a message."""
ANOTHER_SUM = "another_sum"
UNCODED = frozenset({Stage.DRAFT})


def order_for(dossier: UUID) -> m.Order | None:
    """The open order of what the dossier owes now; None where nothing is owed.

    An older one over another sum is gone with it. Refused where the agency has no account.
    """
    with transaction.atomic():
        lock(dossier)
        state = _state(dossier)
        if state is None or not state.code or state.stage in UNCODED:
            return None
        return _refreshed(dossier, state, clock.now())


def refresh(dossier: UUID) -> m.Order | None:
    """As `order_for`, where an agency without an account is no fault."""
    try:
        with transaction.atomic():
            return order_for(dossier)
    except Refused:
        return None


def lock(dossier: UUID) -> None:
    """One at a time decides about a dossier's orders."""
    till.hold(f"payment-dossier/{dossier}")


def _refreshed(dossier: UUID, state: State, now: datetime) -> m.Order | None:
    waiting = m.Order.objects.select_for_update().filter(
        dossier=dossier, gone_at=None, state__in=m.PAYABLE
    )
    row = waiting.first()
    owed = 0 if state.stage in CLOSED else state.owed
    if row is not None and row.amount == owed and row.agency == state.filing.competent_agency:
        return _reopened(row, now)
    if row is not None:
        _gone(row, "nothing_owed" if not owed else ANOTHER_SUM, now)
    return _made(dossier, state, now) if owed > 0 else None


def waiting_for(dossier: UUID, agency: str) -> m.Order | None:
    """The order the dossier is paid by now; the caller holds the dossier's orders."""
    rows = m.Order.objects.select_for_update().filter(dossier=dossier, agency=agency, gone_at=None)
    return rows.filter(state__in=m.PAYABLE).first()


def _reopened(row: m.Order, now: datetime) -> m.Order:
    """An expired order that is asked for again may be paid again."""
    if row.state == OrderState.EXPIRED.value:
        row.state, row.expires_at = OrderState.OPEN.value, _until(now)
        row.save(update_fields=["state", "expires_at"])
    return row


def _gone(row: m.Order, why: str, now: datetime) -> None:
    row.gone_at, row.gone_why = now, why
    if row.state != OrderState.PARTLY.value:
        row.state = OrderState.CANCELLED.value
    row.save(update_fields=["gone_at", "gone_why", "state"])


def _made(dossier: UUID, state: State, now: datetime) -> m.Order:
    agency = state.filing.competent_agency
    account = account_on(agency, now)
    if account is None:
        raise Refused(NoAccount(agency=place_name(agency, local(now).date())))
    return m.Order.objects.create(
        number=new_number(),
        dossier=dossier,
        dossier_code=state.code,
        agency=agency,
        unit=state.filing.receiving_unit,
        bank=account.bank,
        account=account.number,
        holder=account.holder,
        amount=state.owed,
        lines=[line_json(line) for line in lines_owed(state)],
        payer=state.filing.applicant.name,
        procedure=state.terms.name,
        synthetic=state.filing.synthetic,
        made_at=now,
        expires_at=_until(now),
    )


def new_number() -> str:
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def account_on(agency: str, at: datetime) -> m.Account | None:
    return m.Account.objects.filter(agency=agency, valid__contains=local(at).date()).first()


def line_json(line: Line) -> dict[str, Any]:
    return {**asdict(line), "kind": line.kind.value}


def line_of(stored: Mapping[str, Any]) -> Line:
    return Line(**{**stored, "kind": LineKind(stored["kind"])})


def expire(now: datetime) -> int:
    """Orders past their day; money that still comes is taken all the same."""
    late = Q(state=OrderState.OPEN.value, expires_at__lte=now, gone_at=None)
    return m.Order.objects.filter(late).update(state=OrderState.EXPIRED.value)


def _until(now: datetime) -> datetime:
    return now + timedelta(days=online_money_on(local(now).date()).open_days)


def _state(dossier: UUID) -> State | None:
    found = register.state_and_id(dossier)
    return found[1] if found else None
