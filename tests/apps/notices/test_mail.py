"""Notices by mail through a real SMTP server: taken, refused for good, told to wait, dead."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from socket import socket

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django import Settings

from motcua.channels.notices import sending
from motcua.channels.notices.commands import Addressee, tell
from motcua.channels.notices.models import Attempt, Notice
from motcua.channels.notices.vocabulary import Kind, State, Way
from motcua.plumbing import clock
from tests.builders import moment
from tests.cast import cast

pytestmark = pytest.mark.django_db
FACTS = {"procedure": "Đăng ký khai sinh", "unit": "Một cửa", "how": "tại quầy"}


class Box:
    """Takes mail, or says what it is told to say."""

    def __init__(self) -> None:
        self.says, self.mails = "", list[EmailMessage]()

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.says:
            return self.says
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content
        assert isinstance(content, bytes)
        self.mails.append(message_from_bytes(content, policy=default))
        return "250 OK"


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Box, int]]:
    box = Box()
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    running = Controller(box, hostname="127.0.0.1", port=port)
    running.start()
    yield box, port
    running.stop()


@pytest.fixture
def box(server: tuple[Box, int], settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Box:
    found, settings.EMAIL_PORT = server
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.DEFAULT_FROM_EMAIL = "Một cửa <motcua@dongthap.example.vn>"
    settings.MOTCUA_SITE_URL = "https://motcua.example.vn"
    settings.MESSAGE_PROVIDERS = {}
    monkeypatch.setattr(clock, "now", lambda: moment("2026-11-16T09:00"))
    found.says, found.mails = "", []
    return found


def mail() -> Notice:
    somebody = Addressee(name="Lý Thị Mẹ", email="me@example.vn")
    (number,) = tell(Kind.RESULT_READY, somebody, about="H-1", event="e/1", facts=FACTS)
    return Notice.objects.get(pk=number)


def carried(row: Notice) -> Notice:
    sending.carry(row.pk)
    row.refresh_from_db()
    return row


def test_a_mail_says_who_sent_it_that_nobody_answers_and_where_to_choose(box: Box) -> None:
    row = carried(mail())
    assert (row.state, row.next_at, row.provider) == (State.SENT, None, "mail")
    (got,) = box.mails
    assert got["Message-ID"] == f"<{row.reference}@dongthap.example.vn>"
    assert got["Auto-Submitted"] == "auto-generated"
    assert got["List-Unsubscribe"] == "<https://motcua.example.vn/notices/choices/>"
    assert got["Subject"] == "Hồ sơ H-1 đã có kết quả"
    assert "Kính gửi Lý Thị Mẹ" in got.get_content()


def test_a_refused_address_fails_with_the_servers_words(box: Box) -> None:
    box.says = "550 no such mailbox"
    row = carried(mail())
    assert (row.state, row.reason) == (State.FAILED, "550: no such mailbox")


def test_a_server_that_asks_for_patience_is_tried_again(box: Box) -> None:
    box.says = "451 greylisted"
    row = carried(mail())
    assert (row.state, row.reason) == (State.CREATED, "")
    assert row.next_at is not None
    assert row.next_at > clock.now()
    box.says = ""
    Notice.objects.filter(pk=row.pk).update(next_at=clock.now())
    assert carried(row).state == State.SENT
    assert list(Attempt.objects.values_list("outcome", flat=True).order_by("id")) == [
        "busy",
        "taken",
    ]


def test_a_dead_server_is_tried_again(box: Box, settings: Settings) -> None:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = probe.getsockname()[1]
    row = carried(mail())
    assert row.state == State.CREATED
    assert "ConnectionRefusedError" in Attempt.objects.get().reason


def test_what_must_be_known_goes_on_by_sms_when_the_address_is_dead(
    box: Box, settings: Settings
) -> None:
    house = cast()
    house.owner.email, house.owner.phone = "chu@example.vn", "0912345678"
    house.owner.save()
    settings.MESSAGE_PROVIDERS = {"sms": ("http://127.0.0.1:9", "s" * 32)}
    box.says = "550 no such mailbox"
    to = Addressee(person=str(house.owner.pk), name="Dương Thị Chủ")
    tell(Kind.RESULT_READY, to, about="H-1", event="e/1", facts=FACTS)
    carried(Notice.objects.get(way=Way.EMAIL))
    sms = Notice.objects.get(way=Way.SMS)
    assert (sms.state, sms.address) == (State.CREATED, "+84912345678")
