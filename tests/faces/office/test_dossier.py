"""The page of a dossier: every action as a form, the reason of each that is not, and races."""

import re
from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import PaperCount
from motcua.domain.kernel.actor import Role
from motcua.domain.kernel.local_time import VIETNAM
from motcua.dossiers import queries
from motcua.dossiers.wire import COMMANDS
from motcua.faces.office.acts import FORMS
from motcua.faces.office.acts.registry import IN_ORDER
from motcua.reference.people import commands as people
from tests.cast import AGENCY, SINCE, STATE
from tests.faces.office.world import CARD, RESULT, World, form_data

pytestmark = pytest.mark.django_db


def page(client: Client, dossier: UUID) -> str:
    response = client.get(f"/office/dossiers/{dossier}/")
    assert response.status_code == 200
    return response.content.decode()


def press(client: Client, dossier: UUID, name: str, **values: object) -> str:
    """Fills the form on the page and presses its button; the page that follows."""
    data = form_data(COMMANDS[name].__name__, page(client, dossier), **values)
    response = client.post(f"/office/dossiers/{dossier}/do/{name}/", data)
    assert response.status_code == 302, re.findall(
        r"(?s)role=.alert.*?</div>", response.content.decode()
    )
    return page(client, dossier)


def form_of(text: str, name: str) -> str:
    start = text.index(f'id="{name}"')
    return text[start : text.index("</details>", start)]


def stage(dossier: UUID) -> str:
    found = queries.state_and_id(dossier)
    assert found
    return found[1].stage.value


def test_every_command_has_a_form_or_the_door() -> None:
    missing = set(COMMANDS.values()) - set(FORMS)
    doors = {c.RegisterDraft, c.Receive, c.AskSupplementAtIntake, c.RefuseAtIntake}
    told_by_the_post = {c.NoteTransit}
    from_home = {c.Submit, c.SendSupplement, c.TakeBack}
    assert missing == doors | told_by_the_post | from_home | {c.Forward}
    assert len(IN_ORDER) == len(FORMS)


def test_a_dossier_goes_from_hand_to_hand_by_its_forms_alone(world: World) -> None:
    dossier = world.opened()
    reception, head, officer = (world.client(n) for n in ("reception", "head", "officer"))
    press(reception, dossier, "transfer", note_text="Kèm bản chính")
    press(head, dossier, "assign", officer=world.cast.officer.pk)
    press(officer, dossier, "start_step", number=2)
    press(officer, dossier, "finish_step", number=2, outcome="Hợp lệ")
    press(officer, dossier, "propose", proposal="approve", text="Đủ điều kiện")
    result = {"title": "Giấy khai sinh", "number": "15/2019", "signed_on": "05/08/2019"}
    press(head, dossier, "approve", **result)
    text = press(
        reception,
        dossier,
        "return_result",
        to_name="Dương Thị Chủ",
        identity_kind="personal_id",
        identity="087185000123",
        channel_out="counter",
    )
    assert stage(dossier) == "returned"
    assert "đúng hạn" in text
    for words in ("Kèm bản chính", "Hợp lệ", "Đủ điều kiện", "15/2019"):
        assert words in text


def test_what_is_not_allowed_is_listed_with_its_reason_and_article(world: World) -> None:
    text = page(world.client("officer"), world.opened())
    reasons = text[text.index("Việc chưa làm được") :]
    for label in ("Chuyển cơ quan giải quyết", "Phê duyệt", "Trả kết quả"):
        assert f"<dt>{label}</dt>" in reasons
    assert "Hãy chuyển cho người giữ vai trò: công chức tiếp nhận" in reasons
    assert "NĐ 61/2018" in reasons


def test_steps_still_open_are_told_before_anybody_proposes(world: World) -> None:
    text = page(world.client("officer"), world.assigned())
    assert "Còn bước chưa xong" in text
    assert 'name="Propose-text"' not in text


def test_the_due_date_is_explained_on_the_page(world: World) -> None:
    text = page(world.client("reception"), world.opened())
    assert "Vì sao hẹn ngày ấy" in text
    assert "BLDS 2015" in text


def test_a_button_pressed_twice_does_it_once_and_says_the_same(world: World) -> None:
    dossier = world.opened()
    client = world.client("reception")
    data = form_data("Transfer", page(client, dossier), note_text="")
    first = client.post(f"/office/dossiers/{dossier}/do/transfer/", data)
    second = client.post(f"/office/dossiers/{dossier}/do/transfer/", data)
    assert (first.status_code, second.status_code) == (302, 302)
    found = queries.history(dossier)
    assert found
    assert [event.NAME for event in found[1]].count("dossier.transferred/1") == 1


