"""VietQR: a transfer in one picture (NAPAS 247 over EMVCo MPM), reckoned and read back.

The dossier's code is the purpose, so that the bank's own line says what was paid.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from motcua.domain.kernel.folding import folded

SCHEME, TO_ACCOUNT = "A000000727", "QRIBFTTA"
DONG_NUMBER, COUNTRY = "704", "VN"
STATIC, DYNAMIC = "11", "12"
MOST_DIGITS = 13
LONGEST_PURPOSE = 50
"""Banks take up to 50 signs of a transfer's text; EMVCo alone would leave 25 to the purpose."""
_BIN, _ACCOUNT = re.compile(r"[0-9]{6}"), re.compile(r"[0-9A-Za-z]{1,19}")
_KEPT = re.compile(r"[^0-9A-Za-z .-]+")


class TransferWrong(ValueError):
    """What cannot stand in a VietQR; the message says what to write instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """Where a payer sends money; `amount` in whole dong, None where the payer fills it in."""

    bank: str
    account: str
    amount: int | None = None
    purpose: str = ""


def payload(to: Transfer) -> str:
    """The text of the QR code, its checksum last. Raises TransferWrong."""
    _checked(to)
    purpose = purpose_of(to.purpose)
    fields = [
        ("00", "01"),
        ("01", STATIC if to.amount is None else DYNAMIC),
        ("38", _merchant(to)),
        ("53", DONG_NUMBER),
        ("54", "" if to.amount is None else str(to.amount)),
        ("58", COUNTRY),
        ("62", _field("08", purpose) if purpose else ""),
    ]
    said = "".join(_field(number, value) for number, value in fields if value) + "6304"
    return f"{said}{checksum(said):04X}"


def purpose_of(text: str) -> str:
    """The text as banks let it through: plain letters, digits, dots and dashes, at most 50."""
    plain = text if text.isascii() else _plain(text)
    return " ".join(_KEPT.sub(" ", plain).split())[:LONGEST_PURPOSE].strip()


def checksum(text: str) -> int:
    """CRC-16/CCITT-FALSE: polynomial 1021, begun at FFFF."""
    crc = 0xFFFF
    for byte in text.encode("ascii"):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


def _merchant(to: Transfer) -> str:
    bank = _field("00", to.bank) + _field("01", to.account)
    return _field("00", SCHEME) + _field("01", bank) + _field("02", TO_ACCOUNT)


def _field(number: str, value: str) -> str:
    return f"{number}{len(value):02}{value}"


def _checked(to: Transfer) -> None:
    for fault in _faults(to):
        raise TransferWrong(fault)


def _faults(to: Transfer) -> Iterator[str]:
    if not _BIN.fullmatch(to.bank):
        yield f"The bank {to.bank!r} is no BIN; write its six digits, for example 970403."
    if not _ACCOUNT.fullmatch(to.account):
        yield f"The account {to.account!r} is none; write 1 to 19 letters and digits, no spaces."
    if to.amount is not None and not 0 < to.amount < 10**MOST_DIGITS:
        yield f"The amount {to.amount} is none; write whole dong above 0, or leave it away."


def _plain(text: str) -> str:
    """Without diacritics, word by word, in the case it was typed."""
    words = (folded(word) if not word.isascii() else word for word in text.split())
    return " ".join(words)
