"""The room where online filings are answered: the queue, one filing, each of its answers."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker
from pytest_django import Settings as DjangoSettings

from motcua.channels.online import commands, queries
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.state import Stage, State
from motcua.dossiers import queries as register
from tests.apps.online.conftest import Home, online_world
from tests.cast import AGENCY, ELSEWHERE
from tests.faces.office.world import MORNING, World, hidden

pytestmark = pytest.mark.django_db
At = Callable[[datetime], None]
QUEUE = "/office/online/"


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


def state_of(dossier: UUID) -> State:
    found = register.state_and_id(dossier)
    assert found is not None
    return found[1]


def answered(client: Client, dossier: UUID, answer: str, **values: object) -> object:
    """Presses the button of one answer with what its form on the page carries."""
    page = client.get(f"{QUEUE}{dossier}/").content.decode()
    block = page[page.index(f'id="{answer}"') :]
    sent = {"key": hidden(block, f"{answer}-key"), "seen": hidden(block, f"{answer}-seen")}
    data = {f"{answer}-{name}": value for name, value in {**sent, **values}.items()}
    return client.post(f"{QUEUE}{dossier}/{answer}/", data)


def test_the_queue_goes_by_turn_and_says_how_long_is_left(
    world: World, dossier: UUID, at: At
) -> None:
    at(MORNING + timedelta(hours=5))
    page = world.client("reception").get(QUEUE).content.decode()
    assert state_of(dossier).code in page
    assert "còn" in page
    assert "1 hồ sơ chờ trả lời" in page
    at(MORNING + timedelta(days=2))
    late = world.client("reception").get(f"{QUEUE}?late=on").content.decode()
    assert "quá hạn" in late
    assert state_of(dossier).code not in world.client("stranger").get(QUEUE).content.decode()


def test_answers_stand_beside_the_papers_and_files_open(world: World, dossier: UUID) -> None:
    client = world.client("reception")
    page = client.get(f"{QUEUE}{dossier}/").content.decode()
    assert "Đăng ký khai sinh cho con" in page
    assert "Tiếp nhận, lập giấy hẹn" in page
    file = queries.files_of(dossier)[0]
    original = client.get(f"{QUEUE}{dossier}/files/{file.sha256}/")
    assert original.status_code == 200
    assert original.headers["Content-Disposition"].startswith("attachment")
    assert client.get(f"{QUEUE}{dossier}/files/{'0' * 64}/").status_code == 404
    for name in ("stranger", "citizen", "owner"):
        other = world.client(name)
        assert other.get(f"{QUEUE}{dossier}/").status_code == 404
        assert other.get(f"{QUEUE}{dossier}/files/{file.sha256}/").status_code == 404
        assert other.get(f"{QUEUE}{dossier}/files/{file.sha256}/1.jpg").status_code == 404


def test_while_the_store_is_away_its_files_are_not_said_to_be_gone(
    world: World, dossier: UUID, settings: DjangoSettings
) -> None:
    file, client = queries.files_of(dossier)[0], world.client("reception")
    settings.FILES_S3_URL = "http://127.0.0.1:9"
    settings.FILES_S3_KEY = settings.FILES_S3_SECRET = "for-tests"
    for leaf in ("", "1.jpg"):
        answer = client.get(f"{QUEUE}{dossier}/files/{file.sha256}/{leaf}")
        assert (answer.status_code, answer["Retry-After"]) == (503, "10")


def test_an_officer_reads_and_does_not_answer(world: World, dossier: UUID) -> None:
    client = world.client("officer")
    assert "Tiếp nhận, lập giấy hẹn" not in client.get(f"{QUEUE}{dossier}/").content.decode()
    assert client.post(f"{QUEUE}{dossier}/accept/", {}).status_code == 404


def test_accepting_issues_the_receipt(world: World, dossier: UUID) -> None:
    response = answered(world.client("reception"), dossier, "accept")
    assert response.status_code == 302  # type: ignore[attr-defined]
    assert state_of(dossier).stage is Stage.RECEIVED
    assert str(dossier) not in world.client("reception").get(QUEUE).content.decode()


def test_the_second_clerk_is_told_calmly(world: World, dossier: UUID) -> None:
    client = world.client("reception")
    page = client.get(f"{QUEUE}{dossier}/").content.decode()
    block = page[page.index('id="refuse"') :]
    answered(client, dossier, "accept")
    late = client.post(
        f"{QUEUE}{dossier}/refuse/",
        {
            "refuse-key": hidden(block, "refuse-key"),
            "refuse-seen": hidden(block, "refuse-seen"),
            "refuse-reason": "twice",
        },
    )
    assert late.status_code == 409
    assert "vừa xử lý hồ sơ này" in late.content.decode()


def test_one_request_names_papers_and_fields_with_reasons(world: World, dossier: UUID) -> None:
    client = world.client("reception")
    nothing = answered(client, dossier, "ask")
    assert nothing.status_code == 422  # type: ignore[attr-defined]
    no_reason = answered(client, dossier, "ask", ask_0="on")
    assert no_reason.status_code == 422  # type: ignore[attr-defined]
    answered(client, dossier, "ask", ask_0="on", reason_0="Mờ", ask_6="on", reason_6="Ghi đủ")
    state = state_of(dossier)
    assert state.stage is Stage.SUPPLEMENT_AT_INTAKE
    assert len(state.missing) == 2
    assert any(line.paper.startswith("field:") for line in state.missing)


def test_refusing_says_why_with_its_article(world: World, dossier: UUID) -> None:
    client = world.client("reception")
    other = answered(client, dossier, "refuse", reason="other")
    assert other.status_code == 422  # type: ignore[attr-defined]
    answered(client, dossier, "refuse", reason="twice", more="Mã 000.")
    assert state_of(dossier).stage is Stage.NOT_ACCEPTED


def test_sent_on_it_waits_in_the_other_queue(world: World, dossier: UUID) -> None:
    answered(
        world.client("reception"),
        dossier,
        "forward",
        receiving_unit=ELSEWHERE,
        competent_agency=AGENCY,
        reason="Nộp nhầm nơi",
    )
    assert state_of(dossier).filing.receiving_unit == ELSEWHERE
    assert state_of(dossier).code in world.client("stranger").get(QUEUE).content.decode()
    assert state_of(dossier).code not in world.client("reception").get(QUEUE).content.decode()


def test_what_was_sent_is_given_back_with_its_reason(world: World, at: At, dossier: UUID) -> None:
    home, client = Home(world), world.client("reception")
    asked = home.asked_after_examination()
    at(MORNING + timedelta(days=1))
    home.supplemented(asked)
    page = client.get(f"{QUEUE}{asked}/").content.decode()
    assert "mới gửi" in page
    assert "Đã yêu cầu: Bản rõ hơn – Ảnh bị mờ" in page
    nothing = answered(client, asked, "return")
    assert nothing.status_code == 422  # type: ignore[attr-defined]
    answered(client, asked, "return", ask_0="on", reason_0="Ảnh chụp thiếu góc")
    state = state_of(asked)
    assert state.stage is Stage.SUPPLEMENT
    assert [line.what for line in state.missing] == ["Bản rõ hơn"]
    assert str(asked) not in client.get(QUEUE).content.decode()
    again = world.client("owner").get(f"/file/correct/{state.code}/").content.decode()
    assert "Ảnh chụp thiếu góc" in again
    home.supplemented(asked)
    answered(client, asked, "return", ask_0="on", reason_0="Mờ")
    home.supplemented(asked)
    often = client.get(f"{QUEUE}{asked}/").content.decode()
    assert "đã được trả lại 2 lần" in often
    assert 'id="return"' not in often
    assert state_of(asked).supplement_unanswered


def test_a_file_that_was_replaced_stays_in_reach_and_says_so(world: World, dossier: UUID) -> None:
    home, client = Home(world), world.client("reception")
    asked = home.asked_after_examination()
    draft = commands.correct(asked, by=home.owner)
    (old,) = draft.files_of("giay_chung_sinh")
    correcting = world.client("owner").get(f"/file/{draft.id}/papers/giay_chung_sinh/")
    assert "đã nộp trước" in correcting.content.decode()
    commands.detach(draft.id, old.id, by=home.owner)
    home.supplemented(asked)
    page = client.get(f"{QUEUE}{asked}/").content.decode()
    assert page.index("mới gửi") < page.index("đã được thay")
    assert client.get(f"{QUEUE}{asked}/files/{old.digest}/").status_code == 200
    again = commands.correct(asked, by=home.owner)
    assert old.digest not in {each.digest for each in again.files_of(old.paper)}
    sent = world.client("owner").get(f"/file/sent/{state_of(asked).code}/").content.decode()
    assert sent.index("mới gửi") < sent.index("đã được thay")


def test_withdrawn_by_its_owner_it_leaves_the_queue_until_resumed(
    world: World, at: At, dossier: UUID
) -> None:
    home, client = Home(world), world.client("reception")
    asked = home.asked_after_examination()
    at(MORNING + timedelta(days=1))
    home.supplemented(asked)
    assert str(asked) in client.get(QUEUE).content.decode()
    code = state_of(asked).code
    commands.take_back(code, "Không cần nữa", by=home.owner, key=world.key())
    assert str(asked) not in client.get(QUEUE).content.decode()
    page = client.get(f"{QUEUE}{asked}/").content.decode()
    assert "Người nộp xin rút hồ sơ" in page
    assert 'id="confirm"' not in page
    own = world.client("owner").get(f"/track/{code}").content.decode()
    assert "Cơ quan giải quyết xem yêu cầu rút của bạn" in own
    world.act(asked, "head", c.Resume(reason="Rút lại đơn"))
    assert str(asked) in client.get(QUEUE).content.decode()
    assert 'id="confirm"' in client.get(f"{QUEUE}{asked}/").content.decode()


def test_what_is_no_online_filing_has_no_page_here(world: World) -> None:
    client = world.client("reception")
    assert client.get(f"{QUEUE}{world.opened()}/").status_code == 404
    assert client.get(f"{QUEUE}{uuid4()}/").status_code == 404
