"""A change of the law arrives in a file beside the versions that are already published."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import commands, queries, shipped
from motcua.reference.catalogue.refusals import ContentRefused

pytestmark = pytest.mark.django_db

Write = Callable[..., Path]
CODE = "9.000001"
LATER = date(2026, 9, 1)
CLOSED = ("from = 2025-07-01", "from = 2025-07-01\nuntil = 2026-08-31")
SUCCESSOR = """
[[versions]]
number = 3
from = 2026-09-01
derives_from = 2
trust = "unverified"
source = "announced, not yet in the gazette"
immediate = true
"""


def ship(monkeypatch: pytest.MonkeyPatch, file: Path) -> commands.Loaded:
    """Loads as if the package shipped this one file."""
    home = file.parent / "data" / "other"
    home.mkdir(parents=True, exist_ok=True)
    (home / f"{CODE}.toml").write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    read = shipped.read_shipped
    with monkeypatch.context() as patch:
        patch.setattr(shipped, "read_shipped", lambda: read(home.parent))
        return commands.load_shipped()


def test_a_shipped_successor_closes_the_open_version(
    small: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ship(monkeypatch, small()) == commands.Loaded(published=2)
    longer = small(CLOSED)
    longer.write_text(longer.read_text(encoding="utf-8") + SUCCESSOR, encoding="utf-8")
    assert ship(monkeypatch, longer) == commands.Loaded(published=1, closed=1, unchanged=1)
    assert ship(monkeypatch, longer) == commands.Loaded(unchanged=3)
    assert not queries.terms(CODE, "default", date(2026, 8, 31)).immediate
    assert queries.terms(CODE, "default", LATER).immediate


def test_an_imported_successor_waits_for_its_publication(
    small: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    ship(monkeypatch, small())
    longer = small(CLOSED)
    longer.write_text(longer.read_text(encoding="utf-8") + SUCCESSOR, encoding="utf-8")
    assert commands.import_toml(longer) == commands.Loaded(drafts=1, unchanged=2)
    assert queries.terms(CODE, "default", LATER).version == 2
    commands.publish(CODE, 3, LATER, by="Lan")
    assert queries.terms(CODE, "default", LATER).version == 3
    assert queries.versions(CODE)[1].last == date(2026, 8, 31)


def test_a_shipped_version_that_was_changed_is_refused(
    small: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    ship(monkeypatch, small())
    with pytest.raises(Refused) as caught:
        ship(monkeypatch, small(("amount = 8000", "amount = 9000")))
    assert isinstance(caught.value.refusal, ContentRefused)
    assert queries.fee_lines(CODE, "default", LATER)[0].amount == 8000


def test_a_shipped_file_out_of_place_is_refused(
    small: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refused, match=r"the file belongs at land/9\.000001\.toml"):
        ship(monkeypatch, small(('field = "other"', 'field = "land"')))


def test_a_draft_is_replaced_by_what_is_shipped(
    small: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands.import_toml(small(("amount = 8000", "amount = 1")))
    assert ship(monkeypatch, small()).published == 2
    assert queries.fee_lines(CODE, "default", LATER)[0].amount == 8000
