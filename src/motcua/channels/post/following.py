"""A consignment that waits for papers goes on when its dossier is received by another door."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.channels.post import paying
from motcua.channels.post.models import Consignment
from motcua.channels.post.note import read
from motcua.channels.post.recording import Occasion, happened
from motcua.channels.post.shapes import Direction, Status
from motcua.domain.dossier.events import Received
from motcua.domain.dossier.state import DECIDED, UNDECIDED, State
from motcua.domain.kernel.actor import Actor
from motcua.dossiers import queries as register
from motcua.dossiers.feed import Published
from motcua.plumbing.errors import Refused

TWICE = (
    "Người gửi đã nộp phí, lệ phí cho bưu chính, nhưng sổ không ghi được khoản ấy. "
    "Kiểm tra xem có thu hai lần không và trả lại."
)
"""Kept with the event, for whoever opens the consignment."""


def follow(published: Iterable[Published], now: datetime) -> int:
    """Files what waited for papers and whose dossier was received meanwhile; how many.

    The clerk who went on from the draft has received it: the post only learns of it, and tells
    the register what the sender had paid on the way.
    """
    received = {each.dossier: each.event for each in published if isinstance(each.event, Received)}
    waiting = Consignment.objects.select_for_update().filter(
        dossier__in=received, direction=Direction.SEND.value, status=Status.SUPPLEMENT.value
    )
    rows = list(waiting.order_by("number"))
    for row in rows:
        if row.dossier is not None:
            _filed(row, row.dossier, received[row.dossier].by, now)
    return len(rows)


def _filed(row: Consignment, dossier: UUID, by: Actor, now: datetime) -> None:
    state = _state(dossier)
    filed_at = state.received_at or now
    occasion = Occasion(
        by=by,
        at=filed_at,
        recorded_at=now,
        key=f"post-follow/{row.number}",
        told_late=None,
    )
    row.status, row.filed_at, row.ended_at = Status.FILED.value, filed_at, filed_at
    row.dossier_code = state.code
    row.save()
    why = _paid_in(row, dossier, state, occasion)
    facts = {"unpaid": why, "note": TWICE} if why else {}
    happened(
        row.number, "filed", occasion, dossier=state.code, filed_at=filed_at.isoformat(), **facts
    )


def _paid_in(row: Consignment, dossier: UUID, state: State, occasion: Occasion) -> str:
    """Why the register did not take what the sender had paid the post; empty when it did."""
    note = read(row.note)
    if not note.prepaid or not note.fees_total:
        return ""
    if state.paid or state.stage not in UNDECIDED | DECIDED:
        return "AlreadyPaid" if state.paid else state.stage.value
    amount = min(note.fees_total, state.owed)
    # Told now: the payment is entered after the reception, whenever the post learns of it.
    entered_now = replace(occasion, at=occasion.recorded_at)
    try:
        with transaction.atomic():
            method = note.method.value
            paying.entered(dossier, amount, note.receipts, method=method, occasion=entered_now)
    except Refused as no:
        return no.refusal.code
    return ""


def _state(dossier: UUID) -> State:
    found = register.state_and_id(dossier)
    if found is None:
        raise AssertionError("a dossier that was received is there")
    return found[1]
