"""A form at work: what is asked, which case it gives, which papers remain, how it moves on."""

from dataclasses import replace
from datetime import date

import pytest

from motcua.domain.eforms.casing import PaperState, case_of, papers, said_by_choosing
from motcua.domain.eforms.checking import check, filed, visible
from motcua.domain.eforms.conditions import Equals, Older, Passed, Younger, holds
from motcua.domain.eforms.definition import (
    Block,
    CaseRule,
    FieldKind,
    FormDefinition,
    Page,
    PaperLink,
    PaperUse,
    Repeat,
)
from motcua.domain.eforms.difference import Change, difference
from motcua.domain.eforms.documents import read_definition
from motcua.domain.eforms.moving import moved
from motcua.domain.eforms.obstacles import Obstacle
from motcua.domain.eforms.soundness import unsound
from motcua.domain.eforms.views import rows_for_view
from motcua.domain.eforms.writing import written
from motcua.domain.kernel.texts import Bilingual
from tests.domain.eforms.drawn import (
    BORN,
    CASES,
    FORM,
    KIN_NAME,
    MEMBER,
    WHO,
    field,
    options,
    words,
)

ON = date(2026, 11, 16)
KIN = {"who": "kin", "kin_name": "Lý Thị Mẹ", "born": "16/11/1950", "members": [{"name": "An"}]}


def with_blocks(*blocks: Block, form: FormDefinition = FORM) -> FormDefinition:
    return replace(form, pages=(Page(id="p", title=words("Trang"), blocks=blocks),))


def test_only_what_the_answers_call_for_is_asked() -> None:
    assert visible(FORM, {"who": "self"}, ON) == {"who", "born"}
    assert visible(FORM, KIN, ON) == {
        *("who", "kin_name", "born", "members.0.name", "members.0.age")
    }


def test_what_is_missing_unreadable_or_strange_is_told_by_its_path() -> None:
    typed = {"who": "kin", "born": "hôm qua", "members": [{"age": "x", "odd": 1}], "extra": 1}
    told = [each.field for each in check(FORM, typed, ON)]
    assert told == ["kin_name", "born", "members.0.name", "members.0.age", "members.0.odd", "extra"]
    assert [each.field for each in check(FORM, typed, ON, page="p_born")] == ["born"]
    assert check(FORM, typed, ON, page="no_such_page") == ()


def test_what_is_wrong_names_its_field_and_its_row() -> None:
    typed = {"who": "kin", "born": "hôm qua", "members": [{"name": "A"}, {"age": "x"}]}
    told = [each.says.vi for each in check(FORM, typed, ON)]
    assert told == [
        "Hãy điền: kin_name.",
        "born: hãy nhập ngày, tháng, năm như 05/08/2019.",
        "Thành viên 2 – Hãy điền: name.",
        "Thành viên 2 – age: hãy nhập số, ví dụ 1.200.",
    ]
    assert [each.says.vi for each in check(FORM, {}, ON, page="p_who")] == ["Hãy chọn: who."]


@pytest.mark.parametrize(
    ("rows", "told"),
    [([], ["members"]), ("text", ["members"]), ([1], ["members.0"]),
     ([{"name": "A"}] * 3, ["members"]), ([{"name": "A"}], [])],
)  # fmt: skip
def test_a_table_has_its_rows(rows: object, told: list[str]) -> None:
    assert [each.field for each in check(FORM, KIN | {"members": rows}, ON)] == told


def test_answers_nobody_is_asked_for_are_not_filed() -> None:
    kept = filed(FORM, KIN | {"who": "self"}, ON)
    assert kept == {"who": "self", "born": "1950-11-16"}


@pytest.mark.parametrize(
    ("born", "case"), [("16/11/1951", "elder"), ("17/11/1951", "default"), ("", "default")]
)
def test_the_answers_choose_the_case_on_the_day(born: str, case: str) -> None:
    assert case_of(FORM, {"who": "self", "born": born}, ON) == case


