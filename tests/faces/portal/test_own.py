"""The owner's page at every point of a dossier's life."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from motcua.faces.portal.own import OwnTrack, as_owner
from tests.builders import life, lives, moment
from tests.cast import PASSWORD, cast
from tests.faces.portal.conftest import CODE

pytestmark = pytest.mark.django_db
TUESDAY = moment("2019-08-06T08:00")


def seen(name: str, now: datetime = TUESDAY) -> OwnTrack:
    one = life(name)
    return as_owner(one.state, one.events, now)


def test_a_dossier_in_hand_names_holder_next_step_and_due_date() -> None:
    own = seen("assigned")
    assert "Case Officer" in own.holder
    assert own.next_step == "Thẩm định"
    assert own.due_at == moment("2019-08-12T17:00")  # received Monday, five working days on
    assert own.minutes_left == 420 + 3 * 480 + 480  # Tuesday from 08:00, three days, Monday
    assert own.due_reasons


def test_lateness_is_a_negative_figure() -> None:
    own = seen("assigned", moment("2019-08-13T08:00"))
    assert own.minutes_left == -60  # one working hour of the day after


@pytest.mark.parametrize("name", ["supplement", "unpaid", "asked_at_intake"])
def test_a_dossier_that_waits_says_that_it_waits_for_you(name: str) -> None:
    own = seen(name, moment("2019-08-07T08:00"))
    assert own.holder == "Đang chờ bạn"
    assert own.minutes_left is None
    assert own.next_step.startswith("Bạn nộp")


def test_what_is_missing_is_told_in_full() -> None:
    texts = [item.text for item in seen("supplement", moment("2019-08-07T08:00")).moments]
    assert "Giấy chứng sinh: Bản sao bị mờ" in texts


def test_the_timeline_goes_from_reception_to_the_steps_to_come() -> None:
    states = [item.state for item in seen("assigned").moments]
    assert states == ["done", "done", "now", "next", "next", "next"]
    titles = [item.title for item in seen("assigned").moments]
    assert titles[0] == "Tiếp nhận"
    assert titles[-1] == "Ký duyệt"


def test_a_finished_dossier_has_no_next_step_and_no_clock() -> None:
    own = seen("returned", moment("2019-08-20T08:00"))
    assert own.percent == 100
    assert own.minutes_left is None
    assert own.next_step == "Không còn bước nào"
    assert {item.state for item in own.moments} == {"done", "now"}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", sorted(lives()))
def test_every_point_of_every_life_makes_a_page(
    client: Client, monkeypatch: pytest.MonkeyPatch, name: str, language: str
) -> None:
    def own(*_: Any) -> OwnTrack:
        with translation.override(language):
            return seen(name, moment("2019-08-21T08:00"))

    cast()
    client.login(username="owner", password=PASSWORD)
    monkeypatch.setattr("motcua.faces.portal.track_views.own", own)
    response = client.get(f"/track/{CODE}", headers={"accept-language": language})
    assert response.status_code == 200
    assert "mc-timeline" in response.content.decode()
    assert response.headers["Cache-Control"] == "private, no-store"
