"""Requests about one's data are answered once and in words; contacts change by code; copies end."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from motcua.domain.kernel.local_time import VIETNAM
from motcua.domain.kernel.own_data import RequestKind
from motcua.domain.kernel.refusal import Refusal
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.plumbing.files import Kind, StoredFile
from motcua.reference.people import contacts, own_data
from motcua.reference.people import own_data_refusals as r
from motcua.reference.people.own_data import Answered, Asked
from tests.apps.people.mandated import citizen
from tests.cast import ELSEWHERE, ONE_STOP, Cast, cast

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 16, 9, tzinfo=VIETNAM)
DAY = NOW.date()
ASKED = Asked(
    kind=RequestKind.CORRECTION,
    subject="birth",
    wanted="12/03/1985",
    reason="Giấy khai sinh ghi 12/03/1985",
    unit=ONE_STOP,
    answer_by=NOW + timedelta(days=7),
)
GRANTED = Answered(
    granted=True,
    answer="Đã sửa theo giấy khai sinh",
    document="Giấy khai sinh",
    correct="12/03/1985",
)


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return cast()


def ask(people: Cast, asked: Asked = ASKED) -> str:
    return own_data.ask(people.owner, asked, by=citizen(people.owner, DAY), key="ask-data-1")


def refusal(people: Cast, code: str, given: Answered, name: str = "reception") -> Refusal:
    with pytest.raises(Refused) as no:
        own_data.answer(code, given, by=people.actor(name, DAY), key=f"answer-{name}-no")
    return no.value.refusal


def test_what_the_paper_shows_is_corrected_and_answered(people: Cast) -> None:
    code = ask(people)
    assert ask(people) == code
    assert [row.code for row in own_data.requests_at((ONE_STOP,))] == [code]
    assert own_data.requests_at((ELSEWHERE,)) == []
    own_data.answer(code, GRANTED, by=people.actor("reception", DAY), key="answer-it-1")
    people.owner.refresh_from_db()
    assert people.owner.birth == date(1985, 3, 12)
    (row,) = own_data.requests_of(people.owner)
    assert (row.granted, row.answered_by_name, row.is_late(NOW)) == (True, "Lê Thị Tiếp", False)
    assert isinstance(refusal(people, code, GRANTED), r.NoSuchRequest)


def test_answers_need_words_a_paper_and_the_right_desk(people: Cast) -> None:
    code = ask(people)
    assert isinstance(refusal(people, code, replace(GRANTED, answer=" ")), r.AnswerEmpty)
    assert isinstance(refusal(people, code, replace(GRANTED, document="")), r.AnswerEmpty)
    assert isinstance(refusal(people, code, replace(GRANTED, correct="")), r.AnswerEmpty)
    assert isinstance(refusal(people, code, GRANTED, "stranger"), r.NoSuchRequest)
    assert isinstance(refusal(people, code, GRANTED, "officer"), r.NoSuchRequest)


def test_a_number_of_somebody_else_is_not_given(people: Cast) -> None:
    code = ask(people, replace(ASKED, subject="number", wanted="087090000001"))
    taken = replace(GRANTED, correct="087090000001")
    assert refusal(people, code, taken).text("en").startswith("This personal number")


def test_an_empty_request_is_refused(people: Cast) -> None:
    with pytest.raises(Refused) as no:
        ask(people, replace(ASKED, wanted="  "))
    assert isinstance(no.value.refusal, r.RequestEmpty)


def test_a_contact_changes_when_its_code_comes_back(people: Cast) -> None:
    sent = contacts.ask_change(people.owner, "email", "chu@example.vn")
    assert contacts.waiting_change(people.owner) == ("email", "chu@example.vn")
    with pytest.raises(Refused) as no:
        contacts.confirm_change(people.owner, str((int(sent.code) + 1) % 1_000_000).zfill(6))
    assert isinstance(no.value.refusal, r.CodeWrong)
    assert contacts.confirm_change(people.owner, f" {sent.code} ") == "email"
    people.owner.refresh_from_db()
    assert (people.owner.email, people.owner.email_verified_at) == ("chu@example.vn", NOW)
    with pytest.raises(Refused):
        contacts.confirm_change(people.owner, sent.code)


def test_a_code_dies_of_guesses_and_age(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = contacts.ask_change(people.owner, "phone", "0901 000 001")
    wrong = str((int(sent.code) + 1) % 1_000_000).zfill(6)
    for _ in range(contacts.MOST_TRIES):
        with pytest.raises(Refused):
            contacts.confirm_change(people.owner, wrong)
    with pytest.raises(Refused):
        contacts.confirm_change(people.owner, sent.code)
    again = contacts.ask_change(people.owner, "phone", "0901000001")
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(minutes=11))
    with pytest.raises(Refused):
        contacts.confirm_change(people.owner, again.code)


def test_addresses_are_read_and_codes_are_few(people: Cast) -> None:
    for kind, typed in (("email", "không phải thư"), ("phone", "12345")):
        with pytest.raises(Refused) as no:
            contacts.ask_change(people.owner, kind, typed)
        assert isinstance(no.value.refusal, r.ContactUnreadable)
    for _ in range(contacts.MOST_AN_HOUR):
        contacts.ask_change(people.owner, "email", "chu@example.vn")
    with pytest.raises(Refused) as many:
        contacts.ask_change(people.owner, "email", "chu@example.vn")
    assert isinstance(many.value.refusal, r.TooManyCodes)


def test_one_copy_at_a_time_and_gone_after_its_days(people: Cast) -> None:
    code = own_data.begin_copy(people.owner, DAY + timedelta(days=7))
    with pytest.raises(Refused) as no:
        own_data.begin_copy(people.owner, DAY + timedelta(days=7))
    assert isinstance(no.value.refusal, r.CopyUnderWay)
    own_data.copy_made(code, StoredFile("a" * 64, 1234, Kind.ZIP))
    (row,) = own_data.copies_of(people.owner)
    assert row.is_ready(DAY)
    assert not row.is_ready(DAY + timedelta(days=8))
    assert own_data.copies_past(DAY + timedelta(days=8)) == [row]
    own_data.copy_removed(code)
    assert own_data.copy_owner(code) is None
    own_data.begin_copy(people.owner, DAY + timedelta(days=7))
