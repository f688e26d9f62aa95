"""What the post asks, promises and must answer: the jurist's tables, and the law behind them."""

import tomllib
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.calendar.deadlines import Deadline
from motcua.domain.custody.limits import (
    ReportPeriod,
    complaint_answer_due,
    complaint_until,
    report_last_day,
)
from motcua.domain.custody.promise import (
    ZONES,
    PostalPlace,
    ZoneUnknown,
    promised_at,
    zone_between,
)
from motcua.domain.fees.postage import (
    Carriage,
    ForwardingUnknown,
    Postage,
    PostageGroup,
    PostageKind,
    PostageUnknown,
    Tariff,
    WeightStep,
    postage,
)
from motcua.domain.kernel.local_time import VIETNAM
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook import law, postal
from motcua.reference.rulebook.lawfile import LawError
from motcua.reference.rulebook.statements import statements
from tests.domain.law.oracle import Oracle

Case = dict[str, Any]
FOLDER = Path(__file__).parent / "law"


def cases(file: str, table: str) -> list[Any]:
    content = tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))
    assert content["articles"]
    return [pytest.param(case, id=case["name"]) for case in content[table]]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def promised(case: Case) -> Deadline:
    day = at(case["accepted"]).date()
    found = promised_at(
        at(case["accepted"]),
        case["zone"],
        with_slip=case["with_slip"],
        calendar=law.public_calendar(day),
        table=postal.postal_on(day).promises,
    )
    assert isinstance(found, Deadline)
    return found


@pytest.mark.parametrize("case", cases("promise.toml", "cases"))
def test_the_post_promises(case: Case) -> None:
    assert promised(case).due_at == at(case["due"])


@pytest.mark.parametrize("case", cases("promise.toml", "cases"))
def test_the_promise_agrees_with_walking_day_by_day(case: Case) -> None:
    accepted = datetime.fromisoformat(case["accepted"])
    walked = Oracle([]).working_days(accepted, case["days"], [])
    assert walked == datetime.fromisoformat(case["due"])


@pytest.mark.parametrize("case", cases("promise.toml", "cases"))
def test_the_promise_is_explained(case: Case) -> None:
    deadline = promised(case)
    assert all(a.after == b.before for a, b in pairwise(deadline.reasons))
    last = deadline.reasons[-1]
    assert (last.rule, last.article) == ("postal_promise", "TT 17/2017 Đ.7")
    assert last.after == deadline.due_at
    assert f"J+{case['days']}" in last.note.vi
    doubtful = case["zone"] in {"local", "province"} and case["accepted"] >= "2025-07-01"
    assert ("chưa đối chiếu" in last.note.vi) == doubtful


def test_an_unknown_zone_is_refused() -> None:
    day = date(2019, 7, 29)
    refusal = promised_at(
        at("2019-07-29T09:00"),
        "moon",
        with_slip=False,
        calendar=law.public_calendar(day),
        table=postal.postal_on(day).promises,
    )
    assert isinstance(refusal, ZoneUnknown)
    assert "inter_province" in refusal.text("en")


def place(text: str) -> PostalPlace:
    area, _, province = text.rstrip("*").partition("/")
    return PostalPlace(area=area, province=province, major=text.endswith("*"))


@pytest.mark.parametrize("case", cases("promise.toml", "zones"))
def test_the_zone_of_a_leg(case: Case) -> None:
    origin, destination = place(case["from"]), place(case["to"])
    assert zone_between(origin, destination) == case["zone"]
    assert zone_between(destination, origin) == case["zone"]


@pytest.mark.parametrize("case", cases("promise.toml", "complaints"))
def test_until_when_one_may_complain(case: Case) -> None:
    moment = at(case["promised"])
    rule = postal.postal_on(moment.date()).complaints
    until = complaint_until(moment, rule, law.public_calendar(moment.date()))
    assert until == date.fromisoformat(case["until"])


@pytest.mark.parametrize("case", cases("promise.toml", "answers"))
def test_when_a_complaint_is_answered(case: Case) -> None:
    moment = at(case["complained"])
    deadline = complaint_answer_due(
        moment,
        postal.postal_on(moment.date()).complaints,
        within_province=case["within_province"],
        calendar=law.public_calendar(moment.date()),
        articles=law.articles_on(moment.date()),
    )
    assert deadline.due_at == at(case["due"])
    assert deadline.reasons[-1].article == "TT 17/2017 Đ.8"


