"""The session ends under a filing: what was typed is not lost, and every button leads back."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.channels.online import queries
from motcua.channels.online.shapes import Draft
from motcua.faces.portal.filing.held import MOST_KEPT
from tests.apps.online.conftest import PNG, Home
from tests.cast import PASSWORD
from tests.faces.portal.filing.reading import page_of, text
from tests.faces.portal.page_forms import sent_by


def sign_in(client: Client, at: str, who: str = "owner") -> Any:
    """Through the page of passwords, as somebody does who was sent there."""
    return client.post(at, {"login": who, "password": PASSWORD})


def end_session() -> None:
    """Hours pass, or a desk ends it: the browser still sends its cookie."""
    Session.objects.all().delete()


def test_what_the_button_sent_after_the_session_is_saved_once_signed_in(
    home: Home, owner: Client, draft: Draft
) -> None:
    at = page_of(draft)
    typed = sent_by(text(owner.get(at)), "data-draft") | {"summary": ["Gõ hai mươi phút"]}
    end_session()
    sent = owner.post(at, typed)
    assert sent["Location"] == f"/account/login/?next={at}"
    assert "được giữ" in text(owner.get(sent["Location"]))
    back = sign_in(owner, sent["Location"])
    assert back["Location"] == at
    saved = owner.get(at)
    assert saved["Location"].endswith("papers/")
    assert "đã được lưu" in text(owner.get(saved["Location"]))
    assert queries.draft(draft.id, home.owner).answers["summary"] == "Gõ hai mươi phút"
    assert owner.get(at).status_code == 200  # held once, saved once


def test_a_wrong_answer_is_kept_and_told_after_the_sign_in(
    home: Home, owner: Client, draft: Draft
) -> None:
    at = f"/file/{draft.id}/form/p_person/"
    typed = sent_by(text(owner.get(at)), "data-draft") | {"birth": ["31/02/1985"]}
    end_session()
    sign_in(owner, owner.post(at, typed)["Location"])
    page = text(owner.get(at))
    assert 'href="#f-birth"' in page
    assert "31/02/1985" in page


def test_nobody_else_at_this_machine_gets_what_was_typed(
    home: Home, owner: Client, draft: Draft
) -> None:
    at = page_of(draft)
    typed = sent_by(text(owner.get(at)), "data-draft") | {"summary": ["Chuyện riêng"]}
    end_session()
    sign_in(owner, owner.post(at, typed)["Location"], "citizen")
    assert owner.get(at).status_code == 404
    assert queries.draft(draft.id, home.owner).answers["summary"] != "Chuyện riêng"
    owner.post("/account/logout/")
    owner.force_login(home.owner)
    owner.get(at)
    assert queries.draft(draft.id, home.owner).answers["summary"] != "Chuyện riêng"


def test_a_stranger_fills_no_session_with_megabytes(draft: Draft) -> None:
    stranger = Client()
    sent = stranger.post(page_of(draft), {"summary": "x" * (MOST_KEPT + 1)})
    assert sent.status_code == 302
    assert "được giữ" not in text(stranger.get(sent["Location"]))


@pytest.mark.parametrize(
    ("button", "page"),
    [
        ("form/p_person/card/", "form/p_person/"),
        ("papers/giay_chung_sinh/remove/", "papers/giay_chung_sinh/"),
        ("papers/giay_chung_sinh/reuse/", "papers/giay_chung_sinh/"),
        ("papers/giay_chung_sinh/later/", "papers/giay_chung_sinh/"),
    ],
)
def test_every_button_leads_back_to_its_page(
    owner: Client, draft: Draft, button: str, page: str
) -> None:
    base = f"/file/{draft.id}/"
    end_session()
    sent = owner.post(base + button, {"text": "", "file": "1", "later": "yes"})
    assert sent["Location"] == f"/account/login/?next={base}{page}"
    back = sign_in(owner, sent["Location"])
    assert owner.get(back["Location"]).status_code == 200


def test_files_that_came_too_late_are_asked_for_again(owner: Client, draft: Draft) -> None:
    at = f"/file/{draft.id}/papers/giay_chung_sinh/"
    end_session()
    sent = owner.post(at, {"chosen": [SimpleUploadedFile("a.png", PNG)]})
    assert "chọn lại tệp" in text(owner.get(sent["Location"]))
