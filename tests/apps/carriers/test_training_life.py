"""A parcel of the training carrier lives the same life from the same seed, as the post promises."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.channels.carriers.protocol import Kind
from motcua.domain.custody.delivering import Outcome
from motcua.domain.kernel.local_time import VIETNAM
from motcua.project.carrier.life import SHARES, Plan, Step, life, plan_for
from motcua.reference.rulebook import law
from tests.apps.carriers.parcels import MONDAY, shipment

CALENDAR = law.public_calendar(date(2026, 11, 16))
START = [Kind.PICKED_UP, Kind.SORTED]
TRY = [Kind.OUT_FOR_DELIVERY, Kind.ATTEMPTED]
GIVEN = [Kind.OUT_FOR_DELIVERY, Kind.DELIVERED]


def lived(plan: Plan, seed: int = 7, at: datetime = MONDAY) -> tuple[Step, ...]:
    return life(shipment(collect=50_000), plan, at, seed=seed, calendar=CALENDAR)


@pytest.mark.parametrize(
    ("plan", "kinds"),
    [
        (Plan.DELIVERED, [*START, *GIVEN]),
        (Plan.SECOND_TRY, [*START, *TRY, *GIVEN]),
        (Plan.RETURNED, [*START, *TRY, *TRY, Kind.RETURNING, Kind.RETURNED]),
        (Plan.LOST, [*START, Kind.LOST]),
    ],
)
def test_every_plan_is_a_whole_life(plan: Plan, kinds: list[Kind]) -> None:
    assert [step.kind for step in lived(plan)] == kinds


@given(seed=st.integers(0, 10**6), plan=st.sampled_from(Plan), hour=st.integers(0, 23))
def test_time_runs_forward_and_the_same_seed_tells_the_same(
    seed: int, plan: Plan, hour: int
) -> None:
    at = datetime(2026, 11, 20, hour, tzinfo=VIETNAM)
    steps = lived(plan, seed, at)
    moments = [step.at for step in steps]
    assert moments == sorted(set(moments))
    assert moments[0] > at
    assert steps == lived(plan, seed, at)


def test_invitations_are_two_and_two_working_days_apart() -> None:
    tries = [step for step in lived(Plan.RETURNED) if step.kind is Kind.ATTEMPTED]
    assert [step.attempt.outcome for step in tries if step.attempt] == [Outcome.ABSENT] * 2
    first, second = (step.at.date() for step in tries)
    assert CALENDAR.working_days_between(first, second) == 2


def test_the_addressee_pays_and_gives_back_what_was_asked() -> None:
    proof = lived(Plan.DELIVERED)[-1].proof
    assert proof is not None
    assert (proof.to_name, proof.collected) == ("Dương Thị Chủ", 50_000)
    assert [(each.paper, each.label) for each in proof.withdrawn] == [("gcn_cu", "BC0000000124")]


def test_plans_are_drawn_by_their_shares() -> None:
    drawn = [plan_for(1, f"TG{number}") for number in range(2000)]
    for plan, share in SHARES.items():
        assert abs(drawn.count(plan) / 20 - share) < 3
