"""The bank accounts agencies take money on: dated, never two at once."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from motcua.channels.payments import models as m
from motcua.channels.payments import refusals as r
from motcua.domain.fees.vietqr import Transfer, TransferWrong, payload
from motcua.domain.kernel.actor import Actor
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    agency: str
    bank: str
    number: str
    holder: str
    first: date
    synthetic: bool = False


def add_account(new: NewAccount, *, by: Actor) -> int:
    """From its first day on; the one before ends on the day before. Refused."""
    try:
        payload(Transfer(bank=new.bank, account=new.number))
    except TransferWrong as wrong:
        raise Refused(r.AccountWrong()) from wrong
    if not new.holder.strip():
        raise Refused(r.AccountWrong())
    try:
        with transaction.atomic():
            _end_before(new)
            row = m.Account.objects.create(
                agency=new.agency,
                bank=new.bank,
                number=new.number,
                holder=new.holder.strip()[:200],
                valid=DateRange(new.first, None),
                synthetic=new.synthetic,
                recorded_at=clock.now(),
                recorded_by=by.person,
            )
    except IntegrityError as taken:
        raise Refused(r.AccountTaken(agency=new.agency)) from taken
    return int(row.pk)


def end_account(account: int, last: date, *, by: Actor) -> None:
    """The last day it takes money; orders made on it keep naming it. Refused."""
    with transaction.atomic():
        row = m.Account.objects.select_for_update().filter(pk=account).first()
        if row is None or last < row.valid.lower or row.valid.upper is not None:
            raise Refused(r.AccountWrong())
        row.valid, row.recorded_by = DateRange(row.valid.lower, _after(last)), by.person
        row.save(update_fields=["valid", "recorded_by"])


def _end_before(new: NewAccount) -> None:
    for row in m.Account.objects.select_for_update().filter(agency=new.agency):
        if row.valid.upper is None and row.valid.lower < new.first:
            row.valid = DateRange(row.valid.lower, new.first)
            row.save(update_fields=["valid"])


def _after(day: date) -> date:
    return day + timedelta(days=1)
