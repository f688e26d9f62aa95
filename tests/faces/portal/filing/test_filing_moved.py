"""A page left open over the night a new version of its form came into force loses nothing."""

from dataclasses import replace

import pytest
from django.test import Client

from motcua.channels.online import queries
from motcua.channels.online.shapes import Draft
from motcua.domain.eforms.definition import FormDefinition
from motcua.reference.catalogue import eform_queries
from tests.apps.online.conftest import Home
from tests.faces.office.world import BIRTH, MORNING
from tests.faces.portal.filing.reading import page_of, text
from tests.faces.portal.page_forms import Sent, sent_by


def typed(owner: Client, draft: Draft) -> Sent:
    return sent_by(text(owner.get(page_of(draft))), "data-draft") | {"summary": ["Khai cho bé"]}


def published(patch: pytest.MonkeyPatch) -> FormDefinition:
    """The same form anew, without the question of the summary, its page under another name."""
    old = eform_queries.form_on(BIRTH, MORNING.date())
    pages = []
    for page in old.pages:
        blocks = [
            replace(block, fields=tuple(f for f in block.fields if f.id != "summary"))
            for block in page.blocks
        ]
        kept = tuple(block for block in blocks if block.fields or block.repeat)
        name = "p_wish" if page.id == "p_request" else page.id
        if kept:
            pages.append(replace(page, id=name, blocks=kept))
    new = replace(old, version=old.version + 1, pages=tuple(pages))
    known = eform_queries.form_version

    def by_name(code: str, version: int) -> FormDefinition:
        return new if (code, version) == (new.code, new.version) else known(code, version)

    patch.setattr(eform_queries, "form_on", lambda procedure, day: new)
    patch.setattr(eform_queries, "form_version", by_name)
    return new


@pytest.mark.parametrize("moved_before", [False, True])
def test_the_button_of_an_old_page_leads_to_the_moved_draft(
    home: Home,
    owner: Client,
    draft: Draft,
    monkeypatch: pytest.MonkeyPatch,
    moved_before: bool,
) -> None:
    sent = typed(owner, draft)
    new = published(monkeypatch)
    if moved_before:
        owner.get(f"/file/{draft.id}/")
    led = owner.post(page_of(draft), sent, follow=True)
    assert led.redirect_chain[0][0] == f"/file/{draft.id}/aside/"
    for words in ("Biểu mẫu có phiên bản mới", "Khai cho bé"):
        assert words in text(led)
    moved = queries.draft(draft.id, home.owner)
    assert moved.form_version == new.version
    assert moved.conflicts == ()
    assert moved.answers["phone"] == draft.answers["phone"]
    assert "Khai cho bé" in moved.aside.values()


def test_saved_by_itself_it_says_where_to_go_on(
    home: Home, owner: Client, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = typed(owner, draft)
    published(monkeypatch)
    answer = owner.post(page_of(draft), sent, headers={"accept": "application/json"})
    assert "Biểu mẫu có phiên bản mới" in answer.json()["says"]
    assert queries.draft(draft.id, home.owner).answers["summary"] == "Khai cho bé"


def test_an_old_page_that_is_looked_at_again_leads_on(
    owner: Client, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(monkeypatch)
    assert owner.get(page_of(draft))["Location"] == f"/file/{draft.id}/aside/"
    assert owner.get(page_of(draft))["Location"] == f"/file/{draft.id}/"


def test_a_page_cannot_name_the_form_of_another_procedure(
    home: Home, owner: Client, draft: Draft
) -> None:
    sent = typed(owner, draft)
    for name in ("1.000000-chung/1", "/", "khong-co/7", "x/999999999999"):
        assert owner.post(page_of(draft), {**sent, "form": [name]}).status_code == 302, name
    assert queries.draft(draft.id, home.owner).answers["summary"] == "Khai cho bé"
