"""A page of a form as inputs, what comes back from a browser, and every shipped page drawn."""

from datetime import date
from pathlib import Path

import pytest
from django.http import QueryDict
from django.template import engines

from motcua.domain.eforms.definition import FormDefinition
from motcua.domain.eforms.obstacles import Obstacle
from motcua.faces.ui.eform_typed import typed
from motcua.faces.ui.eforms import Filling, sheet
from motcua.reference.catalogue import eform_content
from tests.domain.eforms.drawn import FORM

ON = date(2026, 11, 16)
KIN = {"who": "kin", "kin_name": "Lý Thị Mẹ", "born": "1950-11-16"}
SHOWN = ("p_who", "p_born", "p_kin")
PAGE = """{% import "ui/eform.html" as eform %}{{ eform.faults(sheet) }}{{ eform.groups(sheet) }}"""


def sent(text: str) -> QueryDict:
    return QueryDict(text)


def shipped(file: Path) -> FormDefinition:
    form = eform_content.read_file(file.read_text(encoding="utf-8"), toml=True)
    assert not isinstance(form, Obstacle)
    return form


def test_a_page_knows_its_place_and_its_faults() -> None:
    filling = Filling(definition=FORM, answers=KIN | {"born": "x"}, on=ON, touched={"born"})
    shown = sheet(filling, "p_born", told=True)
    assert shown is not None
    assert (shown.number, shown.of, shown.before, shown.after) == (2, 3, "p_who", "p_kin")
    assert [target for target, _text in shown.faults] == ["f-born"]
    entry = shown.groups[0].entries[0]
    assert (entry.text, entry.touched) == ("x", True)
    assert sheet(filling, "p_nowhere") is None
    assert sheet(Filling(definition=FORM, answers={}, on=ON), "p_kin") is None


def test_pages_are_counted_once_no_answer_can_change_their_number() -> None:
    """The first page asks for whom; only after it is known whether there is a page for kin."""
    pages = {each: sheet(Filling(definition=FORM, answers=KIN, on=ON), each) for each in SHOWN}
    assert [each.of for each in pages.values() if each] == [0, 3, 3]


def test_a_table_shows_the_rows_it_must_have() -> None:
    shown = sheet(Filling(definition=FORM, answers=KIN, on=ON), "p_kin")
    assert shown is not None
    table = shown.groups[0]
    assert [entry.name for entry in table.rows[0]] == ["members.0.name", "members.0.age"]
    assert (len(table.rows), table.may_add, table.may_drop) == (1, True, False)


def test_what_was_typed_is_kept_in_one_form_or_as_it_was() -> None:
    before = {"who": "self", "born": "1990-01-01"}
    read = typed(FORM, "p_born", sent("born=5/8/2019"), before=before, on=ON)
    assert read.answers == {"who": "self", "born": "2019-08-05"}
    read = typed(FORM, "p_born", sent("born=hôm qua"), before=before, on=ON)
    assert read.answers["born"] == "hôm qua"
    assert "born" not in typed(FORM, "p_born", sent("born="), before=before, on=ON).answers


def test_a_question_that_appears_is_told_and_a_hidden_answer_stays() -> None:
    read = typed(FORM, "p_who", sent("who=kin"), before={}, on=ON)
    assert read.more_asked
    gone = typed(FORM, "p_who", sent("who=self"), before=read.answers | KIN, on=ON)
    assert (gone.answers["who"], gone.more_asked) == ("self", False)
    late = typed(FORM, "p_who", sent("who=kin&.asked=who"), before={"who": "kin"}, on=ON)
    assert late.more_asked, "another save came first, but the page did not show the question"
    kept = typed(FORM, "p_who", sent("who=self"), before={"kin_name": "Lý"}, on=ON)
    assert kept.answers == {"who": "self", "kin_name": "Lý"}


def test_rows_are_added_and_removed_by_buttons() -> None:
    page = "members.rows=1&members.0.name=An&members.0.age=7"
    added = typed(FORM, "p_kin", sent(f"{page}&add_row=members"), before=KIN, on=ON)
    assert added.rows_changed == "members.1"
    assert added.answers["members"] == [{"name": "An", "age": 7}, {}]
    both = "members.rows=2&members.0.name=An&members.1.name=Bé"
    dropped = typed(FORM, "p_kin", sent(f"{both}&drop_row=members.0"), before=KIN, on=ON)
    assert dropped.answers["members"] == [{"name": "Bé"}]
    blank = typed(FORM, "p_kin", sent("members.rows=3&members.0.name=An"), before=KIN, on=ON)
    assert blank.answers["members"] == [{"name": "An"}]
    assert "members" not in typed(FORM, "p_kin", sent("x=1"), before=KIN, on=ON).answers


@pytest.mark.parametrize(
    "strange",
    ["members.rows=99999", f"members.rows={'9' * 5000}", "drop_row=members.x", "add_row=born"],
)
def test_strange_posts_change_nothing_much(strange: str) -> None:
    read = typed(FORM, "p_kin", sent(strange), before=KIN, on=ON)
    assert read.answers.get("members", []) == []
    assert typed(FORM, "nowhere", sent(strange), before=KIN, on=ON).answers == KIN


@pytest.mark.parametrize("file", eform_content.shipped_files(), ids=lambda file: file.stem)
def test_every_shipped_page_is_drawn_with_its_faults(file: Path) -> None:
    form = shipped(file)
    template = engines["jinja2"].from_string(PAGE)
    first = {field.id: field.options[0].code for _, field in form.fields() if field.options}
    drawn = 0
    for page in form.pages:
        filling = Filling(definition=form, answers=first, on=ON, language="en")
        shown = sheet(filling, page.id, told=True)
        if shown is not None:
            html = template.render({"sheet": shown})
            assert all(f'id="{target}"' in html for target, _text in shown.faults)
            drawn += 1
    assert drawn
