"""The doctor: every probe finds its illness, and a healthy installation is called so."""

from collections.abc import Iterator
from pathlib import Path
from socket import socket
from time import monotonic
from types import SimpleNamespace

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink
from django.db import connection
from pytest_django import Settings

from motcua.faces.ui import assets
from motcua.project import doctor
from motcua.project.doctor import Finding, Grade

NEVER_S = 8


def found(probe: str) -> list[Finding]:
    return list(doctor._named(getattr(doctor, f"_{probe}")))


def grades(probe: str) -> list[Grade]:
    return [finding.grade for finding in found(probe)]


@pytest.fixture
def mail_server(settings: Settings) -> Iterator[None]:
    settings.TRAINING = False
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = probe.getsockname()
    server = Controller(Sink(), hostname=settings.EMAIL_HOST, port=settings.EMAIL_PORT)
    server.start()
    yield
    server.stop()


@pytest.mark.django_db
def test_every_probe_answers_in_time() -> None:
    started = monotonic()
    findings = list(doctor.examine())
    assert monotonic() - started < NEVER_S
    assert {finding.probe for finding in findings} >= {"settings", "disk", "database", "tables"}
    assert all(finding.remedy for finding in findings if finding.grade is not Grade.OK)


@pytest.mark.django_db
def test_an_empty_database_has_no_reference_data_and_no_worker() -> None:
    assert grades("tables") == [Grade.OK]
    assert grades("reference") == [Grade.FAIL]
    assert found("worker")[0].says == "none was ever seen: no mail, no alarm, no seal"
    assert grades("seals") == [Grade.WARN]
    assert grades("journal") == [Grade.OK]


@pytest.mark.django_db
@pytest.mark.parametrize(("age", "grade"), [("5 seconds", Grade.OK), ("2 minutes", Grade.FAIL)])
def test_a_worker_is_alive_by_its_heartbeat(age: str, grade: Grade) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval)",
            [age],
        )
    assert grades("worker") == [grade]


@pytest.mark.django_db
def test_jobs_left_lying_are_counted() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, scheduled_at)"
            " VALUES ('default', 'x', 'todo', now() - interval '1 hour'),"
            " ('default', 'x', 'failed', NULL)"
        )
    says = [finding.says for finding in found("worker")]
    assert says[1:] == ["1 jobs wait for over 5 minutes", "1 jobs failed for good"]


@pytest.mark.usefixtures("mail_server")
def test_a_mail_server_that_answers_is_well() -> None:
    assert grades("mail") == [Grade.OK]


def test_a_mail_server_that_is_off_is_named(settings: Settings) -> None:
    settings.TRAINING, settings.EMAIL_HOST, settings.EMAIL_PORT = False, "127.0.0.1", 1
    assert grades("mail") == [Grade.WARN]


@pytest.mark.parametrize(
    ("free", "grade"),
    [(100 * 2**20, Grade.FAIL), (500 * 2**20, Grade.WARN), (5 * 2**30, Grade.OK)],
)
def test_a_full_disk_is_named_before_it_is_full(
    monkeypatch: pytest.MonkeyPatch, free: int, grade: Grade
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _path: SimpleNamespace(free=free))
    assert grades("disk") == [grade]


def test_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("BUNDLED", "CHECKOUT"):
        monkeypatch.setattr(assets, name, tmp_path / "nowhere")
    assert grades("assets") == [Grade.FAIL]


def test_a_message_that_is_not_compiled_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source = tmp_path / "locale/en/LC_MESSAGES/django.po"
    source.parent.mkdir(parents=True)
    source.touch()
    monkeypatch.setattr(doctor, "PACKAGE", tmp_path)
    assert grades("messages") == [Grade.WARN]
    source.with_suffix(".mo").touch()
    assert grades("messages") == [Grade.OK]


def test_a_kernel_that_only_bounds_readers_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found("readers")
    for locked, grade in ((True, Grade.OK), (False, Grade.WARN)):
        monkeypatch.setattr("motcua.plumbing.confined.locks_in", lambda told=locked: told)
        assert grades("readers") == [grade]


def test_training_is_told_from_work(settings: Settings) -> None:
    settings.TRAINING = True
    assert grades("training") == [Grade.WARN]
    settings.TRAINING = False
    assert grades("training") == [Grade.OK]
