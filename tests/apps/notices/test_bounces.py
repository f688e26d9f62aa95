"""A mail that was taken comes back days later: the notice failed, and goes on by another way."""

import io
import sys

import pytest
from pytest_django import Settings

from motcua.channels.notices import bounces, sending
from motcua.channels.notices.commands import Addressee, tell
from motcua.channels.notices.models import Attempt, Notice
from motcua.channels.notices.vocabulary import Kind, State, Way
from motcua.project import cli
from tests.apps.notices.test_mail import FACTS, Box, box, carried, mail, server
from tests.cast import cast

__all__ = ["box", "server"]
pytestmark = pytest.mark.django_db
REPORT = """\
From: MAILER-DAEMON@mx.example.vn
To: motcua@dongthap.example.vn
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="cut"

--cut
Content-Type: text/plain; charset=utf-8

This is the mail system. I could not deliver your message.

--cut
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.vn

Final-Recipient: rfc822; me@example.vn
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <me@example.vn>:
    mailbox unavailable

--cut
Content-Type: {kind}

{sent}
--cut--
"""


def returned(sent: str, *, action: str = "failed", kind: str = "message/rfc822") -> bytes:
    return REPORT.format(sent=sent, action=action, kind=kind).replace("\n", "\r\n").encode()


@pytest.fixture
def sent(box: Box) -> tuple[Notice, str]:
    """A mail the first server took, and how it looked there."""
    row = carried(mail())
    (got,) = box.mails
    return row, got.as_string()


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_a_returned_mail_has_failed_with_the_servers_words(
    sent: tuple[Notice, str], kind: str
) -> None:
    row, text = sent
    content = text if kind == "message/rfc822" else text.partition("\n\n")[0]
    assert bounces.hear(returned(content, kind=kind))
    row.refresh_from_db()
    assert row.state == State.FAILED
    assert row.reason == "smtp; 550 5.1.1 <me@example.vn>: mailbox unavailable"
    assert Attempt.objects.filter(notice=row, what="receipt", outcome="refused").count() == 1
    assert not bounces.hear(returned(content, kind=kind))  # told twice


def test_what_says_nothing_final_of_ours_moves_nothing(sent: tuple[Notice, str]) -> None:
    row, text = sent
    strange = text.replace(str(row.reference), "00000000-0000-0000-0000-000000000000")
    broken = text.replace(str(row.reference), "no-reference")
    for report in (
        returned(text, action="delayed"),
        returned(strange),
        returned(broken),
        text.encode(),
        b"",
        bytes(range(256)),
        b"Content-Type: multipart/report; boundary=cut\r\n\r\n--cut",
    ):
        assert not bounces.hear(report)
    row.refresh_from_db()
    assert row.state == State.SENT


def test_what_must_be_known_goes_on_by_sms_days_later(box: Box, settings: Settings) -> None:
    house = cast()
    house.owner.email, house.owner.phone = "chu@example.vn", "0912345678"
    house.owner.save()
    settings.MESSAGE_PROVIDERS = {"sms": ("http://127.0.0.1:9", "s" * 32)}
    to = Addressee(person=str(house.owner.pk), name="Dương Thị Chủ")
    tell(Kind.RESULT_READY, to, about="H-1", event="e/1", facts=FACTS)
    sending.carry(Notice.objects.get(way=Way.EMAIL).pk)
    (got,) = box.mails
    assert bounces.hear(returned(got.as_string()))
    sms = Notice.objects.get(way=Way.SMS)
    assert (sms.state, sms.address) == (State.CREATED, "+84912345678")


def test_the_command_reads_what_the_mail_server_hands_over(
    sent: tuple[Notice, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    row, text = sent
    for words in ("a notice has failed", "about no notice"):
        handed = io.TextIOWrapper(io.BytesIO(returned(text)))
        monkeypatch.setattr(sys, "stdin", handed)
        assert cli.main(["notices", "bounced"]) == 0
        assert words in capsys.readouterr().out
    row.refresh_from_db()
    assert row.state == State.FAILED
