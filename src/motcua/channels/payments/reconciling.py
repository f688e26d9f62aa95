"""Once a day: the gateway's books, ours, the dossiers and the bank, laid beside each other."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Min, QuerySet, Sum

from motcua.channels.counters import online as till
from motcua.channels.payments import attempts, connection, differences, recording
from motcua.channels.payments import models as m
from motcua.channels.payments.differences import Found
from motcua.channels.payments.gateway import GatewayRefused, GatewayUnreachable
from motcua.channels.payments.protocol import Day, Happening, Payout, Told
from motcua.domain.kernel.local_time import VIETNAM, local
from motcua.domain.till.bank_lines import bare
from motcua.domain.till.online import OrderState, Trouble
from motcua.dossiers import queries as register
from motcua.plumbing import clock
from motcua.reference.rulebook.queries import online_money_on

THERE = frozenset({Trouble.MISSING_THERE, Trouble.AMOUNT_DIFFERS})
DAYS_BACK = 14
MONEY = frozenset({Happening.PAID, Happening.REFUNDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A day of one agency in dong; `gateway` is what its own report says, -1 without one."""

    came_by_gateway: int
    came_by_bank: int
    counted: int
    given_back: int
    gateway: int
    held_by_gateway: int
    open_differences: int
    open_amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """`healed` happenings had not reached us before; `silent`: the gateway gave no report."""

    day: date
    healed: int
    silent: bool
    figures: Mapping[str, Figures]

    @property
    def agrees(self) -> bool:
        return not self.silent and not any(each.open_differences for each in self.figures.values())


def reconcile(day: date) -> Reconciled:
    """Heals what can be healed, lists what differs, keeps the figures of the day."""
    now = clock.now()
    report = _report(day)
    healed = _healed(report) if report else 0
    _settle_again(now)
    if report is not None:
        _compare(report, now)
        _paid_out(report.payouts, now)
    _overdue_payouts(now)
    _marked(now)
    figures = {agency: _figures(agency, day, report) for agency in _agencies(day)}
    for agency, found in figures.items():
        m.DayReport.objects.update_or_create(
            day=day, agency=agency, defaults={"figures": asdict(found), "made_at": now}
        )
    silent = report is None and connection.is_connected()
    return Reconciled(day=day, healed=healed, silent=silent, figures=figures)


def left_to_do(yesterday: date) -> list[date]:
    """Days that nobody reconciled, and recent ones of which the gateway gave no report."""
    earliest = yesterday - timedelta(days=DAYS_BACK)
    began: date | None = m.DayReport.objects.aggregate(first=Min("day"))["first"]
    first = max(began or yesterday, earliest)
    recent = m.DayReport.objects.filter(day__gte=earliest)
    known = set(recent.values_list("day", flat=True))
    silent: set[date] = set()
    if connection.is_connected():
        silent = set(recent.filter(figures__gateway=-1).values_list("day", flat=True))
    every = (first + timedelta(days=ahead) for ahead in range((yesterday - first).days + 1))
    return [day for day in every if day not in known or day in silent]


def _report(day: date) -> Day | None:
    if not connection.is_connected():
        return None
    try:
        return connection.link().day(day)
    except (GatewayUnreachable, GatewayRefused):
        return None


def _healed(report: Day) -> int:
    """What the gateway's own report holds is believed like a call: lost ones are made good."""
    return sum(attempts.apply(connection.code(), told) for told in report.happened)


def _settle_again(now: datetime) -> None:
    """What could not be marked yesterday may be today."""
    rows = m.Difference.objects.filter(closed_at=None).exclude(order=None)
    for number in sorted(set(rows.values_list("order", flat=True))):
        with transaction.atomic():
            recording.settle(recording.held(str(number)), now)


def _compare(report: Day, now: datetime) -> None:
    """Every payment we have of that day stands in the gateway's report with its amount."""
    gateway = connection.code()
    theirs = {told.transaction: told for told in report.happened if told.kind in MONEY}
    first, after = _bounds(report.day)
    ours = m.Fact.objects.filter(source=m.GATEWAY, holder=gateway, at__gte=first, at__lt=after)
    for fact in ours:
        subject = recording.subject_of(fact)
        found = [
            each
            for each in _against(fact, theirs.get(fact.reference), subject)
            if not differences.was_explained(each.kind, subject)
        ]
        differences.settle(subject, THERE, found, now)


def _against(fact: m.Fact, told: Told | None, subject: str) -> Iterable[Found]:
    if told is None:
        yield _found(fact, Trouble.MISSING_THERE, subject, fact.amount)
    elif told.amount != fact.amount:
        said = f"{told.amount} / {fact.amount}"
        amount = abs(told.amount - fact.amount)
        yield _found(fact, Trouble.AMOUNT_DIFFERS, subject, amount, said=said)


