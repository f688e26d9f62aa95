"""From a draft to a dossier: what is kept, checked, stored and acknowledged."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.urls import reverse

from motcua.channels.notices import queries as notices
from motcua.channels.notices.commands import site
from motcua.channels.online import commands, expiring, queries
from motcua.channels.online import models as m
from motcua.channels.online import refusals as r
from motcua.channels.online.shapes import Beginning, Mandated, Organisation, WayOut
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.online import FIELD
from motcua.domain.dossier.party import Channel, MissingPaper
from motcua.domain.dossier.state import Stage, State
from motcua.domain.eforms.editing import removed
from motcua.domain.fees.lines import FeePer, PayerGroup
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import queries as register
from motcua.dossiers.refusals import NoSuchDossier, SomeoneActedFirst
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import eform_queries
from motcua.reference.places import queries as places
from tests.apps.online.conftest import ILLEGIBLE, PNG, Home
from tests.cast import ONE_STOP
from tests.faces.office.world import BIRTH, CARD, CASE, MORNING

HOUR = timedelta(hours=1)
At = Callable[[datetime], None]
LACKING = (
    MissingPaper(paper="giay_chung_sinh", what="Bản rõ hơn", reason="Ảnh bị mờ"),
    MissingPaper(paper=f"{FIELD}summary", what="Ghi tên con", reason="Chưa ghi tên"),
)


def state_of(dossier: object) -> State:
    found = register.state_and_id(dossier)  # type: ignore[arg-type]
    assert found is not None
    return found[1]


def refusal(caught: pytest.ExceptionInfo[Refused]) -> Refusal:
    return caught.value.refusal


def test_a_filing_becomes_a_dossier_with_code_turn_and_acknowledgement(home: Home) -> None:
    draft = home.ready()
    done = commands.submit(draft.id, by=home.owner, key="press-12345")
    state = state_of(done.dossier)
    assert done.code == state.code == "000.01.38.H20-190805-0001"
    assert done.at == MORNING
    assert state.stage is Stage.SUBMITTED
    assert state.answer_by == done.answer_by == datetime.fromisoformat("2019-08-06T09:00+07:00")
    assert state.filing.applicant.address == "Ấp 1, Xã Mỹ Long, Đồng Tháp"
    assert state.filing.channel_in is Channel.ONLINE
    assert {file.paper for file in queries.files_of(done.dossier)} >= {"giay_chung_sinh"}
    filed = queries.form_answers(state)
    assert filed is not None
    assert filed.answers["summary"] == "Đăng ký khai sinh cho con"


def test_two_presses_and_a_lost_answer_are_one_dossier(home: Home) -> None:
    draft = home.ready()
    first = commands.submit(draft.id, by=home.owner, key="press-12345")
    again = commands.submit(draft.id, by=home.owner, key="press-12345")
    from_another_tab = commands.submit(draft.id, by=home.owner, key="press-67890")
    assert first == again == from_another_tab
    assert m.Submission.objects.count() == 1


def test_two_tabs_keep_both_values_until_one_is_chosen(home: Home) -> None:
    draft = home.ready()
    seen = draft.version
    one = commands.save(draft.id, {"summary": "Một"}, seen=seen, by=home.owner)
    assert one.conflicts == ()
    other = commands.save(draft.id, {"summary": "Hai", "note": "Thêm"}, seen=seen, by=home.owner)
    assert other.answers["summary"] == "Hai"
    assert other.answers["note"] == "Thêm"
    assert [(each.kept, each.other) for each in other.conflicts] == [("Hai", "Một")]
    with pytest.raises(Refused) as caught:
        commands.submit(draft.id, by=home.owner, key="press-12345")
    assert isinstance(refusal(caught), r.NotComplete)
    settled = commands.save(draft.id, {"summary": "Một"}, seen=other.version, by=home.owner)
    assert settled.conflicts == ()
    assert settled.answers["summary"] == "Một"


def test_tabs_that_write_different_fields_are_merged(home: Home) -> None:
    draft = home.begun()
    commands.save(draft.id, {"summary": "Một"}, seen=draft.version, by=home.owner)
    both = commands.save(draft.id, {"note": "Hai"}, seen=draft.version, by=home.owner)
    assert (both.answers["summary"], both.answers["note"]) == ("Một", "Hai")
    assert both.conflicts == ()


def test_what_is_known_is_filled_in_and_says_from_where(home: Home) -> None:
    draft = home.begun()
    assert draft.answers["full_name"] == home.owner.full_name
    assert draft.prefilled["full_name"] == "person.name"
    assert (draft.answers["case"], draft.prefilled["case"]) == (CASE, "filing.case")
    scanned = commands.scan_card(draft.id, CARD, by=home.owner)
    assert scanned.answers["birth"] == "1990-08-05"
    home.filed()
    next_one = home.begun()
    assert next_one.answers["summary"] == "Đăng ký khai sinh cho con"
    assert next_one.prefilled["summary"].startswith("earlier.")


def test_a_supplement_without_a_form_hides_no_earlier_answers(home: Home, standing: At) -> None:
    home.filed()
    at_the_counter = home.world.assigned()
    home.world.act(at_the_counter, "officer", c.AskSupplement(missing=ILLEGIBLE))
    standing(MORNING + HOUR)
    home.supplemented(at_the_counter)
    assert home.begun().prefilled["summary"].startswith("earlier.")


def test_an_incomplete_draft_says_what_is_missing_and_where(home: Home) -> None:
    draft = home.begun()
    pages = {each.page for each in queries.missing(queries.look(draft.id, home.owner))}
    assert {"papers", "place", "result", "p_person"} <= pages
    with pytest.raises(Refused) as caught:
        commands.submit(draft.id, by=home.owner, key="press-12345")
    assert isinstance(refusal(caught), r.NotComplete)


def test_papers_may_come_later_where_the_service_is_partial(home: Home) -> None:
    draft = home.ready()
    for file in draft.files_of("giay_chung_sinh"):
        commands.detach(draft.id, file.id, by=home.owner)
    commands.bring_later(draft.id, ["giay_chung_sinh"], by=home.owner)
    done = commands.submit(draft.id, by=home.owner, key="press-12345")
    part = state_of(done.dossier).part
    assert part is not None
    assert part.later == ("giay_chung_sinh",)


def test_a_relief_needs_its_proof_and_lowers_the_fee(home: Home) -> None:
    draft = home.ready()
    before = queries.fees(queries.look(draft.id, home.owner))
    commands.claim_reliefs(
        draft.id, [PayerGroup.POOR_HOUSEHOLD], quantities={FeePer.COPY: 2}, by=home.owner
    )
    seen = queries.look(draft.id, home.owner)
    assert [each.page for each in queries.missing(seen)] == ["fees"]
    commands.attach(draft.id, "relief:poor_household", home.upload(draft), by=home.owner)
    after = queries.fees(queries.look(draft.id, home.owner))
    assert before is not None
    assert after is not None
    assert after.total < after.gross
    done = commands.submit(draft.id, by=home.owner, key="press-12345")
    assert queries.reliefs_claimed(done.dossier) == ("poor_household",)
    assert state_of(done.dossier).owed == after.total


def test_files_stand_at_papers_of_the_list_and_come_from_this_draft(home: Home) -> None:
    draft, other = home.begun(), home.begun()
    with pytest.raises(Refused) as caught:
        commands.attach(draft.id, "television", home.upload(draft), by=home.owner)
    assert isinstance(refusal(caught), r.PaperNotOfCase)
    with pytest.raises(Refused):
        commands.attach(draft.id, "giay_chung_sinh", home.upload(other), by=home.owner)
    with pytest.raises(Refused) as caught:
        commands.reuse(draft.id, "giay_chung_sinh", uuid4(), by=home.owner)
    assert isinstance(refusal(caught), r.DocumentNotUsable)


def test_a_draft_is_its_account_s_alone(home: Home) -> None:
    draft = home.begun()
    acts: tuple[Callable[[], object], ...] = (
        partial(queries.draft, draft.id, home.world.cast.citizen),
        partial(commands.save, draft.id, {}, seen=1, by=home.world.cast.citizen),
        partial(queries.draft, uuid4(), home.owner),
    )
    for act in acts:
        with pytest.raises(Refused) as caught:
            act()
        assert isinstance(refusal(caught), r.NoSuchDraft)


def test_who_may_not_act_for_them_does_not_begin(home: Home) -> None:
    for whom in (Organisation("0102595740"), Mandated("UQ-000")):
        with pytest.raises(Refused) as caught:
            commands.begin(Beginning(procedure=BIRTH, for_whom=whom), by=home.owner)
        assert isinstance(refusal(caught), r.NotActingFor)
    with pytest.raises(Refused) as caught:
        commands.begin(Beginning(procedure=BIRTH), by=home.world.cast.child)
    assert isinstance(refusal(caught), r.IdentityNotKnown)


def test_a_representative_files_for_the_organisation(home: Home) -> None:
    representative = home.world.cast.representative
    draft = commands.begin(
        Beginning(procedure=BIRTH, case=CASE, for_whom=Organisation("0102595740")),
        by=representative,
    )
    assert draft.acting_for == "0102595740"


def test_what_is_not_online_cannot_be_begun(home: Home) -> None:
    with pytest.raises(Refused) as caught:
        commands.begin(Beginning(procedure="1.115757"), by=home.owner)
    assert isinstance(refusal(caught), r.NotOnline)


def test_continue_or_new_and_removal(home: Home) -> None:
    assert queries.open_draft(home.owner, BIRTH) is None
    draft = home.begun()
    found = queries.open_draft(home.owner, BIRTH)
    assert found is not None
    assert found.id == draft.id
    assert [row.id for row in queries.drafts_of(home.owner)] == [draft.id]
    commands.discard(draft.id, by=home.owner)
    commands.discard(draft.id, by=home.owner)
    assert queries.drafts_of(home.owner) == []
    assert m.Draft.objects.get(id=draft.id).answers == {}


def test_the_way_out_is_open_and_the_post_has_an_address(home: Home) -> None:
    draft = home.begun()
    for way in (WayOut(channel=Channel.HOME_VISIT), WayOut(channel=Channel.POSTMAN)):
        with pytest.raises(Refused) as caught:
            commands.choose_way_out(draft.id, way, by=home.owner)
        assert isinstance(refusal(caught), r.WayOutUnfit)


def test_a_place_that_does_not_decide_is_refused(home: Home) -> None:
    draft = home.begun()
    with pytest.raises(Refused):
        commands.choose_place(draft.id, "000.00.00.H99", by=home.owner)
    with pytest.raises(Refused) as caught:
        commands.choose_place(draft.id, "", by=home.owner)
    assert isinstance(refusal(caught), r.PlaceUnfit)


def test_a_new_form_takes_the_draft_along_before_it_is_filed(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = home.ready()
    old = eform_queries.form_on(BIRTH, MORNING.date())
    newer = eform_queries.form_on(BIRTH, date(2025, 8, 5))
    monkeypatch.setattr(eform_queries, "form_on", lambda procedure, day: newer)
    assert newer.version != old.version
    with pytest.raises(Refused) as caught:
        commands.submit(draft.id, by=home.owner, key="press-12345")
    assert isinstance(refusal(caught), r.FormMoved)
    moved = queries.draft(draft.id, home.owner)
    assert moved.form_version == newer.version
    assert moved.answers["summary"] == draft.answers["summary"]


def test_two_values_of_a_question_that_is_asked_no_more_stand_in_no_way(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = home.ready()
    for said in ("Một", "Hai"):
        commands.save(draft.id, {"note": said}, seen=draft.version, by=home.owner)

    def lacking() -> set[str]:
        return {each.field for each in queries.missing(queries.look(draft.id, home.owner))}

    assert "note" in lacking()
    old = eform_queries.form_on(BIRTH, MORNING.date())
    newer = replace(removed(old, "field:note"), version=old.version + 1)
    forms = {form.version: form for form in (old, newer)}
    monkeypatch.setattr(eform_queries, "form_on", lambda procedure, day: newer)
    monkeypatch.setattr(eform_queries, "form_version", lambda code, version: forms[version])
    assert commands.resume(draft.id, by=home.owner).aside["note"] == "Hai"
    assert "note" not in lacking()


def test_the_night_the_districts_end_takes_form_and_place_along(home: Home, standing: At) -> None:
    """Begun under the old list at a counter that is gone the next morning."""
    standing(datetime.fromisoformat("2025-06-30T20:00+07:00"))
    draft = home.ready()
    standing(datetime.fromisoformat("2025-07-01T06:00+07:00"))
    with pytest.raises(Refused) as caught:
        commands.submit(draft.id, by=home.owner, key="press-12345")
    assert isinstance(refusal(caught), r.FormMoved)
    seen = queries.look(draft.id, home.owner)
    for lacking in queries.missing(seen):
        assert lacking.page == "papers"
        commands.attach(draft.id, lacking.field, home.upload(draft), by=home.owner)
    done = commands.submit(draft.id, by=home.owner, key="press-67890")
    filing = state_of(done.dossier).filing
    assert filing.receiving_unit != ONE_STOP
    assert places.one_stop_unit(filing.receiving_unit, date(2025, 7, 1)).level == "commune"


def test_a_procedure_that_has_ended_is_not_filed(home: Home, standing: At) -> None:
    draft = home.ready()
    standing(datetime.fromisoformat("2018-01-05T09:00+07:00"))
    with pytest.raises(Refused):
        commands.submit(draft.id, by=home.owner, key="press-12345")
    assert queries.draft(draft.id, home.owner).answers


def test_nobody_touches_it_a_warning_then_it_goes(home: Home) -> None:
    draft = home.begun()
    soon = MORNING + timedelta(days=54)
    assert expiring.sweep(soon) == (1, 0)
    assert expiring.sweep(soon) == (0, 0)
    assert expiring.sweep(soon + timedelta(days=6)) == (0, 0)
    assert expiring.sweep(soon + timedelta(days=8)) == (0, 1)
    row = m.Draft.objects.get(id=draft.id)
    assert (row.state, row.answers) == ("expired", {})


def test_the_warning_leads_to_the_draft(home: Home) -> None:
    draft = home.begun()
    expiring.sweep(MORNING + timedelta(days=54))
    (warning,) = notices.inbox(str(home.owner.pk))
    address = reverse("portal:file_draft", kwargs={"filing": draft.id})
    assert f"Xem: {site()}{address}" in warning.text
    assert warning.about == "", "there is no dossier to name yet"


def test_the_warning_names_the_procedure_in_the_readers_language(home: Home) -> None:
    draft = home.begun()
    home.owner.language = "en"
    home.owner.save()
    expiring.sweep(MORNING + timedelta(days=54))
    (warning,) = notices.inbox(str(home.owner.pk))
    assert queries.look(draft.id, home.owner).form.title.en in warning.text


class TestAnswers:
    def test_accepted_it_has_its_receipt_and_keeps_its_code(self, home: Home) -> None:
        dossier = home.filed()
        before = state_of(dossier)
        clerk = home.world.cast.reception
        done = commands.accept(dossier, seen=before.version, by=clerk, key=home.world.key())
        state = state_of(dossier)
        assert state.stage is Stage.RECEIVED
        assert state.code == before.code == done.number
        assert state.received_at == MORNING

    def test_the_second_clerk_is_told_who_was_first(self, home: Home) -> None:
        dossier = home.filed()
        seen = state_of(dossier).version
        commands.accept(dossier, seen=seen, by=home.world.cast.reception, key=home.world.key())
        with pytest.raises(Refused) as caught:
            commands.refuse(
                dossier, "Sai", seen=seen, by=home.world.cast.reception, key=home.world.key()
            )
        assert isinstance(refusal(caught), SomeoneActedFirst)

    def test_a_correction_in_place_keeps_the_turn(self, home: Home, standing: At) -> None:
        dossier = home.filed()
        clerk = home.world.cast.reception
        seen = state_of(dossier).version
        commands.ask_supplement(dossier, LACKING, seen=seen, by=clerk, key=home.world.key())
        standing(MORNING + 30 * HOUR)
        draft = commands.correct(dossier, by=home.owner)
        assert draft.answers["summary"] == "Đăng ký khai sinh cho con"
        assert commands.correct(dossier, by=home.owner).id == draft.id
        commands.save(draft.id, {"summary": "Bé An"}, seen=draft.version, by=home.owner)
        new = home.upload(draft, "ro.png", PNG + b"\0")
        commands.attach(draft.id, "giay_chung_sinh", new, by=home.owner)
        commands.submit(draft.id, by=home.owner, key="press-98765")
        state = state_of(dossier)
        assert state.stage is Stage.SUBMITTED
        assert state.submitted_at == MORNING
        filed = queries.form_answers(state)
        assert filed is not None
        assert filed.answers["summary"] == "Bé An"

    def test_nothing_is_corrected_that_nobody_asked_for(self, home: Home) -> None:
        dossier = home.filed()
        with pytest.raises(Refused) as caught:
            commands.correct(dossier, by=home.owner)
        assert isinstance(refusal(caught), r.NothingToCorrect)
        with pytest.raises(Refused) as caught:
            commands.correct(dossier, by=home.world.cast.citizen)
        assert isinstance(refusal(caught), NoSuchDossier)

    def test_taken_back_it_is_closed(self, home: Home) -> None:
        dossier = home.filed()
        commands.take_back(dossier, "Nộp nhầm", by=home.owner, key=home.world.key())
        assert state_of(dossier).stage is Stage.STOPPED

    def test_after_examination_it_is_sent_from_home_and_confirmed(
        self, home: Home, standing: At
    ) -> None:
        world, dossier = home.world, home.asked_after_examination()
        standing(MORNING + 24 * HOUR)
        home.supplemented(dossier)
        state = state_of(dossier)
        assert state.stage is Stage.SUPPLEMENT
        assert state.sent
        clerk = world.cast.reception
        commands.return_supplement(
            dossier, LACKING[:1], seen=state.version, by=clerk, key=world.key()
        )
        assert state_of(dossier).sent == ()
        home.supplemented(dossier)
        state = state_of(dossier)
        commands.confirm_supplement(dossier, seen=state.version, by=clerk, key=world.key())
        assert state_of(dossier).stage is Stage.IN_PROGRESS
