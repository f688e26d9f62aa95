"""Work lists, register book, signing, printing, catalogue, alarms and the first page."""

import re
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import pytest

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import Party
from motcua.domain.kernel.actor import Role
from motcua.domain.kernel.local_time import VIETNAM
from motcua.dossiers import alarm_commands, queries
from motcua.reference.people import commands as people
from tests.apps.dossiers.forms import reading
from tests.cast import ELSEWHERE, ONE_STOP, PASSWORD, SINCE, STATE
from tests.faces.office.world import BIRTH, MORNING, World, hidden

pytestmark = pytest.mark.django_db
Move = Callable[[datetime], None]
LATE = datetime(2019, 8, 7, 8, 0, tzinfo=VIETNAM)


def text_of(world: World, name: str, address: str, **query: str) -> str:
    response = world.client(name).get(address, query)
    assert response.status_code == 200, address
    return response.content.decode()


def test_signing_in_lands_in_the_office(world: World) -> None:
    client = world.client("reception")
    client.logout()
    login = {"login": "reception", "password": PASSWORD}
    assert client.post("/account/login/", login).headers["Location"] == "/office/"
    assert "Lê Thị Tiếp" in client.get("/office/").content.decode()


def test_citizens_are_sent_to_their_own_pages(world: World) -> None:
    assert world.client("citizen").get("/office/").headers["Location"] == "/mine/"
    assert world.client("leaver").get("/office/").headers["Location"] == "/mine/"


def test_the_first_page_counts_what_waits_and_what_burns(world: World, at: Move) -> None:
    world.opened()
    at(LATE)
    text = text_of(world, "reception", "/office/")
    assert "<b>1</b><span>Chờ chuyển</span>" in text
    assert "<b>1</b><span>Quá hạn</span>" in text


def test_a_person_with_two_hats_chooses_one_for_the_session(world: World) -> None:
    more = people.NewPosting(
        role=Role.RECEPTION_OFFICIAL, place=ELSEWHERE, employer=STATE, first=SINCE
    )
    people.post(world.cast.reception, more)
    dossier = world.opened()
    client = world.client("reception")
    assert "với vai trò nào" in client.get("/office/").content.decode()
    client.post("/office/hat/", {"hat": f"reception_official@{ELSEWHERE}"})
    assert str(dossier) not in client.get("/office/dossiers/").content.decode()
    client.post("/office/hat/", {"hat": "head_of_agency@anywhere"})
    assert "huyện Thanh Bình" in client.get("/office/").content.decode()


def test_the_list_is_sorted_by_time_left_and_found_without_diacritics(world: World) -> None:
    other = world.filing(applicant=Party(name="Trần Đình Đủ"))
    first, second = world.opened(), world.opened(c.Receive(filing=other))
    text = text_of(world, "reception", "/office/dossiers/")
    assert str(first) in text
    assert "còn 1 ngày" in text
    found = text_of(world, "reception", "/office/dossiers/", q="tran dinh du")
    assert str(second) in found
    assert str(first) not in found


def test_a_whole_code_leads_to_the_dossier_of_whoever_may_see_it(world: World) -> None:
    dossier = world.opened()
    found = queries.state_and_id(dossier)
    assert found
    code = found[1].code
    for typed in (code, f" {code.lower()} "):
        response = world.client("reception").get("/office/dossiers/", {"q": typed})
        assert response.headers["Location"] == f"/office/dossiers/{dossier}/"
    typing = world.client("reception").get(
        "/office/dossiers/", {"q": code}, headers={"HX-Request": "true"}
    )
    assert typing.status_code == 200
    assert str(dossier) not in text_of(world, "stranger", "/office/dossiers/", q=code)
    assert str(dossier) not in text_of(world, "reception", "/office/dossiers/", q=code[:-1] + "9")


