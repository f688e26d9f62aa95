"""Rows of the till as the values of the domain."""

from dataclasses import asdict
from typing import Any

from motcua.channels.counters import models as m
from motcua.domain.till.collecting import Line, LineKind, Method
from motcua.domain.till.receipts import Receipt, Void
from motcua.domain.till.rules import ReceiptGroup
from motcua.domain.till.shifts import CashUp, Shift


def line_json(line: Line) -> dict[str, Any]:
    return {**asdict(line), "kind": line.kind.value}


def line_of(stored: dict[str, Any]) -> Line:
    return Line(
        kind=LineKind(stored["kind"]),
        name=stored["name"],
        amount=stored["amount"],
        beneficiary=stored["beneficiary"],
    )


def cash_up_of(row: m.CashUp) -> CashUp:
    return CashUp(
        at=row.at,
        counted={int(worth): pieces for worth, pieces in row.counted.items()},
        total=row.total,
        expected=row.expected,
        explanation=row.explanation,
        by=row.by_person,
        confirmed_by=row.confirmed_by,
        confirmer_name=row.confirmer_name,
        confirmed_at=row.confirmed_at,
    )


def shift_of_row(row: m.Shift) -> Shift:
    """The shift with its newest count."""
    count = row.cash_ups.order_by("-id").first()
    return Shift(
        number=row.number,
        unit=row.unit,
        clerk=row.clerk,
        clerk_name=row.clerk_name,
        collector=row.collector,
        float_amount=row.float_amount,
        opened_at=row.opened_at,
        cash_up=cash_up_of(count) if count else None,
        closed_at=row.closed_at,
    )


def receipt_of(row: m.Receipt) -> Receipt:
    """Wants `voided`, `counted_by` and `entry` selected together with the row."""
    void = getattr(row, "voided", None)
    return Receipt(
        number=row.number,
        template=row.template,
        series=row.series_id,
        serial=row.serial,
        group=ReceiptGroup(row.receipt_group),
        unit=row.unit,
        collector=row.collector,
        shift=row.shift,
        entry=row.entry_id,
        scheme=row.entry.scheme,
        payer=row.payer,
        beneficiary=row.beneficiary,
        method=Method(row.method),
        lines=tuple(line_of(each) for each in row.lines),
        total=row.total,
        dossier=row.dossier,
        dossier_code=row.dossier_code,
        consignment=row.consignment,
        recorded=hasattr(row, "counted_by"),
        issued_at=row.issued_at,
        issued_by=row.issued_by,
        issuer_name=row.issuer_name,
        void=_void_of(void) if void else None,
    )


def _void_of(row: m.Void) -> Void:
    instead = m.Receipt.objects.filter(replaces=row.number_id).values_list("number", flat=True)
    return Void(
        reason=row.reason,
        by=row.by_person,
        name=row.by_name,
        at=row.at,
        replaced_by=instead.first() or "",
    )
