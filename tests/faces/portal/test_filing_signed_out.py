"""The session ends under a filing: what was typed is not lost, and every button leads back."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.channels.online import queries
from motcua.channels.online.shapes import Draft
from motcua.faces.portal.filing.held import MOST_KEPT
from tests.apps.online.conftest import PNG, Home, home, online_world, prepared, standing
from tests.cast import PASSWORD
from tests.faces.portal.page_forms import sent_by
from tests.faces.portal.test_filing import text

__all__ = ["home", "online_world", "prepared", "standing"]


@pytest.fixture(autouse=True)
def fixed_day(settings: Any, tmp_path: Path) -> None:
    """The day of the world of the office, not that of the other pages."""
    settings.MEDIA_ROOT, settings.CLAMAV = tmp_path / "files", ""


@pytest.fixture
def browser(home: Home) -> Client:
    """The owner's; she is signed in."""
    return home.world.client("owner")


@pytest.fixture
def draft(home: Home) -> Draft:
    return home.ready()


def page_of(draft: Draft) -> str:
    return f"/file/{draft.id}/form/p_request/"


def sign_in(browser: Client, at: str, who: str = "owner") -> Any:
    """Through the page of passwords, as somebody does who was sent there."""
    return browser.post(at, {"login": who, "password": PASSWORD})


def end_session() -> None:
    """Hours pass, or a desk ends it: the browser still sends its cookie."""
    Session.objects.all().delete()


def test_what_the_button_sent_after_the_session_is_saved_once_signed_in(
    home: Home, browser: Client, draft: Draft
) -> None:
    at = page_of(draft)
    typed = sent_by(text(browser.get(at)), "data-draft") | {"summary": ["Gõ hai mươi phút"]}
    end_session()
    sent = browser.post(at, typed)
    assert sent["Location"] == f"/account/login/?next={at}"
    assert "được giữ" in text(browser.get(sent["Location"]))
    back = sign_in(browser, sent["Location"])
    assert back["Location"] == at
    saved = browser.get(at)
    assert saved["Location"].endswith("papers/")
    assert "đã được lưu" in text(browser.get(saved["Location"]))
    assert queries.draft(draft.id, home.owner).answers["summary"] == "Gõ hai mươi phút"
    assert browser.get(at).status_code == 200  # held once, saved once


def test_a_wrong_answer_is_kept_and_told_after_the_sign_in(
    home: Home, browser: Client, draft: Draft
) -> None:
    at = f"/file/{draft.id}/form/p_person/"
    typed = sent_by(text(browser.get(at)), "data-draft") | {"birth": ["31/02/1985"]}
    end_session()
    sign_in(browser, browser.post(at, typed)["Location"])
    page = text(browser.get(at))
    assert 'href="#f-birth"' in page
    assert "31/02/1985" in page


def test_nobody_else_at_this_machine_gets_what_was_typed(
    home: Home, browser: Client, draft: Draft
) -> None:
    at = page_of(draft)
    typed = sent_by(text(browser.get(at)), "data-draft") | {"summary": ["Chuyện riêng"]}
    end_session()
    sign_in(browser, browser.post(at, typed)["Location"], "citizen")
    assert browser.get(at).status_code == 404
    assert queries.draft(draft.id, home.owner).answers["summary"] != "Chuyện riêng"
    browser.post("/account/logout/")
    browser.force_login(home.owner)
    browser.get(at)
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
    browser: Client, draft: Draft, button: str, page: str
) -> None:
    base = f"/file/{draft.id}/"
    end_session()
    sent = browser.post(base + button, {"text": "", "file": "1", "later": "yes"})
    assert sent["Location"] == f"/account/login/?next={base}{page}"
    back = sign_in(browser, sent["Location"])
    assert browser.get(back["Location"]).status_code == 200


def test_files_that_came_too_late_are_asked_for_again(browser: Client, draft: Draft) -> None:
    at = f"/file/{draft.id}/papers/giay_chung_sinh/"
    end_session()
    sent = browser.post(at, {"chosen": [SimpleUploadedFile("a.png", PNG)]})
    assert "chọn lại tệp" in text(browser.get(sent["Location"]))
