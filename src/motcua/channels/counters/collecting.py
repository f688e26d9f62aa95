"""Takes a payment: the rules, the one SQL call, and what the dossier is told with it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import psycopg
from django.db import DatabaseError, connection, transaction
from psycopg.types.json import Jsonb

from motcua.channels.counters import books, dossier_payments, permitted, queries, rows
from motcua.channels.counters import models as m
from motcua.channels.counters.asking import raise_if
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.till import accounts
from motcua.domain.till import refusals as r
from motcua.domain.till.collecting import (
    Collection,
    Method,
    Slip,
    collection_refusal,
    slips,
    taken_into,
)
from motcua.domain.till.receipts import Receipt
from motcua.domain.till.roles import collector_refusal
from motcua.domain.till.rules import TillRules
from motcua.dossiers import keys
from motcua.dossiers.refusals import KeyReused
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook.queries import money_on

_COLLECT = "SELECT entry, numbers, replayed FROM till_collect(%s, %s, %s, %s, %s, %s, %s)"
KEY_REUSED, SHIFT_CLOSED = "MC001", "MC005"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipted:
    """The receipts of a payment; `replayed` says that the same key had been answered before."""

    entry: int
    receipts: tuple[Receipt, ...]
    replayed: bool

    @property
    def total(self) -> int:
        return sum(each.total for each in self.receipts)

    @property
    def numbers(self) -> tuple[str, ...]:
        return tuple(each.number for each in self.receipts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """A payment about to be written; `into`, `collector` where they are not the usual ones."""

    collection: Collection
    by: Actor
    at: datetime
    recorded_at: datetime
    key: str
    rules: TillRules
    shift: str = ""
    into: accounts.Account | None = None
    collector: str = ""
    replaces: str = ""
    scheme: str = ""

    @property
    def asked(self) -> bytes:
        return keys.request("collect", self.by, self.collection)


def collect(
    collection: Collection, *, by: Actor, key: str, at: datetime | None = None
) -> Receipted:
    """Takes the money and writes the receipts, in one transaction with the dossier's payment.

    At the counter it needs the actor's open shift; at the door it goes onto the carrier's own
    account. `at` is when it happened, for late reports. Raises Refused.
    """
    now = clock.now()
    taking = Taking(
        collection=collection,
        by=by,
        at=at or now,
        recorded_at=now if at is None or at < now else at,
        key=keys.checked(key),
        rules=money_on(local(at or now).date()),
    )
    try:
        with transaction.atomic():
            return _taken(taking)
    except Refused:
        before = keys.answered(by, key, taking.asked)
        if before is None:
            raise
        return _receipted(before["entry"], before["numbers"], replayed=True)


def _taken(taking: Taking) -> Receipted:
    collection, rules = taking.collection, taking.rules
    raise_if(
        collector_refusal(taking.by, collection.method, rules)
        or collection_refusal(collection, rules)
    )
    state = dossier_payments.held_state(collection.dossier)
    line = permitted.line_for(
        collection, state, by=taking.by, day=local(taking.at).date(), rules=rules
    )
    if isinstance(line, Refusal):
        raise Refused(line)
    raise_if(dossier_payments.refusal(collection, state, rules))
    named = collection
    if state is not None and not collection.dossier_code:
        named = replace(collection, dossier_code=state.code or state.slip)
    written = written_down(replace(with_shift(taking), scheme=line), named)
    if written.replayed or not dossier_payments.tell(
        collection, written.receipts, by=taking.by, at=taking.at
    ):
        return written
    return replace(written, receipts=queries.receipts_by_number(written.numbers))


def with_shift(taking: Taking) -> Taking:
    """The shift the money goes into; none at the door."""
    if taking.collection.method is Method.AT_DOOR:
        return taking
    shift = queries.shift_of(taking.by.person, taking.by.place)
    if shift is None:
        raise Refused(r.NoOpenShift(article=taking.rules.article("shift"), unit=taking.by.place))
    return replace(taking, shift=shift.number)


def written_down(taking: Taking, collection: Collection) -> Receipted:
    """The one call that allots the numbers, writes the books and stores the receipts."""
    by = taking.by
    entry = taken_into(collection.lines, taking.into or _into(taking), _collector(taking))
    note = books.Note(
        by=by,
        about=collection.dossier_code or collection.consignment,
        unit=by.place,
        at=taking.at,
        recorded_at=taking.recorded_at,
        shift=taking.shift,
        scheme=taking.scheme,
    )
    values: list[Any] = [
        Jsonb(books.entry_json(entry, note)),
        Jsonb(books.postings_json(entry)),
        Jsonb([_receipt_json(slip, collection, taking) for slip in slips(collection.lines)]),
        taking.shift,
        by.person,
        taking.key,
        keys.hashed(taking.asked),
    ]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_COLLECT, values)
            number, numbers, replayed = cursor.fetchone()
    except DatabaseError as fault:
        raise _refused(fault, taking) from fault
    return _receipted(number, numbers, replayed=replayed)


def held_open(shift: str) -> bool:
    """Whether the shift is open; it stays so until the transaction ends."""
    return bool(m.Shift.objects.select_for_update().filter(number=shift, closed_at=None))


def _collector(taking: Taking) -> str:
    return taking.collector or accounts.collector_of(taking.by)


def _into(taking: Taking) -> accounts.Account:
    by = taking.by
    match taking.collection.method:
        case Method.CASH:
            return accounts.drawer(taking.shift, by.place)
        case Method.TRANSFER:
            return accounts.bank(accounts.collector_of(by), by.place)
        case Method.AT_DOOR:
            return accounts.carrier(by.person, by.place)
        case Method.ONLINE:
            return accounts.kept(taking.collection.proof, by.place)


def _receipt_json(slip: Slip, collection: Collection, taking: Taking) -> dict[str, Any]:
    """A row of the table, without what the function allots."""
    form = taking.rules.forms[slip.group]
    return {
        "template": form.template,
        "digits": form.serial_digits,
        "letters": taking.rules.letters,
        "year": local(taking.at).year,
        "receipt_group": slip.group.value,
        "unit": taking.by.place,
        "collector": _collector(taking),
        "shift": taking.shift,
        "payer": collection.payer.strip(),
        "beneficiary": slip.beneficiary,
        "method": collection.method.value,
        "proof": collection.proof.strip(),
        "lines": [rows.line_json(line) for line in slip.lines],
        "total": slip.total,
        "dossier": str(collection.dossier) if collection.dossier else None,
        "dossier_code": collection.dossier_code,
        "consignment": collection.consignment,
        "replaces": taking.replaces,
        "issued_at": taking.at.isoformat(),
        "issued_by": taking.by.person,
        "issuer_name": taking.by.name,
    }


def _receipted(entry: int, numbers: list[str], *, replayed: bool) -> Receipted:
    return Receipted(entry=entry, receipts=queries.receipts_by_number(numbers), replayed=replayed)


def _refused(fault: DatabaseError, taking: Taking) -> Exception:
    cause = fault.__cause__
    state = cause.sqlstate if isinstance(cause, psycopg.Error) else None
    if state == KEY_REUSED:
        return Refused(KeyReused(key=taking.key))
    if state == SHIFT_CLOSED:
        article = taking.rules.article("shift")
        return Refused(r.ShiftClosed(article=article, shift=taking.shift))
    return fault