def test_filters_by_stage_field_and_person(world: World) -> None:
    waiting, assigned = world.opened(), world.assigned()
    by_stage = text_of(world, "reception", "/office/dossiers/", stage="received")
    assert str(waiting) in by_stage
    assert str(assigned) not in by_stage
    mine = text_of(world, "officer", "/office/dossiers/", mine="on")
    assert str(assigned) in mine
    assert str(waiting) not in mine
    assert "Không có hồ sơ nào" in text_of(world, "officer", "/office/dossiers/", field="land")
    assert text_of(world, "officer", "/office/dossiers/", stage="no-such-stage")


def test_htmx_gets_the_rows_alone(world: World) -> None:
    response = world.client("reception").get("/office/dossiers/", headers={"HX-Request": "true"})
    assert "<html" not in response.content.decode()
    assert "HX-Request" in response.headers["Vary"]


def test_why_a_date_is_what_it_is_opens_in_the_list(world: World) -> None:
    dossier = world.opened()
    text = text_of(world, "reception", f"/office/dossiers/{dossier}/why/")
    assert "không tính ngày đầu" in text
    draft = world.opened(c.RegisterDraft(filing=world.filing()))
    assert world.client("reception").get(f"/office/dossiers/{draft}/why/").status_code == 404


def test_overdue_and_due_soon_are_lists_of_their_own(world: World, at: Move) -> None:
    dossier = world.opened()
    assert str(dossier) not in text_of(world, "reception", "/office/overdue/")
    at(datetime(2019, 8, 6, 9, 0, tzinfo=VIETNAM))
    assert str(dossier) in text_of(world, "reception", "/office/soon/")
    at(LATE)
    assert str(dossier) in text_of(world, "reception", "/office/overdue/")


def test_a_controller_chooses_among_the_units(world: World) -> None:
    dossier = world.opened()
    text = text_of(world, "controller", "/office/dossiers/", place=ONE_STOP)
    assert str(dossier) in text
    assert str(dossier) not in text_of(world, "controller", "/office/dossiers/", place=ELSEWHERE)
    assert str(dossier) not in text_of(world, "stranger", "/office/dossiers/", place=ONE_STOP)


