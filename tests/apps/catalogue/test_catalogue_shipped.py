"""The house's own catalogue: all of it loads, it is wide enough, and every value has a source."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from motcua.domain.fees.assess import assess
from motcua.reference.catalogue import checks, commands, content, queries
from motcua.reference.catalogue.rules import fee_line
from motcua.reference.catalogue.shipped import DATA, read_shipped
from motcua.reference.catalogue.vocabulary import Field, Trust

ENOUGH = 60
ENOUGH_IN_A_FIELD = 6
WIDE_FIELDS = (
    Field.EDUCATION,
    Field.HEALTH,
    Field.JUSTICE,
    Field.CONSTRUCTION,
    Field.BUSINESS,
    Field.SOCIAL,
    Field.LAND,
)


@pytest.fixture(scope="module")
def procedures() -> list[content.Procedure]:
    return read_shipped()


def tables(procedure: content.Procedure) -> Iterator[content.Table]:
    for version in procedure.versions:
        yield version
        for case in version.cases:
            yield case
            yield from case.papers
            yield from case.fees
            yield from case.steps


def test_every_shipped_file_reads(procedures: list[content.Procedure]) -> None:
    assert len(procedures) == len(list(DATA.rglob("*.toml")))


def test_there_are_enough_procedures(procedures: list[content.Procedure]) -> None:
    assert len(procedures) >= ENOUGH
    by_field = Counter(procedure.field for procedure in procedures)
    assert {f: by_field[f] for f in WIDE_FIELDS if by_field[f] < ENOUGH_IN_A_FIELD} == {}


def test_every_value_has_a_trust_and_a_source(procedures: list[content.Procedure]) -> None:
    for procedure in procedures:
        for table in tables(procedure):
            for key in table.__struct_fields__:
                trust, source = table.provenance(key)
                assert isinstance(trust, Trust), (procedure.code, key)
                assert source.strip(), (procedure.code, key)


@pytest.mark.parametrize("day", [date(2019, 8, 5), date(2026, 11, 22)])
def test_both_eras_are_covered(procedures: list[content.Procedure], day: date) -> None:
    covered = {
        procedure.field
        for procedure in procedures
        for version in procedure.versions
        if version.first <= day and (version.last is None or day <= version.last)
    }
    assert covered >= set(WIDE_FIELDS)


def test_no_procedure_has_a_gap_between_its_versions(
    procedures: list[content.Procedure],
) -> None:
    for procedure in procedures:
        days = sorted((v.first, v.last) for v in procedure.versions)
        for (_, last), (first, _) in pairwise(days):
            assert last is not None
            assert (first - last).days == 1, procedure.code


def test_every_fee_can_be_assessed(procedures: list[content.Procedure]) -> None:
    for procedure in procedures:
        for version in procedure.versions:
            for case in version.cases:
                assert assess([fee_line(fee) for fee in case.fees], {}, ()).total >= 0


def test_files_are_in_place() -> None:
    assert checks.shipped_files_are_in_place(None) == []


@pytest.mark.django_db
def test_loading_publishes_everything_once(procedures: list[content.Procedure]) -> None:
    versions = sum(len(procedure.versions) for procedure in procedures)
    assert commands.load_shipped() == commands.Loaded(published=versions)
    assert commands.load_shipped() == commands.Loaded(unchanged=versions)
    stored = queries.stored_procedures()
    assert [p.code for p in stored] == sorted(p.code for p in procedures)
    by_code = {procedure.code: procedure for procedure in procedures}
    for procedure in stored:
        original = by_code[procedure.code]
        assert procedure.keywords == original.keywords
        assert sorted(procedure.versions, key=lambda v: v.number) == sorted(
            original.versions, key=lambda v: v.number
        )
