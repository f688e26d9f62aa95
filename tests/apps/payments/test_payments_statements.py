"""Bank statements in the shapes banks give them, matched, taken once, told apart."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from motcua.channels.payments import bank_files, commands, queries, statements
from motcua.channels.payments.statements import Outcome
from motcua.channels.payments.workbook_child import LARGEST_UNFOLDED
from motcua.domain.till.bank_lines import BankLine, bare, dong_of, lines, moment_of, named_in
from motcua.domain.till.online import OrderState, Trouble
from motcua.plumbing.errors import Refused
from tests.apps.payments.money import World, every_dong_is_told, order_now, paid_of, troubles
from tests.cast import AGENCY

CODE = "000.01.38.H20-190805-0001"
HEADS = {
    "vcb": ["Ngày giao dịch", "Số tham chiếu", "Số tiền ghi nợ", "Số tiền ghi có", "Mô tả"],
    "short": ["STT", "Ngày GD", "Diễn giải", "Nợ", "Có", "Số dư", "Số CT"],
    "english": ["Transaction Date", "Reference No", "Debit Amount", "Credit Amount", "Description"],
}


@pytest.mark.parametrize(
    ("typed", "dong"),
    [
        ("50.000", 50_000),
        ("50,000.00", 50_000),
        ("+50 000 VND", 50_000),
        ("1.234.567 đ", 1_234_567),
        ("1.234.567\u00a0₫", 1_234_567),
        ("", 0),
        ("-50.000", -50_000),
        ("(50,000)", -50_000),
        ("50000", 50_000),
    ],
)
def test_amounts_however_grouped(typed: str, dong: int) -> None:
    assert dong_of(typed) == dong


@pytest.mark.parametrize("typed", ["50.000,50", "fifty", "5.0.0x"])
def test_what_is_no_amount(typed: str) -> None:
    with pytest.raises(ValueError, match=typed[:2]):
        dong_of(typed)


@pytest.mark.parametrize("typed", ["05/08/2019", "05/08/2019 09:30", "2019-08-05 09:30:00"])
def test_days_as_banks_write_them(typed: str) -> None:
    found = moment_of(typed)
    assert found is not None
    assert f"{found:%Y-%m-%d}" == "2019-08-05"
    assert moment_of("Cộng phát sinh") is None


@pytest.mark.parametrize(
    "text",
    [
        f"IBFT {CODE}",
        "MBVCB.123.000013 8H20 190805 0001.CT tu 0071",
        f"NOP LE PHI {CODE.replace('.', '').replace('-', '').lower()}",
        f"NGUYEN VAN A chuyen tien {CODE.replace('-', ' ')} FT19217",
    ],
)
def test_a_code_is_found_however_it_was_mangled(text: str) -> None:
    keys = {bare(CODE): "mine", bare("000.01.38.H20-190805-0002"): "other"}
    assert named_in(text, keys) == ("mine",)


def test_the_longer_code_wins_and_two_are_two() -> None:
    longer = f"{CODE}2"
    keys = {bare(CODE): "short", bare(longer): "long"}
    assert named_in(f"NOP {longer}", keys) == ("long",)
    assert named_in(f"NOP {CODE}", keys) == ("short",)
    both = {bare(CODE): "a", bare("000.01.38.H20-190805-0009"): "b"}
    assert set(named_in(f"{CODE} va 000.01.38.H20-190805-0009", both)) == {"a", "b"}
    assert named_in("chuc mung nam moi", both) == ()


@pytest.mark.parametrize("bank", HEADS)
def test_headings_of_banks(bank: str) -> None:
    values = {
        **dict.fromkeys(HEADS[bank], ""),
        **dict.fromkeys(["Ngày giao dịch", "Ngày GD", "Transaction Date"], "05/08/2019"),
        **dict.fromkeys(["Số tham chiếu", "Số CT", "Reference No"], "FT1"),
        **dict.fromkeys(["Số tiền ghi có", "Có", "Credit Amount"], "50.000"),
        **dict.fromkeys(["Mô tả", "Diễn giải", "Description"], CODE),
    }
    row = [values[head] for head in HEADS[bank]]
    (line,) = lines([["SAO KÊ TÀI KHOẢN"], [], HEADS[bank], row, ["Cộng", "", "", "50.000"]])
    assert (line.reference, line.amount, line.text) == ("FT1", 50_000, CODE)


def csv(*rows: tuple[str, str, str]) -> bytes:
    """Reference, amount (negative: out), text."""
    made = ["\ufeffNgày giao dịch;Số tham chiếu;Ghi nợ;Ghi có;Nội dung"]
    for reference, amount, text in rows:
        out, into = (amount[1:], "") if amount.startswith("-") else ("", amount)
        made.append(f"05/08/2019 10:00;{reference};{out};{into};{text}")
    return "\n".join(made).encode()


def taken(world: World, body: bytes) -> list[Outcome]:
    handed = commands.Handed(agency=AGENCY, name="sao-ke.csv", body=body)
    number = commands.hand_in(handed, by=world.people.actor("head"))
    looked = statements.read(number)
    assert looked is not None
    foreseen = [each.outcome for each in looked.lines]
    done = [each.outcome for each in commands.take(number)]
    assert done in (foreseen, [])
    return foreseen


def test_a_file_is_opened_before_anything_is_held(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening may take its time, and nobody who reads the statement waits for it."""
    handed = commands.Handed(agency=AGENCY, name="sao-ke.csv", body=csv(("FT1", "9.000", "?")))
    number = commands.hand_in(handed, by=world.people.actor("head"))
    opened, held = bank_files.read, []

    def read(body: bytes) -> tuple[BankLine, ...]:
        held.append(any("FOR UPDATE" in each["sql"] for each in asked))
        return opened(body)

    monkeypatch.setattr(bank_files, "read", read)
    with CaptureQueriesContext(connection) as asked:
        commands.take(number)
    assert held == [False]


