"""What opens a stranger's file can do nothing else, and never more than a few run at once."""

import ctypes
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client

from motcua.plumbing import confined, uploads
from motcua.plumbing.confined import SOURCES
from motcua.plumbing.errors import Busy

ROOT = Path(__file__).resolve().parents[3]
PDF = b"%PDF-1.4 broken"


@pytest.fixture
def all_taken(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(confined, "WAIT", 0)
    taken = [confined._room.acquire(blocking=False) for _ in range(confined.AT_ONCE)]
    assert all(taken)
    yield
    for _ in taken:
        confined._room.release()


def kernel_knows_landlock() -> bool:
    """Asked of the kernel itself: landlock_create_ruleset for its version."""
    return sys.platform == "linux" and bool(ctypes.CDLL(None).syscall(444, None, 0, 1) > 0)


@pytest.mark.skipif(not kernel_knows_landlock(), reason="only bounded, not locked in, here")
def test_code_in_a_reader_reaches_nothing() -> None:
    path = {"PYTHONPATH": f"{SOURCES}:{ROOT}"}
    assert confined.run(("tests.apps.plumbing.nosy",), b"", path) == b""
    assert confined.locks_in()


def test_the_secrets_of_the_server_are_not_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_SECRET_KEY", "known-to-the-server-only")
    seen: dict[str, str] = {}

    def spy(_program: object, *, env: dict[str, str], **_others: object) -> object:
        seen.update(env)
        raise subprocess.TimeoutExpired("", 1)

    monkeypatch.setattr(subprocess, "run", spy)
    with pytest.raises(confined.NotOpened):
        confined.pages(PDF, "application/pdf")
    assert set(seen) == {"PYTHONPATH", "OPENBLAS_NUM_THREADS"}


@pytest.mark.usefixtures("all_taken")
def test_one_too_many_is_asked_to_come_again() -> None:
    with pytest.raises(Busy) as busy:
        confined.pages(PDF, "application/pdf")
    assert "try again" in busy.value.refusal.text("en")


@pytest.mark.django_db
@pytest.mark.usefixtures("all_taken")
def test_a_file_that_came_whole_then_waits_to_be_opened() -> None:
    upload = uploads.create("user:1", "a.pdf", len(PDF))
    uploads.append("user:1", upload.id, 0, PDF)
    with pytest.raises(Busy):
        uploads.finish("user:1", upload.id)
    assert uploads.one("user:1", upload.id).received == len(PDF)


def test_room_is_given_back_after_a_broken_file() -> None:
    for _ in range(confined.AT_ONCE + 1):
        with pytest.raises(confined.NotOpened):
            confined.pages(b"GIF89a", "image/png")


@pytest.mark.django_db
@pytest.mark.usefixtures("all_taken")
def test_whoever_has_a_result_checked_then_reads_that_in_words(client: Client) -> None:
    file = BytesIO(PDF)
    file.name = "ket-qua.pdf"
    answer = client.post("/documents/check/", {"file": file})
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "thử lại sau" in answer.content.decode()
