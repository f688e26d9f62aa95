"""A clerk who is also the person concerned serves nobody: a colleague does it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.local_time import VIETNAM
from motcua.domain.kernel.own_data import RequestKind
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.people import organisations, own_data
from motcua.reference.people.mandate_rows import Helper, Principal
from motcua.reference.people.organisations import Stands
from motcua.reference.people.own_data import Answered, Asked
from motcua.reference.people.sign_in_refusals import NotForOneself
from tests.apps.people.mandated import at_desk, citizen, give
from tests.cast import ONE_STOP, Cast, cast

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 16, 9, tzinfo=VIETNAM)
DAY = NOW.date()
MINE, THEIRS = "087085000456", "087060000789"


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    people = cast()
    people.reception.personal_id = MINE
    people.reception.save()
    return people


@pytest.fixture
def desk(people: Cast) -> Actor:
    return people.actor("reception", DAY)


def test_nobody_grants_themselves_the_number_of_another(people: Cast, desk: Actor) -> None:
    """Who has the number has the dossiers, papers and money of that person."""
    wanted = Asked(
        kind=RequestKind.CORRECTION,
        subject="number",
        wanted=THEIRS,
        reason="",
        unit=ONE_STOP,
        answer_by=NOW + timedelta(days=7),
    )
    code = own_data.ask(people.reception, wanted, by=citizen(people.reception, DAY), key="own-1")
    given = Answered(granted=True, answer="Đã sửa", document="Thẻ căn cước", correct=THEIRS)
    with pytest.raises(Refused) as no:
        own_data.answer(code, given, by=desk, key="own-2")
    assert no.value.refusal == NotForOneself()
    own_data.answer(code, given, by=people.actor("postal", DAY), key="own-3")
    people.reception.refresh_from_db()
    assert people.reception.personal_id == THEIRS


def test_nobody_makes_themselves_the_legal_representative(people: Cast, desk: Actor) -> None:
    asked = Stands(
        number=MINE,
        tax_code="0313982717",
        organisation="Công ty Lúa Vàng",
        first=DAY,
        checked="Giấy đăng ký doanh nghiệp bản chính",
    )
    with pytest.raises(Refused) as no:
        organisations.register_legal(asked, by=desk, key="own-4")
    assert no.value.refusal == NotForOneself()
    assert organisations.organisations_of(people.reception, DAY) == []


def test_nobody_attests_their_own_mandate(people: Cast, desk: Actor) -> None:
    new = at_desk(people, DAY)
    for each in (
        replace(new, helper=Helper(name="Lê Thị Tiếp", identity=MINE)),
        replace(new, principal=Principal(name="Lê Thị Tiếp", identity=MINE)),
    ):
        with pytest.raises(Refused) as no:
            give(each, desk, DAY, key="own-5")
        assert no.value.refusal == NotForOneself()
    assert give(new, desk, DAY, key="own-6")
