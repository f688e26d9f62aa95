"""The one door to change online payments."""

from uuid import UUID

from motcua.channels.payments import queries, rows
from motcua.channels.payments.account_commands import NewAccount, add_account, end_account
from motcua.channels.payments.attempts import ask, hear, start
from motcua.channels.payments.differences import explain
from motcua.channels.payments.orders import order_for as _order_for
from motcua.channels.payments.orders import refresh as _refresh
from motcua.channels.payments.reconciling import reconcile
from motcua.channels.payments.recording import Money, Recorded, assign, record
from motcua.channels.payments.refunding import Cause, Wish, approve, decline, transferred
from motcua.channels.payments.refunding import ask as ask_refund
from motcua.channels.payments.statements import Handed, preview, take

__all__ = [
    "Cause",
    "Handed",
    "Money",
    "NewAccount",
    "Recorded",
    "Wish",
    "add_account",
    "approve",
    "ask",
    "ask_refund",
    "assign",
    "decline",
    "end_account",
    "explain",
    "hear",
    "order_for",
    "order_if_any",
    "preview",
    "reconcile",
    "record",
    "start",
    "take",
    "transferred",
]


def order_for(dossier: UUID) -> rows.Order | None:
    """The open order of what the dossier owes; None where nothing is owed. Refused(NoAccount)."""
    row = _order_for(dossier)
    return queries.order_of(row) if row else None


def order_if_any(dossier: UUID) -> rows.Order | None:
    """The same, and None too where the agency takes no money online: for a link on a page."""
    row = _refresh(dossier)
    return queries.order_of(row) if row else None
