"""Tracking numbers: the published example, worked sums, slips of the hand, and what is doubtful."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.kernel.tracking import (
    TrackingNumber,
    TrackingUnreadable,
    check_digit,
    read_tracking,
    tracking_number,
)


@pytest.mark.parametrize(
    "text",
    [
        "RR473124829GB",  # the standard's own example: S = 200, 200 mod 11 = 2, 11 - 2 = 9
        "RB123456785VN",
        "EE000000005VN",  # S = 0: eleven becomes five
        "EA000000080VN",  # ten becomes nought
        "CP000000155VN",  # eleven becomes five
        "CP840807769VN",
        "LX896939496VN",
        "EA083757705VN",
        "LX023480605VN",
        "EE586195282VN",
        "UA963417353VN",
        "UA304461791VN",
        "RB401548236VN",
        "LX709091507VN",
        "RR928658199VN",
        "UA379587637VN",
        "RB184504073VN",
    ],
)
def test_a_right_number_is_read_and_printed_again(text: str) -> None:
    number = read_tracking(text)
    assert isinstance(number, TrackingNumber)
    assert (str(number), number.warning) == (text, None)


@pytest.mark.parametrize(
    "text",
    [
        "RR473124820VN",  # wrong check digit
        "RR743124829VN",  # first two digits changed places
        "RR4731248 9VN",  # a digit is lost
        "R1473124829VN",  # the indicator has a digit
        "RR473124829",
        "RR4731248291VN",
        "",
        "RR４73124829GB",  # a full-width digit
    ],
)
def test_a_wrong_number_is_refused_with_what_to_do(text: str) -> None:
    refusal = read_tracking(text)
    assert isinstance(refusal, TrackingUnreadable)
    assert refusal.article == "UPU S10"
    assert refusal.text("vi").strip()
    assert "{" not in refusal.text("en")


@pytest.mark.parametrize("service", ["EE", "EA", "BA", "DZ", "NA", "PA", "ZZ", "AV"])
def test_a_domestic_number_with_a_wrong_digit_is_taken_with_a_warning(service: str) -> None:
    number = read_tracking(f"{service}000000001VN")
    assert isinstance(number, TrackingNumber)
    assert not number.check_holds
    assert number.warning is not None


@pytest.mark.parametrize("text", ["EE000000001SG", "CP000000001VN", "AU000000001VN"])
def test_others_are_not(text: str) -> None:
    assert isinstance(read_tracking(text), TrackingUnreadable)


def test_as_typed_and_as_read_aloud() -> None:
    number = read_tracking(" rr 473.124-829 gb ")
    assert isinstance(number, TrackingNumber)
    assert number.spaced == "RR 473 124 829 GB"


def test_a_long_text_is_quoted_short_and_printable() -> None:
    refusal = read_tracking("\x00" + "x" * 500)
    assert isinstance(refusal, TrackingUnreadable)
    assert len(refusal.number) <= 31
    assert refusal.number.isprintable()


@pytest.mark.parametrize(
    ("service", "serial", "country"),
    [("E", 1, "VN"), ("ee", 1, "VN"), ("EE", -1, "VN"), ("EE", 10**8, "VN"), ("EE", 1, "VNM")],
)
def test_no_number_is_made_of_impossible_parts(service: str, serial: int, country: str) -> None:
    with pytest.raises(ValueError, match="makes no tracking number"):
        tracking_number(service, serial, country)


@given(st.integers(0, 99_999_999), st.sampled_from(["EE", "RR", "CP", "LX", "UA"]))
def test_what_is_made_is_read(serial: int, service: str) -> None:
    made = tracking_number(service, serial)
    assert read_tracking(str(made)) == made
    assert read_tracking(made.spaced) == made


@given(st.text(alphabet="0123456789", min_size=8, max_size=8), st.integers(0, 7), st.data())
def test_one_wrong_digit_changes_the_check_digit_or_meets_its_one_double(
    serial: str, place: int, data: st.DataObject
) -> None:
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != serial[place]]))
    wrong = serial[:place] + other + serial[place + 1 :]
    if check_digit(wrong) == check_digit(serial):  # remainders 0 and 6 both give 5
        assert check_digit(serial) == 5


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    assert isinstance(read_tracking(text), TrackingNumber | TrackingUnreadable)
