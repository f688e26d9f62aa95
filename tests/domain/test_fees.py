"""Fee lines, reliefs, rounding and totals, as worked tables and as properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.fees.assess import MOST_UNITS, assess, price
from motcua.domain.fees.lines import FeeKind, FeeLine, FeePer, PayerGroup, Reduction, Tier
from motcua.domain.fees.reliefs import GROUPS

COPY_CERTIFICATION = FeeLine(
    code="phi_chung_thuc",
    name="Phí chứng thực bản sao từ bản chính",
    kind=FeeKind.FEE,
    per=FeePer.PAGE,
    tiers=(Tier(2000, 2), Tier(1000)),
    cap=200_000,
)
BIRTH = FeeLine.flat(
    code="le_phi",
    name="Lệ phí đăng ký khai sinh",
    kind=FeeKind.CHARGE,
    amount=8000,
    exempt=frozenset({PayerGroup.POOR_HOUSEHOLD, PayerGroup.ON_TIME_REGISTRATION}),
)


# Copy certification: 2 000 for each of the first two pages, 1 000 from the third, at most
# 200 000 for one copy; the price of one copy is multiplied by the copies.
@pytest.mark.parametrize(
    ("pages", "copies", "expected"),
    [
        (0, 1, 0),
        (1, 1, 2_000),
        (2, 1, 4_000),  # 2 x 2000
        (3, 1, 5_000),  # 2 x 2000 + 1 x 1000
        (10, 1, 12_000),  # 4000 + 8 x 1000
        (10, 3, 36_000),  # 3 x 12000
        (197, 1, 199_000),  # 4000 + 195 x 1000
        (198, 1, 200_000),  # the cap is just reached
        (199, 1, 200_000),  # and holds
        (500, 1, 200_000),
        (500, 2, 400_000),  # the cap holds for one copy
        (3, 0, 0),
    ],
)
def test_copy_certification_tariff(pages: int, copies: int, expected: int) -> None:
    assessment = assess([COPY_CERTIFICATION], {FeePer.PAGE: pages, FeePer.COPY: copies}, ())
    assert assessment.total == expected
    assert assessment.lines[0].quantity == pages * copies


# The forgiven part is rounded half up, in the payer's favour.
@pytest.mark.parametrize(
    ("amount", "percent", "net"),
    [
        (8_000, 50, 4_000),
        (15_001, 50, 7_500),  # forgiven 7500.5 -> 7501
        (99, 50, 49),  # forgiven 49.5 -> 50
        (101, 33, 68),  # forgiven 33.33 -> 33
        (150, 33, 100),  # forgiven 49.5 -> 50
        (1, 49, 1),  # forgiven 0.49 -> 0
        (1, 50, 0),  # forgiven 0.5 -> 1
        (0, 50, 0),
    ],
)
def test_reduction_rounds_the_forgiven_part_half_up(amount: int, percent: int, net: int) -> None:
    line = _reduced(amount, Reduction(PayerGroup.ONLINE, percent))
    assert assess([line], {}, {PayerGroup.ONLINE}).total == net


@pytest.mark.parametrize(
    ("groups", "net", "reason"),
    [
        (set(), 8000, None),
        ({PayerGroup.CHILD}, 8000, None),
        ({PayerGroup.POOR_HOUSEHOLD}, 0, "Miễn: hộ nghèo"),
        ({PayerGroup.ON_TIME_REGISTRATION}, 0, "Miễn: đăng ký đúng hạn"),
        (
            {PayerGroup.ON_TIME_REGISTRATION, PayerGroup.POOR_HOUSEHOLD},
            0,
            "Miễn: hộ nghèo",
        ),
    ],
)
def test_exemption_names_its_reason(groups: set[PayerGroup], net: int, reason: str | None) -> None:
    line = assess([BIRTH], {}, groups).lines[0]
    assert line.net == net
    assert (line.relief.reason.vi if line.relief else None) == reason


def test_the_best_single_relief_wins_and_they_never_add_up() -> None:
    line = _reduced(10_000, Reduction(PayerGroup.ONLINE, 50), Reduction(PayerGroup.ELDERLY, 60))
    assessed = assess([line], {}, {PayerGroup.ONLINE, PayerGroup.ELDERLY}).lines[0]
    assert assessed.net == 4_000
    assert assessed.relief is not None
    assert assessed.relief.reason.en == "Reduced by 60%: elderly person"
    assert assessed.relief.article == "Luật Phí và lệ phí 2015 Đ.10"


def test_lines_by_copy_and_by_set() -> None:
    by_copy = FeeLine.flat(
        code="ban_sao", name="Bản sao", kind=FeeKind.FEE, amount=8000, per=FeePer.COPY
    )
    by_set = FeeLine.flat(code="bo", name="Bộ", kind=FeeKind.FEE, amount=500, per=FeePer.SET)
    assert assess([by_copy, by_set], {FeePer.COPY: 3, FeePer.SET: 2}, ()).total == 25_000
    assert assess([by_copy, by_set], {}, ()).total == 8_500


@pytest.mark.parametrize("quantity", [-1, MOST_UNITS + 1])
def test_an_impossible_quantity_is_an_error(quantity: int) -> None:
    with pytest.raises(ValueError, match="write 0 to"):
        assess([BIRTH], {FeePer.PAGE: quantity}, ())


def test_a_dossier_is_assessed_once() -> None:
    with pytest.raises(ValueError, match="assessed once"):
        assess([BIRTH], {FeePer.DOSSIER: 2}, ())


@pytest.mark.parametrize(
    ("tiers", "cap", "percent"),
    [
        ((), None, 50),
        ((Tier(-1),), None, 50),
        ((Tier(1, 5),), None, 50),
        ((Tier(1), Tier(2)), None, 50),
        ((Tier(1, 5), Tier(2, 5), Tier(3)), None, 50),
        ((Tier(1, 0), Tier(3)), None, 50),
        ((Tier(1),), 0, 50),
        ((Tier(1),), None, 0),
        ((Tier(1),), None, 100),
    ],
)
def test_a_line_that_contradicts_itself_is_an_error(
    tiers: tuple[Tier, ...], cap: int | None, percent: int
) -> None:
    with pytest.raises(ValueError, match="Line x"):
        FeeLine(
            code="x",
            name="x",
            kind=FeeKind.FEE,
            per=FeePer.PAGE,
            tiers=tiers,
            cap=cap,
            reduced=(Reduction(PayerGroup.ONLINE, percent),),
        )


def test_every_group_has_a_name_and_an_article() -> None:
    assert set(GROUPS) == set(PayerGroup)
    assert all(text.name.vi and text.name.en and text.article for text in GROUPS.values())


def _reduced(amount: int, *reduced: Reduction) -> FeeLine:
    return FeeLine(
        code="x",
        name="x",
        kind=FeeKind.FEE,
        per=FeePer.DOSSIER,
        tiers=(Tier(amount),),
        reduced=reduced,
    )


@st.composite
def fee_lines(draw: st.DrawFn) -> FeeLine:
    ends = sorted(draw(st.sets(st.integers(1, 500), max_size=4)))
    amounts = st.integers(0, 10_000_000)
    return FeeLine(
        code="x",
        name="x",
        kind=draw(st.sampled_from(FeeKind)),
        per=draw(st.sampled_from(FeePer)),
        tiers=(*(Tier(draw(amounts), end) for end in ends), Tier(draw(amounts))),
        cap=draw(st.none() | st.integers(1, 10_000_000)),
        exempt=frozenset(draw(st.sets(st.sampled_from(PayerGroup), max_size=3))),
        reduced=tuple(
            Reduction(group, draw(st.integers(1, 99)))
            for group in draw(st.sets(st.sampled_from(PayerGroup), max_size=3))
        ),
    )


quantities = st.fixed_dictionaries(
    {}, optional={p: st.integers(0, 600) for p in FeePer if p is not FeePer.DOSSIER}
)
groups = st.sets(st.sampled_from(PayerGroup))


@given(st.lists(fee_lines(), max_size=5), quantities, groups)
def test_total_is_the_sum_of_lines_and_within_bounds(
    lines: list[FeeLine], counted: dict[FeePer, int], payer: set[PayerGroup]
) -> None:
    assessment = assess(lines, counted, payer)
    assert assessment.total == sum(line.net for line in assessment.lines)
    assert len(assessment.lines) == len(lines)
    for line in assessment.lines:
        assert 0 <= line.net <= line.gross
        assert line.forgiven == 0 or line.relief is not None


@given(fee_lines(), quantities, groups, st.sampled_from(PayerGroup))
def test_one_more_group_never_costs_more(
    line: FeeLine, counted: dict[FeePer, int], payer: set[PayerGroup], more: PayerGroup
) -> None:
    assert assess([line], counted, payer | {more}).total <= assess([line], counted, payer).total


@given(fee_lines(), st.integers(0, 600))
def test_one_more_unit_never_costs_less_and_the_cap_holds(line: FeeLine, quantity: int) -> None:
    assert price(line, quantity) <= price(line, quantity + 1)
    assert line.cap is None or price(line, quantity) <= line.cap


@given(st.integers(0, 10**9), st.integers(1, 99))
def test_the_forgiven_part_is_within_half_a_dong_of_the_share(amount: int, percent: int) -> None:
    line = _reduced(amount, Reduction(PayerGroup.ONLINE, percent))
    assessed = assess([line], {}, {PayerGroup.ONLINE}).lines[0]
    assert -50 < 100 * assessed.forgiven - amount * percent <= 50
