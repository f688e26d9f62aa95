"""The papers between collectors, agencies and the enterprise: remittance, settlement, payment."""

from datetime import datetime

from motcua.channels.counters import forms, payments, positions
from motcua.channels.counters.forms import (
    Account,
    PaymentStatement,
    ReceiptLine,
    RemittanceSlip,
    SettlementLine,
    StatementLine,
)
from motcua.channels.counters.printing import body_name
from motcua.domain.kernel.local_time import local
from motcua.domain.till.paying import Statement
from motcua.domain.till.remitting import Remittance, RemittanceState
from motcua.domain.till.settling import Figures, Settlement, Side
from motcua.dossiers.forms.content import Letterhead, Signature
from motcua.dossiers.printing_parts import LetterAt, letterhead
from motcua.reference.places.queries import place_name
from motcua.reference.scheme.vocabulary import TASK_WORDS, Task

WHAT = "Tiền phí, lệ phí, cước đã thu"
UNSIGNED = Signature(title="", name="")


def print_remittance(number: str, *, synthetic: bool) -> bytes | None:
    found = positions.remittance(number)
    return forms.remittance(_remittance(found, synthetic=synthetic)) if found else None


def _remittance(sent: Remittance, *, synthetic: bool) -> RemittanceSlip:
    on = local(sent.sent_at).date()
    arrived = sent.state is RemittanceState.ARRIVED
    return RemittanceSlip(
        letterhead=letterhead(LetterAt(unit=sent.unit, at=sent.sent_at)),
        number=sent.number,
        code=sent.number,
        synthetic=synthetic,
        payer=body_name(sent.unit, on),
        payee=Account(holder=body_name(sent.beneficiary, on)),
        period="",
        lines=(ReceiptLine(name=WHAT, amount=sent.amount, note=sent.slip),),
        total=sent.amount,
        handed_by=sent.sender_name,
        bank_reference=sent.proof if arrived else "",
        confirmed_by=sent.ender_name if arrived else "",
        confirmed_at=sent.ended_at if arrived else None,
    )


def print_settlement(number: str, *, synthetic: bool) -> bytes | None:
    found = positions.settlement(number)
    return forms.settlement(_settlement(found, synthetic=synthetic)) if found else None


def _settlement(settled: Settlement, *, synthetic: bool) -> forms.Settlement:
    on = local(settled.proposed_at).date()
    collector = body_name(settled.collector, on)
    proposed = (Signature(title="", name=settled.proposer_name), settled.proposed_at)
    agreed = (Signature(title="", name=settled.agreer_name), settled.agreed_at)
    by_collector = settled.proposer_side is Side.COLLECTOR
    mine, theirs = (proposed, agreed) if by_collector else (agreed, proposed)
    return forms.Settlement(
        letterhead=_head(settled.collector, collector, settled.proposed_at),
        number=settled.number,
        synthetic=synthetic,
        enterprise=collector,
        agency=body_name(settled.beneficiary, on),
        quarter=f"Quý {settled.quarter.name}",
        first=settled.quarter.first,
        last=settled.quarter.last,
        lines=figure_lines(settled.figures),
        remarks=settled.objection,
        for_enterprise=mine[0],
        enterprise_at=mine[1],
        for_agency=theirs[0],
        agency_at=theirs[1],
    )


def figure_lines(figures: Figures) -> tuple[SettlementLine, ...]:
    """The figures in the order in which they add up to what is carried on."""
    return (
        SettlementLine(name="Kỳ trước chuyển sang", amount=figures.brought_forward),
        SettlementLine(name="Đã thu trong quý", amount=figures.collected),
        SettlementLine(name="Hoàn lại do hủy biên lai", amount=-figures.given_back),
        SettlementLine(name="Đã đến tài khoản thụ hưởng", amount=-figures.arrived),
        SettlementLine(
            name="Còn phải nộp, chuyển kỳ sau", amount=figures.carried_forward, total=True
        ),
        SettlementLine(name="Trong đó đang trên đường", amount=figures.under_way),
    )


def print_statement(found: Statement, *, at: datetime, synthetic: bool) -> bytes:
    """What the enterprise is paid for the period, as `payments.statement` tells it."""
    contracts = {row.code: row for row in payments.contracts()}
    used = list(dict.fromkeys(line.line.contract for line in found.lines))
    rows = [contracts[code] for code in used]
    on = local(at).date()
    paper = PaymentStatement(
        letterhead=_head("", ", ".join(body_name(r.enterprise, on) for r in rows[:1]), at),
        synthetic=synthetic,
        enterprise=", ".join(dict.fromkeys(body_name(row.enterprise, on) for row in rows)),
        agency=", ".join(dict.fromkeys(body_name(row.customer, on) for row in rows)),
        contract="; ".join(row.decision for row in rows),
        first=found.first,
        last=found.last,
        lines=tuple(
            StatementLine(
                name=TASK_WORDS[Task(each.line.task)].vi.capitalize(),
                count=len(each.acts),
                rate=each.line.price,
                amount=each.amount,
            )
            for each in found.lines
        ),
        total=found.total,
        for_enterprise=UNSIGNED,
        for_agency=UNSIGNED,
    )
    return forms.payment_statement(paper)


def _head(unit: str, issuer: str, at: datetime) -> Letterhead:
    """A unit writes under its own name, the enterprise under its."""
    if unit and place_name(unit, local(at).date()) != unit:
        return letterhead(LetterAt(unit=unit, at=at))
    return Letterhead(issuer=issuer or "………", place="", issued_at=at.replace(microsecond=0))
