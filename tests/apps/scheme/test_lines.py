"""Any lines that were accepted give exactly one answer; differences can be turned round."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.kernel.actor import Employer
from motcua.reference.scheme.lines import (
    Change,
    Deed,
    Line,
    changed,
    contradictions,
    difference,
    narrowness,
    speaking,
)
from motcua.reference.scheme.vocabulary import Scope, Task

FIRST = date(2019, 8, 1)
SUBJECTS = [
    (Scope.ALL, "*"),
    (Scope.UNKNOWN, "*"),
    (Scope.LEVEL, "commune"),
    (Scope.LEVEL, "district"),
    (Scope.FIELD, "justice"),
    (Scope.FIELD, "land"),
    (Scope.PROCEDURE, "1.001193"),
    (Scope.PROCEDURE, "2.000528"),
]
days = st.integers(0, 40).map(lambda number: FIRST + timedelta(days=number))
channels = st.sampled_from(["", "counter", "online"])


@st.composite
def line(draw: st.DrawFn) -> Line:
    scope, subject = draw(st.sampled_from(SUBJECTS))
    first = draw(days)
    open_ended = draw(st.booleans())
    return Line(
        number=draw(st.integers(1, 10**6)),
        unit=draw(st.sampled_from(["A", "B"])),
        task=draw(st.sampled_from([Task.RECEIVE, Task.GUIDE])),
        scope=scope,
        subject=subject,
        channel=draw(channels),
        employer=draw(st.sampled_from([Employer.POST, Employer.AGENCY])),
        first=first,
        last=None if open_ended else first + timedelta(days=draw(st.integers(0, 20))),
    )


@st.composite
def accepted(draw: st.DrawFn) -> list[Line]:
    """Lines as the commands take them one after the other: what contradicts is refused."""
    kept: list[Line] = []
    for each in draw(st.lists(line(), max_size=40)):
        if not contradictions([*kept, each]):
            kept.append(each)
    return kept


deeds = st.builds(
    Deed,
    task=st.sampled_from([Task.RECEIVE, Task.GUIDE]),
    field=st.sampled_from(["justice", "land", "health"]),
    procedure=st.sampled_from(["1.001193", "2.000528", "9.999999"]),
    channel=st.sampled_from(["counter", "online", "postman"]),
    employer=st.just(Employer.POST),
    level=st.sampled_from(["commune", "district", "province"]),
)


@given(accepted(), deeds, days)
def test_exactly_one_line_speaks_whatever_the_order(
    lines: list[Line], deed: Deed, on: date
) -> None:
    """No two lines of equal narrowness are about the same deed, so the narrowest is one."""
    here = [each for each in lines if each.unit == "A"]
    heard = [
        each
        for each in here
        if each.covers(deed) and each.channel in {"", deed.channel} and each.holds_on(on)
    ]
    assert len({narrowness(each) for each in heard}) == len(heard)
    answer = speaking(here, deed, on)
    assert answer == speaking(here[::-1], deed, on)
    assert (answer is None) == (not heard)


@given(accepted(), days, days)
def test_differences_turned_round_are_the_differences_the_other_way(
    lines: list[Line], first: date, second: date
) -> None:
    then = [each for each in lines if each.holds_on(first)]
    now = [each for each in lines if each.holds_on(second)]
    there, back = difference(then, now), difference(now, then)
    assert [each.reversed() for each in there] == back
    assert difference(then, then) == []


@given(accepted(), days, st.data())
def test_what_differs_is_enough_to_get_from_one_day_to_the_other(
    lines: list[Line], second: date, data: st.DataObject
) -> None:
    first = data.draw(days)
    then = {each.place: each for each in lines if each.holds_on(first)}
    now = {each.place: each for each in lines if each.holds_on(second)}
    for each in difference(then.values(), now.values()):
        then.pop(each.place, None)
        if each.after is not None:
            then[each.place] = each.after
    assert {place: each.said for place, each in then.items()} == {
        place: each.said for place, each in now.items()
    }


@given(accepted(), days, days, deeds, st.data())
def test_a_change_leaves_every_day_before_it_as_it_was(
    lines: list[Line], effective: date, on: date, deed: Deed, data: st.DataObject
) -> None:
    numbers = [each.number for each in lines]
    ended = tuple(data.draw(st.lists(st.sampled_from(numbers)))) if numbers else ()
    after = changed(lines, Change(ended=ended), effective)
    assert not contradictions(after)
    before_it, still = speaking(lines, deed, on), speaking(after, deed, on)
    if on < effective:
        assert (before_it and before_it.number) == (still and still.number)
    else:
        assert still is None or still.number not in ended


def _said(scope: Scope, subject: str, employer: Employer, channel: str = "") -> Line:
    return Line(
        unit="A",
        task=Task.RECEIVE,
        scope=scope,
        subject=subject,
        channel=channel,
        employer=employer,
        first=FIRST,
    )


ALL_TO_POST = _said(Scope.ALL, "*", Employer.POST)
ONLINE_KEPT = _said(Scope.ALL, "*", Employer.AGENCY, "online")
JUSTICE_KEPT = _said(Scope.FIELD, "justice", Employer.AGENCY)
BY_POST_COUNTER = _said(Scope.FIELD, "justice", Employer.POST, "post_counter")


@pytest.mark.parametrize(
    ("lines", "answers"),
    [
        ([], "agency agency agency"),
        ([ALL_TO_POST], "post post post"),
        ([ALL_TO_POST, ONLINE_KEPT], "post agency post"),
        ([ALL_TO_POST, JUSTICE_KEPT], "agency agency post"),
        ([JUSTICE_KEPT, BY_POST_COUNTER], "agency agency agency"),
    ],
)
def test_the_table_of_the_explanation_holds(lines: list[Line], answers: str) -> None:
    """A birth certificate at the counter, the same online, a land paper at the counter."""
    asked = [("justice", "counter"), ("justice", "online"), ("land", "counter")]
    given_by = [
        speaking(
            lines,
            Deed(
                task=Task.RECEIVE,
                field=field,
                procedure="1.001193",
                channel=channel,
                employer=Employer.POST,
                level="commune",
            ),
            FIRST,
        )
        for field, channel in asked
    ]
    assert " ".join(line.employer if line else "agency" for line in given_by) == answers
