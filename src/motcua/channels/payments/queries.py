"""Reads of online payments: orders, money, differences, refunds, accounts."""

from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from motcua.channels.counters import online as till
from motcua.channels.payments import models as m
from motcua.channels.payments import orders, refunding, rows
from motcua.domain.kernel.local_time import local
from motcua.domain.till.online import OrderState, Trouble
from motcua.plumbing import clock
from motcua.reference.rulebook.queries import online_money_on

PAGE = 100
Places = tuple[str, ...] | None
"""Agencies and units whose payments are meant; None for all."""


def order(number: str) -> rows.Order | None:
    row = m.Order.objects.filter(number=number).first()
    return order_of(row) if row else None


def orders_of(dossier: UUID) -> list[rows.Order]:
    """The newest first."""
    found = m.Order.objects.filter(dossier=dossier).order_by("-made_at", "-number")
    return [order_of(row) for row in found]


def order_of(row: m.Order) -> rows.Order:
    receipts = till.receipts_of(row.dossier, row.number)
    standing = [each for each in receipts if each.void is None]
    kept = till.kept_for(row.number, row.agency)
    return rows.Order(
        number=row.number,
        dossier=row.dossier,
        purpose=row.dossier_code,
        agency=row.agency,
        unit=row.unit,
        bank=row.bank,
        account=row.account,
        holder=row.holder,
        amount=row.amount,
        lines=tuple(orders.line_of(line) for line in row.lines),
        payer=row.payer,
        procedure=row.procedure,
        synthetic=row.synthetic,
        state=OrderState(row.state),
        made_at=row.made_at,
        expires_at=row.expires_at,
        settled_at=row.settled_at,
        received=kept + sum(each.total for each in standing),
        receipts=tuple(each.number for each in standing),
    )


def search(
    places: Places,
    *,
    text: str = "",
    state: OrderState | None = None,
    amount: int | None = None,
    page: int = 1,
) -> list[rows.OrderLine]:
    """The newest orders of these places, one more than a page.

    Text finds number, dossier's code and payer; `amount` is what the order is over, in dong.
    """
    found = _of_places(places).order_by("-made_at", "-number")
    if state is not None:
        found = found.filter(state=state.value)
    if amount is not None:
        found = found.filter(amount=amount)
    if text.strip():
        word = text.strip()
        found = found.filter(
            Q(number__iexact=word) | Q(dossier_code__icontains=word) | Q(payer__icontains=word)
        )
    return [
        rows.OrderLine(
            number=row.number,
            purpose=row.dossier_code,
            agency=row.agency,
            payer=row.payer,
            procedure=row.procedure,
            amount=row.amount,
            state=OrderState(row.state),
            made_at=row.made_at,
            settled_at=row.settled_at,
        )
        for row in found[_on(page)]
    ]


def _of_places(places: Places) -> QuerySet[m.Order]:
    found = m.Order.objects.all()
    if places is not None:
        found = found.filter(Q(agency__in=places) | Q(unit__in=places))
    return found


def facts_of(number: str) -> list[rows.Fact]:
    """What came and went for an order and those it took the place of, oldest first."""
    row = m.Order.objects.filter(number=number).first()
    before = Q(order__dossier=row.dossier, order__gone_why=orders.ANOTHER_SUM) if row else Q()
    found = m.Fact.objects.filter(Q(order=number) | Q(assigned__order=number) | before)
    return [fact_of(row) for row in found.order_by("at", "id")]


def fact_of(row: m.Fact) -> rows.Fact:
    return rows.Fact(
        id=row.pk,
        source=row.source,
        reference=row.reference,
        incoming=row.direction == m.IN,
        order=row.order_id or "",
        agency=row.agency,
        holder=row.holder,
        amount=row.amount,
        at=row.at,
        text=row.text,
    )


def fact_about(subject: str) -> rows.Fact | None:
    """The payment a difference is about, by source, holder and reference."""
    parts = subject.split("/", 2)
    if len(parts) != 3:
        return None
    source, holder, reference = parts
    row = m.Fact.objects.filter(source=source, holder=holder, reference=reference).first()
    return fact_of(row) if row else None


def differences(places: Places, *, page: int = 1) -> list[rows.Difference]:
    """What is open, the oldest first; one more than a page."""
    found = _differences(places).filter(closed_at=None).order_by("found_at", "id")
    return [difference_of(row) for row in found[_on(page)]]


def closed_differences(places: Places, *, page: int = 1) -> list[rows.Difference]:
    """What was settled or explained, the latest first; one more than a page."""
    found = _differences(places).exclude(closed_at=None).order_by("-found_at", "-id")
    return [difference_of(row) for row in found[_on(page)]]


def differences_of(order: str) -> list[rows.Difference]:
    """What is open about an order, the oldest first."""
    found = _differences(None).filter(order=order, closed_at=None)
    return [difference_of(row) for row in found.order_by("found_at", "id")]


