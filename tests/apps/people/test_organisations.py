"""Who acts for an organisation: the first by a desk, colleagues until a day, each end at once."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from motcua.domain.kernel.actor import Actor, Role
from motcua.domain.kernel.local_time import VIETNAM
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.people import mandate_refusals, organisations, queries
from motcua.reference.people import organisation_refusals as r
from motcua.reference.people.organisations import Stands
from motcua.reference.people.queries import User
from motcua.reference.people.refusals import AlreadyHeld
from motcua.reference.rulebook.persons import mandate_limits_on
from tests.cast import ONE_STOP, TAX_CODE, Cast, cast

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 16, 9, tzinfo=VIETNAM)
DAY = NOW.date()
BRANCH = f"{TAX_CODE}-003"
COLLEAGUE = Stands(
    number="087090000001",
    tax_code=BRANCH,
    organisation="Sen Hồng, chi nhánh Cao Lãnh",
    first=DAY,
    last=DAY + timedelta(days=60),
    procedures=("1.001193",),
)
FOUNDED = Stands(
    number="087185000123",
    tax_code="0313982717",
    organisation="Công ty Lúa Vàng",
    first=DAY,
    checked="Giấy đăng ký doanh nghiệp bản chính; thẻ căn cước",
)


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return cast()


def hat(user: User, role: Role = Role.REPRESENTATIVE) -> Actor | None:
    return next((hat for hat in queries.actors_of(user, DAY) if hat.role is role), None)


def legal(people: Cast) -> Actor:
    found = hat(people.representative)
    assert found is not None
    return found


def authorise(people: Cast, asked: Stands = COLLEAGUE, *, key: str = "authorise-1") -> int:
    return organisations.authorise(asked, mandate_limits_on(DAY), by=legal(people), key=key)


def test_a_desk_registers_the_first_and_once(people: Cast) -> None:
    desk = people.actor("reception", DAY)
    number = organisations.register_legal(FOUNDED, by=desk, key="register-1")
    assert organisations.register_legal(FOUNDED, by=desk, key="register-1") == number
    (row,) = organisations.organisations_of(people.owner, DAY)
    assert (row.role, row.given_place, row.procedures) == ("legal", ONE_STOP, ())
    with pytest.raises(Refused) as twice:
        organisations.register_legal(FOUNDED, by=desk, key="register-2")
    assert isinstance(twice.value.refusal, AlreadyHeld)


def test_nobody_registers_oneself_and_nothing_unchecked(people: Cast) -> None:
    own = queries.actors_of(people.owner, DAY)[-1]
    with pytest.raises(Refused) as no:
        organisations.register_legal(FOUNDED, by=own, key="register-3")
    assert isinstance(no.value.refusal, r.NoSuchRepresentation)
    with pytest.raises(Refused) as unchecked:
        organisations.register_legal(
            replace(FOUNDED, checked=""), by=people.actor("postal", DAY), key="register-4"
        )
    assert isinstance(unchecked.value.refusal, mandate_refusals.IdentityUnchecked)


def test_a_colleague_acts_for_a_branch_and_a_procedure(people: Cast) -> None:
    authorise(people)
    assert queries.represents(people.citizen, BRANCH, ("1.001193", "justice"), DAY)
    assert not queries.represents(people.citizen, BRANCH, ("1.000656", "justice"), DAY)
    assert not queries.represents(people.citizen, TAX_CODE, ("1.001193", "justice"), DAY)
    late = DAY + timedelta(days=61)
    assert not queries.represents(people.citizen, BRANCH, ("1.001193", "justice"), late)


WRONG = [
    ({"procedures": ()}, mandate_refusals.NothingMandated),
    ({"procedures": ("*",)}, mandate_refusals.EverythingMandated),
    ({"last": None}, mandate_refusals.MandateDaysWrong),
    ({"last": DAY + timedelta(days=366)}, mandate_refusals.MandateTooLong),
    ({"tax_code": "0313982717"}, r.NotLegalRepresentative),
    ({"number": "087090000009"}, r.ColleagueUnknown),
]


@pytest.mark.parametrize(("change", "why"), WRONG)
def test_what_is_wrong_is_refused_by_name(
    people: Cast, change: dict[str, object], why: type
) -> None:
    with pytest.raises(Refused) as no:
        authorise(people, replace(COLLEAGUE, **change))  # type: ignore[arg-type]
    assert type(no.value.refusal) is why


def test_an_authorised_colleague_authorises_nobody(people: Cast) -> None:
    authorise(people)
    by = hat(people.citizen)
    assert by is not None
    further = replace(COLLEAGUE, number="087185000123")
    with pytest.raises(Refused) as no:
        organisations.authorise(further, mandate_limits_on(DAY), by=by, key="authorise-2")
    assert isinstance(no.value.refusal, r.NotLegalRepresentative)


def test_ended_today_it_holds_no_longer_today(people: Cast) -> None:
    number = authorise(people)
    with pytest.raises(Refused) as no:
        organisations.end_representation(
            number, "Tò mò", by=queries.actors_of(people.owner, DAY)[-1], key="end-1-other"
        )
    assert isinstance(no.value.refusal, r.NoSuchRepresentation)
    organisations.end_representation(number, "Chuyển việc", by=legal(people), key="end-1-legal")
    assert hat(people.citizen) is None
    (row, *_) = organisations.colleagues([TAX_CODE])[1:]
    assert (row.ended_reason, row.in_force(DAY)) == ("Chuyển việc", False)
    with pytest.raises(Refused):
        organisations.end_representation(number, "Nữa", by=legal(people), key="end-2-legal")
