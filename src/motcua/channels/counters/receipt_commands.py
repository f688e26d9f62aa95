"""Makes a receipt void and, where something was only written wrongly, writes it anew."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from motcua.channels.counters import books, collecting, queries
from motcua.channels.counters import models as m
from motcua.channels.counters.asking import now_and_rules, raise_if
from motcua.domain.kernel.actor import Actor
from motcua.domain.till import refusals as r
from motcua.domain.till.accounts import Account
from motcua.domain.till.collecting import Collection, Line, Method, collection_refusal
from motcua.domain.till.receipts import Receipt
from motcua.domain.till.shifts import Shift
from motcua.domain.till.voiding import (
    given_back,
    lies_in,
    replacing_refusal,
    there_refusal,
    voiding_refusal,
)
from motcua.dossiers import keys
from motcua.plumbing.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidAsked:
    """Without `lines` the money goes back to the payer; with them another receipt is written."""

    number: str
    reason: str
    lines: tuple[Line, ...] = ()
    payer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voided:
    receipt: Receipt
    instead: Receipt | None


def void_receipt(asked: VoidAsked, *, by: Actor, key: str) -> Voided:
    """The number stays in its series, with who voided it and why. Raises Refused."""

    def work() -> Mapping[str, Any]:
        return {"instead": _voided(asked, by)}

    answer = keys.once(by, key, keys.request("void_receipt", by, asked), work)
    return Voided(
        receipt=_known(asked.number),
        instead=queries.receipt(answer["instead"]) if answer["instead"] else None,
    )


def _voided(asked: VoidAsked, by: Actor) -> str:
    now, rules = now_and_rules()
    books.lock(f"receipt/{asked.number}")
    receipt = _known(asked.number)
    shift = _held_shift(receipt)
    raise_if(
        voiding_refusal(receipt, asked.reason, by, shift, rules=rules)
        or replacing_refusal(receipt, asked.lines, rules)
    )
    out_of = lies_in(receipt, shift)
    books.lock(f"{out_of.kind}/{out_of.owner}/{out_of.place}")
    if not asked.lines:
        raise_if(there_refusal(receipt, books.balance(out_of), rules))
    note = books.Note(
        by=by,
        about=receipt.number,
        unit=receipt.unit,
        at=now,
        recorded_at=now,
        shift=shift.number if shift and shift.is_open else "",
    )
    m.Void.objects.create(
        number_id=receipt.number,
        reason=asked.reason.strip(),
        entry_id=books.post(given_back(receipt, out_of), note),
        at=now,
        by_person=by.person,
        by_name=by.name,
    )
    return _written_anew(asked, receipt, out_of, note) if asked.lines else ""


def _held_shift(receipt: Receipt) -> Shift | None:
    """The shift of the receipt, which cannot close meanwhile."""
    if not receipt.shift:
        return None
    list(m.Shift.objects.select_for_update().filter(number=receipt.shift))
    return queries.shift(receipt.shift)


def _written_anew(asked: VoidAsked, receipt: Receipt, into: Account, note: books.Note) -> str:
    """The receipt instead; its money lies where the void one's lay."""
    _, rules = now_and_rules()
    collection = Collection(
        payer=asked.payer or receipt.payer,
        lines=asked.lines,
        dossier=receipt.dossier,
        dossier_code=receipt.dossier_code,
        consignment=receipt.consignment,
        method=receipt.method,
        proof=receipt.number if receipt.method is Method.TRANSFER else "",
    )
    raise_if(collection_refusal(collection, rules))
    taking = collecting.Taking(
        collection=collection,
        by=replace(note.by, place=receipt.unit),
        at=note.at,
        recorded_at=note.recorded_at,
        key=f"till-void/{receipt.number}",
        rules=rules,
        shift=note.shift,
        into=into,
        collector=receipt.collector,
        replaces=receipt.number,
        scheme=receipt.scheme,
    )
    written = collecting.written_down(taking, collection).receipts[0]
    if receipt.recorded:
        dossier = m.DossierPayment.objects.get(number=receipt.number).dossier
        m.DossierPayment.objects.create(
            number_id=written.number, dossier=dossier, amount=written.total
        )
    return written.number


def _known(number: str) -> Receipt:
    _, rules = now_and_rules()
    found = queries.receipt(number)
    if found is None:
        raise Refused(r.ReceiptUnknown(article=rules.article("void"), number=number))
    return found
