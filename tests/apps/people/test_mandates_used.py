"""What was filed under a mandate is noted with it, once, whoever tells it how often."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

import pytest

from motcua.domain.dossier import commands as c
from motcua.domain.kernel.local_time import VIETNAM
from motcua.domain.kernel.mandate import authority
from motcua.dossiers.under_mandates import FILED_UNDER_MANDATES
from motcua.plumbing import clock, relay
from motcua.reference.people import mandate_queries
from tests import builders as b
from tests.apps.dossiers.storing import give as store
from tests.apps.people.mandated import at_desk, give
from tests.cast import cast

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 16, 9, tzinfo=VIETNAM)


def filed(said: str) -> UUID:
    filing = replace(b.FILING, filed_by=b.PARENT, authority=said)
    made = store(b.Act(b.RECEPTION, "2026-11-16T09:00", c.Receive(filing=filing)))
    assert isinstance(made, UUID)
    return made


def test_a_use_is_noted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    people = cast()
    code = give(at_desk(people, NOW.date()), people.actor("reception", NOW.date()), NOW.date())
    under = filed(authority(code))
    for other in ("Giấy ủy quyền viết tay", authority("UQ26-999999")):
        filed(other)
    for _ in range(2):
        relay.reset("mandate-uses")
        relay.run_all(FILED_UNDER_MANDATES)
    (use,) = mandate_queries.uses([code])
    assert (use.dossier, use.procedure) == (under, "1.001193")
