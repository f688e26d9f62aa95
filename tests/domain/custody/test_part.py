"""A thing is what its own events say: the part agrees with the whole, whatever happened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.custody.labels import LabelKind, LabelMisread, label_text, read_label
from motcua.domain.custody.part import (
    fold_part,
    touched_cash,
    touched_minutes,
    touched_things,
)
from tests.domain.custody import people as p
from tests.domain.custody.busy_day import BusyDay

STORIES = [p.tell(acts) for acts in (p.SIGNED, p.DELIVERED, p.OPENED, [*p.RESULT, p.missed("12")])]


def test_every_thing_and_minutes_alone_are_what_they_are_among_all() -> None:
    day = BusyDay(seed=3, papers=200)
    day.run()
    stories = [*STORIES, p.Story(day.custody, tuple(day.events))]
    for story in stories:
        whole = story.custody
        for name in [*whole.items, *whole.packets]:
            own = [each for each in story.events if name in touched_things(each, whole)]
            part = fold_part(own, [name])
            assert part.thing(name) == whole.thing(name)
            assert {*part.cases} == {n for n, case in whole.cases.items() if case.thing == name}
        for number, minutes in whole.minutes.items():
            own = [each for each in story.events if touched_minutes(each) == number]
            assert fold_part(own, (), [number]).minutes == {number: minutes}


def test_whose_cash_an_event_changes() -> None:
    delivered = STORIES[1].events[-1]
    assert touched_cash(delivered) == "carrier"
    assert touched_cash(STORIES[0].events[0]) == ""


@given(st.sampled_from(LabelKind), st.integers(1, 10**9), st.data())
def test_a_label_catches_every_wrong_digit_and_every_swap(
    kind: LabelKind, serial: int, data: st.DataObject
) -> None:
    label = label_text(kind, serial)
    assert read_label(f" {label.lower()} ") is kind
    place = data.draw(st.integers(2, len(label) - 1))
    other = data.draw(st.sampled_from(sorted(set("0123456789") - {label[place]})))
    wrong = label[:place] + other + label[place + 1 :]
    assert read_label(wrong) == LabelMisread(wrong)
    if place > 2 and label[place] != label[place - 1]:
        swapped = label[: place - 1] + label[place] + label[place - 1] + label[place + 1 :]
        assert read_label(swapped) == LabelMisread(swapped)


def test_other_texts_are_no_labels_of_ours() -> None:
    for text in ("", "000.15.49.H20-190805-0001", "EE123456785VN", "ZZ00000001X", "KQ1"):
        assert read_label(text) is None
    with pytest.raises(ValueError, match="begins at 1"):
        label_text(LabelKind.PACKET, 0)
