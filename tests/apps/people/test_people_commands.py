"""Hiring, posting and representing, against the database."""

import unicodedata
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from motcua.domain.kernel.actor import Employer, Role
from motcua.domain.kernel.identity import IdentityUnreadable
from motcua.plumbing.errors import Refused
from motcua.reference.people import commands, queries
from motcua.reference.people.models import EmployerBody, Posting, Representation
from tests.cast import AGENCY, ONE_STOP, POST, SINCE, STATE, TAX_CODE, Cast, cast

pytestmark = pytest.mark.django_db
PHASE_3 = date(2019, 8, 1)


@pytest.fixture
def team() -> Cast:
    return cast()


def posting(role: Role, employer: str, **more: object) -> commands.NewPosting:
    return commands.NewPosting(
        **{"role": role, "place": ONE_STOP, "employer": employer, "first": PHASE_3, **more}  # type: ignore[arg-type]
    )


def refusal_of(raised: pytest.ExceptionInfo[Refused]) -> str:
    refusal = raised.value.refusal
    assert refusal.article
    assert refusal.text("vi") != refusal.text("en")
    return refusal.code


@pytest.mark.parametrize("role", [Role.CASE_OFFICER, Role.HEAD_OF_AGENCY])
def test_the_post_never_decides(team: Cast, role: Role) -> None:
    with pytest.raises(Refused) as raised:
        commands.post(team.postal, posting(role, POST))
    assert refusal_of(raised) == "PostCannotDecide"


@pytest.mark.parametrize("role", ["case_officer", "head_of_agency"])
def test_the_database_itself_keeps_the_post_from_deciding(team: Cast, role: str) -> None:
    post = EmployerBody.objects.get(code=POST)
    with pytest.raises(IntegrityError, match="people_posting_post_never_decides"):
        Posting.objects.create(
            user=team.postal,
            role=role,
            place_code=AGENCY,
            employer=post,
            employer_kind="post",
            valid=(PHASE_3, None),
        )


def test_a_posting_cannot_lie_about_its_employer(team: Cast) -> None:
    post = EmployerBody.objects.get(code=POST)
    with (
        pytest.raises(IntegrityError, match="people_posting_employer_kind_fk"),
        transaction.atomic(),
    ):
        Posting.objects.create(
            user=team.postal,
            role="case_officer",
            place_code=AGENCY,
            employer=post,
            employer_kind="agency",
            valid=(PHASE_3, None),
        )
    with pytest.raises(IntegrityError, match="people_posting_employer_kind_fk"):
        EmployerBody.objects.filter(code=POST).update(kind="agency")


@pytest.mark.parametrize(
    ("field", "value", "constraint"),
    [
        ("role", "king", "people_posting_role_known"),
        ("role", "citizen", "people_posting_role_known"),
        ("role", "postal_clerk", "people_posting_clerk_is_postal"),
        ("secondment_months", 5, "people_posting_secondment_6_to_24_months"),
        ("secondment_months", 25, "people_posting_secondment_6_to_24_months"),
        ("valid", (None, PHASE_3), "people_posting_begins"),
        ("valid", (PHASE_3, PHASE_3), "people_posting_begins"),
    ],
)
def test_the_database_refuses_a_wrong_posting(
    team: Cast, field: str, value: object, constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        Posting.objects.filter(user=team.reception).update(**{field: value})


def test_an_official_is_never_of_the_post(team: Cast) -> None:
    with pytest.raises(IntegrityError, match="people_posting_official_is_of_agency"):
        Posting.objects.filter(user=team.postal).update(role="reception_official")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (posting(Role.POSTAL_CLERK, STATE), "EmployerDoesNotFit"),
        (posting(Role.RECEPTION_OFFICIAL, POST), "EmployerDoesNotFit"),
        (posting(Role.AUDITOR, "nobody"), "EmployerUnknown"),
        (posting(Role.AUDITOR, STATE, secondment_months=5), "SecondmentTooShortOrLong"),
        (posting(Role.AUDITOR, STATE, secondment_months=25), "SecondmentTooShortOrLong"),
        (posting(Role.RECEPTION_OFFICIAL, STATE), "AlreadyHeld"),
        (posting(Role.AUDITOR, STATE, last=date(2019, 7, 1)), "EndsBeforeItBegins"),
    ],
)
def test_a_wrong_posting_is_refused_by_name(
    team: Cast, wrong: commands.NewPosting, code: str
) -> None:
    with pytest.raises(Refused) as raised:
        commands.post(team.reception, wrong)
    assert refusal_of(raised) == code


