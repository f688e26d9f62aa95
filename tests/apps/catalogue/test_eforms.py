"""Forms in the catalogue: the general one, the drawn ones, drafts, publishing from a day."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from django.db import InternalError, connection, transaction
from django.db.utils import IntegrityError
from pypdf import PdfReader

from motcua.domain.eforms.casing import PaperState, case_of, papers
from motcua.domain.eforms.checking import check, filed
from motcua.domain.eforms.definition import FormDefinition
from motcua.domain.kernel.actor import Actor, Role
from motcua.domain.kernel.local_time import VIETNAM
from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers.forms.eform import eform_pdf
from motcua.plumbing.errors import Refused
from motcua.plumbing.idempotency import KeyReused
from motcua.reference.catalogue import (
    eform_commands,
    eform_content,
    eform_queries,
    queries,
    refusals,
)
from tests.builders import actor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped", "at_noon")]
DAY = date(2026, 11, 16)
NOON = datetime(2026, 11, 16, 12, 0, tzinfo=VIETNAM)
DRAWER = actor(Role.PROVINCIAL_CONTROLLER)
STAY, PENSION, BIRTH, SCHOOL = "1.004194", "1.014027", "1.001193", "2.002854"
GENERAL = "1.000894"
PERSON = {
    "full_name": "Nguyễn Thị Ánh",
    "birth": "1990-08-05",
    "personal_number": "087190000045",
    "address": {"commune": "Mỹ Long"},
    "phone": "0912345678",
}


@pytest.fixture
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.plumbing.clock.now", lambda: NOON)


def begun(procedure: str, by: Actor = DRAWER) -> FormDefinition:
    eform_commands.begin_form_draft(procedure, by=by, key=f"begin-{procedure}")
    draft = eform_queries.open_form_draft(procedure)
    assert draft is not None
    return draft.definition


def refused(work: Callable[[], object]) -> type:
    with pytest.raises(Refused) as caught:
        work()
    return type(caught.value.refusal)


def printed(form: FormDefinition, answers: Mapping[str, object] | None) -> str:
    """What can be read on the paper, the same bytes twice."""
    paper = eform_pdf(form, answers, made_at=NOON)
    assert paper == eform_pdf(form, answers, made_at=NOON)
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)
    return " ".join(text.split())


def test_every_procedure_in_force_has_a_form_that_could_be_published() -> None:
    drawn = 0
    for row in queries.procedures(DAY):
        form = eform_queries.form_on(row.code, DAY)
        assert eform_queries.obstacles_of(form, DAY) == (), row.code
        assert form.procedure == row.code
        drawn += not eform_queries.is_general(form)
    assert drawn == len(eform_content.shipped_files())


def test_before_its_procedure_version_a_drawn_form_is_not_there() -> None:
    assert eform_queries.is_general(eform_queries.form_on(BIRTH, date(2019, 8, 5)))
    assert eform_queries.form_on(BIRTH, DAY).version == 1


def test_a_form_is_found_again_by_its_code_and_version() -> None:
    for code in (BIRTH, GENERAL):
        form = eform_queries.form_on(code, DAY)
        assert eform_queries.form_version(form.code, form.version) == form
    assert refused(lambda: eform_queries.form_version(BIRTH, 9)) is refusals.FormUnknown


def test_what_is_stored_is_read_back_and_has_a_valid_schema() -> None:
    for form in eform_commands.read_shipped_forms():
        stored = eform_content.stored(form)
        assert eform_content.restored(stored) == form


@pytest.mark.parametrize(
    ("code", "answers", "case"),
    [
        (STAY, {"group": "ca_nhan"}, "ca_nhan"),
        (STAY, {"group": "danh_sach"}, "danh_sach"),
        (BIRTH, {"situation": "ordinary", "relation": "mother", "birth_notice": False},
         "no_birth_notice"),
        (BIRTH, {"situation": "abandoned", "relation": "guardian"}, "abandoned"),
        (BIRTH, {"situation": "ordinary", "relation": "father", "birth_notice": True,
                 "child_birth": "2026-09-01"}, "late"),
        (BIRTH, {"situation": "ordinary", "relation": "father", "birth_notice": True,
                 "child_birth": "2026-11-01"}, "default"),
        (PENSION, {"request": "begin", "poor": True, "birth": "1955-01-01"}, "age_70_poor"),
        (PENSION, {"request": "begin", "poor": False, "birth": "1945-01-01"}, "age_75"),
        (PENSION, {"request": "end"}, "change_or_end"),
        (SCHOOL, {"stage": "upper_secondary"}, "upper_secondary"),
    ],
)  # fmt: skip
def test_the_answers_choose_the_case(code: str, answers: dict[str, object], case: str) -> None:
    assert case_of(eform_queries.form_on(code, DAY), answers, DAY) == case


def test_a_whole_online_filing_asks_once() -> None:
    form = eform_queries.form_on(STAY, DAY)
    answers = PERSON | {
        "group": "ca_nhan",
        "sex": "female",
        "stay_address": {"line": "12 Lê Lợi", "commune": "Cao Lãnh"},
        "stay_from": "16/11/2026",
        "stay_months": "12",
        "lawful": "own",
    }
    assert check(form, answers, DAY) == ()
    kept = filed(form, answers, DAY)
    assert eform_content.misfits(form, kept) == []
    assert eform_content.misfits(form, {**kept, "stay_months": "12"}) == ["stay_months"]
    listed = {p.code: p.mandatory for p in queries.terms(STAY, "ca_nhan", DAY).papers}
    asked = papers(form, answers, DAY, listed=listed, held={"land"})
    assert {each.paper: each.state for each in asked} == {
        "to_khai": PaperState.BY_FORM,
        "cho_o_hop_phap": PaperState.HELD,
    }
    assert "Nguyễn Thị Ánh" in printed(form, kept)
    assert "nếu “Đăng ký cho ai?” là" in printed(form, None)


def test_a_draft_is_saved_step_by_step_and_published_from_a_day() -> None:
    form = begun(BIRTH)
    assert (form.version, form.code) == (2, BIRTH)
    edited = replace(form, title=Bilingual("Tên mới", "New name"))
    seen = eform_commands.save_form_draft(BIRTH, edited, seen=1, by=DRAWER, key="save-first")
    day = date(2026, 12, 1)
    done = eform_commands.publish_form(BIRTH, day, seen=seen, by=DRAWER, key="publish-it")
    again = eform_commands.publish_form(BIRTH, day, seen=seen, by=DRAWER, key="publish-it")
    assert (done.number, again.number, again.replayed) == (2, 2, True)
    assert eform_queries.form_on(BIRTH, date(2026, 11, 30)).version == 1
    assert eform_queries.form_on(BIRTH, day).title.vi == "Tên mới"
    assert [row.last for row in eform_queries.form_versions(BIRTH)] == [None, date(2026, 11, 30)]
    assert eform_queries.open_form_draft(BIRTH) is None


def test_what_may_not_be_done_says_why() -> None:
    form = begun(BIRTH)
    head = actor(Role.HEAD_OF_AGENCY)
    publish = eform_commands.publish_form
    save = eform_commands.save_form_draft
    faulty = replace(form, cases=())
    assert refused(lambda: begun(STAY, head)) is refusals.MayNotDrawForms
    assert (
        refused(lambda: save(BIRTH, form, seen=7, by=DRAWER, key="save-late"))
        is refusals.FormDraftMovedOn
    )
    assert (
        refused(lambda: publish(BIRTH, date(2026, 11, 15), seen=1, by=DRAWER, key="too-early"))
        is refusals.FormDayTooEarly
    )
    save(BIRTH, faulty, seen=1, by=DRAWER, key="save-faulty")
    assert (
        refused(lambda: publish(BIRTH, DAY, seen=2, by=DRAWER, key="publish-faulty"))
        is refusals.FormUnsound
    )
    with pytest.raises(KeyReused):
        save(BIRTH, form, seen=2, by=DRAWER, key="save-faulty")


def test_a_published_form_never_changes() -> None:
    for change in (
        "UPDATE catalogue_eformversion SET content = '{}'",
        "UPDATE catalogue_eformversion SET number = 9",
        "DELETE FROM catalogue_eformversion",
    ):
        with pytest.raises((InternalError, IntegrityError)), transaction.atomic():
            connection.cursor().execute(change)


def test_loading_again_changes_nothing() -> None:
    assert eform_commands.load_shipped_forms() == 0


def test_a_faulty_file_is_refused_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    file.write_text('code = "1"\nstrange = 1\n', encoding="utf-8")
    with pytest.raises(Refused) as caught:
        eform_commands.read_shipped_forms([file])
    assert "bad.toml" in caught.value.refusal.text("vi")
