"""The shipped places, one shipped procedure and the cast: enough for the whole way of a dossier."""

import shutil
from pathlib import Path

import pytest

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import PaperCount
from motcua.dossiers import commands, rules
from motcua.dossiers.register import Done
from motcua.reference.catalogue import commands as catalogue
from motcua.reference.catalogue import shipped
from motcua.reference.catalogue.shipped import DATA, read_shipped
from motcua.reference.places import commands as places
from tests.builders import OWNER, moment
from tests.cast import AGENCY, ONE_STOP, Cast, cast

BIRTH = commands.Choice(procedure="1.001193")
FILING = c.Filing(
    applicant=OWNER,
    papers=(
        PaperCount(code="to_khai", originals=1),
        PaperCount(code="giay_chung_sinh", originals=1),
    ),
    receiving_unit=ONE_STOP,
    competent_agency=AGENCY,
)
RECEIVE = c.Receive(filing=FILING)


def load_reference(patch: pytest.MonkeyPatch, folder: Path) -> None:
    (folder / "justice").mkdir()
    shutil.copy(DATA / "justice" / f"{BIRTH.procedure}.toml", folder / "justice")
    patch.setattr(shipped, "read_shipped", lambda: read_shipped(folder))
    for kept in (rules.living, rules.unit_calendar, rules.is_elsewhere):
        kept.cache_clear()
    places.load_shipped()
    catalogue.load_shipped()


@pytest.fixture
def reference(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Needs the test's own database fixture before it."""
    load_reference(monkeypatch, tmp_path)


@pytest.fixture
def house(reference: None) -> Cast:
    return cast()


def receive(house: Cast, at: str = "2019-08-05T09:00", *, key: str = "receive-1") -> Done:
    return commands.open_dossier(
        RECEIVE, BIRTH, by=house.actor("reception"), key=key, at=moment(at)
    )
