"""Who sees what, who is fetched when, and what is complained of until when."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from motcua.channels.post import access, queries
from motcua.channels.post import commands as post
from motcua.channels.post.models import ConsignmentEvent
from motcua.channels.post.shapes import ComplaintAnswer, ComplaintMade, Contact, PickUpAsked
from motcua.domain.dossier.party import Party, Subject
from motcua.domain.kernel.identity import IdentityKind
from motcua.domain.kernel.local_time import local
from motcua.oversight.quality.periods import read_period
from motcua.oversight.quality.post_report import post_report
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.people import organisations
from motcua.reference.people.organisations import Stands
from motcua.reference.people.permissions import Permission
from motcua.reference.people.queries import user_by_person
from motcua.reference.rulebook.persons import mandate_limits_on
from tests.apps.post.ways import COMMUNE, HOME, POINT, Ways
from tests.builders import moment
from tests.cast import ONE_STOP, TAX_CODE
from tests.faces.office.world import BIRTH

DAY = date(2019, 8, 6)
ASKED = PickUpAsked(contact=HOME, wished_day=DAY)
SAID = ComplaintMade(complainant="Dương Thị Chủ", phone="0900000001", what="Chậm")


@pytest.mark.parametrize(
    "who", ["owner", "reception", "postal", "officer", "head", "manager", "controller", "auditor"]
)
def test_the_way_the_applicant_and_oversight_see_it(ways: Ways, who: str) -> None:
    number = ways.accepted().row.number
    user = getattr(ways.world.cast, who)
    assert access.may_see(user, number, DAY)


@pytest.mark.parametrize("who", ["citizen", "child", "stranger", "operator", "representative"])
def test_to_everybody_else_there_is_none(ways: Ways, who: str) -> None:
    number = ways.accepted().row.number
    user = getattr(ways.world.cast, who)
    with pytest.raises(Refused) as no:
        access.readable(user, number, DAY)
    assert no.value.refusal.code == "NoSuchConsignment"


def test_an_organisation_follows_its_branches_and_a_colleague_the_own_procedures(
    ways: Ways,
) -> None:
    cast, branch = ways.world.cast, f"{TAX_CODE}-003"
    company = Party(
        name="Sen Hồng, chi nhánh Cao Lãnh",
        subject=Subject.ORGANISATION,
        identity_kind=IdentityKind.TAX_CODE,
        identity=branch,
    )
    number = ways.accepted(applicant=company).row.number
    colleague = Stands(
        number=str(cast.citizen.personal_id),
        tax_code=branch,
        organisation=company.name,
        first=local(clock.now()).date(),
        last=DAY + timedelta(days=60),
        procedures=("1.000656",),
    )
    legal = cast.actor("representative", DAY)
    authorise = partial(organisations.authorise, limits=mandate_limits_on(DAY), by=legal)
    authorise(colleague, key="colleague-1")
    assert access.may_see(cast.representative, number, DAY)
    assert [row.number for row in access.own_rows(cast.representative, DAY)] == [number]
    assert not access.may_see(cast.citizen, number, DAY)
    assert access.own_rows(cast.citizen, DAY) == []
    authorise(replace(colleague, number="087185000123", procedures=(BIRTH,)), key="colleague-2")
    assert access.may_see(cast.owner, number, DAY)
    assert [row.number for row in access.own_rows(cast.owner, DAY)] == [number]


def test_lists_hold_what_begins_ends_or_lies_there(ways: Ways) -> None:
    view = ways.accepted()
    cast = ways.world.cast
    assert access.reading_places(cast.controller, DAY) is None
    assert access.reading_places(cast.citizen, DAY) == ()
    for place in (POINT, ONE_STOP):
        assert [row.number for row in queries.recent((place,))] == [view.row.number]
    assert queries.recent(("000.01.39.H20",)) == []
    assert [row.number for row in queries.expected(ONE_STOP)] == [view.row.number]
    assert [row.number for row in queries.owned_by("087185000123")] == [view.row.number]
    assert queries.owned_by("") == []
    found = queries.of_packet(view.note.items[0].label)
    assert found
    assert found.number == view.row.number


def test_the_hat_at_the_place_acts(ways: Ways) -> None:
    clerk = user_by_person(ways.clerk.person)
    assert clerk
    assert access.actor_for(clerk, Permission.POST_ACCEPT, POINT, DAY).place == POINT
    with pytest.raises(Refused):
        access.actor_for(clerk, Permission.POST_ACCEPT, ONE_STOP, DAY)


def test_a_clerk_writes_down_a_call_and_a_postman_goes(ways: Ways) -> None:
    asked = post.request_pick_up(replace(ASKED, by_phone=True), by=ways.clerk, key=ways.key())
    assert (asked.office, asked.by_phone, asked.contact.unit) == (POINT, True, COMMUNE)
    assert [row.id for row in queries.open_pick_ups(POINT)] == [asked.id]
    called_off = post.close_pick_up(
        post.PickUpNote(pick_up=asked.id, note="Người dân tự đến"), by=ways.clerk, key=ways.key()
    )
    assert called_off.why
    assert queries.open_pick_ups(POINT) == []
    with pytest.raises(Refused) as over:
        post.pick_up_not_found(
            post.PickUpNote(pick_up=asked.id, note=""), by=ways.postman, key=ways.key()
        )
    assert over.value.refusal.code == "PickUpClosed"


@pytest.mark.parametrize("day", [date(2019, 8, 4), date(2019, 8, 11), date(2019, 12, 2)])
def test_a_visit_is_on_a_working_day_soon(ways: Ways, day: date) -> None:
    with pytest.raises(Refused) as no:
        post.request_pick_up(replace(ASKED, wished_day=day), by=ways.clerk, key=ways.key())
    assert no.value.refusal.code == "PickUpDayWrong"


def test_where_no_post_point_serves_the_caller_is_told(ways: Ways) -> None:
    far = Contact(name="A", address="Hà Nội", phone="0900000002", unit="01")
    by = ways.world.cast.actor("owner")
    with pytest.raises(Refused) as no:
        post.request_pick_up(replace(ASKED, contact=far), by=by, key=ways.key())
    assert no.value.refusal.code == "NoPostPoint"


def test_a_request_is_for_who_asked_and_the_office(ways: Ways) -> None:
    cast = ways.world.cast
    asked = post.request_pick_up(ASKED, by=cast.actor("owner"), key=ways.key())
    assert access.readable_pick_up(cast.owner, asked.id, DAY).id == asked.id
    assert [row.id for row in queries.pick_ups_of(cast.actor("owner").person)] == [asked.id]
    with pytest.raises(Refused):
        access.readable_pick_up(cast.citizen, asked.id, DAY)
    with pytest.raises(Refused):
        queries.pick_up(uuid4())
    with pytest.raises(Refused) as elsewhere:
        post.assign_pick_up(
            post.PostmanChosen(pick_up=asked.id, postman="1", postman_name="A", day=DAY),
            by=replace(ways.clerk, place="BD.871"),
            key=ways.key(),
        )
    assert elsewhere.value.refusal.code == "NotAtThisPlace"


def test_a_complaint_is_answered_in_five_working_days(ways: Ways) -> None:
    number = ways.accepted().row.number
    complaint = post.complain(number, SAID, by=ways.world.cast.actor("owner"), key=ways.key())
    (row,) = queries.waiting_complaints((POINT,))
    assert queries.complaint(complaint, (POINT,)) == row
    assert queries.complaint(complaint, ("BD.999",)) is None
    assert (row.number, row.limit) == (complaint, date(2020, 2, 7))
    assert local(row.answer_due) == moment("2019-08-12T17:00")
    assert not row.is_late(moment("2019-08-12T16:00"))
    said = ComplaintAnswer(answer="Đã xin lỗi", upheld=True, compensation=10_000)
    post.answer_complaint(complaint, said, by=ways.clerk, key=ways.key())
    assert queries.waiting_complaints(None) == []
    with pytest.raises(Refused) as again:
        post.answer_complaint(complaint, said, by=ways.clerk, key=ways.key())
    assert again.value.refusal.code == "ComplaintAnswered"
    figures = post_report(read_period("2019Q3")).total
    assert (figures.complaints, figures.answered_in_time, figures.unanswered) == (1, 1, 0)
    assert figures.compensation == 10_000


def test_after_six_months_it_is_too_late(ways: Ways) -> None:
    number = ways.accepted().row.number
    ways.at("2020-02-10T09:00")
    with pytest.raises(Refused) as no:
        post.complain(number, SAID, by=ways.clerk, key=ways.key())
    assert no.value.refusal.code == "ComplaintTooLate"


@pytest.mark.parametrize("said", [replace(SAID, what=" "), replace(SAID, complainant="")])
def test_a_complaint_says_who_and_what(ways: Ways, said: ComplaintMade) -> None:
    number = ways.accepted().row.number
    with pytest.raises(Refused) as no:
        post.complain(number, said, by=ways.clerk, key=ways.key())
    assert no.value.refusal.code == "WordsMissing"


def test_the_history_is_never_changed(ways: Ways) -> None:
    view = ways.accepted()
    assert [line.kind for line in view.history] == ["accepted"]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ConsignmentEvent.objects.filter(consignment=view.row.number).update(kind="lost")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ConsignmentEvent.objects.filter(consignment=view.row.number).delete()
