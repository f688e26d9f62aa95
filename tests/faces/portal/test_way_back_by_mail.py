"""An address proven at one's own data is the way back in, through a real mail server."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from motcua.channels.notices import sending
from motcua.channels.notices.models import Notice
from motcua.plumbing import clock
from motcua.reference.people.queries import User
from tests.apps.notices.test_mail import Box, box, server
from tests.cast import PASSWORD, Cast, cast

__all__ = ["box", "server"]
pytestmark = pytest.mark.django_db
ADDRESS = "chu.moi@example.vn"
NUMBER = "087185000123"


@pytest.fixture
def people(published: None) -> Cast:
    return cast()


def mailed(box: Box) -> str:
    """The code in the mail that now goes out."""
    for row in Notice.objects.filter(state="created").order_by("pk"):
        sending.carry(row.pk)
    found = re.search(r"(?<!\d)\d{6}(?!\d)", box.mails[-1].get_content())
    assert found
    return found[0]


def asks_for_the_way_back() -> Client:
    lost = Client()
    lost.post("/account/way-back/", {"who": NUMBER, "way": "email"})
    return lost


def test_a_proven_address_opens_the_way_back(
    people: Cast, box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks_for_the_way_back()
    assert not Notice.objects.exists()
    mine = Client()
    mine.login(username="owner", password=PASSWORD)
    mine.post("/me/data/contact/", {"kind": "email", "value": ADDRESS})
    code = mailed(box)
    assert box.mails[-1]["To"].endswith(ADDRESS) or ADDRESS in box.mails[-1]["To"]
    assert mine.post("/me/data/contact/code/", {"code": code})["Location"] == "/me/data/"
    owner = User.objects.get(pk=people.owner.pk)
    assert (owner.email, owner.email_verified_at) == (ADDRESS, clock.now())

    later = clock.now() + timedelta(minutes=30)
    monkeypatch.setattr(clock, "now", lambda: later)
    lost = asks_for_the_way_back()
    found = lost.post("/account/way-back/code/", {"who": NUMBER, "code": mailed(box)})
    assert found["Location"] == "/me/security/"
    assert lost.get("/me/data/").status_code == 200


def test_a_wrong_code_proves_nothing(people: Cast, box: Box) -> None:
    mine = Client()
    mine.login(username="owner", password=PASSWORD)
    mine.post("/me/data/contact/", {"kind": "email", "value": ADDRESS})
    wrong = "000000" if mailed(box) != "000000" else "111111"
    assert mine.post("/me/data/contact/code/", {"code": wrong}).status_code == 409
    assert User.objects.get(pk=people.owner.pk).email_verified_at is None
    asks_for_the_way_back()
    assert Notice.objects.count() == 1


def test_the_address_before_hears_that_it_was_changed(people: Cast, box: Box) -> None:
    """Whoever got hold of an open session cannot take the account over in silence."""
    User.objects.filter(pk=people.owner.pk).update(email="chu.cu@example.vn", phone="0901000009")
    mine = Client()
    mine.login(username="owner", password=PASSWORD)
    mine.post("/me/data/contact/", {"kind": "email", "value": ADDRESS})
    mine.post("/me/data/contact/code/", {"code": mailed(box)})
    told = Notice.objects.filter(kind="contact_changed")
    assert {"chu.cu@example.vn", ADDRESS} <= {each.address for each in told}
    assert {"inbox", "email"} <= {each.way for each in told}
    assert not [each for each in told if ADDRESS in each.text]
