"""Prints the papers of money; sums come in as values, words are made here."""

from pathlib import Path

from motcua.channels.counters.forms.content import (
    CashUp,
    FeeReceipt,
    PaymentStatement,
    RemittanceSlip,
    Settlement,
)
from motcua.domain.fees.words import dong_in_words
from motcua.dossiers.forms.papers import Drawn, print_paper

TEMPLATES = Path(__file__).parent / "templates"
RECEIPT_BASIS = "Thông tư số 303/2016/TT-BTC, Điều 3"
CASH_UP = Drawn("Biên bản kiểm quỹ", "", TEMPLATES / "cash_up.typ")
REMITTANCE = Drawn(
    "Phiếu nộp tiền phí, lệ phí",
    "Quyết định số 45/2016/QĐ-TTg, Điều 7",
    TEMPLATES / "remittance.typ",
)
SETTLEMENT = Drawn("Biên bản đối chiếu, quyết toán quý", "", TEMPLATES / "settlement.typ")
STATEMENT = Drawn("Bảng kê thanh toán dịch vụ", "", TEMPLATES / "statement.typ")


def receipt(paper: FeeReceipt) -> bytes:
    """Two parts, each on a page: one is kept, one goes to the payer."""
    drawn = Drawn(paper.title, RECEIPT_BASIS, TEMPLATES / "receipt.typ")
    return print_paper(paper, drawn, {"in_words": dong_in_words(paper.total)})


def cash_up(paper: CashUp) -> bytes:
    difference = paper.counted - paper.expected
    return print_paper(
        paper, CASH_UP, {"difference": difference, "in_words": dong_in_words(paper.counted)}
    )


def remittance(paper: RemittanceSlip) -> bytes:
    return print_paper(paper, REMITTANCE, {"in_words": dong_in_words(paper.total)})


def settlement(paper: Settlement) -> bytes:
    owed = abs(sum(line.amount for line in paper.lines if line.total))
    return print_paper(paper, SETTLEMENT, {"in_words": dong_in_words(owed)})


def payment_statement(paper: PaymentStatement) -> bytes:
    return print_paper(paper, STATEMENT, {"in_words": dong_in_words(paper.total)})
