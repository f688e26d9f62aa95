"""From the books of the till to its printed papers."""

from collections.abc import Sequence
from datetime import date

from motcua.channels.counters import forms, queries
from motcua.channels.counters.forms import (
    CashUp,
    Denomination,
    FeeReceipt,
    ReceiptLine,
)
from motcua.channels.counters.queries import ReceiptFilter
from motcua.domain.kernel.local_time import local
from motcua.domain.till.accounts import POST
from motcua.domain.till.collecting import METHOD_WORDS, Method
from motcua.domain.till.receipts import Receipt
from motcua.dossiers import queries as dossiers
from motcua.dossiers.printing_parts import LetterAt, letterhead
from motcua.reference.people import queries as people
from motcua.reference.places.queries import place_name
from motcua.reference.rulebook.queries import money_on

MOST_RECEIPTS = 10_000


def body_name(code: str, on: date) -> str:
    """An agency, a unit or an enterprise by its code; the code itself where nobody knows it."""
    name = place_name(code, on)
    if name != code:
        return name
    bodies = people.employer_bodies()
    if code == POST:
        return next((name for _code, name, kind in bodies if kind.value == POST), code)
    return next((name for known, name, _kind in bodies if known == code), code)


def print_receipt(number: str, *, synthetic: bool) -> bytes | None:
    """Both parts of a receipt; the same bytes until it is made void."""
    found = queries.receipt(number)
    return forms.receipt(_receipt(found, synthetic=synthetic)) if found else None


def _receipt(receipt: Receipt, *, synthetic: bool) -> FeeReceipt:
    on = local(receipt.issued_at).date()
    form = money_on(on).forms[receipt.group]
    known = dossiers.state_and_id(receipt.dossier) if receipt.dossier else None
    state = known[1] if known else None
    applicant = state.filing.applicant if state else None
    return FeeReceipt(
        letterhead=letterhead(LetterAt(unit=receipt.unit, at=receipt.issued_at)),
        code=receipt.number,
        synthetic=synthetic or bool(state and state.filing.synthetic),
        title=form.name,
        template_sign=receipt.template,
        series=receipt.series,
        serial=f"{receipt.serial:0{form.serial_digits}}",
        collector_for=body_name(receipt.beneficiary, on),
        payer=receipt.payer,
        payer_address=applicant.address if applicant and applicant.name == receipt.payer else "",
        dossier=receipt.dossier_code or receipt.consignment,
        procedure=state.terms.name if state else "",
        lines=tuple(ReceiptLine(name=line.name, amount=line.amount) for line in receipt.lines),
        total=receipt.total,
        method=METHOD_WORDS[receipt.method].vi,
        collected_at=receipt.issued_at,
        collected_by=receipt.issuer_name,
        place=body_name(receipt.unit, on),
        void=receipt.void.reason if receipt.void else "",
    )


def print_cash_up(shift: str, *, synthetic: bool) -> bytes | None:
    """The newest count of a shift; None while nobody has counted."""
    detail = queries.shift_detail(shift)
    if detail is None or detail.shift.cash_up is None:
        return None
    held, count = detail.shift, detail.shift.cash_up
    mine = queries.receipts(ReceiptFilter(shift=shift), size=MOST_RECEIPTS)
    cash = sum(each.total for each in mine if each.method is Method.CASH and not each.void)
    taken = count.expected - held.float_amount
    return forms.cash_up(
        CashUp(
            letterhead=letterhead(LetterAt(unit=held.unit, at=count.at)),
            number=held.number,
            code=held.number,
            synthetic=synthetic,
            place=body_name(held.unit, local(count.at).date()),
            clerk=held.clerk_name,
            opened_at=held.opened_at,
            counted_at=count.at,
            float_amount=held.float_amount,
            received=cash,
            from_carriers=detail.paid_in,
            paid_out=cash + detail.paid_in - taken,
            expected=count.expected,
            counted=count.total,
            notes=tuple(
                Denomination(value=worth, count=pieces)
                for worth, pieces in sorted(count.counted.items(), reverse=True)
            ),
            explanation=count.explanation,
            receipts=_stretches(mine),
            voided=tuple(each.number for each in mine if each.void),
            witness=count.confirmer_name,
        )
    )


def _stretches(receipts: Sequence[Receipt]) -> tuple[str, ...]:
    """First and last number of each series; a series has no gaps."""
    by_series: dict[str, list[Receipt]] = {}
    for each in receipts:
        by_series.setdefault(each.series, []).append(each)
    return tuple(
        f"{min(mine, key=_serial).number} đến {max(mine, key=_serial).number}"
        for _series, mine in sorted(by_series.items())
    )


def _serial(receipt: Receipt) -> int:
    return receipt.serial
