"""What is done and what is told of it stand together: a crash between leaves neither."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from motcua.channels.notices import commands as notices
from motcua.channels.notices.models import Notice
from motcua.reference.people import mandate_queries
from motcua.reference.people.models import Recovery
from motcua.reference.people.queries import User
from tests.cast import Cast, cast
from tests.faces.portal.test_me import asked, client, posted

pytestmark = pytest.mark.django_db
OWNER = "087185000123"
CITIZEN = "087090000001"
Break = Callable[[], None]


@pytest.fixture
def people(published: None) -> Cast:
    return cast()


@pytest.fixture
def breaks(monkeypatch: pytest.MonkeyPatch) -> Break:
    """The next notice cannot be written; those after it can."""

    def once() -> None:
        sound = notices.write

        def broken(*given: Any) -> tuple[int, ...]:
            monkeypatch.setattr(notices, "write", sound)
            raise ConnectionError("gone")

        monkeypatch.setattr(notices, "write", broken)

    return once


def told(kind: str) -> set[str]:
    return set(Notice.objects.filter(kind=kind, way="inbox").values_list("person", flat=True))


def number(*users: User) -> set[str]:
    return {str(user.pk) for user in users}


def given() -> list[str]:
    return [row.code for row in mandate_queries.mandates_on(OWNER)]


def test_a_mandate_is_given_and_ended_with_its_news(people: Cast, breaks: Break) -> None:
    owner = client(people.owner)
    press = {"sure": "1", "name": "Xem evil.example"}
    breaks()
    with pytest.raises(ConnectionError):
        asked(owner, **press)
    assert given() == []
    assert asked(owner, **press).status_code == 302
    assert asked(owner, **press).status_code == 302  # the same press
    (code,) = given()
    both = number(people.owner, people.citizen)
    assert told("mandate_given") == both
    assert Notice.objects.filter(kind="mandate_given", way="inbox").count() == len(both)
    to_helper = Notice.objects.get(kind="mandate_given", way="inbox", person=people.citizen.pk)
    assert people.citizen.full_name in to_helper.subject  # not what somebody typed as a name
    breaks()
    end = {"revoke": "1", "reason": "Xong"}
    with pytest.raises(ConnectionError):
        posted(owner, f"helpers/{code}/", **end)
    row = mandate_queries.mandate(code)
    assert row is not None
    assert row.ended is None
    assert posted(owner, f"helpers/{code}/", **end).status_code == 302
    assert told("mandate_revoked") == both


def test_a_desk_restores_with_its_news(people: Cast, breaks: Break) -> None:
    desk: Client = client(people.reception)
    said = {
        "who": CITIZEN,
        "number": CITIZEN,
        "what": "way_in",
        "document": "identity_card",
        "compared": "on",
        "key": str(uuid4()),
    }
    breaks()
    with pytest.raises(ConnectionError):
        desk.post("/office/persons/recovery/", said)
    assert not Recovery.objects.exists()
    assert desk.post("/office/persons/recovery/", said).status_code == 200
    assert told("recovery") == number(people.citizen)
