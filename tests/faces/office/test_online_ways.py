"""The ways to an online filing: from the first page, from the dossier, never past its files."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pytest_django import DjangoDbBlocker
from pytest_django import Settings as DjangoSettings

from motcua.channels.online import commands
from motcua.dossiers import queries as register
from tests.apps.online.conftest import Home, online_world
from tests.faces.office.world import MORNING, World, hidden

pytestmark = pytest.mark.django_db
At = Callable[[datetime], None]


@pytest.fixture(scope="module")
def world(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    with django_db_blocker.unblock(), online_world(tmp_path_factory.mktemp("catalogue")) as world:
        yield world


@pytest.fixture
def dossier(world: World, settings: DjangoSettings, tmp_path: Path) -> UUID:
    settings.VAR, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    return Home(world).filed()


def test_the_first_page_leads_to_what_waits_and_what_is_late(
    world: World, dossier: UUID, at: At
) -> None:
    client = world.client("reception")
    page = client.get("/office/").content.decode()
    assert "Trực tuyến chờ trả lời" in page
    assert "Trực tuyến quá giờ" not in page
    at(MORNING + timedelta(days=2))
    assert 'href="/office/online/?late=on"' in client.get("/office/").content.decode()
    assert "Trực tuyến chờ trả lời" not in world.client("officer").get("/office/").content.decode()


def test_a_filing_from_home_is_answered_beside_its_files(world: World, dossier: UUID) -> None:
    client, filing = world.client("reception"), f"/office/online/{dossier}/"
    page = client.get(f"/office/dossiers/{dossier}/").content.decode()
    assert "Mở và trả lời hồ sơ trực tuyến" in page
    assert filing in page
    assert "Mở biểu mẫu tiếp nhận" not in page
    assert "trả lời người nộp trước" in page
    aside = client.get(f"/office/dossiers/{dossier}/intake/")
    assert (aside.status_code, aside.headers["Location"]) == (302, filing)


def test_what_was_declared_stays_in_reach_of_whoever_decides(world: World, dossier: UUID) -> None:
    found = register.state_and_id(dossier)
    assert found is not None
    clerk = world.cast.reception
    commands.accept(dossier, seen=found[1].version, by=clerk, key=world.key())
    for name in ("reception", "officer"):
        page = world.client(name).get(f"/office/dossiers/{dossier}/").content.decode()
        assert "Xem nội dung khai và tệp đã nộp" in page
        assert "Mở và trả lời" not in page


def test_a_link_opens_the_answer_it_names(world: World, dossier: UUID) -> None:
    page = world.client("reception").get(f"/office/online/{dossier}/?answer=ask").content.decode()
    assert re.search(r'id="ask"[^>]* open', page)
    assert not re.search(r'id="accept"[^>]* open', page)
    assert f'href="/office/online/{dossier}/?answer=refuse#refuse"' in page


def test_only_what_is_ticked_needs_its_reason(world: World, dossier: UUID) -> None:
    client, filing = world.client("reception"), f"/office/online/{dossier}/"
    block = client.get(filing).content.decode().split('id="ask"')[1]
    sent = {name: hidden(block, f"ask-{name}") for name in ("key", "seen")}
    said = {f"ask-{name}": value for name, value in {**sent, "ask_0": "on"}.items()}
    back = client.post(f"{filing}ask/", said).content.decode()
    assert back.count('href="#ask_ask-reason_') == 1
    assert f'value="{filing}"' in back  # another language comes back to a page that opens
    nothing = client.post(f"{filing}ask/", {**said, "ask-ask_0": ""}).content.decode()
    assert "Đánh dấu ít nhất một mục" in nothing
    assert 'href="#ask_ask-reason_' not in nothing
