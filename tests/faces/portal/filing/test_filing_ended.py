"""A draft ends under an open page: sent or thrown away elsewhere, the mandate revoked or over."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from motcua.channels.online import commands, queries
from motcua.channels.online import models as m
from motcua.channels.online.shapes import Draft
from motcua.reference.people import mandates
from motcua.reference.people import queries as people
from tests.apps.online.conftest import Home, Standing
from tests.apps.online.test_filing_interrupted import helped
from tests.apps.people import mandated
from tests.faces.office.world import MORNING
from tests.faces.portal.filing.reading import text
from tests.faces.portal.page_forms import sent_by

SCRIPT = {"accept": "application/json"}


def typed(browser: Client, at: str) -> Any:
    return sent_by(text(browser.get(at)), "data-draft") | {"summary": ["Gõ muộn"]}


@pytest.mark.parametrize("how", ["sent", "thrown away"])
def test_a_page_of_a_closed_draft_is_told_in_words(home: Home, how: str) -> None:
    draft, browser = home.ready(), home.world.client("owner")
    base = f"/file/{draft.id}/"
    at = base + "form/p_request/"
    late = typed(browser, at)
    if how == "sent":
        commands.submit(draft.id, by=home.owner, key="press-12345")
    else:
        commands.discard(draft.id, by=home.owner)
    for answer in (
        browser.post(at, late, headers=SCRIPT),
        browser.post(
            base + "papers/giay_chung_sinh/upload/",
            {"name": "a.pdf", "size": "9"},
            headers=SCRIPT,
        ),
    ):
        assert answer.status_code == 422
        assert "bản nháp" in answer.json()["says"].lower()
    if how == "thrown away":
        assert browser.post(at, late).status_code == 404
    else:
        code = queries.sent_as(draft.id, home.owner)
        second_press = browser.post(base + "check/", {"key": "k" * 20, "declare": "on"})
        for answer in (second_press, browser.post(at, late), browser.get(base + "check/")):
            assert answer["Location"] == f"/file/sent/{code}/"
    assert home.world.client("citizen").post(at, late).status_code == 404


def revoked(home: Home, code: str, standing: Standing) -> None:
    by = mandated.citizen(home.owner, MORNING.date())
    mandates.revoke_mandate(code, "Tôi tự nộp", by=by, key="revoke-mandate-1")


def over(home: Home, code: str, standing: Standing) -> None:
    standing(MORNING + timedelta(days=40))


@pytest.mark.parametrize("ends", [revoked, over])
def test_a_helper_whose_mandate_ends_under_the_draft_loses_it_at_once(
    home: Home, standing: Standing, ends: Any
) -> None:
    draft, code = helped(home)
    browser = home.world.client("citizen")
    base = f"/file/{draft.id}/"
    at = base + "form/p_request/"
    late = typed(browser, at)
    ends(home, code, standing)
    people.forget_hats()
    for page in ("form/p_request/", "papers/", "check/", f"files/{draft.files[0].id}/1.jpg"):
        assert browser.get(base + page).status_code == 409, page
    assert "ủy quyền" in text(browser.get(base + "papers/"))
    told = browser.post(at, late, headers=SCRIPT)
    assert (told.status_code, "ủy quyền" in told.json()["says"]) == (422, True)
    sent = browser.post(base + "check/", {"key": "k" * 20, "declare": "on"})
    assert sent.status_code == 409
    assert m.Submission.objects.count() == 0
    kept: Draft = queries.draft(draft.id, home.world.cast.citizen)
    assert kept.answers == draft.answers