def test_a_step_finished_by_a_double_press_stays_finished(world: World) -> None:
    dossier = world.act(world.assigned(), "officer", c.StartStep(number=2))
    client = world.client("officer")
    data = form_data("FinishStep", page(client, dossier), number=2, outcome="")
    codes = [
        client.post(f"/office/dossiers/{dossier}/do/finish_step/", data).status_code
        for _ in range(2)
    ]
    assert codes == [302, 302]


def test_the_second_of_two_people_is_told_what_the_first_did(world: World) -> None:
    dossier = world.assigned()
    client = world.client("officer")
    data = form_data("StartStep", page(client, dossier), number=2)
    world.act(dossier, "head", c.Extend(new_due_at=_later(), reason="Chờ xác minh"))
    response = client.post(f"/office/dossiers/{dossier}/do/start_step/", data)
    text = response.content.decode()
    assert response.status_code == 409
    assert "Nguyễn Văn Ký vừa xử lý hồ sơ này" in text
    again = form_data("StartStep", text, number=2)
    assert client.post(f"/office/dossiers/{dossier}/do/start_step/", again).status_code == 302


def _later() -> datetime:
    return datetime(2019, 8, 8, 16, 0, tzinfo=VIETNAM)


def test_a_refused_form_keeps_what_was_typed(world: World) -> None:
    dossier = world.proposed(c.Proposal.REFUSE)
    client = world.client("head")
    data = form_data("RefuseAsResult", page(client, dossier), reason="Lý do dài", legal_basis="")
    response = client.post(f"/office/dossiers/{dossier}/do/refuse_as_result/", data)
    text = response.content.decode()
    assert response.status_code == 422
    assert "Lý do dài" in text
    assert 'href="#id_RefuseAsResult-legal_basis"' in text
    assert re.search(r'<details[^>]*id="refuse_as_result" open', text)


def test_a_supplement_is_asked_for_line_by_line_and_taken_in(world: World) -> None:
    dossier = world.assigned()
    terms = world.filing().papers
    code = terms[0].code
    ask = {f"what_{code}": "Ký lại", f"why_{code}": "Thiếu chữ ký"}
    text = press(world.client("officer"), dossier, "ask_supplement", **ask)
    assert stage(dossier) == "supplement"
    assert "đồng hồ đang dừng" in text
    text = press(
        world.client("reception"), dossier, "receive_supplement", **{f"originals_{code}": "1"}
    )
    assert stage(dossier) == "in_progress"
    assert "supplement.pdf" in text


def test_money_is_asked_for_and_recorded(world: World) -> None:
    dossier = world.assigned()
    asked = {"item": "Lệ phí trước bạ", "amount": "150000", "notice": "TB 12/2019"}
    press(world.client("officer"), dossier, "request_payment", **asked)
    assert stage(dossier) == "awaiting_payment"
    client = world.client("reception")
    data = form_data("RecordPayment", page(client, dossier), amount="1", method="cash", proof="x")
    assert client.post(f"/office/dossiers/{dossier}/do/record_payment/", data).status_code == 302
    text = press(client, dossier, "record_payment", amount="149999", method="cash", proof="BL 02")
    assert stage(dossier) == "in_progress"
    assert "150.000" in text


def test_more_money_than_owed_is_refused_and_kept_on_the_form(world: World) -> None:
    dossier = world.assigned()
    asked = {"item": "Lệ phí", "amount": "150000", "notice": "TB 12/2019"}
    press(world.client("officer"), dossier, "request_payment", **asked)
    client = world.client("reception")
    data = form_data(
        "RecordPayment", page(client, dossier), amount="999999", method="cash", proof="BL 77"
    )
    response = client.post(f"/office/dossiers/{dossier}/do/record_payment/", data)
    assert response.status_code == 409
    assert 'value="BL 77"' in response.content.decode()


def test_opinions_are_asked_answered_and_shown(world: World) -> None:
    dossier = world.assigned()
    client = world.client("officer")
    ask = {"agency": "Công an huyện", "question": "Đã định danh chưa?"}
    press(client, dossier, "seek_opinion", **ask, answer_by="16:00 05/08/2019")
    text = press(client, dossier, "answer_opinion", agency="Công an huyện", answer="Đã định danh")
    assert "Đã định danh" in text


def test_an_extension_prints_its_apology(world: World) -> None:
    dossier = world.assigned()
    text = press(
        world.client("head"), dossier, "extend", new_due_at="16:00 08/08/2019", reason="Bão"
    )
    assert "apology.pdf" in text
    assert "16:00, 08/08/2019" in text


def test_an_extension_to_a_closed_hour_is_refused_with_the_reason(world: World) -> None:
    dossier = world.assigned()
    client = world.client("head")
    data = form_data(
        "Extend", page(client, dossier), new_due_at="21:00 08/08/2019", reason="Chờ xác minh"
    )
    response = client.post(f"/office/dossiers/{dossier}/do/extend/", data)
    assert response.status_code == 409
    assert "trong giờ làm việc" in response.content.decode()


