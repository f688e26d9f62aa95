"""Proposes, agrees to and objects to the settlement of a quarter."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from motcua.channels.counters import books, positions
from motcua.channels.counters import models as m
from motcua.channels.counters.asking import now_and_rules, raise_if
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.local_time import local
from motcua.domain.till import refusals as r
from motcua.domain.till.quarters import Quarter
from motcua.domain.till.rules import TillRules
from motcua.domain.till.settling import (
    Settlement,
    agreeing_refusal,
    proposing_refusal,
)
from motcua.dossiers import keys
from motcua.plumbing.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleAsked:
    """`collector` is "post" or the code of a unit, `beneficiary` an agency or the enterprise."""

    collector: str
    beneficiary: str
    quarter: Quarter


def settle_quarter(asked: SettleAsked, *, by: Actor, key: str) -> Settlement:
    """Draws up the figures of a past quarter for the other side to agree to. Raises Refused."""
    now, rules = now_and_rules()
    collector, beneficiary = asked.collector, asked.beneficiary

    def work() -> Mapping[str, Any]:
        books.lock(f"settlement/{collector}/{beneficiary}")
        row = m.Settlement.objects.filter(
            collector=collector, beneficiary=beneficiary, quarter=asked.quarter.code
        ).first()
        figures = positions.figures(collector, beneficiary, asked.quarter)
        side = positions.side(by, collector, beneficiary)
        had = positions.settlement_of(row) if row else None
        raise_if(
            proposing_refusal(side, asked.quarter, had, figures, on=local(now).date(), rules=rules)
        )
        values = {
            "figures": asdict(figures),
            "proposed_at": now,
            "proposed_by": by.person,
            "proposer_name": by.name,
            "proposer_side": side,
            "objection": "",
        }
        if row is None:
            row = m.Settlement(
                number=f"QT-{collector}-{beneficiary}-{asked.quarter.code}",
                collector=collector,
                beneficiary=beneficiary,
                quarter=asked.quarter.code,
            )
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
        return {"number": row.number}

    return _known(keys.once(by, key, keys.request("settle_quarter", by, asked), work)["number"])


def agree_settlement(number: str, *, by: Actor, key: str) -> Settlement:
    """The other side signs; from then on nothing is booked into that quarter any more."""
    now, rules = now_and_rules()

    def work() -> Mapping[str, Any]:
        row, settlement = _held(number, rules)
        side = positions.side(by, settlement.collector, settlement.beneficiary)
        figures = positions.figures(
            settlement.collector, settlement.beneficiary, settlement.quarter
        )
        raise_if(agreeing_refusal(settlement, side, by, figures, rules=rules))
        row.agreed_at, row.agreed_by, row.agreer_name = now, by.person, by.name
        row.objection = ""
        row.save()
        return {"number": number}

    return _known(keys.once(by, key, keys.request("agree_settlement", by, number), work)["number"])


def object_to_settlement(number: str, why: str, *, by: Actor, key: str) -> Settlement:
    """The other side says what it does not agree with; the first one proposes again."""
    _, rules = now_and_rules()

    def work() -> Mapping[str, Any]:
        row, settlement = _held(number, rules)
        side = positions.side(by, settlement.collector, settlement.beneficiary)
        raise_if(agreeing_refusal(settlement, side, by, settlement.figures, rules=rules))
        if not why.strip():
            raise Refused(r.ObjectionMissing(article=rules.article("settle"), number=number))
        row.objection = why.strip()
        row.save()
        return {"number": number}

    asked = keys.request("object_to_settlement", by, number, why)
    return _known(keys.once(by, key, asked, work)["number"])


def _held(number: str, rules: TillRules) -> tuple[m.Settlement, Settlement]:
    row = m.Settlement.objects.select_for_update().filter(number=number).first()
    if row is None:
        raise Refused(r.SettlementUnknown(article=rules.article("settle"), number=number))
    return row, positions.settlement_of(row)


def _known(number: str) -> Settlement:
    return positions.settlement_of(m.Settlement.objects.get(number=number))
