"""Reads of the till: shifts, drawers, receipts, balances, positions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from motcua.channels.counters import books, rows
from motcua.channels.counters import models as m
from motcua.domain.till import accounts
from motcua.domain.till.accounts import Account, AccountKind
from motcua.domain.till.collecting import Method
from motcua.domain.till.entries import Reconciliation, reconciled
from motcua.domain.till.receipts import Gap, Receipt, gaps
from motcua.domain.till.shifts import CashUp, Shift

PAGE = 50


def shift_of(person: str, unit: str) -> Shift | None:
    """The open shift of the person at the unit."""
    row = m.Shift.objects.filter(clerk=person, unit=unit, closed_at=None).first()
    return rows.shift_of_row(row) if row else None


def open_shift_of(person: str) -> Shift | None:
    """The person's open shift, wherever it is."""
    row = m.Shift.objects.filter(clerk=person, closed_at=None).first()
    return rows.shift_of_row(row) if row else None


def shift(number: str) -> Shift | None:
    row = m.Shift.objects.filter(number=number).first()
    return rows.shift_of_row(row) if row else None


def shifts(
    units: tuple[str, ...] | None, *, day: date | None = None, open_only: bool = False
) -> list[Shift]:
    """The shifts of these units (of all for None), the newest first, at most a page of them."""
    found = m.Shift.objects.order_by("-opened_at", "-number")
    if units is not None:
        found = found.filter(unit__in=units)
    if day is not None:
        found = found.filter(number__contains=f"-{day:%y%m%d}-")
    if open_only:
        found = found.filter(closed_at=None)
    return [rows.shift_of_row(row) for row in found[:PAGE]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftDetail:
    """A shift with what its drawer should hold and what came in by which method, voids taken off.

    `paid_in` is what carriers' bags brought, `given_back` what void receipts took out of it.
    """

    shift: Shift
    drawer: int
    by_method: dict[Method, int]
    receipts: int
    voids: int
    paid_in: int
    given_back: int
    cash_ups: tuple[CashUp, ...]


def shift_detail(number: str) -> ShiftDetail | None:
    found = shift(number)
    if found is None:
        return None
    mine = m.Receipt.objects.filter(shift=number)
    taken: dict[Method, int] = {method: 0 for method in Method if method is not Method.ONLINE}
    for row in mine.filter(voided=None).values("method").annotate(sum=Sum("total")):
        taken[Method(row["method"])] = row["sum"]
    drawer = accounts.drawer(number, found.unit)
    moves = m.Posting.objects.filter(kind=AccountKind.DRAWER.value, owner=number, place=found.unit)
    return ShiftDetail(
        shift=found,
        drawer=books.balance(drawer),
        by_method=taken,
        receipts=mine.count(),
        voids=mine.exclude(voided=None).count(),
        paid_in=_sum(moves.filter(entry__kind="bag_paid_in")),
        given_back=-_sum(moves.filter(entry__kind="voided")),
        cash_ups=tuple(
            rows.cash_up_of(row) for row in m.CashUp.objects.filter(shift=number).order_by("id")
        ),
    )


def _sum(postings: QuerySet[m.Posting]) -> int:
    return postings.aggregate(sum=Sum("amount"))["sum"] or 0


def _receipts() -> QuerySet[m.Receipt]:
    return m.Receipt.objects.select_related("voided", "counted_by", "entry")


def receipt(number: str) -> Receipt | None:
    row = _receipts().filter(number=number).first()
    return rows.receipt_of(row) if row else None


def receipts_by_number(numbers: Sequence[str]) -> tuple[Receipt, ...]:
    """The receipts in the order of their numbers asked for."""
    found = {row.number: row for row in _receipts().filter(number__in=numbers)}
    return tuple(rows.receipt_of(found[number]) for number in numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFilter:
    """`units` None means all; `text` is looked for in number, payer, dossier and consignment."""

    units: tuple[str, ...] | None = None
    shift: str = ""
    series: str = ""
    beneficiary: str = ""
    method: Method | None = None
    dossier: UUID | None = None
    consignment: str = ""
    issued_by: str = ""
    first: date | None = None
    last: date | None = None
    void_only: bool = False
    text: str = ""


def receipts(wanted: ReceiptFilter, *, page: int = 1, size: int = PAGE) -> list[Receipt]:
    """The newest first."""
    found = _filtered(wanted).order_by("-issued_at", "-number")
    start = (max(page, 1) - 1) * size
    return [rows.receipt_of(row) for row in found[start : start + size]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptSum:
    """How many receipts, how many of them void, and the dong of those that are not."""

    count: int
    void: int
    total: int


def receipt_sum(wanted: ReceiptFilter) -> ReceiptSum:
    found = _filtered(wanted)
    valid = found.filter(voided=None).aggregate(sum=Sum("total"))["sum"] or 0
    return ReceiptSum(count=found.count(), void=found.exclude(voided=None).count(), total=valid)


def _filtered(wanted: ReceiptFilter) -> QuerySet[m.Receipt]:
    exact = {
        "shift": wanted.shift,
        "series": wanted.series,
        "beneficiary": wanted.beneficiary,
        "method": wanted.method,
        "dossier": wanted.dossier,
        "consignment": wanted.consignment,
        "issued_by": wanted.issued_by,
    }
    found = _receipts().filter(**{name: value for name, value in exact.items() if value})
    if wanted.units is not None:
        found = found.filter(unit__in=wanted.units)
    if wanted.first is not None:
        found = found.filter(entry__book_day__gte=wanted.first)
    if wanted.last is not None:
        found = found.filter(entry__book_day__lt=wanted.last + timedelta(days=1))
    if wanted.void_only:
        found = found.exclude(voided=None)
    if text := wanted.text.strip():
        found = found.filter(
            Q(number__icontains=text)
            | Q(payer__icontains=text)
            | Q(dossier_code__icontains=text)
            | Q(consignment__icontains=text)
        )
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """A series with its last serial, what is missing in it, and how many are void."""

    name: str
    template: str
    group: str
    unit: str
    year: int
    last: int
    void: int
    gaps: tuple[Gap, ...]


def series(units: tuple[str, ...] | None, *, year: int | None = None) -> list[SeriesRow]:
    found = m.Series.objects.order_by("-year", "name")
    if units is not None:
        found = found.filter(unit__in=units)
    if year is not None:
        found = found.filter(year=year)
    return [_series_row(row) for row in found]


def _series_row(row: m.Series) -> SeriesRow:
    mine = m.Receipt.objects.filter(series=row.name)
    serials = list(mine.values_list("serial", flat=True))
    return SeriesRow(
        name=row.name,
        template=row.template,
        group=row.receipt_group,
        unit=row.unit,
        year=row.year,
        last=max(serials, default=0),
        void=mine.exclude(voided=None).count(),
        gaps=gaps(row.name, serials),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BookLine:
    """One posting on an account with what the account held after it."""

    entry: int
    kind: str
    about: str
    at: datetime
    by: str
    amount: int
    balance: int


def book(account: Account) -> list[BookLine]:
    """Everything that moved on the account, oldest first."""
    found = m.Posting.objects.filter(
        kind=account.kind.value, owner=account.owner, place=account.place
    ).select_related("entry")
    held, lines = 0, []
    for posting in found.order_by("entry_id"):
        held += posting.amount
        lines.append(
            BookLine(
                entry=posting.entry_id,
                kind=posting.entry.kind,
                about=posting.entry.about,
                at=posting.entry.at,
                by=posting.entry.by_name,
                amount=posting.amount,
                balance=held,
            )
        )
    return lines


def trial_balance(
    on: date | None = None, *, units: tuple[str, ...] | None = None
) -> dict[Account, int]:
    """What every account held at the end of that day (now for None), those at zero left out.

    `units` takes the entries made there only.
    """
    found = m.Posting.objects.all()
    if on is not None:
        found = found.filter(entry__book_day__lte=on)
    if units is not None:
        found = found.filter(entry__unit__in=units)
    summed = found.values("kind", "owner", "place").annotate(sum=Sum("amount"))
    held = {
        Account(AccountKind(row["kind"]), row["owner"], row["place"]): row["sum"]
        for row in summed.order_by("kind", "owner", "place")
    }
    return {account: amount for account, amount in held.items() if amount}


def reconciliation(on: date | None = None) -> Reconciliation:
    return reconciled(trial_balance(on))


def carrier_balance(person: str) -> int:
    """What the person took at doors and has not paid in."""
    return _sum(m.Posting.objects.filter(kind=AccountKind.CARRIER.value, owner=person))
