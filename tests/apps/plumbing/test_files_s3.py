"""The same promises in a bucket, kept by a real process that speaks S3."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
import urllib3

from motcua.plumbing import files
from motcua.plumbing.checks import files_have_a_place
from motcua.plumbing.files import Damaged, DiskStore, FileStore, NotKept, StoredFile, WrongKind
from motcua.plumbing.files_s3 import S3Store

PDF = b"%PDF-1.7\n" + b"x" * 100_000
LIMIT = 1_000_000


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = [sys.executable, "-c", "from moto.server import main; main()"]
    server = subprocess.Popen(
        [*program, "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        patiently = urllib3.Retry(total=60, backoff_factor=0.1, backoff_max=1)
        url = f"http://127.0.0.1:{port}"
        urllib3.PoolManager(retries=patiently).request("GET", f"{url}/moto-api/")
        yield url
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture
def store(endpoint: str, settings: Any) -> S3Store:
    settings.FILES_S3_URL = endpoint
    settings.FILES_S3_KEY = settings.FILES_S3_SECRET = "for-tests"
    made = files.store("drafts")
    assert isinstance(made, S3Store)
    if not made.client.bucket_exists(made.bucket):
        made.client.make_bucket(made.bucket)
    return made


def test_content_comes_back_under_its_hash(store: S3Store) -> None:
    stored = store.put(BytesIO(PDF), limit=LIMIT)
    assert stored == StoredFile(sha256(PDF).hexdigest(), len(PDF), files.Kind.PDF)
    assert store.read(stored.digest) == PDF
    assert store.holds(stored.digest)
    assert store.put(BytesIO(PDF), limit=LIMIT) == stored


def test_each_area_is_for_itself(store: S3Store) -> None:
    digest = store.put(BytesIO(PDF + b"1"), limit=LIMIT).digest
    evidence: FileStore = files.store()
    assert not evidence.holds(digest)
    store.remove(digest)
    store.remove(digest)
    with pytest.raises(NotKept):
        store.read(digest)


def test_a_changed_object_is_noticed(store: S3Store) -> None:
    digest = store.put(BytesIO(PDF + b"2"), limit=LIMIT).digest
    store.client.put_object(store.bucket, store.name(digest), BytesIO(b"other"), 5)
    assert not store.holds(digest)
    with pytest.raises(Damaged):
        store.read(digest)
    store.put(BytesIO(PDF + b"2"), limit=LIMIT)
    assert store.holds(digest)


def test_a_refused_file_leaves_nothing(store: S3Store) -> None:
    content = b"MZ\x90 a program"
    with pytest.raises(WrongKind):
        store.put(BytesIO(content), limit=LIMIT)
    assert not store.holds(sha256(content).hexdigest())


@pytest.mark.parametrize("name", ["../../etc/passwd", "A" * 64, ""])
def test_only_a_hash_names_an_object(store: S3Store, name: str) -> None:
    with pytest.raises(ValueError, match="64"):
        store.read(name)


def test_without_an_endpoint_files_lie_on_disk(settings: Any) -> None:
    settings.FILES_S3_URL = ""
    assert isinstance(files.store(), DiskStore)


@pytest.mark.parametrize(
    ("url", "key", "found"),
    [
        ("", "", []),
        ("https://s3.example:9000", "key", []),
        ("s3.example:9000", "key", ["plumbing.E004"]),
        ("https://s3.example/bucket", "", ["plumbing.E004", "plumbing.E005"]),
    ],
)
def test_wrong_settings_stop_the_start(settings: Any, url: str, key: str, found: list[str]) -> None:
    settings.FILES_S3_URL, settings.FILES_S3_KEY, settings.FILES_S3_SECRET = url, key, "secret"
    assert [each.id for each in files_have_a_place(None)] == found
