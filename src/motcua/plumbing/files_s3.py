"""Keeps files in a bucket of any S3 endpoint; read only where the settings name one."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast
from urllib.parse import urlsplit

import urllib3
from django.conf import settings
from minio import Minio
from minio.error import MinioException, S3Error

from motcua.plumbing.files import (
    SCANS,
    Damaged,
    Kind,
    NotKept,
    StoredFile,
    Unreachable,
    as_named,
    digits,
    receive,
)

IN_MEMORY = 1 << 20
PATIENCE = urllib3.Timeout(connect=5, read=30)
TWICE = urllib3.Retry(total=2, backoff_factor=0.2, status_forcelist=[500, 502, 503, 504])


class S3Store:
    """The same names as on disk, below the area; an object that is there is never written again."""

    def __init__(self, client: Minio, bucket: str, area: str = "") -> None:
        self.client, self.bucket, self.area = client, bucket, area

    def put(self, source: BinaryIO, *, limit: int, allowed: frozenset[Kind] = SCANS) -> StoredFile:
        with SpooledTemporaryFile(max_size=IN_MEMORY) as incoming:
            content = cast("BinaryIO", incoming)
            stored = receive(source, content, limit=limit, allowed=allowed)
            with _answering():
                self._sent(content, stored)
        return stored

    def _sent(self, content: BinaryIO, stored: StoredFile) -> None:
        if self._size(stored.digest) != stored.size:
            content.seek(0)
            self.client.put_object(
                self.bucket, self.name(stored.digest), content, stored.size, stored.kind.value
            )

    def name(self, digest: str) -> str:
        parts = (self.area, digits(digest)[:2], digest[2:4], digest)
        return "/".join(part for part in parts if part)

    def read(self, digest: str) -> bytes:
        with _answering():
            return as_named(digest, self._content(digest))

    def holds(self, digest: str) -> bool:
        try:
            return bool(self.read(digest))
        except (NotKept, Damaged):
            return False

    def remove(self, digest: str) -> None:
        with _answering():
            self.client.remove_object(self.bucket, self.name(digest))

    def _content(self, digest: str) -> bytes:
        try:
            answer = self.client.get_object(self.bucket, self.name(digest))
        except S3Error as error:
            if error.response.status == HTTPStatus.NOT_FOUND:
                raise NotKept(digest) from error
            raise
        try:
            return bytes(answer.read())
        finally:
            answer.close()
            answer.release_conn()

    def _size(self, digest: str) -> int | None:
        try:
            return self.client.stat_object(self.bucket, self.name(digest)).size
        except S3Error as error:
            if error.response.status == HTTPStatus.NOT_FOUND:
                return None
            raise


@contextmanager
def _answering() -> Iterator[None]:
    """Raises Unreachable where the endpoint is away or cannot serve us now."""
    try:
        yield
    except (urllib3.exceptions.HTTPError, MinioException) as fault:
        raise Unreachable(f"{type(fault).__name__}: {fault}") from fault


def from_settings(area: str) -> S3Store:
    place = urlsplit(settings.FILES_S3_URL)
    client = Minio(
        place.netloc,
        access_key=settings.FILES_S3_KEY,
        secret_key=settings.FILES_S3_SECRET,
        region=settings.FILES_S3_REGION,
        secure=place.scheme == "https",
        http_client=urllib3.PoolManager(timeout=PATIENCE, retries=TWICE),
    )
    return S3Store(client, settings.FILES_S3_BUCKET, area)
