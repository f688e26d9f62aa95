"""A form is changed part by part; what has no place is left alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.domain.eforms.conditions import Present
from motcua.domain.eforms.definition import (
    Block,
    CaseRule,
    FormDefinition,
    Page,
    PaperLink,
    PaperUse,
)
from motcua.domain.eforms.editing import added, moved_part, named_part, removed, replaced
from tests.domain.eforms.drawn import BORN, FORM, KIN_NAME, MEMBER, WHO, field, words
from tests.domain.eforms.strategies import forms

NEW = field("fresh")


def order(form: FormDefinition) -> list[str]:
    return [name for name, _ in form.fields()]


def test_parts_are_found_by_their_lasting_names() -> None:
    assert named_part(FORM, "field:members.name") == MEMBER.fields[0]
    assert named_part(FORM, "field:born") == BORN
    assert named_part(FORM, "block:members") == MEMBER
    assert named_part(FORM, "page:p_born") == FORM.pages[1]
    assert named_part(FORM, "case:1") == FORM.cases[1]
    assert named_part(FORM, "paper:0") == FORM.papers[0]
    for strange in ("field:name", "case:2", "case:x", "", "what:born"):
        assert named_part(FORM, strange) is None


def test_a_field_goes_over_to_the_neighbouring_block() -> None:
    down = moved_part(FORM, "field:kin_name", 1)
    assert order(down)[:3] == ["who", "kin_name", "born"]
    assert down.pages[1].blocks[0].fields == (KIN_NAME, BORN)
    assert moved_part(down, "field:kin_name", -1) == FORM
    assert moved_part(FORM, "field:who", -1) == FORM


def test_blocks_pages_cases_and_papers_move_too() -> None:
    assert moved_part(FORM, "page:p_born", -1).pages[0].id == "p_born"
    assert moved_part(FORM, "block:birth", -1).pages[0].blocks[1].id == "birth"
    assert [rule.case for rule in moved_part(FORM, "case:0", 1).cases] == ["default", "elder"]
    assert moved_part(FORM, "paper:2", 1) == FORM


def test_parts_are_added_where_they_belong() -> None:
    assert order(added(FORM, "block:birth", NEW))[2:4] == ["born", "fresh"]
    block = Block(id="more", fields=(NEW,))
    assert added(FORM, "page:p_who", block).pages[0].blocks[1] == block
    page = Page(id="p_more", title=words("Thêm"), blocks=(block,))
    assert added(FORM, "", page).pages[-1] == page
    rule = CaseRule(case="default", when=Present("who"))
    assert added(FORM, "", rule).cases[1] == rule
    link = PaperLink(paper="proof", use=PaperUse.FORM)
    assert added(FORM, "", link).papers[-1] == link
    assert added(FORM, "block:nowhere", NEW) == FORM


def test_parts_are_replaced_and_removed() -> None:
    assert named_part(replaced(FORM, "field:who", NEW), "field:fresh") == NEW
    assert order(removed(FORM, "field:who")) == ["kin_name", "born", "members.name", "members.age"]
    assert len(removed(FORM, "case:0").cases) == 1
    assert len(removed(FORM, "paper:0").papers) == 2
    assert len(removed(FORM, "page:p_kin").pages) == 2
    assert removed(FORM, "page:nowhere") == FORM
    assert replaced(FORM, "case:9", FORM.cases[0]) == FORM


@settings(max_examples=40)
@given(forms(), st.data())
def test_moving_keeps_every_field(form: FormDefinition, data: st.DataObject) -> None:
    names = order(form)
    plain = [name for name in names if "." not in name]
    name = data.draw(st.sampled_from(plain))
    after = moved_part(form, f"field:{name}", data.draw(st.sampled_from([-1, 1])))
    assert sorted(field.id for _, field in after.fields()) == sorted(
        field.id for _, field in form.fields()
    )
    assert WHO.id not in names