def test_age_is_counted_to_the_day() -> None:
    leap = {"born": "2008-02-29", "end": "2026-02-28"}
    assert not holds(Older("born", 18, "end"), leap, ON)
    assert holds(Older("born", 18, "2026-03-01"), leap, ON)
    assert holds(Younger("born", 18, "end"), leap, ON)
    assert not holds(Younger("born", 18, "2000-01-01"), leap, ON)
    assert holds(Passed("end", 60), leap, ON)
    assert not holds(Passed("end", 261), leap, ON)


def test_yes_is_not_the_number_one() -> None:
    assert not holds(Equals("a", True), {"a": 1}, ON)
    assert holds(Equals("a", 1), {"a": 1}, ON)


def test_papers_given_held_or_not_needed_say_why() -> None:
    listed = {"form": True, "proof": True, "letter": False, "other": True, "photo": False}
    alone = {"who": "self", "born": "16/11/1990"}
    asked = papers(FORM, alone, ON, listed=listed, held={"result.1.001193"})
    assert [each.state for each in asked] == [
        *(PaperState.BY_FORM, PaperState.HELD, PaperState.NOT_ASKED),
        *(PaperState.NEEDED, PaperState.IF_ANY),
    ]
    assert all(each.says.vi for each in asked[:3])
    with_kin = papers(FORM, KIN, ON, listed=listed)
    assert [each.state for each in with_kin[1:3]] == [PaperState.NEEDED, PaperState.NEEDED]


def test_a_filled_form_is_read_in_words() -> None:
    answers = filed(FORM, KIN, ON)
    pages = rows_for_view(FORM, answers, "en", on=ON)
    assert [page.id for page in pages] == ["p_who", "p_born", "p_kin"]
    assert [row.text for row in pages[1].blocks[0].rows] == ["16/11/1950"]
    assert pages[2].blocks[0].title == "Thành viên (en) 1"
    assert pages[0].blocks[0].rows[0].text == "kin (en)"


CHANGED = replace(
    FORM,
    version=2,
    pages=(
        Page(
            id="p_born",
            title=words("Sinh"),
            blocks=(Block(id="birth", fields=(field("born", FieldKind.TEXT), field("place"))),),
        ),
        Page(
            id="p_who",
            title=words("Ai"),
            blocks=(
                Block(id="who_is", fields=(replace(WHO, options=options("self", "friend")),)),
                replace(MEMBER, fields=(field("name"),)),
            ),
        ),
    ),
)


def test_the_difference_names_what_was_added_removed_changed_and_moved() -> None:
    found = difference(FORM, CHANGED)
    assert found.added == ("place",)
    assert found.removed == ("kin_name", "members.age")
    assert found.changed == (Change("born", ("kind",)), Change("who", ("options",)))
    assert set(found.moved) == {"members.name", "who", "born"}
    assert found.other == ("page:p_kin",)


def test_a_draft_moves_with_what_was_touched_marked_and_the_rest_put_aside() -> None:
    typed = KIN | {"members": [{"name": "An", "age": 7}]}
    gone = moved(typed, FORM, CHANGED)
    assert gone.answers == {"born": "16/11/1950", "members": [{"name": "An"}]}
    assert gone.aside == {"who": "kin", "kin_name": "Lý Thị Mẹ", "members.0.age": 7}
    assert gone.touched == ("born", "place", "who")


def test_a_second_aside_lies_beside_the_first() -> None:
    gone = moved({"who": "kin"}, FORM, CHANGED, aside={"who": "other"})
    assert gone.aside == {"who": "other", "who~2": "kin"}


def told(form: FormDefinition, *earlier: FormDefinition) -> set[str]:
    return {each.where for each in unsound(form, cases=CASES, earlier=earlier)}


def test_a_sound_form_has_no_obstacle() -> None:
    assert told(FORM, FORM) == set()


BAD_PAPERS = (
    PaperLink(paper="strange", use=PaperUse.FORM),
    PaperLink(paper="proof", use=PaperUse.ONCE),
)
ENGLISH_MISSING = replace(field("q"), label=Bilingual("Hỏi", ""))


