"""Sends money to the account of the body it is for, and notes that it arrived or came back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.channels.counters import books, positions
from motcua.channels.counters import models as m
from motcua.channels.counters.asking import now_and_rules, raise_if
from motcua.domain.kernel.actor import Actor
from motcua.domain.till import accounts
from motcua.domain.till import refusals as r
from motcua.domain.till.entries import Entry
from motcua.domain.till.remitting import (
    Remittance,
    Source,
    arrived,
    came_back,
    ending_refusal,
    sending_refusal,
    sent,
    source_account,
)
from motcua.domain.till.roles import handler_refusal
from motcua.dossiers import keys
from motcua.plumbing.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class RemitAsked:
    """`slip` is the number of the paying-in slip or transfer order."""

    beneficiary: str
    amount: int
    slip: str
    source: Source = Source.SAFE


def remit(asked: RemitAsked, *, by: Actor, key: str) -> Remittance:
    """The money leaves the safe or the account of the actor's unit. Raises Refused."""
    now, rules = now_and_rules()
    collector = accounts.collector_of(by)

    def work() -> Mapping[str, Any]:
        raise_if(handler_refusal(by, rules))
        out_of = source_account(asked.source, collector, by.place)
        books.lock(
            f"{out_of.kind}/{out_of.owner}/{out_of.place}", f"owed/{collector}/{asked.beneficiary}"
        )
        position = positions.position(collector, asked.beneficiary)
        raise_if(
            sending_refusal(
                asked.amount,
                asked.slip,
                outstanding=position.to_send,
                there=books.balance(out_of),
                rules=rules,
            )
        )
        row = m.Remittance.objects.create(
            number=books.numbered("NT", by.place, now),
            unit=by.place,
            collector=collector,
            beneficiary=asked.beneficiary,
            amount=asked.amount,
            source=asked.source.value,
            slip=asked.slip.strip(),
            sent_at=now,
            sent_by=by.person,
            sender_name=by.name,
        )
        remittance = positions.remittance_of(row)
        note = books.Note(by=by, about=row.number, unit=row.unit, at=now, recorded_at=now)
        books.post(sent(remittance), note)
        return {"number": row.number}

    return _known(keys.once(by, key, keys.request("remit", by, asked), work)["number"])


def confirm_remittance(number: str, proof: str, *, by: Actor, key: str) -> Remittance:
    """The money has arrived; `proof` is the credit note. Raises Refused."""
    return _ended(number, proof, by, key, came=True)


def return_remittance(number: str, proof: str, *, by: Actor, key: str) -> Remittance:
    """The bank sent it back: it lies where it was taken from. Raises Refused."""
    return _ended(number, proof, by, key, came=False)


def _ended(number: str, proof: str, by: Actor, key: str, *, came: bool) -> Remittance:
    now, rules = now_and_rules()

    def work() -> Mapping[str, Any]:
        row = m.Remittance.objects.select_for_update().filter(number=number).first()
        if row is None:
            raise Refused(r.RemittanceUnknown(article=rules.article("remit"), number=number))
        remittance = positions.remittance_of(row)
        raise_if(ending_refusal(remittance, by, proof, rules))
        row.ended_at, row.arrived, row.proof = now, came, proof.strip()
        row.ended_by, row.ender_name = by.person, by.name
        row.save()
        entry: Entry = arrived(remittance) if came else came_back(remittance)
        books.post(entry, books.Note(by=by, about=number, unit=row.unit, at=now, recorded_at=now))
        return {"number": number}

    what = "confirm_remittance" if came else "return_remittance"
    return _known(keys.once(by, key, keys.request(what, by, number, proof), work)["number"])


def _known(number: str) -> Remittance:
    return positions.remittance_of(m.Remittance.objects.get(number=number))
