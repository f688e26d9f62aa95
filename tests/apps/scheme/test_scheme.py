"""The transfer scheme as shipped: who may do what, where, from when, and why not."""

from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from motcua.domain.kernel.actor import Employer
from motcua.reference.places.names import one_stop_named
from motcua.reference.scheme import commands, queries
from motcua.reference.scheme.models import SchemeLine
from motcua.reference.scheme.queries import SchemePermission
from motcua.reference.scheme.reading import BadScheme
from motcua.reference.scheme.vocabulary import Task

pytestmark = pytest.mark.django_db

BEFORE = date(2018, 7, 31)
PHASE_1 = date(2018, 8, 1)
PHASE_3 = date(2019, 8, 1)
AUGUST_2019 = date(2019, 8, 5)
OFFICIAL = date(2022, 10, 20)
TWO_LEVELS = date(2025, 7, 1)


@pytest.fixture(autouse=True)
def _loaded(shipped: None, db: None) -> None:
    pass


def ask(
    unit: str,
    on: date,
    task: Task = Task.RECEIVE,
    *,
    field: str = "justice",
    procedure: str = "1.001193",
    channel: str = "counter",
    employer: Employer = Employer.POST,
) -> SchemePermission:
    deed = queries.Deed(
        task=task, field=field, procedure=procedure, channel=channel, employer=employer
    )
    return queries.permission(one_stop_named(unit, on).code, deed, on)


@pytest.mark.parametrize(
    ("unit", "since"),
    [
        ("Trung tâm Phục vụ hành chính công", PHASE_1),
        ("Thanh Bình", PHASE_1),
        ("Tam Nông", PHASE_1),
        ("Tân Thạnh", PHASE_1),
        ("Tân Long", PHASE_1),
        ("Thường Thới Tiền", PHASE_1),
        ("Thường Phước 2", PHASE_1),
        ("Tân Hồng", date(2018, 10, 1)),
        ("Tháp Mười", PHASE_3),
        ("huyện Cao Lãnh", PHASE_3),
        ("huyện Châu Thành", PHASE_3),
        ("huyện Lai Vung", PHASE_3),
        ("thành phố Sa Đéc", PHASE_3),
        ("thị xã Hồng Ngự", PHASE_3),
        ("Bình Hàng Trung", PHASE_3),
        ("Thường Thới Hậu B", PHASE_3),
        ("huyện Lấp Vò", OFFICIAL),
        ("thành phố Cao Lãnh", OFFICIAL),
        ("huyện Hồng Ngự", OFFICIAL),
    ],
)
def test_the_post_receives_from_the_first_day_of_the_unit(unit: str, since: date) -> None:
    eve = date.fromordinal(since.toordinal() - 1)
    assert not ask(unit, eve).allowed
    answer = ask(unit, since)
    assert answer.allowed
    assert answer.line
    assert answer.missing.vi == ""


@pytest.mark.parametrize("field", ["education", "health", "justice", "construction", "business"])
def test_phase_3_covers_its_five_fields(field: str) -> None:
    answer = ask("Bình Hàng Trung", AUGUST_2019, field=field)
    assert (answer.allowed, answer.phase) == (True, "3")
    assert answer.decision == "QĐ 843/QĐ-UBND-HC"


@pytest.mark.parametrize("field", ["land", "residence", "social"])
def test_phase_3_covers_no_other_field(field: str) -> None:
    answer = ask("Tháp Mười", AUGUST_2019, field=field)
    assert not answer.allowed
    assert answer.line == ""
    assert "Tháp Mười" in answer.missing.vi
    assert "QĐ 843/QĐ-UBND-HC" in answer.missing.vi
    assert "no line" in answer.missing.en


def test_agency_staff_may_everywhere_and_others_nowhere() -> None:
    assert ask("Lấp Vò", AUGUST_2019, employer=Employer.AGENCY).allowed
    nobody = ask("Bình Hàng Trung", AUGUST_2019, employer=Employer.NONE)
    assert not nobody.allowed
    assert nobody.missing.vi
    assert nobody.missing.vi != nobody.missing.en


def test_before_the_first_day_the_refusal_names_the_decision_to_come() -> None:
    assert "843" in ask("Thanh Bình", BEFORE).missing.en


def test_communes_only_support_since_the_official_decision() -> None:
    assert ask("Bình Hàng Trung", date(2022, 10, 19)).allowed
    assert not ask("Bình Hàng Trung", OFFICIAL).allowed
    assert ask("Bình Hàng Trung", OFFICIAL, Task.GUIDE).allowed
    assert ask("xã Mỹ Hội", OFFICIAL, Task.HELP_ONLINE).allowed


def test_the_new_province_keeps_the_post_at_its_centre() -> None:
    answer = ask("Trung tâm Phục vụ hành chính công", TWO_LEVELS, field="land")
    assert (answer.allowed, answer.trust, answer.decision) == (True, "unverified", "")
    assert not ask("Phường Đạo Thạnh", TWO_LEVELS).allowed
    assert ask("Phường Đạo Thạnh", TWO_LEVELS, Task.GUIDE).allowed


def test_an_unknown_unit_has_no_line() -> None:
    deed = queries.Deed(
        task=Task.RECEIVE,
        field="justice",
        procedure="1",
        channel="counter",
        employer=Employer.POST,
    )
    answer = queries.permission("000.00.00.H49", deed, AUGUST_2019)
    assert not answer.allowed
    assert "000.00.00.H49" in answer.missing.vi


