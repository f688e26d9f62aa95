"""Deciding lines: what takes effect, what is refused, and that history stays."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from motcua.domain.kernel.actor import Employer, Role
from motcua.plumbing.errors import Refused
from motcua.plumbing.idempotency import KeyReused
from motcua.reference.people import commands as people
from motcua.reference.scheme import commands, queries, refusals
from motcua.reference.scheme.commands import NewDecision
from motcua.reference.scheme.lines import Change, Line
from motcua.reference.scheme.models import SchemeDecision, SchemeEnding, SchemeLine
from motcua.reference.scheme.vocabulary import Scope, Task
from tests.apps.scheme.conftest import (
    CONTROLLER,
    SEPTEMBER,
    TODAY,
    Decide,
    counter,
    deed,
    given,
)
from tests.cast import cast

pytestmark = pytest.mark.usefixtures("loaded")
EVE = SEPTEMBER - timedelta(days=1)
DECISION = NewDecision(number="QĐ 9/QĐ-UBND-HC", title="Giao thêm việc", effective=SEPTEMBER)
LAP_VO = "huyện Lấp Vò"


def may(unit: str, on: date, **more: Any) -> bool:
    return queries.permission(counter(unit), deed(**more), on).allowed


def line_of(unit: str, task: Task = Task.RECEIVE, subject: str = "justice") -> int:
    row = SchemeLine.objects.get(
        unit_code=counter(unit), task=task, subject=subject, valid__contains=TODAY
    )
    return row.pk


def test_a_decided_line_takes_effect_on_its_day(decide: Decide) -> None:
    assert not may(LAP_VO, SEPTEMBER)
    decided = decide(given(LAP_VO))
    assert len(decided.begun) == 1
    assert not may(LAP_VO, EVE)
    answer = queries.permission(counter(LAP_VO), deed(), SEPTEMBER)
    assert (answer.allowed, answer.line) == (True, str(decided.begun[0]))
    assert (answer.decision, answer.trust) == ("QĐ 1/QĐ-UBND-HC", "sourced")


def test_who_recorded_what_and_when_is_kept(decide: Decide) -> None:
    decided = decide(given(LAP_VO))
    record = SchemeDecision.objects.get(pk=decided.decision)
    assert (record.recorded_name, record.effective) == ("Đặng Văn Soát", SEPTEMBER)
    assert SchemeLine.objects.get(pk=decided.begun[0]).decided_by == record


def test_an_ended_line_speaks_until_the_eve_and_the_refusal_says_so(decide: Decide) -> None:
    line = line_of("Bình Hàng Trung")
    decided = decide(ended=(line,))
    assert decided.ended == (line,)
    assert may("Bình Hàng Trung", EVE)
    said = queries.permission(counter("Bình Hàng Trung"), deed(), SEPTEMBER).missing
    assert f"Dòng số {line}" in said.vi
    assert "01/09/2019" in said.vi
    assert SchemeEnding.objects.get().last == EVE


def test_a_line_that_has_not_begun_is_struck_and_stays_in_the_table(decide: Decide) -> None:
    begun = decide(given(LAP_VO)).begun[0]
    decide(ended=(begun,))
    row = SchemeLine.objects.get(pk=begun)
    assert (row.struck_on, row.struck_why) == (TODAY, "QĐ 2/QĐ-UBND-HC")
    assert not may(LAP_VO, SEPTEMBER)
    assert SchemeEnding.objects.get().last is None


def test_hands_change_at_midnight_in_one_decision(decide: Decide) -> None:
    line = line_of("Bình Hàng Trung")
    to_officials = given(
        "Bình Hàng Trung", scope=Scope.FIELD, subject="justice", employer=Employer.AGENCY
    )
    decide(to_officials, ended=(line,))
    assert may("Bình Hàng Trung", EVE)
    said = queries.permission(counter("Bình Hàng Trung"), deed(), SEPTEMBER).missing
    assert "cho công chức" in said.vi
    assert "QĐ 1/QĐ-UBND-HC" in said.vi


def test_the_same_key_decides_once(decide: Decide) -> None:
    change = Change(added=(given(LAP_VO),))
    first = commands.decide_lines(DECISION, change, by=CONTROLLER, key="once-and-again")
    again = commands.decide_lines(DECISION, change, by=CONTROLLER, key="once-and-again")
    assert (again.begun, again.replayed) == (first.begun, True)
    assert SchemeDecision.objects.count() == 1
    with pytest.raises(KeyReused):
        commands.decide_lines(
            replace(DECISION, title="Khác"), change, by=CONTROLLER, key="once-and-again"
        )


@pytest.mark.parametrize(
    ("decision", "refused"),
    [
        (replace(DECISION, number=" "), refusals.DecisionUnnamed),
        (replace(DECISION, title=""), refusals.DecisionUnnamed),
        (replace(DECISION, number="x" * 61), refusals.DecisionUnnamed),
        (replace(DECISION, effective=TODAY - timedelta(days=1)), refusals.EffectiveInThePast),
        (replace(DECISION, signed_on=TODAY + timedelta(days=1)), refusals.SignedAfterEffect),
        (
            replace(DECISION, effective=TODAY, signed_on=TODAY + timedelta(days=1)),
            refusals.SignedAfterEffect,
        ),
    ],
)
def test_a_wrong_decision_is_refused_by_name(decision: NewDecision, refused: type) -> None:
    with pytest.raises(Refused) as no:
        commands.decide_lines(
            decision, Change(added=(given(LAP_VO),)), by=CONTROLLER, key="wrong-decision"
        )
    assert isinstance(no.value.refusal, refused)
    assert no.value.refusal.text("vi") != no.value.refusal.text("en")


def test_a_number_is_recorded_once(decide: Decide) -> None:
    decide(given(LAP_VO), number=DECISION.number)
    why = commands.rehearse(DECISION, Change(added=(given("Tân Hồng"),)), by=CONTROLLER)
    assert isinstance(why, refusals.DecisionRecorded)
    assert "05/08/2019" in why.text("vi")


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        ({"scope": Scope.FIELD, "subject": "magic"}, refusals.SubjectUnknown),
        ({"scope": Scope.LEVEL, "subject": "hamlet"}, refusals.SubjectUnknown),
        ({"scope": Scope.PROCEDURE, "subject": "9.999999"}, refusals.SubjectUnknown),
        ({"scope": Scope.UNKNOWN, "subject": "*"}, refusals.SubjectUnknown),
        ({"channel": "pigeon"}, refusals.ChannelUnknown),
        ({"body": "nobody"}, refusals.BodyUnknown),
        ({"last": date(2019, 8, 30)}, refusals.EndsBeforeItBegins),
    ],
)
def test_a_wrong_line_is_refused_by_name(change: dict[str, Any], refused: type) -> None:
    why = commands.rehearse(DECISION, Change(added=(given(LAP_VO, **change),)), by=CONTROLLER)
    assert isinstance(why, refused)


def test_an_unknown_unit_or_line_or_nothing_at_all_is_refused() -> None:
    nowhere = replace(given(LAP_VO), unit="000.00.00.H49")
    why = commands.rehearse(DECISION, Change(added=(nowhere,)), by=CONTROLLER)
    assert "000.00.00.H49" in (why.text("vi") if why else "")
    assert isinstance(commands.rehearse(DECISION, Change(), by=CONTROLLER), refusals.NothingDecided)
    gone = commands.rehearse(DECISION, Change(ended=(987654321,)), by=CONTROLLER)
    assert isinstance(gone, refusals.LineUnknown)


@pytest.mark.parametrize("role", [role for role in Role if role is not CONTROLLER.role])
def test_only_a_controller_decides(role: Role) -> None:
    with pytest.raises(Refused) as no:
        commands.decide_lines(
            DECISION,
            Change(added=(given(LAP_VO),)),
            by=replace(CONTROLLER, role=role),
            key="not-allowed",
        )
    assert isinstance(no.value.refusal, refusals.MayNotPublish)
    assert not SchemeDecision.objects.exists()


@pytest.mark.parametrize("employer", [Employer.AGENCY, Employer.POST])
def test_a_second_line_in_the_same_place_is_refused_with_both_sides(employer: Employer) -> None:
    """To other staff it contradicts; to the same staff it is a duplicate that says nothing new."""
    second = given("Bình Hàng Trung", scope=Scope.FIELD, subject="justice", employer=employer)
    why = commands.rehearse(DECISION, Change(added=(second,)), by=CONTROLLER)
    assert isinstance(why, refusals.LinesContradict)
    assert f"dòng số {line_of('Bình Hàng Trung')}" in why.text("vi")
    assert "Bình Hàng Trung" in why.text("en")


def test_two_lines_of_one_decision_may_not_contradict_either() -> None:
    twice = (given(LAP_VO), given(LAP_VO, employer=Employer.AGENCY))
    why = commands.rehearse(DECISION, Change(added=twice), by=CONTROLLER)
    assert isinstance(why, refusals.LinesContradict)


def test_what_is_narrower_is_no_contradiction(decide: Decide) -> None:
    """A channel inside all channels, a level, a field, a procedure: the narrower one is meant."""
    everything: dict[str, Any] = {"scope": Scope.ALL, "subject": "*", "last": date(2021, 12, 31)}
    decide(
        given(LAP_VO, **everything),
        given(LAP_VO, **everything, channel="online", employer=Employer.AGENCY),
        given(LAP_VO, scope=Scope.LEVEL, subject="province", employer=Employer.AGENCY),
        given(LAP_VO, scope=Scope.FIELD, subject="justice", employer=Employer.AGENCY),
        given(LAP_VO, scope=Scope.FIELD, subject="justice", channel="postman"),
    )
    assert may(LAP_VO, SEPTEMBER, field="land")
    assert not may(LAP_VO, SEPTEMBER, field="land", channel="online")
    assert not may(LAP_VO, SEPTEMBER, field="land", level="province")
    assert not may(LAP_VO, SEPTEMBER)
    assert may(LAP_VO, SEPTEMBER, channel="postman")


def test_a_line_may_name_one_enterprise(decide: Decide) -> None:
    house = cast()
    people.register_employer(code="viettel-post", name="Viettel Post", kind=Employer.POST)
    unit = house.actor("postal").place
    named = replace(given(LAP_VO, Task.VISIT), unit=unit, body="viettel-post")
    decide(named)
    postal = deed(Task.VISIT, person=house.actor("postal").person)
    answer = queries.permission(unit, postal, SEPTEMBER)
    assert not answer.allowed
    assert "viettel-post" in answer.missing.vi
    other = replace(postal, person="")
    assert queries.permission(unit, other, SEPTEMBER).allowed
    decide(ended=(SchemeLine.objects.get(body="viettel-post").pk,))
    theirs = replace(named, body="buu-dien-dong-thap")
    decide(theirs)
    assert queries.permission(unit, postal, SEPTEMBER).allowed


def test_a_line_that_begins_today_cannot_end_today(decide: Decide) -> None:
    begun = decide(given(LAP_VO), effective=TODAY).begun[0]
    why = commands.rehearse(
        replace(DECISION, effective=TODAY), Change(ended=(begun,)), by=CONTROLLER
    )
    assert isinstance(why, refusals.LineBeginsThen)


def test_ending_alone_has_its_own_command() -> None:
    line = line_of("Bình Hàng Trung")
    commands.end_lines(DECISION, (line, line), by=CONTROLLER, key="ending-alone")
    assert not may("Bình Hàng Trung", SEPTEMBER)
    again = replace(DECISION, number="QĐ 10/QĐ-UBND-HC")
    why = commands.rehearse(again, Change(ended=(line,)), by=CONTROLLER)
    assert isinstance(why, refusals.LineUnknown)


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM scheme_schemeline",
        "TRUNCATE scheme_schemeline CASCADE",
        "UPDATE scheme_schemeline SET employer_kind = 'agency' WHERE employer_kind = 'post'",
        "UPDATE scheme_schemeline SET valid = daterange(lower(valid), NULL)",
        "UPDATE scheme_schemeline SET valid = daterange(lower(valid) - 1, upper(valid))",
        "UPDATE scheme_schemedecision SET number = 'another'",
        "DELETE FROM scheme_schemedecision",
        "DELETE FROM scheme_schemeending",
        "UPDATE scheme_schemeending SET last = NULL",
        "UPDATE scheme_schemeline SET struck_on = '2019-09-02', struck_why = 'x' "
        "WHERE origin = 'decided'",
        "UPDATE scheme_schemeline SET struck_on = NULL, struck_why = '' "
        "WHERE struck_on IS NOT NULL",
    ],
)
def test_the_database_lets_nobody_rewrite_history(decide: Decide, sql: str) -> None:
    begun = decide(given(LAP_VO), given("Tân Hồng", Task.VISIT)).begun
    decide(ended=(begun[1], line_of("Bình Hàng Trung")))
    with pytest.raises(DatabaseError, match=r"history|append-only|can only end|been in force"):
        rewrite(sql)


def rewrite(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(sql)


def test_loading_again_leaves_what_people_decided(decide: Decide) -> None:
    line = line_of("Bình Hàng Trung")
    decide(given(LAP_VO), ended=(line,))
    before = list(SchemeLine.objects.order_by("pk").values_list())
    commands.load_shipped()
    assert list(SchemeLine.objects.order_by("pk").values_list()) == before
    assert may(LAP_VO, SEPTEMBER)
    assert not may("Bình Hàng Trung", SEPTEMBER)


def test_a_corrected_file_strikes_its_own_lines_only(decide: Decide, tmp_path: Path) -> None:
    begun = decide(given(LAP_VO)).begun[0]
    number = line_of("Bình Hàng Trung")
    corrected = commands.SHIPPED.read_text(encoding="utf-8").replace('"30118"', '"30115"')
    path = tmp_path / "corrected.toml"
    path.write_text(corrected, encoding="utf-8")
    commands.load_shipped(path)
    assert SchemeLine.objects.get(pk=number).struck_on == TODAY
    assert not may("Bình Hàng Trung", TODAY)
    assert SchemeLine.objects.get(pk=begun).struck_on is None
    commands.load_shipped()
    assert may("Bình Hàng Trung", TODAY)


def test_a_line_is_what_was_decided_whatever_it_said(decide: Decide) -> None:
    strange = Line(
        unit=counter(LAP_VO),
        task=Task.RECEIVE,
        scope=Scope.FIELD,
        subject="land",
        employer=Employer.POST,
        first=date(2001, 1, 1),
        trust="unverified",
        decision="another",
    )
    row = SchemeLine.objects.get(pk=decide(strange).begun[0])
    assert (row.valid.lower, row.trust, row.decision) == (SEPTEMBER, "sourced", "QĐ 1/QĐ-UBND-HC")
    assert row.source == "QĐ 1/QĐ-UBND-HC, ký ngày 01/08/2019"
