"""VietQR payloads: the published vector, a second library, and what is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vietnam_qr_pay import QRPay

from motcua.domain.fees.vietqr import Transfer, TransferWrong, checksum, payload, purpose_of
from motcua.project.cli import main

CODE = "000.00.38.H20-190805-0001"
VECTOR = (
    "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F"
)
DIGITS = "0123456789"


def test_the_published_vector() -> None:
    assert payload(Transfer(bank="970403", account="0011012345678")) == VECTOR
    assert f"{checksum('123456789'):04X}" == "29B1"


@given(
    bank=st.text(DIGITS, min_size=6, max_size=6),
    account=st.text(DIGITS, min_size=1, max_size=19),
    amount=st.none() | st.integers(1, 10**13 - 1),
    purpose=st.sampled_from(["", CODE, "H20.1-261123-00000001"]),
)
def test_another_library_builds_and_reads_the_same(
    bank: str, account: str, amount: int | None, purpose: str
) -> None:
    said = payload(Transfer(bank=bank, account=account, amount=amount, purpose=purpose))
    read = QRPay(said)
    assert read.is_valid
    assert read.init_method == ("11" if amount is None else "12")
    assert (read.consumer.bank_bin, read.consumer.bank_number) == (bank, account)
    assert (int(read.amount) if read.amount else None) == amount
    assert (read.additional_data.purpose or "") == purpose
    other = QRPay.init_viet_qr(
        bank, account, amount=str(amount) if amount else None, purpose=purpose or None
    )
    assert other.build() == said


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (CODE, CODE),
        ("Nộp lệ phí 000.00.38.H20-190805-0001", "nop le phi 000.00.38.H20-190805-0001"),
        ("  a;b/c\n", "a b c"),
        ("x" * 60, "x" * 50),
    ],
)
def test_a_purpose_is_what_banks_let_through(text: str, kept: str) -> None:
    assert purpose_of(text) == kept


@given(st.text(max_size=200))
def test_any_purpose_can_be_read_back(text: str) -> None:
    said = payload(Transfer(bank="970403", account="1", purpose=text))
    assert said.isascii()
    assert QRPay(said).is_valid


@pytest.mark.parametrize(
    "wrong",
    [
        {"bank": "97040"},
        {"bank": "97O403"},
        {"account": ""},
        {"account": "1" * 20},
        {"account": "12 34"},
        {"amount": 0},
        {"amount": -5},
        {"amount": 10**13},
    ],
)
def test_what_cannot_be_paid_is_refused(wrong: dict[str, str | int]) -> None:
    said: dict[str, str | int] = {"bank": "970403", "account": "0011012345678", **wrong}
    with pytest.raises(TransferWrong, match="write"):
        payload(Transfer(**said))  # type: ignore[arg-type]


def test_the_command_prints_the_payload(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["fee-qr", "--bank", "970403", "--account", "0011012345678"]
    assert main([*asked, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["payload"] == VECTOR
    assert main([*asked, "--amount", "50000", "--purpose", CODE, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert QRPay(told["payload"]).additional_data.purpose == CODE
    assert (told["amount"], told["purpose"]) == (50_000, CODE)


@pytest.mark.parametrize(
    "wrong", [["--bank", "12"], ["--account", "a b"], ["--amount", "1.5"], ["--amount", "0"]]
)
def test_the_command_says_what_is_wrong(
    wrong: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = {"--bank": "970403", "--account": "0011012345678", wrong[0]: wrong[1]}
    assert main(["fee-qr", *(part for each in asked.items() for part in each), "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "write" in said.err
