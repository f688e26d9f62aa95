"""The tables of docs/explanation/fees.md, reckoned again."""

from pathlib import Path

import pytest

from motcua.domain.fees.assess import assess
from motcua.domain.fees.lines import FeeKind, FeeLine, FeePer, PayerGroup, Reduction, Tier

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "fees.md"
CERTIFICATION = (Tier(2000, 2), Tier(1000))
CAP = 200_000


def rows(first_heading: str) -> list[list[str]]:
    """The rows of every table whose first column has this heading."""
    found: list[list[str]] = []
    heading = ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("|"):
            heading = ""
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not heading:
            heading = cells[0]
        elif heading == first_heading and not cells[0].startswith("-"):
            found.append(cells)
    return found


@pytest.mark.parametrize(("pages", "copies", "_reckoning", "to_pay"), rows("pages"))
def test_steps_and_caps(pages: str, copies: str, _reckoning: str, to_pay: str) -> None:
    line = FeeLine(
        code="x", name="x", kind=FeeKind.FEE, per=FeePer.PAGE, tiers=CERTIFICATION, cap=CAP
    )
    counted = {FeePer.PAGE: int(pages), FeePer.COPY: int(copies)}
    assert assess([line], counted, ()).total == int(to_pay)


@pytest.mark.parametrize(("amount", "tariff", "payer", "to_pay"), rows("amount"))
def test_reliefs_and_rounding(amount: str, tariff: str, payer: str, to_pay: str) -> None:
    stated = [word.split() for word in tariff.split(",")]
    line = FeeLine(
        code="x",
        name="x",
        kind=FeeKind.CHARGE,
        per=FeePer.DOSSIER,
        tiers=(Tier(int(amount)),),
        exempt=frozenset(PayerGroup(word[1]) for word in stated if word[0] == "exempt"),
        reduced=tuple(
            Reduction(PayerGroup(word[0]), int(word[1])) for word in stated if word[0] != "exempt"
        ),
    )
    groups = {PayerGroup(word) for word in payer.split()}
    assert assess([line], {}, groups).total == int(to_pay)


def test_no_table_was_lost() -> None:
    assert len(rows("pages")) == 7
    assert len(rows("amount")) == 8
