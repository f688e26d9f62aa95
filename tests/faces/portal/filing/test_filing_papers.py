"""A paper that stands for another: one's own from the store, or the sheet itself, later."""

from uuid import uuid4

import pytest
from django.test import Client

from motcua.channels.documents import queries as documents
from motcua.channels.online import commands, queries
from motcua.channels.online.shapes import Draft
from tests.apps.online.conftest import Home
from tests.faces.portal.filing.reading import text

PAPER = "giay_chung_sinh"


@pytest.fixture
def draft(home: Home) -> Draft:
    """Ready but for one paper, which she handed in with an earlier dossier."""
    home.filed()
    begun = home.ready()
    for file in begun.files_of(PAPER):
        commands.detach(begun.id, file.id, by=home.owner)
    return begun


def test_a_paper_of_an_earlier_dossier_is_offered_and_serves(
    home: Home, owner: Client, draft: Draft
) -> None:
    at = f"/file/{draft.id}/papers/{PAPER}/"
    (kept,) = [
        each
        for each in documents.documents_of([str(home.owner.personal_id)])
        if each.paper == PAPER
    ]
    page = text(owner.get(at))
    assert "Dùng lại giấy tờ của tôi" in page
    assert f'value="{kept.id}"' in page
    for wrong, words in (
        ({}, "Chọn một giấy tờ"),
        ({"document": "no-number"}, "Chọn một giấy tờ"),
        ({"document": str(uuid4())}, "ds-alert"),
    ):
        assert owner.post(at + "reuse/", wrong)["Location"] == at
        assert words in text(owner.get(at))
        assert queries.draft(draft.id, home.owner).files_of(PAPER) == ()
    for _press in range(2):
        assert owner.post(at + "reuse/", {"document": str(kept.id)})["Location"] == at
    (file,) = queries.draft(draft.id, home.owner).files_of(PAPER)
    assert file.digest == kept.digest
    assert kept.title in text(owner.get(at))
    stranger = home.world.client("citizen")
    assert stranger.post(at + "reuse/", {"document": str(kept.id)}).status_code == 404


def test_the_sheet_itself_is_promised_for_later_and_taken_back(
    home: Home, owner: Client, draft: Draft
) -> None:
    base = f"/file/{draft.id}/"
    at = f"{base}papers/{PAPER}/"
    assert "disabled" in text(owner.get(base + "check/"))
    owner.post(at + "later/", {"later": "yes"})
    assert "Bạn sẽ đem hoặc gửi bản giấy" in text(owner.get(at))
    assert "disabled" not in text(owner.get(base + "check/"))
    owner.post(at + "later/", {"later": "no"})
    assert queries.draft(draft.id, home.owner).later == ()
    assert owner.post(f"{base}papers/khong_co/later/", {"later": "yes"}).status_code == 404
