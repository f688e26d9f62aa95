"""Search, order, the version in force and the memory of the hot path, on the shipped catalogue."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.domain.calendar.terms import Term
from motcua.domain.dossier.terms import ProcedureTerms
from motcua.domain.kernel.folding import folded
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import in_force, queries
from motcua.reference.catalogue.folding import initials
from motcua.reference.catalogue.models import CatalogueStamp
from motcua.reference.catalogue.refusals import UnknownCase, UnknownProcedure
from motcua.reference.catalogue.vocabulary import Field, Level, Online

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]

TODAY = date(2026, 11, 22)
PILOT = date(2019, 8, 5)
BIRTH = "1.001193"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("lam giay khai sinh", BIRTH),
        ("Đăng ký khai sinh", BIRTH),
        ("dang ky khai sinh", BIRTH),
        ("ĐĂNG KÝ KHAI SINH", BIRTH),
        ("đa\u0306ng ky\u0301 khai sinh", BIRTH),
        ("dkks", BIRTH),
        ("ĐKKS", BIRTH),
        ("khai sihn", BIRTH),
        ("1.001193", BIRTH),
        ("1.00119", BIRTH),
        ("1.001193.000.00.00.H20", BIRTH),
        ("1.001193.H20", BIRTH),
        ("ket hon", "1.000894"),
        ("dkkh", "1.000894"),
        ("chung thuc ban sao", "2.000815"),
        ("thuong tru", "1.004222"),
    ],
)
def test_the_first_result_is_what_was_meant(text: str, code: str) -> None:
    assert queries.search(text, TODAY)[0].code == code


@pytest.mark.parametrize("text", ["%", "_", "'", "\\", "xyzqw", "…", "\x00", "12.9999"])
def test_nonsense_finds_nothing(text: str) -> None:
    assert queries.search(text, TODAY) == []


def test_a_very_long_search_is_answered() -> None:
    assert isinstance(queries.search("khai sinh " * 100_000, TODAY), list)


def test_the_field_narrows_and_the_limit_holds() -> None:
    found = queries.search("cap giay", TODAY, field="construction", limit=3)
    assert len(found) == 3
    assert {row.field for row in found} == {Field.CONSTRUCTION}
    assert queries.search("khai sinh", TODAY, field="land") == []


def test_nothing_is_found_before_the_first_version() -> None:
    assert queries.search("khai sinh", date(2017, 1, 1)) == []


def test_an_empty_search_lists_by_name_the_vietnamese_way() -> None:
    names = [row.name for row in queries.search("", TODAY, limit=500)]
    assert names == sorted(names, key=queries.vietnamese_order)
    assert len(names) == len(queries.procedures(TODAY))


@pytest.mark.parametrize(
    ("before", "behind"),
    [("An Bình", "Ân Bình"), ("Cấp đổi", "Cấp lại"), ("Dừng", "Đăng"), ("Hòa", "Hòa giải")],
)
def test_vietnamese_order_goes_word_by_word(before: str, behind: str) -> None:
    assert queries.vietnamese_order(before) < queries.vietnamese_order(behind)


def test_each_era_has_its_version() -> None:
    old, new = queries.version_on(BIRTH, PILOT), queries.version_on(BIRTH, TODAY)
    assert (old.number, new.number) == (1, 2)
    assert new.content.level is Level.COMMUNE
    assert old.last == date(2025, 6, 30)
    assert new.content.online in {Online.PARTIAL, Online.FULL, Online.NONE}
    assert [row.number for row in queries.versions(BIRTH)] == [1, 2]


def test_terms_are_those_of_the_case() -> None:
    case = queries.cases(BIRTH, TODAY)[0]
    terms = queries.terms(BIRTH, case.code, TODAY)
    assert isinstance(terms, ProcedureTerms)
    assert isinstance(terms.term, Term)
    assert [paper.code for paper in terms.papers] == [paper.code for paper in case.papers]
    assert sum(step.half_days for step in terms.steps) >= 0
    assert terms.fee_version.startswith(f"{BIRTH}/2/")


def test_a_local_form_of_the_code_is_understood() -> None:
    assert queries.version_on("1.001193.000.00.00.H20", TODAY).code == BIRTH


@pytest.mark.parametrize("code", ["", "x", "9.999999", "1.001193.X", "1.001193'--", "1.00119"])
def test_an_unknown_or_malformed_code_is_refused(code: str) -> None:
    with pytest.raises(Refused) as caught:
        queries.terms(code, "default", TODAY)
    assert caught.value.refusal == UnknownProcedure(procedure=code)


def test_an_unknown_case_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refused) as caught:
        queries.terms(BIRTH, "no_such", TODAY)
    assert isinstance(caught.value.refusal, UnknownCase)
    assert queries.cases(BIRTH, TODAY)[0].code in caught.value.refusal.text("en")


def test_terms_cost_no_query_once_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_force, "SECONDS_BETWEEN_LOOKS", 3600.0)
    case = queries.cases(BIRTH, TODAY)[0].code
    queries.terms(BIRTH, case, TODAY)
    queries.fee_lines(BIRTH, case, TODAY)
    with CaptureQueriesContext(connection) as captured:
        queries.terms(BIRTH, case, TODAY)
        queries.fee_lines(BIRTH, case, TODAY)
    assert len(captured) == 0


def test_a_look_costs_one_small_query_when_nothing_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = queries.cases(BIRTH, TODAY)[0].code
    queries.terms(BIRTH, case, TODAY)
    monkeypatch.setattr(in_force, "SECONDS_BETWEEN_LOOKS", 0.0)
    with CaptureQueriesContext(connection) as captured:
        queries.terms(BIRTH, case, TODAY)
    assert len(captured) == 1


def test_a_change_by_another_process_is_seen_at_the_next_look(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    queries.terms(BIRTH, queries.cases(BIRTH, TODAY)[0].code, TODAY)
    monkeypatch.setattr(in_force, "SECONDS_BETWEEN_LOOKS", 0.0)
    with connection.cursor() as cursor:  # what another process leaves behind
        cursor.execute(
            "UPDATE catalogue_procedureversion SET valid = '[2025-07-01,2026-01-01)'"
            " WHERE procedure_id = %s AND number = 2",
            [BIRTH],
        )
    assert queries.versions(BIRTH)[-1].last == date(2025, 12, 31)
    assert CatalogueStamp.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đăng ký khai sinh", "dang ky khai sinh"),
        ("  ƯỚC-MƠ, (thử)! ", "uoc mo thu"),
        ("1.001193.", "1.001193"),
        ("Hà Nội\u0300", "ha noi"),
        ("", ""),
        ("...", ""),
        ("日本", ""),
    ],
)
def test_folding(text: str, expected: str) -> None:
    assert folded(text) == expected


def test_initials() -> None:
    assert initials("Đăng ký khai sinh") == "dkks"
