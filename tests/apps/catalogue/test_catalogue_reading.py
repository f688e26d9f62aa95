"""A file becomes trusted values, or every fault of it is named with its place and what to do."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from motcua.domain.calendar.terms import Term, TermUnit
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import content
from motcua.reference.catalogue.faults import Fault
from motcua.reference.catalogue.reading import trusted
from motcua.reference.catalogue.refusals import ContentRefused
from motcua.reference.catalogue.rules import half_days_within
from motcua.reference.catalogue.toml_files import read_toml
from motcua.reference.catalogue.vocabulary import Level, Online, Trust

Write = Callable[..., Path]


def read(file: Path) -> content.Procedure:
    found: list[Fault] = []
    table = read_toml(file, found)
    (procedure,) = trusted([table] if table is not None else [], found)
    return procedure


def refusal(file: Path) -> ContentRefused:
    with pytest.raises(Refused) as caught:
        read(file)
    assert isinstance(caught.value.refusal, ContentRefused)
    return caught.value.refusal


def test_the_small_procedure_reads(small: Write) -> None:
    procedure = read(small())
    newer, older = procedure.versions
    assert (newer.number, older.number) == (2, 1)
    assert newer.cases[0].term == Term(3, TermUnit.WORKING_DAYS)
    assert newer.cases[0].papers[0].count == 1


def test_trust_and_source_are_handed_down_and_can_be_overridden(small: Write) -> None:
    version = read(small()).versions[0]
    case = version.cases[0]
    assert version.provenance("level") == (Trust.SOURCED, "official gazette")
    assert version.provenance("online") == (Trust.UNVERIFIED, "official gazette")
    assert case.papers[0].provenance("count") == (Trust.SOURCED, "official gazette")
    assert case.fees[0].provenance("amount") == (Trust.UNVERIFIED, "official gazette")
    with pytest.raises(KeyError):
        version.provenance("colour")


def test_a_derived_version_copies_what_it_does_not_state_and_is_never_sourced(small: Write) -> None:
    newer, older = read(small()).versions
    assert (older.level, older.online) == (Level.DISTRICT, Online.LEVEL_3)
    assert older.agency == newer.agency
    assert older.trust is Trust.DERIVED
    assert older.source == "suy ra từ phiên bản 2: official gazette"
    assert older.unverified == ()  # online is stated anew
    case = older.cases[0]
    assert case.trust is Trust.DERIVED
    assert case.papers[0].trust is Trust.DERIVED
    assert case.fees[0].trust is Trust.UNVERIFIED  # a copy is never better than its base
    assert case.steps == tuple(
        msgspec.structs.replace(s, trust=Trust.DERIVED, source=older.source)
        for s in newer.cases[0].steps
    )


def test_decomposed_vietnamese_is_composed_and_space_is_trimmed(small: Write) -> None:
    procedure = read(small(('"Cấp giấy thử"', '"  Câ\u0301p giâ\u0301y   thử "')))
    assert procedure.name == "Cấp giấy thử"


FAULTS = [
    # what was typed, where it is reported, what is said
    (
        ('trust = "sourced"', 'trust = "treu"'),
        "small.toml [versions 2]",
        'unknown word "treu" for trust; write sourced, unverified or derived',
    ),
    (("presence = false", 'presence = "false"'), "[versions 2]", "presence is"),
    (("presence = false", "presence = 0"), "[versions 2]", "write true or false"),
    (("mandatory = true", 'mandatory = "yes"'), "[papers to_khai]", "write true or false"),
    (("count = 1", "count = 0"), "[papers to_khai]", 'count is "0"; write a number from 1'),
    (("count = 1", "count = -2"), "[papers to_khai]", 'count is "-2"'),
    (("count = 1", "count = true"), "[papers to_khai]", "write a whole number"),
    (("count = 1", "count = 1.0"), "[papers to_khai]", "write a whole number"),
    (("count = 1", "copies = 1"), "[papers to_khai]", 'unknown key "copies"'),
    (("count = 1\n", ""), "[papers to_khai]", "count is missing; add it"),
    (("mandatory = true", "mandatori = true"), "[papers to_khai]", "did you mean mandatory?"),
    (("amount = 8000", "amount = 8000.5"), "[fees le_phi]", "write a whole number"),
    (("amount = 8000", "amount = -1"), "[fees le_phi]", "amount is"),
    (("amount = 8000", ""), "[fees le_phi]", "write amount or tiers, exactly one"),
    (
        ("amount = 8000", 'amount = 8000\ncurrency = "USD"'),
        "[fees le_phi]",
        'unknown word "USD" for currency; write VND',
    ),
    (
        ("amount = 8000", "tiers = [{ up_to = 2, amount = 5 }, { up_to = 1, amount = 3 }]"),
        "[fees le_phi]",
        "the tariff contradicts itself",
    ),
    (("percent = 50", "percent = 100"), "[fees le_phi]", "percent is 1 to 99"),
    (('exempt = ["child"]', 'exempt = ["kid"]'), "[fees le_phi]", 'unknown word "kid"'),
    (('code = "9.000001"', 'code = "9.1"'), "small.toml", "write a code like 1.001193"),
    (('code = "to_khai"', 'code = "Tờ khai"'), "", "write a code like to_khai"),
    (('field = "other"', 'field = "others"'), "small.toml", 'unknown word "others" for field'),
    (('source = "official gazette"', 'source = " "'), "[versions 2]", "source is empty"),
    (('source = "official gazette"\n', ""), "[versions 2]", "source is missing"),
    (('unverified = ["online"]', 'unverified = ["onlin"]'), "[versions 2]", '"onlin"'),
    (('level = "commune"', 'level = "district"'), "[versions 2]", "no district level"),
    (('online = "partial"', 'online = "level_4"'), "[versions 2]", "levels 2 to 4 ended"),
    (("half_days = 4", "half_days = 5"), "[cases default]", "take 7 half-days, more than"),
    (('role = "head_of_agency"', 'role = "postal_clerk"'), "[steps 3]", "unknown word"),
    (('role = "head_of_agency"', 'role = "case_officer"'), "[cases default]", "head_of_agency"),
    (('unit = "one_stop"', 'unit = "competent"'), "[cases default]", "one-stop unit"),
    (("number = 3", "number = 4"), "[cases default]", "number the steps 1, 2, 3"),
    (("amount = 3,", "amount = 0,"), "[cases default]", "write 1 or more"),
    (("from = 2025-07-01", "from = 2025-06-30"), "[versions 2]", "overlaps version 1"),
    (("from = 2025-07-01", 'from = "July"'), "[versions 2]", "write a day, for example"),
    (("from = 2025-07-01", "from = 2025-07-01T00:00:00"), "[versions 2]", "write a day"),
    (("derives_from = 2", "derives_from = 7"), "[versions 1]", "no such version to copy from"),
    (("derives_from = 2", 'derives_from = 2\ntrust = "sourced"'), "", "cannot be sourced"),
    (("number = 1\nfrom", "number = 3\nfrom"), "[versions 2]", "needs a higher number"),
    (('subjects = ["citizen"]', "subjects = []"), "small.toml", "subjects is empty"),
    (('subjects = ["citizen"]', 'subjects = "citizen"'), "small.toml", "write a list"),
    (('name = "Tờ khai"', 'name = "Tờ\\u0007khai"'), "[papers to_khai]", "control character"),
    (('name = "Cấp giấy thử"', "name = nothing"), "small.toml", "TOML"),
]


@pytest.mark.parametrize(("change", "where", "what"), FAULTS, ids=lambda v: str(v)[:40])
def test_a_fault_is_named_with_its_place_and_what_to_do(
    small: Write, change: tuple[str, str], where: str, what: str
) -> None:
    refused = refusal(small(change))
    text = refused.text("en")
    assert where in text
    assert what in text
    assert "small.toml" in refused.text("vi")


def test_all_faults_of_a_file_are_named_at_once(small: Write) -> None:
    refused = refusal(small(("count = 1", "count = 0"), ('trust = "sourced"', 'trust = "sure"')))
    # the older version copies the paper from the newer one, so its count is wrong twice
    assert refused.count >= 2
    assert "count" in refused.listed_en
    assert '"sure"' in refused.listed_en


def test_twins_are_refused(small: Write) -> None:
    twin = '[[versions.cases.papers]]\ncode = "to_khai"\nname = "x"\nkind = "copy"\ncount = 1\n'
    file = small(("[[versions.cases.fees]]", twin + "mandatory = true\n[[versions.cases.fees]]"))
    assert "code to_khai stands twice" in refusal(file).text("en")


def test_a_file_that_is_no_text_or_is_not_there_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "binary.toml"
    file.write_bytes(b"\xff\xfe\x00")
    assert "binary.toml" in refusal(file).text()
    assert "absent.toml" in refusal(tmp_path / "absent.toml").text()


@pytest.mark.parametrize(
    ("amount", "unit", "half_days"),
    [
        (0, TermUnit.IMMEDIATE, 0),
        (3, TermUnit.WORKING_DAYS, 6),
        (3, TermUnit.HALF_DAYS, 3),
        (8, TermUnit.WORKING_HOURS, 2),
        (3, TermUnit.WORKING_HOURS, 0),
        (1, TermUnit.CALENDAR_DAYS, 0),  # may be a Sunday
        (3, TermUnit.CALENDAR_DAYS, 2),  # Saturday, Sunday and one working day
        (7, TermUnit.CALENDAR_DAYS, 10),
        (15, TermUnit.CALENDAR_DAYS, 20),  # 15 - 2 weekends - 1 day of a third
        (30, TermUnit.CALENDAR_DAYS, 40),
    ],
)
def test_half_days_a_term_surely_holds(amount: int, unit: TermUnit, half_days: int) -> None:
    assert half_days_within(Term(amount, unit)) == half_days