@pytest.mark.parametrize("case", cases("promise.toml", "reports"))
def test_the_last_day_of_a_report(case: Case) -> None:
    day = date.fromisoformat(case["day"])
    rules = {rule.period: rule for rule in postal.postal_on(day).reports}
    last = report_last_day(rules[ReportPeriod(case["period"])], day)
    assert last == date.fromisoformat(case["last"])


def ways_of(case: Case) -> list[Carriage]:
    parts = [way.split() for way in case["ways"]]
    return [Carriage(kind=PostageKind(k), zone=z, grams=int(g)) for k, z, g in parts]


def asked(case: Case) -> Postage | PostageUnknown | ForwardingUnknown:
    tariff = postal.postal_on(date.fromisoformat(case["on"])).tariff
    groups = [PostageGroup(group) for group in case.get("groups", [])]
    return postage(
        ways_of(case), tariff, groups=groups, forwarded_dossiers=case.get("forwarded", 0)
    )


@pytest.mark.parametrize("case", cases("postage.toml", "cases"))
def test_the_post_asks(case: Case) -> None:
    found = asked(case)
    if case.get("unknown"):
        assert isinstance(found, PostageUnknown)
        assert "bưu điện tỉnh" in found.text("vi")
        return
    assert isinstance(found, Postage)
    assert found.total == case["total"]
    assert found.doubtful == case.get("doubtful", False) or "region" in str(case["ways"])
    assert all((line.net == 0) == (line.reason is not None) for line in found.lines)


STEPS = (WeightStep(100, 26_000), WeightStep(250, 28_000))
TARIFF = Tariff(article="x", steps={"local": STEPS}, forwarding=None, exempt={})


@given(st.lists(st.integers(1, 250), max_size=5))
def test_several_ways_cost_the_sum_of_each(weights: list[int]) -> None:
    ways = [Carriage(kind=PostageKind.SENDING, zone="local", grams=w) for w in weights]
    together = postage(ways, TARIFF)
    assert isinstance(together, Postage)
    assert together.total == sum(26_000 if w <= 100 else 28_000 for w in weights)


def test_forwarding_without_a_price_is_refused_and_a_debt_is_an_error() -> None:
    refusal = postage([], TARIFF, forwarded_dossiers=1)
    assert isinstance(refusal, ForwardingUnknown)
    with pytest.raises(ValueError, match="0 or more"):
        postage([], TARIFF, forwarded_dossiers=-1)


@pytest.mark.parametrize("steps", [(), (WeightStep(0, 1),), STEPS[::-1], (WeightStep(1, -1),)])
def test_a_tariff_that_contradicts_itself_is_an_error(steps: tuple[WeightStep, ...]) -> None:
    with pytest.raises(ValueError, match="write"):
        Tariff(article="x", steps={"local": steps}, forwarding=0, exempt={})


def test_every_day_of_the_product_has_postal_law() -> None:
    for day in (date(2018, 6, 21), date(2025, 6, 30), date(2025, 7, 1), date(2027, 12, 31)):
        found = postal.postal_on(day)
        assert set(found.promises.zones) == set(ZONES)
        assert found.custody.invitations.least == 2
        assert len(found.reports) == 3


def test_a_day_before_the_post_s_law_is_refused() -> None:
    with pytest.raises(Refused):
        postal.postal_on(date(2017, 12, 31))


def test_every_postal_value_stands_among_the_statements() -> None:
    keys = {each.key for each in statements() if each.file == "postal.toml"}
    assert {"postal.tariff.local.100g", "postal.promises.province", "postal.articles.seal"} <= keys


@pytest.mark.parametrize(
    ("field", "index", "changed"),
    [
        ("promises", 0, {"last": None}),
        ("promises", 0, {"days": 9}),
        ("articles", 0, {"key": "colour"}),
        ("invitations", 0, {"last": date(2030, 1, 1)}),
        ("tariff", 0, {"last": date(2017, 1, 1)}),
        ("reports", 0, {"period": ReportPeriod.YEAR}),
    ],
)
def test_a_law_file_that_cannot_hold_is_refused(
    field: str, index: int, changed: dict[str, Any]
) -> None:
    file = postal.postal_file()
    table = list(getattr(file, field))
    table[index] = msgspec.structs.replace(table[index], **changed)
    with pytest.raises(LawError, match=r"postal\.toml"):
        postal.check_postal(msgspec.structs.replace(file, **{field: table}))