def test_many_pages_of_rows_keep_their_filter(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.faces.office.lists.PAGE", 1)
    monkeypatch.setattr("motcua.dossiers.queries.PAGE", 1)
    world.opened()
    world.opened()
    text = text_of(world, "reception", "/office/dossiers/", stage="received")
    assert "Trang 1 / 2" in text
    assert "stage=received&amp;page=2" in text


def test_the_register_book_of_some_days_and_its_print(world: World) -> None:
    dossier = world.opened()
    days = {"first": "05/08/2019", "last": "2019-08-05"}
    assert str(dossier) in text_of(world, "reception", "/office/register/", **days)
    paper = world.client("reception").get("/office/register.pdf", days)
    assert paper.headers["Content-Type"] == "application/pdf"
    assert reading.size(paper.content) == reading.A4_LANDSCAPE
    assert "Dương Thị Chủ" in reading.text(paper.content)


@pytest.mark.parametrize(
    "days", [{"first": "32/13/2019"}, {"first": "06/08/2019", "last": "05/08/2019"}]
)
def test_impossible_days_are_refused_in_words(world: World, days: dict[str, str]) -> None:
    response = world.client("reception").get("/office/register/", days)
    assert response.status_code == 400
    assert 'role="alert"' in response.content.decode()


def test_nobody_reads_the_register_of_another_unit(world: World) -> None:
    dossier = world.opened()
    text = text_of(world, "stranger", "/office/register/", unit=ONE_STOP, first="2019-08-05")
    assert str(dossier) not in text


def test_printed_forms_are_pdf_for_readers_and_nothing_for_strangers(world: World) -> None:
    dossier = world.opened()
    address = f"/office/dossiers/{dossier}/print/receipt.pdf"
    paper = world.client("reception").get(address)
    assert paper.content.startswith(b"%PDF")
    assert "no-store" in paper.headers["Cache-Control"]
    assert world.client("stranger").get(address).status_code == 404
    for name in ("apology", "no_such_form"):
        missing = f"/office/dossiers/{dossier}/print/{name}.pdf"
        assert world.client("reception").get(missing).status_code == 404


def sign(world: World, ticked: list[UUID], numbers: list[str]) -> tuple[int, str]:
    client = world.client("head")
    html = client.get("/office/sign/").content.decode()
    sent: dict[str, str] = {}
    for dossier, number in zip(ticked, numbers, strict=True):
        for name in ("key", "seen", "signed_on"):
            sent[f"{dossier}-{name}"] = hidden(html, f"{dossier}-{name}")
        sent[f"{dossier}-title"] = "Giấy \r\n khai sinh"
        sent |= {f"{dossier}-chosen": "on", f"{dossier}-number": number}
    response = client.post("/office/sign/", sent, follow=True)
    return response.status_code, response.content.decode()


def test_the_head_signs_many_at_once(world: World) -> None:
    one, two = world.proposed(), world.proposed()
    status, text = sign(world, [one, two], ["15/2019", "16/2019"])
    assert status == 200
    assert "Đã ký 2 hồ sơ" in text
    for dossier in (one, two):
        found = queries.state_and_id(dossier)
        assert found
        assert found[1].stage.value == "approved"
        assert found[1].result
        assert found[1].result.title == "Giấy khai sinh"


def test_one_that_cannot_be_signed_holds_up_no_other(world: World) -> None:
    one, two = world.proposed(), world.proposed()
    status, text = sign(world, [one, two], ["15/2019", ""])
    assert status == 422
    assert "Nhập số văn bản" in text
    assert "Đã ký 1 hồ sơ" in text
    assert str(two) in text


def test_nothing_ticked_is_said(world: World) -> None:
    world.proposed()
    status, text = sign(world, [], [])
    assert status == 200
    assert "Chưa chọn hồ sơ nào" in text


def test_proposals_to_refuse_are_not_signed_by_the_dozen(world: World) -> None:
    dossier = world.proposed(c.Proposal.REFUSE)
    text = text_of(world, "head", "/office/sign/")
    assert f"{dossier}-chosen" not in text
    assert str(dossier) in text


def test_the_catalogue_says_how_far_each_value_can_be_relied_on(world: World) -> None:
    assert BIRTH in text_of(world, "auditor", "/office/catalogue/", q="khai sinh")
    text = text_of(world, "auditor", f"/office/catalogue/{BIRTH}/")
    assert "suy ra từ phiên bản khác" in text
    assert "Phiên bản 2" in text
    newer = text_of(world, "auditor", f"/office/catalogue/{BIRTH}/", version="2")
    assert "mc-unverified" in newer or "mc-quiet" in newer
    assert world.client("auditor").get("/office/catalogue/9.999999/").status_code == 404


def test_alarms_reach_the_page_and_are_put_away(world: World, at: Move) -> None:
    world.opened()
    at(LATE)
    alarm_commands.sweep(LATE)
    client = world.client("manager")
    text = client.get("/office/alarms/").content.decode()
    assert "Quá hạn" in text
    number = re.findall(r"/office/alarms/(\d+)/seen/", text)[0]
    assert world.client("stranger").post(f"/office/alarms/{number}/seen/").status_code == 404
    assert client.post(f"/office/alarms/{number}/seen/").status_code == 302
    assert f"/office/alarms/{number}/seen/" not in client.get("/office/alarms/").content.decode()


def test_every_page_says_it_in_english_too(world: World) -> None:
    client = world.client("reception")
    client.post("/language/", {"language": "en", "next": "/office/"})
    text = client.get("/office/").content.decode()
    assert 'lang="en"' in text
    assert MORNING.strftime("%d/%m/%Y") in text
