"""A bank's statement: each line matched by the dossier's code in its text, taken once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from hashlib import sha256

from django.db import transaction

from motcua.channels.payments import bank_files, orders, recording, refunding
from motcua.channels.payments import models as m
from motcua.channels.payments import refusals as r
from motcua.channels.payments.recording import Money
from motcua.domain.kernel.actor import Actor
from motcua.domain.till.bank_lines import BankLine, bare, named_in
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.places.queries import place_name

YEARS_BACK = timedelta(days=400)


class Outcome(StrEnum):
    """What a line is: `MATCHED` pays an order exactly, `UNKNOWN` names none we know."""

    MATCHED = "matched"
    PARTIAL = "partial"
    OVER = "over"
    UNKNOWN = "unknown"
    DUPLICATE = "duplicate"
    REFUND = "refund"
    OUTGOING = "outgoing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A file as it was handed in for an agency's account."""

    agency: str
    name: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A line with what it is; `order` is the order's or the refund's number."""

    line: BankLine
    outcome: Outcome
    order: str = ""
    purpose: str = ""
    expected: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A statement with its lines judged; `taken` when they are in the books already."""

    id: int
    agency: str
    name: str
    taken: bool
    lines: tuple[Judged, ...]


def hand_in(handed: Handed, *, by: Actor) -> int:
    """Keeps the file; the same one is kept once. Nothing is booked yet. Refused."""
    account = _account(handed)
    bank_files.read(handed.body)
    row, _ = m.Statement.objects.get_or_create(
        sha256=sha256(handed.body).hexdigest(),
        agency=handed.agency,
        defaults={
            "bank": account.bank,
            "account": account.number,
            "name": handed.name[:200],
            "body": handed.body,
            "taken_at": clock.now(),
            "taken_by": by.person,
            "taker_name": by.name,
        },
    )
    return int(row.pk)


def read(statement: int) -> Read | None:
    """What an import would do, or what it did."""
    row = m.Statement.objects.filter(pk=statement).first()
    if row is None:
        return None
    lines = bank_files.read(bytes(row.body))
    stored = {each.row: each for each in row.lines.all()}
    judged = (
        [_as_taken(line, stored[line.row]) for line in lines if line.row in stored]
        if stored
        else _judged(lines, row.agency, row.account)
    )
    return Read(
        id=row.pk, agency=row.agency, name=row.name, taken=bool(stored), lines=tuple(judged)
    )


def _as_taken(line: BankLine, stored: m.StatementLine) -> Judged:
    return Judged(line=line, outcome=Outcome(stored.outcome), order=stored.order)


def take(statement: int) -> tuple[Judged, ...]:
    """Every line that moved money goes into the books once; again changes nothing. Refused."""
    kept = m.Statement.objects.filter(pk=statement, lines=None).first()
    if kept is None:
        return ()
    lines = bank_files.read(bytes(kept.body))
    with transaction.atomic():
        row = m.Statement.objects.select_for_update().get(pk=statement)
        if row.lines.exists():
            return ()
        return tuple(_taken(row, each) for each in _judged(lines, row.agency, row.account))


def _account(handed: Handed) -> m.Account:
    found = orders.account_on(handed.agency, clock.now())
    if found is None:
        raise Refused(r.NoAccount(agency=place_name(handed.agency, clock.today())))
    return found


def _judged(read: Sequence[BankLine], agency: str, account: str) -> list[Judged]:
    known = set(
        m.StatementLine.objects.filter(
            account=account, reference__in=[line.reference for line in read]
        ).values_list("reference", flat=True)
    )
    keys, back = _keys(agency), _refund_keys(agency)
    found: list[Judged] = []
    taken: dict[str, int] = {}
    for line in read:
        if line.reference in known:
            found.append(Judged(line=line, outcome=Outcome.DUPLICATE))
        else:
            found.append(_incoming(line, keys, taken) if line.amount > 0 else _outgoing(line, back))
        known.add(line.reference)
    return found


def _keys(agency: str) -> Mapping[str, str]:
    """Dossiers' codes and orders' numbers; of a code the order that still waits, or the newest."""
    since = clock.now() - YEARS_BACK
    rows = m.Order.objects.filter(agency=agency, made_at__gte=since).order_by("made_at")
    found: dict[str, str] = {}
    waiting: set[str] = set()
    for number, code, state in rows.values_list("number", "dossier_code", "state"):
        found[bare(number)] = number
        key = bare(code)
        if key not in waiting:
            found[key] = number
        if state in m.PAYABLE:
            waiting.add(key)
    return found


def _refund_keys(agency: str) -> Mapping[str, str]:
    rows = m.Refund.objects.filter(agency=agency, way=m.BANK, state=refunding.State.APPROVED.value)
    return {bare(number): number for number in rows.values_list("number", flat=True)}


def _incoming(line: BankLine, keys: Mapping[str, str], taken: dict[str, int]) -> Judged:
    """`taken` is what earlier lines of the same file pay on an order."""
    named = named_in(line.text, keys)
    order = m.Order.objects.filter(number=named[0]).first() if len(named) == 1 else None
    if order is None:
        return Judged(line=line, outcome=Outcome.UNKNOWN)
    left = 0
    if order.state in m.PAYABLE and order.gone_at is None:
        left = order.amount - recording.sums_of(order).kept - taken.get(order.number, 0)
        left = max(0, left)
    taken[order.number] = taken.get(order.number, 0) + line.amount
    outcome = Outcome.MATCHED if line.amount == left else Outcome.PARTIAL
    return Judged(
        line=line,
        outcome=Outcome.OVER if line.amount > left else outcome,
        order=order.number,
        purpose=order.dossier_code,
        expected=left,
    )


def _outgoing(line: BankLine, refunds: Mapping[str, str]) -> Judged:
    named = named_in(line.text, refunds)
    row = m.Refund.objects.filter(number=named[0]).first() if len(named) == 1 else None
    if row is None or row.amount != -line.amount:
        return Judged(line=line, outcome=Outcome.OUTGOING)
    return Judged(line=line, outcome=Outcome.REFUND, order=row.number, expected=-row.amount)


def _taken(statement: m.Statement, judged: Judged) -> Judged:
    line = judged.line
    m.StatementLine.objects.create(
        statement=statement,
        row=line.row,
        account=statement.account,
        reference=line.reference[:200],
        at=line.at,
        amount=line.amount,
        text=line.text[:1000],
        outcome=judged.outcome.value,
        order=judged.order,
    )
    if judged.outcome is Outcome.REFUND:
        refunding.done(judged.order, line.reference[:120], line.at, holder=statement.account)
    elif judged.outcome not in {Outcome.DUPLICATE, Outcome.OUTGOING}:
        recording.record(
            Money(
                source=m.BANK,
                reference=line.reference[:200],
                holder=statement.account,
                agency=statement.agency,
                amount=line.amount,
                at=line.at,
                order=judged.order,
                text=line.text,
            )
        )
    return judged