def test_each_line_is_what_it_is_and_the_file_counts_once(world: World) -> None:
    paid, part, over = world.order(), world.order(), world.order()
    body = csv(
        ("FT1", "50.000", f"nop {paid.purpose.replace('-', ' ').lower()}"),
        ("FT2", "20.000", part.purpose),
        ("FT3", "70.000", over.purpose),
        ("FT4", "9.000", "khong ro"),
        ("FT1", "50.000", paid.purpose),
        ("FT5", "-100.000", "chuyen kho bac"),
    )
    assert taken(world, body) == [
        *(Outcome.MATCHED, Outcome.PARTIAL, Outcome.OVER),
        *(Outcome.UNKNOWN, Outcome.DUPLICATE, Outcome.OUTGOING),
    ]
    states = [order_now(each.number).state for each in (paid, part, over)]
    assert states == [OrderState.PAID, OrderState.PARTLY, OrderState.OVER]
    listed = {Trouble.UNDERPAID: 20_000, Trouble.OVERPAID: 20_000, Trouble.UNKNOWN_ORDER: 9_000}
    assert troubles() == listed
    every_dong_is_told()
    taken(world, body)
    overlapping = body.replace(b"\xef\xbb\xbf", b"") + b"\n"
    assert set(taken(world, overlapping)) == {Outcome.DUPLICATE}
    assert troubles() == listed
    every_dong_is_told()


def test_an_excel_file_is_read(world: World) -> None:
    order = world.order()
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Ngày giao dịch", "Số tham chiếu", "Ghi có", "Nội dung"])
    sheet.append(["05/08/2019", "FT1", 50000, order.number])
    kept = BytesIO()
    book.save(kept)
    assert taken(world, kept.getvalue()) == [Outcome.MATCHED]
    assert paid_of(order.dossier) == 50_000


@pytest.mark.parametrize(
    "body", [b"", b"a,b,c\n1,2,3\n", b"PK\x03\x04broken", csv(("FT1", "5x", "a")), b"\xff\xfe\x00"]
)
def test_what_is_no_statement_is_refused(world: World, body: bytes) -> None:
    with pytest.raises(Refused) as refused:
        commands.hand_in(
            commands.Handed(agency=AGENCY, name="x", body=body), by=world.people.actor("head")
        )
    assert refused.value.refusal.code == "StatementUnreadable"


def test_a_workbook_that_unfolds_beyond_measure_is_not_opened() -> None:
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b" " * (LARGEST_UNFOLDED + 1))
    with pytest.raises(Refused) as refused:
        bank_files.read(kept.getvalue())
    assert "too large once opened" in refused.value.refusal.text("en")


def test_a_refund_is_recognised_in_the_next_statement(world: World) -> None:
    order = world.order()
    world.paid(order.number, 60_000, "G1", source="bank", holder="0011012345678")
    wish = commands.Wish(
        order=order.number,
        amount=10_000,
        why="Nộp thừa",
        to_bank="970436",
        to_account="123",
        to_name="CHU",
    )
    number = commands.ask_refund(wish, by=world.people.actor("reception"), key="refund-1")
    commands.approve_refund(number, by=world.people.actor("head"), key="approve-1")
    body = csv(("FT9", "-10.000", f"HOAN TIEN {number}"))
    assert taken(world, body) == [Outcome.REFUND]
    row = queries.refund(number, None)
    assert row is not None
    assert (row.state, row.reference, troubles()) == ("done", "FT9", {})
    every_dong_is_told()
