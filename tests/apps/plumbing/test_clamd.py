"""A real clamd, which knows one signature: what it says, and what happens while it is away."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import clamd
import pytest

from motcua.plumbing import clock, files, previews, scanning, uploads, uploads_care
from motcua.plumbing.errors import Refused
from motcua.plumbing.files import Kind, NotKept
from motcua.plumbing.models import Upload
from motcua.plumbing.refusals import FileInfected, FileNotScanned
from motcua.plumbing.scanning import Verdict
from tests.apps.plumbing.papers import EICAR, pdf

pytestmark = pytest.mark.django_db
ME = "user:1"
NOBODY_THERE = "127.0.0.1:9"
INFECTED = pdf() + b"\n%" + EICAR
CLAMD = shutil.which("clamd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
CONFIG = """
TCPAddr 127.0.0.1
TCPSocket {port}
DatabaseDirectory {home}
OfficialDatabaseOnly false
Foreground true
StreamMaxLength 30M
LogFile {home}/log
"""
needs_clamd = pytest.mark.skipif(CLAMD is None, reason="clamd is not installed")


@pytest.fixture(scope="module")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address. The official signatures are far away; the one for the test file is our own."""
    home = tmp_path_factory.mktemp("clamd")
    (home / "own.ndb").write_text(f"Eicar-Test-Signature:0:*:{EICAR.hex()}\n")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (home / "clamd.conf").write_text(CONFIG.format(port=port, home=home))
    with (home / "said").open("wb") as said:
        server = subprocess.Popen(
            [str(CLAMD), "--config-file", str(home / "clamd.conf")],
            stdout=subprocess.PIPE,
            stderr=said,
        )
    try:
        assert server.stdout is not None
        for line in server.stdout:  # it says this once it listens and knows its signatures
            if b"Self checking" in line:
                break
        yield f"127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(autouse=True)
def _files_of_this_test(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.FILES_S3_URL = tmp_path, ""
    settings.CLAMAV, settings.UNSCANNED_WAIT = "", False


def sent(content: bytes) -> uploads.Received:
    return uploads.whole(ME, "a.pdf", BytesIO(content))


@needs_clamd
def test_a_harmful_file_is_refused_and_never_kept(scanner: str, settings: Any) -> None:
    settings.CLAMAV = scanner
    with pytest.raises(Refused) as caught:
        sent(INFECTED)
    assert caught.value.refusal == FileInfected()
    assert not Upload.objects.exists()
    assert list(Path(settings.MEDIA_ROOT).rglob("*")) == []


@needs_clamd
def test_a_harmless_file_is_remembered_as_clean(scanner: str, settings: Any) -> None:
    settings.CLAMAV = scanner
    upload = sent(pdf())
    assert scanning.verdict_of(upload.digest) is Verdict.CLEAN
    settings.UNSCANNED_WAIT = True
    scanning.refuse_unfit({upload.digest: upload.name})


@needs_clamd
def test_what_came_while_the_scanner_was_away_is_scanned_later(scanner: str, settings: Any) -> None:
    settings.CLAMAV = NOBODY_THERE
    harmless, harmful = sent(pdf()), sent(INFECTED)
    uploads.claim(ME, harmful.id)
    previews.page(harmful.digest, Kind.PDF, 1)
    assert uploads_care.scan_waiting() == 0
    settings.CLAMAV = scanner
    assert uploads_care.scan_waiting() == 2
    assert scanning.verdicts_of([harmless.digest, harmful.digest]) == {
        harmless.digest: Verdict.CLEAN,
        harmful.digest: Verdict.INFECTED,
    }
    with pytest.raises(Refused) as caught:
        scanning.refuse_unfit({harmful.digest: "a.pdf"})
    assert caught.value.refusal == FileInfected()
    with pytest.raises(NotKept):
        uploads.content_of(harmful.digest)
    with pytest.raises(NotKept):
        previews.page(harmful.digest, Kind.PDF, 1)
    assert not files.store().holds(harmful.digest)
    assert files.store(uploads_care.QUARANTINE).read(harmful.digest) == INFECTED


def test_without_an_answer_sending_waits_only_where_it_must(settings: Any) -> None:
    upload = sent(pdf())
    names = {upload.digest: "giấy.pdf"}
    settings.UNSCANNED_WAIT = True
    scanning.refuse_unfit(names)  # there is no scanner to wait for
    settings.CLAMAV = NOBODY_THERE
    with pytest.raises(Refused) as caught:
        scanning.refuse_unfit(names)
    assert caught.value.refusal == FileNotScanned(name="giấy.pdf")
    settings.UNSCANNED_WAIT = False
    scanning.refuse_unfit(names)


def test_a_content_that_is_gone_is_not_asked_about_again(settings: Any) -> None:
    settings.CLAMAV = NOBODY_THERE
    scanning.remember("0" * 64, scanning.ask(b"gone"), clock.now())
    assert uploads_care.scan_waiting() == 0
    assert scanning.waiting(10) == []
    with pytest.raises(NotKept):
        uploads.content_of("0" * 64)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/run/clamav/clamd.ctl", clamd.ClamdUnixSocket),
        ("scanner", clamd.ClamdNetworkSocket),
        ("scanner:3310", clamd.ClamdNetworkSocket),
    ],
)
def test_the_scanner_is_named_by_socket_or_by_host(
    settings: Any, address: str, kind: type[object]
) -> None:
    settings.CLAMAV = address
    assert type(scanning._client()) is kind
