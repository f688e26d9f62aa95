"""The enterprise's own payment: what its staff did, priced by contract."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.channels.counters import models as m
from motcua.domain.kernel.actor import Employer
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.till import paying
from motcua.domain.till.paying import Act, PriceLine, Statement
from motcua.dossiers.work_queries import work_of
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook.queries import money_on
from motcua.reference.scheme.vocabulary import Task

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


def acts(first: date, last: date, units: tuple[str, ...] | None = None) -> tuple[Act, ...]:
    """What postal staff did in the period that is a task of the transfer scheme."""
    return tuple(
        Act(
            task=TASKS[work.event].value,
            unit=work.place,
            procedure=work.procedure,
            channel=work.channel,
            dossier=work.dossier,
            on=local(work.at).date(),
            by=work.person,
        )
        for work in work_of(Employer.POST, first, last)
        if work.event in TASKS and (units is None or work.place in units)
    )


def prices() -> tuple[PriceLine, ...]:
    return tuple(_price(row) for row in m.ContractLine.objects.order_by("id"))


def uncovered(first: date, last: date, units: tuple[str, ...] | None = None) -> tuple[Act, ...]:
    """The acts nobody has agreed a price for."""
    return paying.uncovered(acts(first, last, units), prices())


def statement(first: date, last: date, units: tuple[str, ...] | None = None) -> Statement:
    """What is to be paid for the period; Refused while an act has no price."""
    article = money_on(last).article("service")
    found = paying.statement(
        acts(first, last, units), prices(), first=first, last=last, article=article
    )
    if isinstance(found, Refusal):
        raise Refused(found)
    return found


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
