"""A mandate is given with consent and proof, accepted, ended, and written once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from motcua.domain.kernel.actor import Role
from motcua.domain.kernel.local_time import VIETNAM
from motcua.domain.kernel.mandate import ConsentWay
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.people import mandate_queries, mandates, queries
from motcua.reference.people import mandate_refusals as r
from motcua.reference.people.mandate_models import Mandate, MandateEvent
from motcua.reference.people.mandate_rows import Consent, Helper, NewMandate, Principal
from tests.apps.people.mandated import BIRTH, LAND, SAID, at_desk, citizen, give, online
from tests.cast import ONE_STOP, Cast, cast

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 16, 9, tzinfo=VIETNAM)
DAY = NOW.date()
Change = Callable[[NewMandate], NewMandate]


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return cast()


def refused(new: NewMandate, people: Cast, *, desk: bool = True) -> type:
    by = people.actor("reception", DAY) if desk else citizen(people.owner, DAY)
    with pytest.raises(Refused) as no:
        give(new, by, DAY)
    assert not Mandate.objects.exists()
    return type(no.value.refusal)


def test_the_helper_accepts_what_was_given_online(people: Cast) -> None:
    code = give(online(people, DAY), citizen(people.owner, DAY), DAY)
    assert code == "UQ26-000001"
    assert queries.mandates_of(people.citizen, DAY) == []
    mandates.accept_mandate(code, by=citizen(people.citizen, DAY), key="accept-it-1")
    (row,) = queries.mandates_of(people.citizen, DAY)
    assert row.in_force(DAY)
    assert not row.in_force(DAY + timedelta(days=31))
    assert row.accepted is not None
    assert row.accepted.name == "Đỗ Văn Dân"
    (hat,) = [h for h in queries.actors_of(people.citizen, DAY) if h.role is Role.HELPER]
    assert hat.place == code
    assert queries.mandate_for(people.citizen, "087185000123", (BIRTH, "justice"), DAY) == code
    assert queries.mandate_for(people.citizen, "087185000123", ("1.000656", "justice"), DAY) is None
    assert [each.code for each in queries.mandates_on("087185000123", DAY)] == [code]


def test_given_twice_with_one_key_it_is_given_once(people: Cast) -> None:
    by = citizen(people.owner, DAY)
    assert give(online(people, DAY), by, DAY) == give(online(people, DAY), by, DAY)
    assert Mandate.objects.count() == 1
    with pytest.raises(Refused):
        give(replace(online(people, DAY), procedures=(LAND,)), by, DAY)


def test_at_a_desk_it_holds_at_once(people: Cast) -> None:
    code = give(at_desk(people, DAY), people.actor("reception", DAY), DAY)
    assert mandate_queries.codes_in_force(people.citizen, DAY) == [code]
    (row,) = mandate_queries.mandates_at(ONE_STOP)
    assert (row.given_by_name, row.given_place) == ("Lê Thị Tiếp", ONE_STOP)


def test_a_desk_helps_a_person_without_a_number_on_the_phone(people: Cast) -> None:
    elder = NewMandate(
        principal=Principal(name="Lý Thị Bà", birth=date(1941, 3, 2), phone="0901000009"),
        helper=Helper(name="Một cửa Cao Lãnh", unit=ONE_STOP),
        procedures=(BIRTH,),
        consent=Consent(
            way=ConsentWay.PHONE,
            said=SAID,
            witness="Lê Thị Tiếp",
            witness_place="Quầy 2",
            call_back="0901000009",
        ),
        first=DAY,
        last=DAY + timedelta(days=30),
        checked="Hỏi ba câu về hộ khẩu, khớp hồ sơ cũ",
    )
    code = give(elder, people.actor("postal", DAY), DAY)
    row = mandate_queries.mandate(code)
    assert row is not None
    assert row.in_force(DAY)
    mandates.revoke_mandate(
        code, "Bà gọi lại, không cần nữa", by=people.actor("reception", DAY), key="revoke-phone"
    )
    assert not (mandate_queries.mandate(code) or row).in_force(DAY)


WRONG: list[tuple[Change, type]] = [
    (lambda new: replace(new, procedures=()), r.NothingMandated),
    (lambda new: replace(new, procedures=("*",)), r.EverythingMandated),
    (lambda new: replace(new, last=DAY + timedelta(days=366)), r.MandateTooLong),
    (lambda new: replace(new, first=DAY - timedelta(days=1)), r.MandateDaysWrong),
    (lambda new: replace(new, last=DAY - timedelta(days=1)), r.MandateDaysWrong),
    (lambda new: replace(new, checked=" "), r.IdentityUnchecked),
    (lambda new: replace(new, helper=Helper(name="Ai", identity="123")), r.HelperUnknown),
    (lambda new: replace(new, helper=Helper(name="Nơi khác", unit="x")), r.HelperUnknown),
    (
        lambda new: replace(new, helper=Helper(name="Bà", identity=new.principal.identity)),
        r.HelpsOneself,
    ),
    (lambda new: replace(new, principal=Principal(name="Bà Lý")), r.PrincipalUnknown),
    (lambda new: replace(new, consent=replace(new.consent, witness="")), r.ConsentUnproven),
    (lambda new: replace(new, consent=replace(new.consent, said="")), r.ConsentUnproven),
    (
        lambda new: replace(new, consent=replace(new.consent, way=ConsentWay.PHONE)),
        r.CallBackMissing,
    ),
    (
        lambda new: replace(
            new, procedures=(LAND,), consent=replace(new.consent, way=ConsentWay.PHONE)
        ),
        r.PhoneNamesProcedures,
    ),
    (
        lambda new: replace(
            new,
            last=DAY + timedelta(days=31),
            consent=replace(new.consent, way=ConsentWay.PHONE, call_back="0901"),
        ),
        r.MandateTooLong,
    ),
    (
        lambda new: replace(new, consent=Consent(way=ConsentWay.ONLINE, said=SAID)),
        r.NotYourOwnMandate,
    ),
]


@pytest.mark.parametrize(("change", "why"), WRONG)
def test_what_is_wrong_is_refused_by_name(people: Cast, change: Change, why: type) -> None:
    assert refused(change(at_desk(people, DAY)), people) is why


def test_online_nobody_gives_in_anothers_name(people: Cast) -> None:
    other = replace(
        online(people, DAY), principal=Principal(name="Mai Văn Diện", identity="082088000777")
    )
    assert refused(other, people, desk=False) is r.NotYourOwnMandate
    assert refused(at_desk(people, DAY), people, desk=False) is r.NotYourOwnMandate


def test_either_side_ends_it_and_nobody_else(people: Cast) -> None:
    for number, name in enumerate(("owner", "citizen")):
        code = give(at_desk(people, DAY), people.actor("reception", DAY), DAY, f"give-it-{number}")
        with pytest.raises(Refused) as no:
            mandates.revoke_mandate(
                code, "Tò mò", by=citizen(people.representative, DAY), key="not-mine-1"
            )
        assert isinstance(no.value.refusal, r.NoSuchMandate)
        by = citizen(getattr(people, name), DAY)
        with pytest.raises(Refused) as silent:
            mandates.revoke_mandate(code, "  ", by=by, key=f"silent-{number}")
        assert isinstance(silent.value.refusal, r.ReasonMissing)
        mandates.revoke_mandate(code, "Không cần nữa", by=by, key=f"revoke-{number}")
        mandates.revoke_mandate(code, "Không cần nữa", by=by, key=f"revoke-{number}")
        assert MandateEvent.objects.filter(mandate__code=code, kind="revoked").count() == 1
        with pytest.raises(Refused) as again:
            mandates.revoke_mandate(code, "Lần nữa", by=by, key=f"again-{number}")
        assert isinstance(again.value.refusal, r.MandateEnded)
    assert mandate_queries.codes_in_force(people.citizen, DAY) == []


def test_a_helper_may_decline(people: Cast) -> None:
    code = give(online(people, DAY), citizen(people.owner, DAY), DAY)
    by = citizen(people.citizen, DAY)
    mandates.decline_mandate(code, "Tôi đi xa", by=by, key="decline-1")
    with pytest.raises(Refused):
        mandates.accept_mandate(code, by=by, key="accept-late")
    assert mandate_queries.codes_in_force(people.citizen, DAY) == []


def test_the_database_refuses_silent_change(people: Cast) -> None:
    give(at_desk(people, DAY), people.actor("reception", DAY), DAY)
    for change in (
        lambda: Mandate.objects.update(last=DAY + timedelta(days=900)),
        lambda: MandateEvent.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


def test_without_a_number_the_desk_hands_over_once(people: Cast) -> None:
    elder = replace(
        at_desk(people, DAY), principal=Principal(name="Lý Thị Bà", birth=date(1941, 3, 2))
    )
    code = give(elder, people.actor("reception", DAY), DAY)
    theirs = mandates.Checked(
        identity="087141000001",
        name="lý thị bà",
        birth=date(1941, 3, 2),
        document_kind="Thẻ căn cước",
        document_tail="000001",
    )
    desk = people.actor("reception", DAY)
    for wrong, why in (
        (replace(theirs, birth=date(1941, 3, 3)), r.AnotherBirth),
        (replace(theirs, document_tail=""), r.IdentityUnchecked),
        (replace(theirs, identity="1"), r.PrincipalUnknown),
    ):
        with pytest.raises(Refused) as no:
            mandates.take_over(code, wrong, by=desk, key=f"take-{why.__name__}")
        assert type(no.value.refusal) is why
    mandates.take_over(code, theirs, by=desk, key="take-over-1")
    assert mandate_queries.taken_over("087141000001", code)
    assert [each.code for each in queries.mandates_on("087141000001")] == [code]
    with pytest.raises(Refused) as twice:
        mandates.take_over(code, theirs, by=desk, key="take-over-2")
    assert isinstance(twice.value.refusal, r.TakenOverBefore)


def test_who_has_a_number_needs_no_handing_over(people: Cast) -> None:
    code = give(at_desk(people, DAY), people.actor("reception", DAY), DAY)
    with pytest.raises(Refused) as no:
        mandates.take_over(
            code,
            mandates.Checked(
                identity="087185000123",
                name="Dương Thị Chủ",
                birth=date(1985, 1, 1),
                document_kind="Thẻ căn cước",
                document_tail="0123",
            ),
            by=people.actor("reception", DAY),
            key="take-over-3",
        )
    assert isinstance(no.value.refusal, r.HasANumber)
