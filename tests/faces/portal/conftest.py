"""Three published procedures, a fixed day, and rows of the tracking page."""

import pytest

from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers.queries import TrackRow
from tests.faces.portal.shelf import publish_some

CODE = "000.00.14.H20-261123-0002"


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_AS_OF", "2026-11-23")


@pytest.fixture(autouse=True)
def nothing_travels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of made-up rows ask no database for papers."""
    monkeypatch.setattr("motcua.faces.portal.track_views.on_the_way", lambda _code: False)


@pytest.fixture(autouse=True)
def nothing_announced(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was announced is remembered for a minute; without a database there is nothing."""
    if request.node.get_closest_marker("django_db") is None and "db" not in request.fixturenames:
        monkeypatch.setattr("motcua.faces.ui.announcements._announced", tuple)


@pytest.fixture
def published(db: None) -> None:
    publish_some()


@pytest.fixture
def tracked(monkeypatch: pytest.MonkeyPatch) -> TrackRow:
    """One dossier is known; every other code is not."""
    words = Bilingual("Đang giải quyết", "In progress")
    row = TrackRow(code=CODE, percent=50, stage=words, national_status=4)
    monkeypatch.setattr(
        "motcua.faces.portal.track_views.queries.track",
        lambda code: row if code == row.code else None,
    )
    return row