def test_hiring_is_all_or_nothing(team: Cast) -> None:
    with pytest.raises(Refused):
        commands.hire(
            commands.NewPerson(username="half", full_name="Nửa Vời"),
            posting(Role.HEAD_OF_AGENCY, POST),
        )
    assert not queries.User.objects.filter(username="half").exists()


def test_a_posting_ends_and_stays_as_history(team: Cast) -> None:
    number = Posting.objects.get(user=team.officer).pk
    commands.end_posting(number, date(2019, 8, 4))
    assert team.actor("officer", date(2019, 8, 4)).role is Role.CASE_OFFICER
    assert [a.role for a in queries.actors_of(team.officer, date(2019, 8, 5))] == [Role.CITIZEN]
    with pytest.raises(Refused) as raised:
        commands.end_posting(number, date(2018, 1, 1))
    assert refusal_of(raised) == "EndsBeforeItBegins"
    with pytest.raises(Refused) as raised:
        commands.end_posting(0, date(2019, 8, 4))
    assert refusal_of(raised) == "PostingUnknown"


@pytest.mark.parametrize(
    ("person", "code"),
    [
        ({"username": "owner"}, "UsernameTaken"),
        ({"personal_id": "087185000123"}, "PersonalIdTaken"),
        ({"personal_id": "0871850001"}, "IdentityUnreadable"),
        ({"personal_id": "003185000123"}, "IdentityUnreadable"),
        ({"full_name": "  "}, "NameUnreadable"),
        ({"full_name": "Lê\x07"}, "NameUnreadable"),
        ({"full_name": "Lê" * 10_000_000}, "NameUnreadable"),
    ],
)
def test_a_wrong_person_is_refused_by_name(team: Cast, person: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as raised:
        commands.register_person(
            commands.NewPerson(**{"username": "new", "full_name": "Lê Thị Mới", **person})  # type: ignore[arg-type]
        )
    assert refusal_of(raised) == code


def test_the_refusal_of_a_taken_number_does_not_say_whose_it_is(team: Cast) -> None:
    with pytest.raises(Refused) as raised:
        commands.register_person(
            commands.NewPerson(username="new", full_name="Lê", personal_id="087185000123")
        )
    for language in ("vi", "en"):
        assert team.owner.full_name not in raised.value.refusal.text(language)


def test_decomposed_names_are_stored_composed() -> None:
    name = unicodedata.normalize("NFD", "Nguyễn Thị Sáu")
    person = commands.register_person(commands.NewPerson(username="sau", full_name=name))
    assert person.full_name == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize("number", ["12", "08718500012x", "0871850001234"[:12] + "\n"])
def test_the_database_refuses_a_malformed_number(team: Cast, number: str) -> None:
    with pytest.raises(Exception, match=r"9_or_12_digits|too long"):
        queries.User.objects.filter(pk=team.child.pk).update(personal_id=number)


def test_a_nine_digit_number_is_kept_for_those_who_still_have_only_that() -> None:
    person = commands.register_person(
        commands.NewPerson(username="old", full_name="Cụ Già", personal_id="340123456")
    )
    assert queries.user_by_personal_id("340123456") == person


def test_an_organisation_is_represented_by_its_tax_code(team: Cast) -> None:
    again = commands.NewRepresentation(
        tax_code=TAX_CODE, organisation="Công ty Sen Hồng", role="mandate", first=PHASE_3
    )
    with pytest.raises(Refused) as raised:
        commands.represent(team.representative, again)
    assert refusal_of(raised) == "AlreadyHeld"
    wrong = commands.NewRepresentation(
        tax_code="0102595741", organisation="Công ty", role="legal", first=SINCE
    )
    with pytest.raises(Refused) as raised:
        commands.represent(team.citizen, wrong)
    assert isinstance(raised.value.refusal, IdentityUnreadable)
    for field, value, name in (
        ("role", "friend", "role_known"),
        ("tax_code", "12", "tax_code_shape"),
        ("valid", (None, None), "begins"),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Representation.objects.update(**{field: value})


def test_an_employer_is_renamed_but_never_changes_kind(team: Cast) -> None:
    commands.register_employer(code=POST, name="Bưu điện Đồng Tháp", kind=Employer.AGENCY)
    employer = EmployerBody.objects.get(code=POST)
    assert (employer.name, employer.kind) == ("Bưu điện Đồng Tháp", "post")
    with pytest.raises(IntegrityError, match="people_employer_kind_known"):
        EmployerBody.objects.create(code="x", name="x", kind="none")
