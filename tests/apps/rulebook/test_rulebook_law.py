"""Which law was in force on a date, and what a wrong law file is answered with."""

from datetime import date, time

import pytest

from motcua.domain.calendar.ends import HALF_DAY_HOURS
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook import checking, law, lawfile
from motcua.reference.rulebook.refusals import BeforeTheLaw
from motcua.reference.rulebook.statements import statements


@pytest.mark.parametrize(
    ("day", "regime", "form_set", "levels"),
    [
        (date(2018, 6, 21), "nd_61_2018", "tt_01_2018", 3),
        (date(2021, 12, 5), "nd_61_2018", "tt_01_2018", 3),
        (date(2021, 12, 6), "nd_107_2021", "tt_01_2018", 3),
        (date(2025, 6, 30), "nd_107_2021", "tt_01_2018", 3),
        (date(2025, 7, 1), "nd_118_2025", "tt_01_2018", 2),
        (date(2025, 9, 14), "nd_118_2025", "tt_01_2018", 2),
        (date(2025, 9, 15), "nd_118_2025", "tt_03_2025", 2),
        (date(2026, 8, 4), "nd_118_2025", "tt_03_2025", 2),
        (date(2026, 8, 5), "nd_309_2026", "tt_03_2025", 2),
    ],
)
def test_the_regime_and_the_forms_of_a_day(
    day: date, regime: str, form_set: str, levels: int
) -> None:
    found = law.regime_on(day)
    assert (found.code, found.form_set, len(found.levels)) == (regime, form_set, levels)
    assert law.forms_on(day).code == form_set


def test_what_the_first_decree_fixes() -> None:
    regime = law.regime_on(date(2019, 7, 26))
    assert regime.transfer_cutoff == time(15)
    assert regime.supplements_at_intake == 1
    assert regime.supplement_after_exam_working_days == 3
    assert (regime.apologies, regime.apology_days_before_due) == (1, 1)
    assert not regime.clock_starts_at_competent_agency_for_other_units
    assert regime.article("apology") == "NĐ 61/2018 Đ.19.9"
    assert regime.article("supplement_exam") == "NĐ 61/2018 Đ.19.4"


def test_the_clock_starts_at_the_competent_agency_since_decree_309() -> None:
    assert not law.regime_on(date(2026, 8, 4)).clock_starts_at_competent_agency_for_other_units
    assert law.regime_on(date(2026, 8, 5)).clock_starts_at_competent_agency_for_other_units


def test_an_article_nobody_compared_is_marked() -> None:
    assert law.regime_on(date(2025, 8, 1)).article("apology").endswith("(chưa đối chiếu)")


def test_the_forms_have_their_numbers_and_paper() -> None:
    old = {form.event: (form.number, form.paper) for form in law.forms_on(date(2019, 7, 26)).forms}
    assert old["routing"] == ("05", "A5")
    assert old["register"] == ("06", "A4")
    new = {form.event: form.number for form in law.forms_on(date(2026, 1, 5)).forms}
    assert (new["stop"], new["routing"], new["register"]) == ("05", "06", "07")


def test_a_dossier_code_is_written_lowest_level_first_then_top_down() -> None:
    old = law.number_form_on(date(2020, 7, 3))
    unit = old.unit_as_written("000.00.14.H20")
    day, serial = date(2020, 7, 3), str(2).zfill(old.serial_digits)
    assert old.pattern.format(unit=unit, day=day, serial=serial) == "000.00.14.H20-200703-0002"
    assert law.number_form_on(date(2026, 1, 5)).unit_as_written("000.00.14.H20") == "H20.14"
    assert law.number_form_on(date(2026, 1, 5)).unit_as_written("H20.158.01") == "H20.158.01"
    assert law.number_form_on(date(2025, 8, 1)).unit_as_written("H20.158.01") == "H20.158.01"


def test_a_day_before_the_law_is_refused_in_both_languages() -> None:
    with pytest.raises(Refused) as caught:
        law.regime_on(date(2018, 6, 20))
    refusal = caught.value.refusal
    assert isinstance(refusal, BeforeTheLaw)
    assert "20/06/2018" in refusal.text("vi")
    assert "21/06/2018 trở đi" in refusal.text("vi")
    assert "enter 2018-06-21 or a later date" in refusal.text("en")
    for ask in (law.forms_on, law.number_form_on, law.articles_on):
        with pytest.raises(Refused):
            ask(date(2018, 6, 20))


def test_the_labour_code_changes_with_the_year() -> None:
    assert law.articles_on(date(2020, 12, 31)).day_off == "BLLĐ 2012 Đ.115"
    assert law.articles_on(date(2021, 1, 1)).day_off == "BLLĐ 2019 Đ.112, Đ.111.3"


def test_every_statement_of_the_law_has_source_trust_and_dates() -> None:
    said = statements()
    assert len(said) > 150
    for each in said:
        assert each.source, each.key
        assert each.confidence in {"confirmed", "derived", "projected", "unconfirmed"}
        assert each.last is None or each.first <= each.last


