"""Payments, counts and people of the till for tests."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from motcua.channels.counters import commands
from motcua.channels.counters.commands import Collection, Line, LineKind, Method
from tests.builders import moment
from tests.cast import AGENCY, POST

OPENED = moment("2019-08-05T08:00")
FEE = Line(kind=LineKind.FEE, name="Phí thẩm định", amount=50_000, beneficiary=AGENCY)
CHARGE = Line(kind=LineKind.CHARGE, name="Lệ phí hộ tịch", amount=8_000, beneficiary=AGENCY)
POSTAGE = Line(kind=LineKind.POSTAGE, name="Cước trả kết quả", amount=26_000, beneficiary=POST)


def paying(*lines: Line, **said: Any) -> Collection:
    return Collection(payer="Dương Thị Chủ", lines=lines or (FEE,), **said)


def notes(amount: int) -> Mapping[int, int]:
    """The fewest notes that make up the amount, which ends in whole hundreds."""
    counted = {}
    for worth in (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500):
        counted[worth], amount = divmod(amount, worth)
    counted[100] = amount // 100
    assert amount % 100 == 0
    return {worth: pieces for worth, pieces in counted.items() if pieces}


__all__ = ["CHARGE", "FEE", "OPENED", "POSTAGE", "UUID", "Method", "commands", "notes", "paying"]
