"""Writes down what the enterprise is paid for its service, and ends prices."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from motcua.channels.counters import books
from motcua.channels.counters import models as m
from motcua.channels.counters.asking import now_and_rules, raise_if
from motcua.domain.kernel.actor import Actor, Role
from motcua.domain.till import refusals as r
from motcua.domain.till.paying import PriceLine
from motcua.domain.till.rules import TillRules
from motcua.dossiers import keys
from motcua.plumbing.errors import Refused

SIGNERS = frozenset({Role.HEAD_OF_AGENCY, Role.PROVINCIAL_CONTROLLER})
"""Who writes contracts down for the state's side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContract:
    """`decision` is the contract's number and date, `source` where its text can be found."""

    code: str
    customer: str
    enterprise: str
    decision: str
    source: str


def add_contract(asked: NewContract, *, by: Actor, key: str) -> str:
    """A contract without prices yet; its code. Raises Refused."""
    _, rules = now_and_rules()

    def work() -> Mapping[str, Any]:
        raise_if(_signer_refusal(by, rules))
        if not (asked.code.strip() and asked.decision.strip() and asked.source.strip()):
            raise Refused(r.ContractIncomplete(article=rules.article("service")))
        books.lock(f"contract/{asked.code}")
        if m.Contract.objects.filter(code=asked.code).exists():
            raise Refused(r.ContractTaken(article=rules.article("service"), contract=asked.code))
        m.Contract.objects.create(
            code=asked.code.strip(),
            customer=asked.customer,
            enterprise=asked.enterprise,
            decision=asked.decision.strip(),
            source=asked.source.strip(),
        )
        return {"code": asked.code}

    code: str = keys.once(by, key, keys.request("add_contract", by, asked), work)["code"]
    return code


def add_price(line: PriceLine, *, by: Actor, key: str) -> int:
    """A price from its first day on; two for one act on one day are refused."""
    _, rules = now_and_rules()

    def work() -> Mapping[str, Any]:
        raise_if(_signer_refusal(by, rules))
        if not m.Contract.objects.filter(code=line.contract).exists():
            raise Refused(
                r.ContractUnknown(article=rules.article("service"), contract=line.contract)
            )
        if line.price < 0 or (line.last is not None and line.last < line.first):
            raise Refused(r.ContractIncomplete(article=rules.article("service")))
        after = line.last + timedelta(days=1) if line.last else None
        try:
            with transaction.atomic():
                row = m.ContractLine.objects.create(
                    contract_id=line.contract,
                    unit=line.unit,
                    task=line.task,
                    procedure=line.procedure,
                    channel=line.channel,
                    price=line.price,
                    valid=DateRange(line.first, after),
                )
        except IntegrityError as fault:
            twice = r.PriceTwice(article=rules.article("service"), task=line.task)
            raise Refused(twice) from fault
        return {"line": row.pk}

    number: int = keys.once(by, key, keys.request("add_price", by, line), work)["line"]
    return number


def end_price(line: int, last: date, *, by: Actor, key: str) -> int:
    """The price holds until that day; acts before keep it."""
    _, rules = now_and_rules()

    def work() -> Mapping[str, Any]:
        raise_if(_signer_refusal(by, rules))
        row = m.ContractLine.objects.select_for_update().filter(pk=line).first()
        if row is None:
            raise Refused(r.ContractIncomplete(article=rules.article("service")))
        if last < row.valid.lower:
            raise Refused(
                r.PriceEndsEarly(article=rules.article("service"), first=row.valid.lower, last=last)
            )
        row.valid = DateRange(row.valid.lower, last + timedelta(days=1))
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as fault:
            twice = r.PriceTwice(article=rules.article("service"), task=row.task)
            raise Refused(twice) from fault
        return {"line": line}

    number: int = keys.once(by, key, keys.request("end_price", by, line, last), work)["line"]
    return number


def _signer_refusal(by: Actor, rules: TillRules) -> r.NotForYou | None:
    return None if by.role in SIGNERS else r.NotForYou(article=rules.article("roles"))
