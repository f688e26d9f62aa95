"""A result is signed once, replaces what it corrects, and is handed over online where chosen."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from pytest_django import Settings

from motcua.channels.documents import commands, queries, tasks
from motcua.channels.documents import refusals as r
from motcua.channels.documents.words import Standing
from motcua.channels.notices.queries import inbox
from motcua.channels.notices.vocabulary import Kind
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import Channel
from motcua.domain.dossier.state import Stage
from motcua.dossiers import queries as dossiers
from motcua.plumbing import files, relay
from motcua.plumbing.errors import Refused
from tests.apps.documents.conftest import Office
from tests.builders import FEE
from tests.faces.office.world import MORNING, RESULT

TODAY = MORNING.date()


def refused(call: object) -> type:
    with pytest.raises(Refused) as caught:
        call()  # type: ignore[operator]
    return type(caught.value.refusal)


def stage(dossier: UUID) -> Stage:
    found = dossiers.state_and_id(dossier)
    assert found is not None
    return found[1].stage


def test_a_result_is_recorded_with_all_that_a_check_needs(office: Office) -> None:
    issued = office.issue(office.approved(), content="Họ tên: Dương Thị Chủ")

    assert issued.number == f"KQ-{issued.place}-2019-000001"
    assert (issued.title, issued.official_number) == (RESULT.title, RESULT.number)
    assert issued.valid_from == RESULT.signed_on
    assert issued.standing(TODAY) is Standing.IN_FORCE
    assert "SYNTHETIC" in issued.signer
    assert issued.synthetic
    assert files.store().holds(issued.digest)
    assert queries.by_number(issued.number) == issued
    assert queries.by_digest(issued.digest) == issued


def test_numbers_have_no_gap_though_one_was_refused(office: Office) -> None:
    first = office.issue(office.approved())
    wrong = date(2018, 1, 1)
    assert refused(lambda: office.issue(office.approved(), valid_until=wrong)) is r.ValidityWrong
    second = office.issue(office.approved())
    assert [each.number[-6:] for each in (first, second)] == ["000001", "000002"]


def test_the_same_key_signs_once(office: Office) -> None:
    asked = commands.NewResult(dossier=office.approved())
    first = commands.issue(asked, by=office.head, key="one-press")
    assert commands.issue(asked, by=office.head, key="one-press") == first
    assert len(queries.of_dossier(asked.dossier)) == 1


def test_a_result_is_out_once(office: Office) -> None:
    dossier = office.approved()
    office.issue(dossier)
    assert refused(lambda: office.issue(dossier)) is r.AlreadyIssued


def test_only_the_head_of_the_agency_signs(office: Office) -> None:
    asked = commands.NewResult(dossier=office.approved())
    for by in (office.world.cast.actor("officer"), replace(office.head, place="000.00.39.H20")):
        assert refused(lambda by=by: commands.issue(asked, by=by, key="not-theirs")) is r.NotTheirs


def test_nothing_is_signed_before_approval(office: Office) -> None:
    assert refused(lambda: office.issue(office.world.proposed())) is r.NoResultYet


@pytest.mark.parametrize(
    "away",
    [
        {"TRAINING": False, "SIGN_PKCS12": "/nowhere/{place}.p12"},
        {"TRAINING": False, "SIGN_PKCS11_MODULE": "/nowhere/token.so", "SIGN_PKCS11_TOKEN": "t"},
        {"SIGN_TSA": "http://127.0.0.1:9/"},
    ],
    ids=["key", "token", "timestamp authority"],
)
def test_with_the_key_away_nothing_is_issued_and_the_same_press_works_later(
    office: Office, settings: Settings, away: dict[str, object]
) -> None:
    asked = commands.NewResult(dossier=office.approved(Channel.ONLINE))
    before = {name: getattr(settings, name) for name in away}
    for name, value in away.items():
        setattr(settings, name, value)
    for _press in range(2):
        assert (
            refused(lambda: commands.issue(asked, by=office.head, key="one-press")) is r.CannotSign
        )
    assert stage(asked.dossier) is Stage.APPROVED
    assert queries.of_dossier(asked.dossier) == []
    for name, value in before.items():
        setattr(settings, name, value)
    issued = commands.issue(asked, by=office.head, key="one-press")
    assert issued.number.endswith("-000001")
    assert stage(asked.dossier) is Stage.RETURNED


def test_a_corrected_result_replaces_the_old_one(office: Office) -> None:
    dossier = office.approved(Channel.ONLINE)
    old = office.issue(dossier)
    right = replace(RESULT, number="15a/2019")
    office.world.act(dossier, "head", c.CorrectError(what="Sai ngày sinh", corrected_result=right))
    new = office.issue(dossier)

    seen = queries.by_number(old.number)
    assert seen is not None
    assert seen.standing(TODAY) is Standing.REPLACED
    assert seen.successor == new.number
    assert new.standing(TODAY) is Standing.IN_FORCE


def test_whoever_chose_online_has_the_result_at_once(office: Office) -> None:
    dossier = office.approved(Channel.ONLINE)
    office.issue(dossier)
    assert stage(dossier) is Stage.RETURNED
    owner = office.world.cast.owner.personal_id or ""
    assert [each.dossier for each in queries.documents_of([owner])] == [dossier]


def test_what_waited_for_money_is_handed_over_once_paid(office: Office) -> None:
    dossier = office.approved(Channel.ONLINE, fees=(FEE,))
    issued = office.issue(dossier)
    assert stage(dossier) is Stage.APPROVED
    paying = c.RecordPayment(amount=FEE.net, method="cash", proof="BL 0012")
    office.world.act(dossier, "reception", paying)
    relay.run_all(tasks.PAID)
    assert stage(dossier) is Stage.RETURNED
    assert issued.standing(TODAY) is Standing.IN_FORCE


def test_at_the_counter_the_paper_is_still_to_be_fetched(office: Office) -> None:
    dossier = office.approved()
    office.issue(dossier)
    assert stage(dossier) is Stage.APPROVED


def test_a_revoked_result_says_why_for_good(office: Office) -> None:
    issued = office.issue(office.approved())
    revoked = commands.revoke(issued.number, "Cấp sai", by=office.head, key="revoke-1")
    assert revoked.standing(TODAY) is Standing.REVOKED
    assert revoked.ended is not None
    assert revoked.ended.reason == "Cấp sai"
    again = lambda: commands.revoke(issued.number, "Lại", by=office.head, key="revoke-2")  # noqa: E731
    assert refused(again) is r.AlreadyEnded


def test_the_holder_hears_at_once_that_it_was_revoked(office: Office) -> None:
    issued = office.issue(office.approved())
    owner = office.world.cast.owner
    for _press in range(2):
        commands.revoke(issued.number, "Cấp sai họ tên", by=office.head, key="revoke-1")
    (told,) = [each for each in inbox(str(owner.pk)) if each.kind is Kind.RESULT_REVOKED]
    assert issued.number in told.subject
    assert "Cấp sai họ tên" in told.text


def test_revoking_asks_for_a_reason_and_the_right_place(office: Office) -> None:
    number = office.issue(office.approved()).number
    other = replace(office.head, place="000.00.39.H20")
    for reason, by, why in (
        (" ", office.head, r.ReasonMissing),
        ("Cấp sai", other, r.NotTheirs),
        ("Cấp sai", office.world.cast.actor("manager"), r.NotTheirs),
    ):
        call = lambda by=by, reason=reason: commands.revoke(number, reason, by=by, key="revoke-3")  # noqa: E731
        assert refused(call) is why
    missing = lambda: commands.revoke("KQ-0", "Cấp sai", by=office.head, key="revoke-4")  # noqa: E731
    assert refused(missing) is r.NoSuchDocument