@pytest.mark.parametrize(
    ("form", "where"),
    [
        (replace(FORM, title=Bilingual("", "")), {"title"}),
        (with_blocks(Block(id="b", fields=(ENGLISH_MISSING,))), {"q"}),
        (with_blocks(Block(id="b", fields=())), {"b"}),
        (with_blocks(), {"p"}),
        (replace(FORM, pages=()), {"pages"}),
        (with_blocks(Block(id="B", fields=(field("q"),))), {"B"}),
        (with_blocks(Block(id="b", fields=(field("q"), field("q")))), {"q"}),
        (with_blocks(Block(id="b", fields=(KIN_NAME, WHO))), {"kin_name"}),
        (
            with_blocks(
                Block(id="b", fields=(WHO, replace(KIN_NAME, when=Equals("who", "nobody"))))
            ),
            {"kin_name"},
        ),
        (with_blocks(Block(id="b", fields=(field("q", FieldKind.ONE_OF),))), {"q"}),
        (with_blocks(Block(id="b", fields=(field("q", options=options("x")),))), {"q"}),
        (with_blocks(Block(id="b", fields=(field("q", FieldKind.WHOLE, least=2, most=1),))), {"q"}),
        (with_blocks(replace(MEMBER, repeat=Repeat(least=3, most=2))), {"members"}),
        (replace(FORM, cases=()), {"cases"}),
        (replace(FORM, cases=(CaseRule(case="nobody"),)), {"nobody"}),
        (replace(FORM, cases=(CaseRule(case="elder"), CaseRule(case="default"))), {"elder"}),
        (replace(FORM, papers=BAD_PAPERS), {"strange", "proof"}),
    ],
)
def test_every_fault_of_a_drawing_is_told(form: FormDefinition, where: set[str]) -> None:
    plain = replace(form, cases=form.cases if form.pages == FORM.pages else FORM.cases[1:])
    plain = plain if form.pages == FORM.pages else replace(plain, papers=())
    assert where <= told(plain)


def test_an_id_is_never_used_for_something_else() -> None:
    gone = with_blocks(Block(id="b", fields=(field("other"),)))
    other_kind = with_blocks(Block(id="b", fields=(field("born", FieldKind.MONEY),)))
    bare = {"cases": FORM.cases[1:], "papers": ()}
    again = replace(FORM, version=3)
    assert "who" in told(again, FORM, replace(gone, version=2))
    assert "born" in told(replace(other_kind, **bare), FORM)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"code": None}, ""),
        ({"strange": 1}, ""),
        ({"version": "1"}, "version"),
        ({"version": True}, "version"),
        ({"title": "chỉ một"}, "title"),
        ({"pages": "p"}, "pages"),
        ({"pages": [1]}, "pages[0]"),
        ({"cases": [{"case": "a", "when": {"odd": 1}}]}, "cases[0].when"),
        ({"papers": [{"paper": "a", "use": "never"}]}, "papers[0].use"),
        ({"source": "a\x00"}, "source"),
    ],
)
def test_an_unreadable_file_is_told_where(change: dict[str, object], where: str) -> None:
    plain = {key: value for key, value in (written(FORM) | change).items() if value is not None}
    read = read_definition(plain)
    assert isinstance(read, Obstacle)
    assert read.where == where


STAGE = field("stage", FieldKind.ONE_OF, options=options("primary", "lower", "upper"))


def by_stage(*cases: CaseRule) -> FormDefinition:
    return replace(with_blocks(Block(id="b", fields=(STAGE, WHO, BORN))), cases=cases)


def test_choosing_a_case_has_answered_the_questions_it_hangs_on() -> None:
    lower = CaseRule(case="lower", when=Equals("stage", "lower"))
    upper = CaseRule(case="upper", when=Equals("stage", "upper"))
    form = by_stage(lower, upper, CaseRule(case="primary"))
    assert said_by_choosing(form, "lower") == {"stage": "lower"}
    assert said_by_choosing(form, "primary") == {"stage": "primary"}
    assert said_by_choosing(form, "") == said_by_choosing(form, "nobody") == {}
    two_left = by_stage(lower, CaseRule(case="primary"))
    assert said_by_choosing(two_left, "primary") == {}
    two_questions = by_stage(
        lower, CaseRule(case="kin", when=Equals("who", "kin")), CaseRule(case="primary")
    )
    assert said_by_choosing(two_questions, "primary") == {}
    assert said_by_choosing(FORM, "elder") == {"who": "self"}
