"""Dates, terms and amounts as decree 30/2020 writes them."""

from datetime import UTC, date, datetime

import pytest

from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.dossier.party import FeeItem
from motcua.dossiers.forms import wording


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 9), "ngày 09 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 1), "ngày 01 tháng 3 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_days(day: date, words: str) -> None:
    assert wording.long_day(day) == words


def test_a_moment_is_told_on_the_clock_of_viet_nam() -> None:
    moment = datetime(2026, 8, 5, 23, 5, tzinfo=UTC)

    assert wording.long_moment(moment) == "06 giờ 05 phút, ngày 06 tháng 8 năm 2026"
    assert wording.short_moment(moment) == "06:05\n06/08/2026"
    assert wording.short_moment(None) == ""


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (Term(0, TermUnit.IMMEDIATE), "Trả kết quả ngay"),
        (Term(3, TermUnit.WORKING_DAYS), "03 ngày làm việc"),
        (Term(15, TermUnit.WORKING_DAYS), "15 ngày làm việc"),
        (Term(1, TermUnit.HALF_DAYS), "0,5 ngày làm việc"),
        (Term(3, TermUnit.HALF_DAYS), "1,5 ngày làm việc"),
        (Term(4, TermUnit.HALF_DAYS), "2 ngày làm việc"),
        (Term(8, TermUnit.WORKING_HOURS), "08 giờ làm việc"),
        (Term(30, TermUnit.CALENDAR_DAYS), "30 ngày"),
    ],
)
def test_terms(term: Term, words: str) -> None:
    assert wording.term(term) == words


def test_fees_are_summed_when_there_are_several() -> None:
    charge = FeeItem(code="a", name="Lệ phí", gross=8000, net=0, reason="miễn: hộ nghèo")
    fee = FeeItem(code="b", name="Phí", gross=1250000, net=1250000)

    assert wording.fees(()) == "Không"
    assert wording.fees((charge,)) == "Lệ phí: 0 đồng (miễn: hộ nghèo)"
    assert wording.fees((charge, fee)) == (
        "1.250.000 đồng (Lệ phí: 0 đồng (miễn: hộ nghèo); Phí: 1.250.000 đồng)"
    )