def difference(number: int, places: Places) -> rows.Difference | None:
    row = _differences(places).filter(pk=number).first()
    return difference_of(row) if row else None


def _differences(places: Places) -> QuerySet[m.Difference]:
    return m.Difference.objects.select_related("order").filter(within(places))


def within(places: Places) -> Q:
    """Of what hangs on an agency or on an order of a unit."""
    return Q() if places is None else Q(agency__in=places) | Q(order__unit__in=places)


def _on(page: int) -> slice:
    """A page and one row more, which says that there is another page."""
    first = (max(page, 1) - 1) * PAGE
    return slice(first, first + PAGE + 1)


def difference_of(row: m.Difference) -> rows.Difference:
    now = clock.now()
    days = (local(row.closed_at or now).date() - local(row.found_at).date()).days
    most = online_money_on(local(now).date()).alarm_days
    return rows.Difference(
        id=row.pk,
        kind=Trouble(row.kind),
        subject=row.subject,
        order=row.order_id or "",
        purpose=row.order.dossier_code if row.order else "",
        agency=row.agency,
        amount=row.amount,
        said=row.said,
        found_at=row.found_at,
        days=days,
        loud=row.closed_at is None and days > most,
        closed_at=row.closed_at,
        action=row.action,
        why=row.why,
        closer_name=row.closer_name,
    )


def accounts(agencies: Collection[str] | None = None) -> list[rows.Account]:
    found = m.Account.objects.order_by("agency", "valid")
    if agencies is not None:
        found = found.filter(agency__in=agencies)
    return [
        rows.Account(
            id=row.pk,
            agency=row.agency,
            bank=row.bank,
            number=row.number,
            holder=row.holder,
            first=row.valid.lower,
            last=row.valid.upper - timedelta(days=1) if row.valid.upper else None,
        )
        for row in found
    ]


def account_of(agency: str, on: date) -> rows.Account | None:
    for each in accounts([agency]):
        if each.first <= on and (each.last is None or on <= each.last):
            return each
    return None


def refunds(places: Places, *, page: int = 1) -> list[rows.Refund]:
    """The newest first; one more than a page."""
    return [refund_of(row) for row in _refunds(places)[_on(page)]]


def refunds_of(order: str) -> list[rows.Refund]:
    """The newest first."""
    return [refund_of(row) for row in _refunds(None).filter(order=order)]


def refunds_to_transfer(places: Places) -> list[rows.Refund]:
    """Every one that is approved and waits for a transfer by the bank, the oldest first."""
    approved = _refunds(places).filter(way=m.BANK, state=refunding.State.APPROVED.value)
    return [refund_of(row) for row in approved.order_by("asked_at")]


def refund(number: str, places: Places) -> rows.Refund | None:
    row = _refunds(places).filter(number=number).first()
    return refund_of(row) if row else None


def _refunds(places: Places) -> QuerySet[m.Refund]:
    found = m.Refund.objects.select_related("order").filter(within(places))
    return found.order_by("-asked_at", "number")


def refund_of(row: m.Refund) -> rows.Refund:
    names = (
        *("number", "agency", "amount", "cause", "why", "way", "to_bank", "to_account"),
        *("to_name", "state", "asked_at", "asked_by", "asker_name", "approver_name"),
        *("done_at", "reference", "trouble"),
    )
    return rows.Refund(
        order=row.order_id or "",
        purpose=row.order.dossier_code if row.order else "",
        **{name: getattr(row, name) for name in names},
    )


def refundable(number: str) -> tuple[int, int]:
    """Of an order: what is kept and may go back now, and what was counted for the dossier."""
    row = m.Order.objects.filter(number=number).first()
    if row is None:
        return 0, 0
    waiting = m.Refund.objects.filter(order=row, state__in=refunding.OPEN)
    kept = till.kept_for(number, row.agency) - (waiting.aggregate(sum=Sum("amount"))["sum"] or 0)
    standing = [each for each in till.receipts_of(row.dossier, number) if each.void is None]
    return max(0, kept), sum(each.total for each in standing)


def statements_of(places: Places, *, page: int = 1) -> list[rows.StatementRow]:
    """The newest first; one more than a page."""
    found = m.Statement.objects.annotate(count=Count("lines")).order_by("-taken_at", "-id")
    if places is not None:
        found = found.filter(agency__in=places)
    return [
        rows.StatementRow(
            id=row.pk,
            agency=row.agency,
            name=row.name,
            handed_in_at=row.taken_at,
            by=row.taker_name,
            lines=row.count,
        )
        for row in found[_on(page)]
    ]


def visit(number: str) -> str:
    """Where the payer's latest open visit to the gateway goes on; empty without one."""
    open_ones = m.Attempt.objects.filter(order=number, ended_at=None).exclude(address="")
    return open_ones.order_by("-started_at").values_list("address", flat=True).first() or ""
