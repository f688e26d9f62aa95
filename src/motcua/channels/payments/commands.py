"""The one door to change online payments; each press of a button has its key."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from motcua.channels.payments import (
    account_commands,
    differences,
    orders,
    queries,
    recording,
    refunding,
    rows,
    statements,
)
from motcua.channels.payments.account_commands import NewAccount
from motcua.channels.payments.attempts import ask, hear, start
from motcua.channels.payments.reconciling import reconcile
from motcua.channels.payments.recording import Money, Recorded, record
from motcua.channels.payments.refunding import Cause, Wish
from motcua.channels.payments.statements import Handed, Judged
from motcua.domain.kernel.actor import Actor
from motcua.dossiers import keys
from motcua.plumbing import clock

__all__ = [
    "Cause",
    "Handed",
    "Money",
    "NewAccount",
    "Recorded",
    "Wish",
    "ask",
    "hear",
    "reconcile",
    "record",
    "start",
]


def order_for(dossier: UUID) -> rows.Order | None:
    """The open order of what the dossier owes; None where nothing is owed. Refused(NoAccount)."""
    row = orders.order_for(dossier)
    recording.renew(dossier, clock.now())
    return queries.order_of(row) if row else None


def hand_in(handed: Handed, *, by: Actor) -> int:
    """Keeps a bank's file to be looked at; the same file is kept once. Refused."""
    return statements.hand_in(handed, by=by)


def take(statement: int) -> tuple[Judged, ...]:
    """Books every line of a statement once; again changes nothing. Refused."""
    return statements.take(statement)


def assign(fact: int, order: str, why: str, *, by: Actor, key: str) -> None:
    """Money nobody knew is this order's. Refused."""
    _once(
        "assign",
        [fact, order, why],
        lambda: recording.assign(fact, order, why, by=by),
        by=by,
        key=key,
    )


def explain(difference: int, why: str, *, by: Actor, key: str) -> None:
    """Why a difference is none. Refused where money in the books waits for a decision."""
    _once(
        "explain",
        [difference, why],
        lambda: differences.explain(difference, why, by=by),
        by=by,
        key=key,
    )


def ask_refund(wish: Wish, *, by: Actor, key: str) -> str:
    """The number of the refund that a second person has to approve. Refused."""
    return str(_once("ask_refund", [wish], lambda: refunding.ask(wish, by=by), by=by, key=key))


def approve_refund(number: str, *, by: Actor, key: str) -> None:
    _once("approve", [number], lambda: refunding.approve(number, by=by), by=by, key=key)


def decline_refund(number: str, why: str, *, by: Actor, key: str) -> None:
    _once("decline", [number, why], lambda: refunding.decline(number, why, by=by), by=by, key=key)


def refund_transferred(number: str, reference: str, *, by: Actor, key: str) -> None:
    """The agency's own transfer went out under the bank's reference. Refused."""
    asked = [number, reference]
    _once(
        "transferred",
        asked,
        lambda: refunding.transferred(number, reference, by=by),
        by=by,
        key=key,
    )


def add_account(new: NewAccount, *, by: Actor, key: str) -> None:
    _once("account", [new], lambda: account_commands.add_account(new, by=by), by=by, key=key)


def end_account(account: int, last: date, *, by: Actor, key: str) -> None:
    _once(
        "end",
        [account, last],
        lambda: account_commands.end_account(account, last, by=by),
        by=by,
        key=key,
    )


def _once(
    what: str, asked: Sequence[object], work: Callable[[], object], *, by: Actor, key: str
) -> Any:
    request = keys.request(f"payments.{what}", by, *asked)
    return keys.once(by, key, request, lambda: {"done": work()})["done"]
