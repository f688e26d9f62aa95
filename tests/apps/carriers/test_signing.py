"""Only who knows the secret is believed, for what was signed, and only for a while."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.plumbing.signed_calls import WINDOW, Call, is_signed, sign
from tests.apps.carriers.parcels import SECRET

CALL = Call(method="POST", target="/api/v1/carriers/outside/events", body=b'{"id":"1"}')
NOW = 1_790_000_000


def test_what_was_signed_now_is_believed() -> None:
    assert is_signed(SECRET, CALL, sign(SECRET, CALL, NOW), NOW)


@pytest.mark.parametrize("late", [-WINDOW, WINDOW])
def test_within_the_window(late: int) -> None:
    assert is_signed(SECRET, CALL, sign(SECRET, CALL, NOW), NOW + late)
    assert not is_signed(SECRET, CALL, sign(SECRET, CALL, NOW), NOW + late * 2)


@pytest.mark.parametrize(
    "other",
    [
        Call(method="GET", target=CALL.target, body=CALL.body),
        Call(method="POST", target=CALL.target + "?a=1", body=CALL.body),
        Call(method="POST", target=CALL.target, body=CALL.body + b" "),
    ],
)
def test_anything_else_is_not(other: Call) -> None:
    assert not is_signed(SECRET, other, sign(SECRET, CALL, NOW), NOW)


@pytest.mark.parametrize("secret", ["", "short", SECRET[:-1], SECRET.lower()])
def test_no_other_secret_and_never_a_short_one(secret: str) -> None:
    assert not is_signed(secret, CALL, sign(SECRET, CALL, NOW), NOW)
    assert not is_signed(secret[:31], CALL, sign(secret[:31], CALL, NOW), NOW)


@given(st.text(max_size=120))
def test_no_header_makes_it_crash(header: str) -> None:
    assert not is_signed(SECRET, CALL, header, NOW)
