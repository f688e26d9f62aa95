"""The register's rows made again from the journal are the rows that were there."""

import pytest

from motcua.dossiers.rebuild import rebuild
from motcua.dossiers.verify import verify
from tests.apps.dossiers.storing import above_the_law, dossier_up_to, rows, run
from tests.apps.dossiers.wandering import wander

pytestmark = pytest.mark.django_db


def test_rebuilt_is_live_after_random_walks() -> None:
    for seed in range(40):
        wander(seed, tries=2 * seed)
    live = rows()
    assert len(live) == 40
    assert len({row[4] for row in live.values()}) >= 6, "the walks reach most stages"
    run("DELETE FROM dossier")
    assert rebuild() == 40
    assert rows() == live
    assert verify().ok


def test_a_spoilt_row_is_put_right() -> None:
    dossier = dossier_up_to("proposed")
    live = rows()
    run("UPDATE dossier SET due_at = now(), stage = 'draft', next_alarm_at = NULL")
    rebuild()
    assert rows() == live
    assert verify().ok
    assert list(live) == [dossier]


def test_rows_without_events_go() -> None:
    dossier_up_to("received")
    with above_the_law():
        run("DELETE FROM dossier_event")
    assert rebuild() == 0
    assert rows() == {}


def test_more_dossiers_than_one_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.dossiers.rebuild.BATCH", 2)
    for _ in range(5):
        dossier_up_to("received")
    live = rows()
    told: list[tuple[int, int]] = []
    assert rebuild(progress=lambda done, of: told.append((done, of))) == 5
    assert told == [(2, 5), (4, 5), (5, 5)]
    assert rows() == live
