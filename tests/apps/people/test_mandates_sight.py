"""A helper sees what they filed under a mandate in force, and nothing else, whatever happens."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import count, product

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.domain.dossier.party import Party
from motcua.domain.dossier.state import State
from motcua.domain.kernel.actor import Role
from motcua.domain.kernel.identity import IdentityKind
from motcua.domain.kernel.local_time import VIETNAM
from motcua.domain.kernel.mandate import FIELD, authority
from motcua.dossiers import access
from motcua.plumbing import clock
from motcua.reference.people import commands, mandates, queries
from motcua.reference.people.mandate_models import Mandate
from motcua.reference.people.mandate_rows import Helper, Principal
from tests import builders as b
from tests.apps.people.mandated import at_desk, citizen
from tests.apps.people.mandated import give as give_mandate
from tests.cast import TAX_CODE, Cast, cast

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 16, 9, tzinfo=VIETNAM)
DAY = NOW.date()
PROCEDURES = (("1.001193", "justice"), ("1.000656", "justice"), ("1.012784", "land"))
NAMED = ("1.001193", "1.000656", f"{FIELD}justice", f"{FIELD}land")
_keys = count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """`helper` and `principal` name members of the cast; `from_`, `until` count days from today."""

    principal: str
    helper: str
    procedures: tuple[str, ...]
    from_: int
    until: int
    revoked: bool


GIVEN = st.builds(
    Given,
    principal=st.sampled_from(["owner", "representative"]),
    helper=st.sampled_from(["citizen", "representative"]),
    procedures=st.lists(st.sampled_from(NAMED), min_size=1, max_size=2, unique=True).map(tuple),
    from_=st.integers(0, 3),
    until=st.integers(3, 9),
    revoked=st.booleans(),
).filter(lambda given: given.principal != given.helper)


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return cast()


@contextmanager
def undone() -> Iterator[None]:
    """What one example writes is gone before the next."""
    point = transaction.savepoint()
    yield
    transaction.savepoint_rollback(point)
    queries.forget_hats()


def written(people: Cast, wanted: Given) -> str:
    principal, helper = getattr(people, wanted.principal), getattr(people, wanted.helper)
    new = replace(
        at_desk(people, DAY),
        principal=Principal(name=principal.full_name, identity=principal.personal_id),
        helper=Helper(name=helper.full_name, identity=helper.personal_id),
        procedures=wanted.procedures,
        first=DAY + timedelta(days=wanted.from_),
        last=DAY + timedelta(days=wanted.until),
    )
    desk = people.actor("reception", DAY)
    code = give_mandate(new, desk, DAY, f"give-{next(_keys):06}")
    if wanted.revoked:
        mandates.revoke_mandate(code, "Thôi", by=desk, key=f"revoke-{next(_keys):06}")
    return code


def dossier(people: Cast, principal: str, helper: str, said: str, about: tuple[str, str]) -> State:
    """A dossier for one, filed by the other, on this authority, about this procedure."""
    state = b.walk(b.ORDINARY[0][1]).state
    filing = replace(
        state.filing,
        applicant=party(people, principal),
        filed_by=party(people, helper),
        authority=said,
    )
    procedure, field = about
    terms = replace(state.terms, procedure=procedure, field=field)
    return replace(state, filing=filing, terms=terms)


def party(people: Cast, name: str) -> Party:
    user = getattr(people, name)
    return Party(
        name=user.full_name, identity_kind=IdentityKind.PERSONAL_ID, identity=user.personal_id
    )


def helps(people: Cast, name: str, state: State, on: date) -> bool:
    user = getattr(people, name)
    hats = [hat for hat in queries.actors_of(user, on) if hat.role is Role.HELPER]
    return any(access.may_read(hat, state, user, on) for hat in hats)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nothing_outside_person_procedures_and_days(people: Cast, data: st.DataObject) -> None:
    with undone():
        wanted = data.draw(st.lists(GIVEN, min_size=1, max_size=3))
        codes = [written(people, each) for each in wanted]
        on = DAY + timedelta(days=data.draw(st.integers(0, 11)))
        about = data.draw(st.sampled_from(PROCEDURES))
        for (each, code), helper in product(
            zip(wanted, codes, strict=True), ("citizen", "representative")
        ):
            state = dossier(people, each.principal, each.helper, authority(code), about)
            names = {about[0], FIELD + about[1]} & set(each.procedures)
            days = each.from_ <= (on - DAY).days <= each.until
            may = helper == each.helper and bool(names) and days and not each.revoked
            assert helps(people, helper, state, on) == may


WITHOUT: list[Callable[[State], State]] = [
    lambda s: replace(s, filing=replace(s.filing, authority="")),
    lambda s: replace(s, filing=replace(s.filing, authority="mandate:UQ26-999999")),
    lambda s: replace(s, filing=replace(s.filing, authority="Giấy ủy quyền viết tay")),
    lambda s: replace(s, filing=replace(s.filing, filed_by=None)),
    lambda s: replace(s, filing=replace(s.filing, filed_by=Party(name="Đỗ Văn Dân"))),
    lambda s: replace(s, filing=replace(s.filing, filed_by=s.filing.applicant)),
]


@pytest.mark.parametrize("change", WITHOUT)
def test_her_other_dossiers_stay_hers(people: Cast, change: Callable[[State], State]) -> None:
    code = give_mandate(at_desk(people, DAY), people.actor("reception", DAY), DAY)
    mine = dossier(people, "owner", "citizen", authority(code), PROCEDURES[0])
    assert helps(people, "citizen", mine, DAY)
    assert not helps(people, "citizen", change(mine), DAY)


def test_a_mandate_revoked_elsewhere_ends_at_once(people: Cast) -> None:
    """The remembered hat is not believed."""
    code = give_mandate(at_desk(people, DAY), people.actor("reception", DAY), DAY)
    mine = dossier(people, "owner", "citizen", authority(code), PROCEDURES[0])
    (hat,) = [h for h in queries.actors_of(people.citizen, DAY) if h.role is Role.HELPER]
    assert access.may_read(hat, mine, people.citizen, DAY)
    mandates.revoke_mandate(code, "Thôi", by=citizen(people.owner, DAY), key="revoke-elsewhere")
    assert not access.may_read(hat, mine, people.citizen, DAY)


def test_who_took_over_sees_what_was_filed_without_a_number(people: Cast) -> None:
    elder = replace(
        at_desk(people, DAY), principal=Principal(name="Mai Văn Diện", birth=date(1941, 3, 2))
    )
    code = give_mandate(elder, people.actor("reception", DAY), DAY)
    filed = dossier(people, "owner", "citizen", authority(code), PROCEDURES[0])
    filed = replace(filed, filing=replace(filed.filing, applicant=Party(name="Mai Văn Diện")))
    them = people.representative
    assert not access.may_read(citizen(them, DAY), filed, them, DAY)
    checked = mandates.Checked(
        identity=str(people.representative.personal_id),
        name="Mai Văn Diện",
        birth=date(1941, 3, 2),
        document_kind="Thẻ căn cước",
        document_tail="0777",
    )
    mandates.take_over(code, checked, by=people.actor("reception", DAY), key="take-over-it")
    assert access.may_read(citizen(them, DAY), filed, them, DAY)
    assert Mandate.objects.count() == 1


@pytest.mark.parametrize(
    ("owner", "stands_for", "sees"),
    [
        (TAX_CODE, TAX_CODE, True),
        (f"{TAX_CODE}-003", TAX_CODE, True),
        (f"{TAX_CODE}-003", f"{TAX_CODE}-003", True),
        (TAX_CODE, f"{TAX_CODE}-003", False),
        (f"{TAX_CODE}-004", f"{TAX_CODE}-003", False),
    ],
)
def test_head_office_sees_its_branches_and_a_branch_itself(
    people: Cast, owner: str, stands_for: str, sees: bool
) -> None:
    commands.represent(
        people.citizen,
        commands.NewRepresentation(
            tax_code=stands_for, organisation="Công ty Sen Hồng", role="legal", first=DAY
        ),
    )
    state = dossier(people, "owner", "owner", "", PROCEDURES[0])
    applicant = Party(name="Sen Hồng", identity_kind=IdentityKind.TAX_CODE, identity=owner)
    state = replace(state, filing=replace(state.filing, applicant=applicant))
    hats = [h for h in queries.actors_of(people.citizen, DAY) if h.role is Role.REPRESENTATIVE]
    assert any(access.may_read(hat, state, people.citizen, DAY) for hat in hats) == sees
