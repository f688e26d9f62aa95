"""The enterprise's own payment: what its staff did, priced by contract."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from motcua.channels.counters import models as m
from motcua.domain.kernel.actor import Employer
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.till import paying
from motcua.domain.till.paying import Act, PriceLine, Statement
from motcua.dossiers.work_queries import Work, earlier_work_of, work_of
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook.queries import money_on
from motcua.reference.scheme.vocabulary import Task

Units = tuple[str, ...] | None
TASKS: Mapping[str, Task] = {
    "dossier.received/1": Task.RECEIVE,
    "dossier.supplement_received/1": Task.RECEIVE,
    "dossier.transferred/1": Task.HAND_OVER,
    "dossier.paid/1": Task.COLLECT_FEE,
    "dossier.result_returned/1": Task.RETURN_RESULT,
}
"""Which act of a dossier is which task of the transfer scheme; nothing else is paid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractRow:
    code: str
    customer: str
    enterprise: str
    decision: str
    source: str
    prices: tuple[tuple[int, PriceLine], ...]


def contracts(on: date | None = None) -> list[ContractRow]:
    """With the prices in force that day, all that ever were for None; each with its number."""
    found = []
    for row in m.Contract.objects.order_by("code"):
        lines = row.lines.order_by("task", "unit", "procedure", "channel", "valid")
        if on is not None:
            lines = lines.filter(valid__contains=on)
        found.append(
            ContractRow(
                code=row.code,
                customer=row.customer,
                enterprise=row.enterprise,
                decision=row.decision,
                source=row.source,
                prices=tuple((line.pk, _price(line)) for line in lines),
            )
        )
    return found


def acts(first: date, last: date, units: Units = None, *, agency: str = "") -> tuple[Act, ...]:
    """What postal staff did in the period that is a task of the transfer scheme.

    At one of the units, or for a dossier the agency decides; everywhere for None.
    """
    return _within(_acts(work_of(Employer.POST, first, last)), units, agency)


def prices() -> tuple[PriceLine, ...]:
    return tuple(_price(row) for row in m.ContractLine.objects.order_by("id"))


def uncovered(first: date, last: date, units: Units = None, *, agency: str = "") -> tuple[Act, ...]:
    """The acts nobody has agreed a price for."""
    known = prices()
    return paying.uncovered(_within(_to_pay(first, last, known), units, agency), known)


def statement(first: date, last: date, units: Units = None, *, agency: str = "") -> Statement:
    """What is to be paid for the period; Refused while an act has no price.

    A task is paid once for a dossier, whatever the period asked for and wherever it was repeated.
    """
    article, known = money_on(last).article("service"), prices()
    fresh = _within(_to_pay(first, last, known), units, agency)
    found = paying.statement(fresh, known, first=first, last=last, article=article)
    if isinstance(found, Refusal):
        raise Refused(found)
    return replace(found, again=len(acts(first, last, units, agency=agency)) - len(fresh))


def _to_pay(first: date, last: date, known: tuple[PriceLine, ...]) -> tuple[Act, ...]:
    done = _acts(work_of(Employer.POST, first, last))
    return paying.once(done, _acts(earlier_work_of(Employer.POST, first, last)), known)


def _acts(done: list[Work]) -> tuple[Act, ...]:
    return tuple(
        Act(
            task=TASKS[work.event].value,
            unit=work.place,
            procedure=work.procedure,
            channel=work.channel,
            dossier=work.dossier,
            on=local(work.at).date(),
            by=work.person,
            agency=work.agency,
        )
        for work in done
        if work.event in TASKS
    )


def _within(found: tuple[Act, ...], units: Units, agency: str) -> tuple[Act, ...]:
    if units is None:
        return found
    return tuple(act for act in found if act.unit in units or (agency and act.agency == agency))


def _price(row: m.ContractLine) -> PriceLine:
    upper: date | None = row.valid.upper
    return PriceLine(
        contract=row.contract_id,
        unit=row.unit,
        task=row.task,
        procedure=row.procedure,
        channel=row.channel,
        price=row.price,
        first=row.valid.lower,
        last=upper - timedelta(days=1) if upper else None,
    )