def line(unit: str, **more: object) -> SchemeLine:
    values: dict[str, object] = {
        "unit_code": one_stop_named(unit, AUGUST_2019).code,
        "task": "receive",
        "scope": "procedure",
        "subject": "1.001193",
        "channel": "",
        "employer_kind": "agency",
        "valid": (PHASE_3, None),
        "trust": "unverified",
        "source": "test",
    }
    return SchemeLine(**(values | more))


def test_the_narrowest_line_speaks() -> None:
    line("Bình Hàng Trung").save()
    assert not ask("Bình Hàng Trung", AUGUST_2019).allowed
    assert ask("Bình Hàng Trung", AUGUST_2019, procedure="2.000635").allowed
    line("Bình Hàng Trung", channel="online", employer_kind="post").save()
    assert ask("Bình Hàng Trung", AUGUST_2019, channel="online").allowed
    assert not ask("Bình Hàng Trung", AUGUST_2019, channel="counter").allowed


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"scope": "field", "subject": "justice"}, "scheme_line_speaks_alone"),
        ({"task": "decide"}, "scheme_line_task_known"),
        ({"scope": "some"}, "scheme_line_scope_known"),
        ({"scope": "all"}, "scheme_line_subject_fits_scope"),
        ({"subject": "*"}, "scheme_line_subject_fits_scope"),
        ({"employer_kind": "none"}, "scheme_line_employer_known"),
        ({"valid": (None, PHASE_3)}, "scheme_line_begins"),
    ],
)
def test_the_database_refuses_a_wrong_line(wrong: dict[str, object], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        line("Bình Hàng Trung", **wrong).save()


def test_every_task_of_a_unit_is_accounted_for() -> None:
    entries = queries.tasks_at(one_stop_named("Bình Hàng Trung", AUGUST_2019).code, AUGUST_2019)
    assert {entry.task for entry in entries} == set(Task)
    receive = next(entry for entry in entries if entry.task is Task.RECEIVE)
    assert receive.employer is Employer.POST
    assert receive.fields == ("education", "health", "justice", "construction", "business")
    assert (receive.first, receive.last) == (PHASE_3, date(2022, 10, 19))
    digitise = next(entry for entry in entries if entry.task is Task.DIGITISE)
    assert (digitise.employer, digitise.decision) == (Employer.AGENCY, None)


def test_a_phase_is_unit_by_field() -> None:
    entries = queries.tasks_at(one_stop_named("Thanh Bình", AUGUST_2019).code, AUGUST_2019)
    received = [entry for entry in entries if entry.task is Task.RECEIVE]
    assert [(entry.phase, entry.fields is None) for entry in received] == [
        ("1", True),
        ("3", False),
    ]


def test_what_no_source_places_is_a_note_and_not_a_line() -> None:
    notes = queries.notes(AUGUST_2019)
    assert any("23" in note.vi and "23" in note.en for note in notes)
    communes = SchemeLine.objects.filter(valid__contains=AUGUST_2019, unit_code__startswith="001")
    assert communes.values("unit_code").distinct().count() == 6


def test_loading_twice_changes_nothing() -> None:
    before = SchemeLine.objects.count()
    assert commands.load_shipped() == before == SchemeLine.objects.count()


GOOD = """
[[lines]]
units = ["874"]
tasks = ["receive"]
employer = "post"
from = 2018-08-01
trust = "sourced"
source = "test"
"""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (GOOD.replace("units", "unit"), "unknown keys"),
        (GOOD.replace('trust = "sourced"', ""), "missing keys"),
        (GOOD.replace('"receive"', '"decide"'), "unknown tasks"),
        (GOOD.replace("tasks", 'fields = ["magic"]\ntasks'), "unknown fields"),
        (GOOD.replace('"post"', '"nobody"'), "unknown employer"),
        (GOOD.replace('"sourced"', '"true"'), "unknown trust"),
        (GOOD.replace("2018-08-01", '"soon"'), "no date"),
        (GOOD.replace("trust", "until = 2018-07-01\ntrust"), "before from"),
        (GOOD.replace('"874"', '"999"'), "No counter of '999'"),
        (GOOD + GOOD, "contradict"),
        ("[[rules]]\n", "unknown table"),
        ("= 1", "wrong.toml"),
        ('[[notes]]\ncode = "x"\n', "wrong or missing"),
    ],
)
def test_a_wrong_file_is_refused_and_leaves_the_scheme_alone(
    tmp_path: Path, text: str, says: str
) -> None:
    before = SchemeLine.objects.count()
    path = tmp_path / "wrong.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadScheme, match=says):
        commands.load_shipped(path)
    assert SchemeLine.objects.count() == before


def test_a_list_of_procedures_is_a_line_for_each(tmp_path: Path) -> None:
    path = tmp_path / "list.toml"
    path.write_text(GOOD + 'procedures = ["1.001193", "2.000635"]\nchannels = ["online"]\n')
    assert commands.load_shipped(path) == 2
    assert ask("Thanh Bình", PHASE_1, channel="online").allowed
    assert not ask("Thanh Bình", PHASE_1, channel="counter").allowed
    assert not ask("Thanh Bình", PHASE_1, procedure="9.999999", channel="online").allowed
