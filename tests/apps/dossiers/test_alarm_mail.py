"""A raised alarm becomes a mail by way of the queue, through a real SMTP server, once."""

from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from socket import socket

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as Handler
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import Settings

from motcua.domain.dossier import commands as c
from motcua.dossiers import alarm_commands, tasks
from motcua.dossiers.models import Alarm
from motcua.plumbing import clock
from tests import builders as b
from tests.apps.dossiers.storing import give, run
from tests.builders import moment
from tests.cast import AGENCY, ONE_STOP, Cast, cast

pytestmark = pytest.mark.django_db(transaction=True)


class Box(Handler):
    def __init__(self) -> None:
        super().__init__()
        self.mails: list[Message] = []

    def handle_message(self, message: Message) -> None:
        self.mails.append(message_from_bytes(message.as_bytes()))


@pytest.fixture
def box(settings: Settings) -> Iterator[Box]:
    """A mail server of the test's own."""
    handler = Box()
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    yield handler
    server.stop()


@pytest.fixture(autouse=True)
def empty_queue(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The queue's tables are not Django's, so nobody empties them; the worker sweeps too."""
    run("TRUNCATE procrastinate_jobs, procrastinate_periodic_defers CASCADE")
    monkeypatch.setattr(clock, "now", lambda: moment("2019-08-05T17:00"))


@pytest.fixture
def people() -> Cast:
    people = cast()
    people.manager.email = "quan.ly@example.vn"
    people.manager.save()
    filing = c.Filing(
        applicant=b.OWNER, papers=b.PAPERS, receiving_unit=ONE_STOP, competent_agency=AGENCY
    )
    give(b.Act(people.actor("reception"), "2019-08-05T09:00", c.Receive(filing=filing)))
    return people


def raise_alarms(at: str = "2019-08-05T17:00") -> int:
    return alarm_commands.sweep(moment(at), tell=tasks._enqueue_mail)


def work() -> None:
    """What `python -m django procrastinate worker` does, until the queue is empty."""
    connector = app.connector
    assert isinstance(connector, DjangoConnector)
    with app.replace_connector(connector.get_worker_connector()) as worker:
        worker.run_worker(wait=False, listen_notify=False, install_signal_handlers=False)


def test_the_mail_arrives_in_vietnamese_without_the_applicants_name(box: Box, people: Cast) -> None:
    assert raise_alarms() == 1
    work()
    assert len(box.mails) == 1
    mail = box.mails[0]
    assert mail["To"] == "quan.ly@example.vn"
    assert str(make_header(decode_header(mail["Subject"]))).startswith("Chưa chuyển hồ sơ")
    body = mail.get_payload(decode=True)
    assert isinstance(body, bytes)
    assert "Hẹn trả: 17:00 12/08/2019" in body.decode()
    assert b.OWNER.name not in body.decode()
    assert Alarm.objects.get().mailed_at is not None


def test_the_mail_speaks_the_persons_language(box: Box, people: Cast) -> None:
    people.manager.language = "en"
    people.manager.save()
    raise_alarms()
    work()
    assert box.mails[0]["Subject"].startswith("Not passed on yet: dossier ")


def test_a_job_that_runs_twice_sends_once(box: Box, people: Cast) -> None:
    raise_alarms()
    alarm = Alarm.objects.get().pk
    tasks.mail_alarm.defer(alarm=alarm)
    work()
    assert len(box.mails) == 1


def test_a_cleared_alarm_is_not_mailed(box: Box, people: Cast) -> None:
    raise_alarms()
    Alarm.objects.update(cleared_at=moment("2019-08-05T17:01"))
    work()
    assert box.mails == []


def test_a_server_that_is_away_is_tried_again(people: Cast, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    raise_alarms()
    work()
    job = ProcrastinateJob.objects.get(task_name="dossiers.mail_alarm")
    assert (job.status, job.attempts) == ("todo", 1)
    assert job.scheduled_at is not None
    assert Alarm.objects.get().mailed_at is None


def test_the_mail_vanishes_with_the_transaction_that_raised_the_alarm(people: Cast) -> None:
    with transaction.atomic():
        raise_alarms()
        transaction.set_rollback(True)
    assert not ProcrastinateJob.objects.filter(task_name="dossiers.mail_alarm").exists()
    assert not Alarm.objects.exists()


def test_the_clock_tasks_are_known_to_the_queue() -> None:
    named = {each.task.name: each.cron for each in app.periodic_registry.periodic_tasks.values()}
    assert named["dossiers.sweep"] == "* * * * *"
    assert named["dossiers.seal"] == tasks.SEALED_AT