def _found(fact: m.Fact, kind: Trouble, subject: str, amount: int, *, said: str = "") -> Found:
    return Found(
        kind=kind,
        subject=subject,
        agency=fact.agency,
        amount=amount,
        said=said,
        order=fact.order_id or "",
    )


def _paid_out(payouts: Iterable[Payout], now: datetime) -> None:
    """The bank's line that names a payout is no payment of anybody: it empties the gateway."""
    gateway = connection.code()
    for payout in payouts:
        unknown = m.Fact.objects.filter(
            source=m.BANK,
            agency=payout.payee,
            amount=payout.amount,
            order=None,
            direction=m.IN,
            assigned=None,
        )
        for fact in unknown:
            if bare(payout.number) in bare(fact.text):
                with transaction.atomic():
                    recording.pay_out(fact, gateway, payout.number, now)
                break


def _overdue_payouts(now: datetime) -> None:
    """What the gateway took longer ago than it may hold it, and has not paid out."""
    days = online_money_on(local(now).date()).payout_days
    rows = m.Fact.objects.filter(source=m.GATEWAY, direction=m.IN)
    held = rows.order_by("holder", "agency").values_list("holder", "agency").distinct()
    for gateway, agency in held:
        recent = rows.filter(holder=gateway, agency=agency, at__gt=now - timedelta(days=days + 1))
        young = recent.aggregate(sum=Sum("amount"))["sum"] or 0
        overdue = till.held_by(gateway, agency) - young
        subject = f"payout/{gateway}/{agency}"
        found = Found(
            kind=Trouble.NOT_PAID_OUT, subject=subject, agency=agency, amount=max(overdue, 0)
        )
        known = [found] if overdue > 0 else []
        differences.settle(subject, [Trouble.NOT_PAID_OUT], known, now)


def _marked(now: datetime) -> None:
    """Looks again at dossiers that say they are paid and had no receipt."""
    rows = m.Difference.objects.filter(
        kind=Trouble.MARKED_NOT_PAID.value, subject__startswith="dossier/", closed_at=None
    )
    for subject in list(rows.values_list("subject", flat=True)):
        check_marked(subject.removeprefix("dossier/"), now)


def check_marked(code: str, now: datetime) -> None:
    """A dossier that counts a payment has receipts for it; else that is a difference."""
    found = register.state_and_id(code)
    if found is None:
        return
    dossier, state = found
    lacking = state.paid - till.counted_for(dossier)
    subject = f"dossier/{code}"
    listed = [
        Found(
            kind=Trouble.MARKED_NOT_PAID,
            subject=subject,
            agency=state.filing.competent_agency,
            amount=lacking,
        )
    ]
    known = lacking <= 0 or differences.was_explained(Trouble.MARKED_NOT_PAID, subject)
    differences.settle(subject, [Trouble.MARKED_NOT_PAID], [] if known else listed, now)


def _agencies(day: date) -> list[str]:
    first, after = _bounds(day)
    known = set(m.Account.objects.values_list("agency", flat=True))
    known |= set(
        m.Fact.objects.filter(at__gte=first, at__lt=after).values_list("agency", flat=True)
    )
    return sorted(known)


def _figures(agency: str, day: date, report: Day | None) -> Figures:
    first, after = _bounds(day)
    facts = m.Fact.objects.filter(agency=agency, at__gte=first, at__lt=after)
    came = facts.filter(direction=m.IN)
    settled = m.Order.objects.filter(
        agency=agency,
        settled_at__gte=first,
        settled_at__lt=after,
        state__in=[OrderState.PAID.value, OrderState.OVER.value],
    )
    open_ones = m.Difference.objects.filter(agency=agency, closed_at=None)
    return Figures(
        came_by_gateway=_sum(came.filter(source=m.GATEWAY)),
        came_by_bank=_sum(came.filter(source=m.BANK)),
        counted=_sum(settled),
        given_back=_sum(facts.filter(direction=m.OUT)),
        gateway=-1 if report is None else _told(report, agency),
        held_by_gateway=till.held_by(connection.code(), agency) if connection.is_connected() else 0,
        open_differences=open_ones.count(),
        open_amount=_sum(open_ones),
    )


def _told(report: Day, agency: str) -> int:
    return sum(
        told.amount
        for told in report.happened
        if told.kind is Happening.PAID and told.payee == agency
    )


def _sum(rows: QuerySet[Any]) -> int:
    return int(rows.aggregate(sum=Sum("amount"))["sum"] or 0)


def _bounds(day: date) -> tuple[datetime, datetime]:
    first = datetime.combine(day, time(), VIETNAM)
    return first, first + timedelta(days=1)


def figures_of(day: date) -> dict[str, Figures]:
    """What the reconciliation of that day said, by agency; empty before it ran."""
    rows = m.DayReport.objects.filter(day=day).order_by("agency")
    return {row.agency: Figures(**row.figures) for row in rows}