def test_a_withdrawal_stops_or_goes_on(world: World) -> None:
    stopped, resumed = world.assigned(), world.assigned()
    for dossier in (stopped, resumed):
        press(world.client("reception"), dossier, "request_withdrawal", reason="Đổi ý")
    press(world.client("head"), stopped, "stop", fee_consequence="Hoàn trả")
    press(world.client("head"), resumed, "resume", reason="Người nộp đổi ý lại")
    assert (stage(stopped), stage(resumed)) == ("stopped", "in_progress")


def test_the_head_reassigns_undoes_sends_back_and_corrects(world: World) -> None:
    dossier = world.proposed()
    head = world.client("head")
    press(head, dossier, "send_back", reason="Thiếu nhận xét")
    press(head, dossier, "undo_step", number=2, reason="Làm lại")
    assert f'value="{world.cast.officer.pk}"' not in form_of(page(head, dossier), "reassign")
    other = people.hire(
        people.NewPerson(username="other", full_name="Đỗ Thị Khác", is_synthetic=True),
        people.NewPosting(role=Role.CASE_OFFICER, place=AGENCY, employer=STATE, first=SINCE),
    )
    text = press(head, dossier, "reassign", officer=other.pk, reason="Đổi người")
    assert "Đỗ Thị Khác" in text
    approved = world.approved()
    changed = {"title": "Giấy khai sinh", "number": "16/2019", "signed_on": "05/08/2019"}
    text = press(head, approved, "correct_error", what="Sai số", **changed)
    assert "16/2019" in text


def test_only_what_was_proposed_may_be_signed(world: World) -> None:
    head = world.client("head")
    for proposal, offered, other in (
        (c.Proposal.REFUSE, "refuse_as_result", "approve"),
        (c.Proposal.APPROVE, "approve", "refuse_as_result"),
    ):
        text = page(head, world.proposed(proposal))
        first = re.findall(r'class="ds-details mc-action"[^>]* id="(\w+)"( open)?', text)[0]
        assert first == (offered, " open")
        assert f'id="{other}"' not in text


def test_a_scanned_card_says_who_came_for_the_result(world: World) -> None:
    dossier = world.approved()
    client = world.client("reception")
    values = {"to_name": "", "identity_kind": "none", "identity": "", "channel_out": "counter"}
    data = form_data("ReturnResult", page(client, dossier), card=CARD, **values)
    response = client.post(f"/office/dossiers/{dossier}/do/return_result/", data)
    assert response.status_code == 409
    assert "không phải người nộp hồ sơ" in response.content.decode()
    text = press(
        client, dossier, "return_result", **(values | {"card": CARD, "authority": "UQ 01/2019"})
    )
    assert "Nguyễn Văn Ánh" in text


def test_a_number_is_asked_for_unless_there_is_no_paper_to_show(world: World) -> None:
    dossier = world.approved()
    client = world.client("reception")
    label = form_of(page(client, dossier), "return_result").split('for="id_ReturnResult-identity"')[
        1
    ]
    assert "(không bắt buộc)" not in label.split("</label>")[0]
    came = {"to_name": "Dương Thị Chủ", "identity": "", "channel_out": "counter"}
    for kind, says in (("personal_id", "Điền: Số giấy tờ"), ("none", "Chưa thực hiện được")):
        data = form_data("ReturnResult", page(client, dossier), **came, identity_kind=kind)
        response = client.post(f"/office/dossiers/{dossier}/do/return_result/", data)
        assert says in response.content.decode(), kind


def test_originals_shown_must_be_ticked_as_given_back(world: World) -> None:
    papers = world.filing().papers
    shown = (PaperCount(code=papers[0].code, originals=1, give_back=1), *papers[1:])
    dossier = world.opened(c.Receive(filing=world.filing(papers=shown)))
    officer = world.cast.actor("officer")
    world.act(dossier, "reception", c.Transfer())
    world.act(dossier, "head", c.Assign(officer=officer.person, officer_name=officer.name))
    done = c.Propose(proposal=c.Proposal.APPROVE, text="Đủ")
    world.act(dossier, "officer", c.StartStep(number=2), c.FinishStep(number=2), done)
    world.act(dossier, "head", c.Approve(result=RESULT))
    client = world.client("reception")
    came = {
        "to_name": "Dương Thị Chủ",
        "identity_kind": "personal_id",
        "identity": "087185000123",
        "channel_out": "counter",
    }
    data = form_data("ReturnResult", page(client, dossier), **came)
    response = client.post(f"/office/dossiers/{dossier}/do/return_result/", data)
    assert "Còn bản chính chưa trả lại" in response.content.decode()
    press(client, dossier, "return_result", given_back=[papers[0].code], **came)
    assert stage(dossier) == "returned"