def test_a_half_day_is_half_of_the_usual_day() -> None:
    windows = law.default_hours_on(date(2019, 7, 26)).windows
    minutes = sum(
        (w.closes.hour - w.opens.hour) * 60 + w.closes.minute - w.opens.minute for w in windows
    )
    assert minutes == 2 * HALF_DAY_HOURS * 60


def test_the_same_content_gives_the_same_version() -> None:
    calendar = law.public_calendar(date(2019, 7, 26))
    assert law.public_calendar(date(2026, 1, 5)) is calendar
    assert calendar.version.startswith("vn2027-")


GAP = """
[[sets]]
code = "a"
name = "a"
from = 2018-06-21
until = 2020-01-01
source = "s"
confidence = "confirmed"
forms = []
[[sets]]
code = "b"
name = "b"
from = 2020-01-03
source = "s"
confidence = "confirmed"
forms = []
"""
RULE = '[[rules]]\nfrom = 2018-01-01\nkey = "{key}"\narticle = "a"\nvi = "v"\nen = "e"\n{more}'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("rules = 3", r"law/deadlines.toml: Expected `array`, got `int`"),
        (RULE.format(key="first_day", more='source = "s"'), "missing required field `confidence`"),
        (
            RULE.format(key="first_day", more='source = ""\nconfidence = "confirmed"'),
            "length >= 1",
        ),
        (
            RULE.format(key="first_day", more='source = "s"\nconfidence = "sure"'),
            r"Invalid enum value 'sure' - at `\$.rules\[0\].confidence`",
        ),
        (
            RULE.format(key="first_day", more='source = "s"\nconfidence = "derived"\nunitl = 1'),
            "unknown field `unitl`",
        ),
    ],
)
def test_a_file_that_does_not_fit_names_file_and_key(text: str, says: str) -> None:
    with pytest.raises(lawfile.LawError, match=says) as caught:
        lawfile.read("deadlines.toml", lawfile.DeadlinesFile, text)
    assert "correct this file" in str(caught.value)


def test_rules_must_be_known_and_complete() -> None:
    trust = 'source = "s"\nconfidence = "derived"'
    unknown = lawfile.read(
        "deadlines.toml", lawfile.DeadlinesFile, RULE.format(key="first_dya", more=trust)
    )
    with pytest.raises(lawfile.LawError, match="unknown rule key first_dya"):
        checking.check_rules("deadlines.toml", unknown)
    lonely = lawfile.read(
        "deadlines.toml", lawfile.DeadlinesFile, RULE.format(key="first_day", more=trust)
    )
    with pytest.raises(lawfile.LawError, match="is missing; write its article"):
        checking.check_rules("deadlines.toml", lonely)


def test_periods_may_leave_no_gap() -> None:
    gap = lawfile.read("forms.toml", lawfile.FormsFile, GAP)
    with pytest.raises(lawfile.LawError, match="close the one before on 2020-01-02"):
        checking.check_succession("forms.toml", gap.sets)
    with pytest.raises(lawfile.LawError, match="write at least one"):
        checking.check_succession("forms.toml", [])


OFF = """
first = 2019-01-01
last = 2019-12-31
[[off]]
from = {first}
until = {last}
name = "x"
name_en = "x"
kind = "public"
source = "s"
confidence = "confirmed"
[[worked]]
day = {worked}
instead_of = {instead}
source = "s"
confidence = "confirmed"
"""


@pytest.mark.parametrize(
    ("first", "last", "worked", "instead", "says"),
    [
        ("2019-04-30", "2019-04-29", "2019-05-04", "2019-04-29", "lies before from"),
        ("2019-04-29", "2019-04-30", "2019-05-03", "2019-04-29", "must be a Saturday"),
        ("2019-04-29", "2019-05-04", "2019-05-04", "2019-04-29", "must be a Saturday"),
        ("2019-04-29", "2019-04-30", "2019-05-04", "2019-05-02", "2019-05-02, not off"),
        ("2019-12-31", "2020-01-01", "2019-05-04", "2019-12-31", "move `last`"),
    ],
)
def test_a_calendar_that_contradicts_itself_is_not_read(
    first: str, last: str, worked: str, instead: str, says: str
) -> None:
    text = OFF.format(first=first, last=last, worked=worked, instead=instead)
    wrong = lawfile.read("calendar.toml", lawfile.CalendarFile, text)
    with pytest.raises(lawfile.LawError, match=says):
        checking.check_calendar("calendar.toml", wrong)


def test_a_day_off_twice_is_named() -> None:
    known = law.calendar_file()
    wrong = lawfile.CalendarFile(known.first, known.last, [*known.off, known.off[0]], known.worked)
    with pytest.raises(lawfile.LawError, match="2018-01-01 is off twice"):
        checking.check_calendar("calendar.toml", wrong)
