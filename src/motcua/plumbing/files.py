"""Keeps files under the SHA-256 of their content: written once, never changed, checked by kind.

`store()` gives the place that the settings name: a directory, or a bucket of any S3 endpoint.
"""

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from django.conf import settings

_HEAD = 4096
_CHUNK = 1 << 16


class Kind(StrEnum):
    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TIFF = "image/tiff"
    WEBP = "image/webp"
    HEIC = "image/heic"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    XML = "application/xml"
    ZIP = "application/zip"


SCANS = frozenset({Kind.PDF, Kind.PNG, Kind.JPEG, Kind.TIFF, Kind.WEBP, Kind.HEIC})
_STARTS = (
    (b"%PDF-", Kind.PDF),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"II*\x00", Kind.TIFF),
    (b"MM\x00*", Kind.TIFF),
    (b"<?xml", Kind.XML),
    (b"\xef\xbb\xbf<?xml", Kind.XML),
)
_HEIF_BRANDS = (b"heic", b"heix", b"mif1", b"heim", b"heis")


class FileRefused(Exception):
    """A file is not accepted; the text says why and what to do."""


class TooLarge(FileRefused):
    def __init__(self, limit: int) -> None:
        super().__init__(f"The file is larger than {limit // 1_000_000} MB; send a smaller one.")


class Empty(FileRefused):
    def __init__(self) -> None:
        super().__init__("The file is empty; choose it again.")


class WrongKind(FileRefused):
    def __init__(self, kind: Kind | None, allowed: Iterable[Kind]) -> None:
        self.kind = kind
        names = ", ".join(sorted(each.name for each in allowed))
        said = f"is a {kind.name} file" if kind else "is of no kind that is known here"
        super().__init__(f"By its content the file {said}; send one of {names}.")


class NotKept(Exception):
    """No file of this name is here."""


class Unreachable(Exception):
    """The place does not answer now; asking again later may help."""


class Damaged(Exception):
    """What is kept under the name no longer has its content; fetch it from a backup."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    digest: str
    size: int
    kind: Kind


def kind_of(head: bytes) -> Kind | None:
    """What the first bytes show; a name or a declared type is never believed."""
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.WEBP
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS:
        return Kind.HEIC
    if head.startswith(b"PK\x03\x04"):
        if b"word/" in head:
            return Kind.DOCX
        return Kind.XLSX if b"xl/" in head else Kind.ZIP
    return None


def digits(digest: str) -> str:
    """The name itself; ValueError for anything but 64 hexadecimal digits."""
    if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
        raise ValueError("A file is named by the 64 hexadecimal digits of its SHA-256.")
    return digest


class FileStore(Protocol):
    """A place for files named by their content; `area` keeps apart what may be thrown away."""

    def put(self, source: BinaryIO, *, limit: int, allowed: frozenset[Kind] = SCANS) -> StoredFile:
        """Stores the content durably; the same content twice is stored once.

        `limit` in bytes. Raises FileRefused, and then leaves nothing behind; Unreachable.
        """

    def read(self, digest: str) -> bytes:
        """The content, compared with its name. Raises NotKept, Damaged or Unreachable."""

    def holds(self, digest: str) -> bool:
        """Whether the file is there and still has the content of its name."""

    def remove(self, digest: str) -> None:
        """For areas that are thrown away; nothing happens when it is not there."""


def store(area: str = "") -> FileStore:
    """The place the settings name. Evidence is in the area without a name; nothing leaves it."""
    if settings.FILES_S3_URL:
        adapter = import_module("motcua.plumbing.files_s3")
        return cast("FileStore", adapter.from_settings(area))
    return DiskStore(Path(settings.MEDIA_ROOT, area))


class DiskStore:
    """A directory of files named by their content, two levels deep."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, source: BinaryIO, *, limit: int, allowed: frozenset[Kind] = SCANS) -> StoredFile:
        self.root.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".incoming-", dir=self.root)
        incoming = Path(name)
        try:
            with os.fdopen(handle, "wb") as target:
                stored = receive(source, target, limit=limit, allowed=allowed)
                target.flush()
                os.fsync(target.fileno())
            self._keep(incoming, stored.digest)
        finally:
            incoming.unlink(missing_ok=True)
        return stored

    def _keep(self, incoming: Path, digest: str) -> None:
        place = self.path(digest)
        if place.exists():
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        incoming.chmod(0o440)
        incoming.replace(place)
        for directory in (place.parent, place.parent.parent, self.root):
            _sync_directory(directory)

    def path(self, digest: str) -> Path:
        """Where the content stands; ValueError for anything but 64 hexadecimal digits."""
        return self.root / digits(digest)[:2] / digest[2:4] / digest

    def read(self, digest: str) -> bytes:
        try:
            content = self.path(digest).read_bytes()
        except FileNotFoundError as missing:
            raise NotKept(digest) from missing
        return as_named(digest, content)

    def holds(self, digest: str) -> bool:
        path = self.path(digest)
        if not path.exists():
            return False
        with path.open("rb") as content:
            seen = sha256()
            for chunk in _chunks(content):
                seen.update(chunk)
        return seen.hexdigest() == digest

    def remove(self, digest: str) -> None:
        self.path(digest).unlink(missing_ok=True)


def as_named(digest: str, content: bytes) -> bytes:
    if sha256(content).hexdigest() != digest:
        raise Damaged(digest)
    return content


def receive(
    source: BinaryIO, target: BinaryIO, *, limit: int, allowed: frozenset[Kind]
) -> StoredFile:
    """Copies within the limit and says what came; raises FileRefused."""
    seen, size, head = sha256(), 0, b""
    for chunk in _chunks(source):
        size += len(chunk)
        if size > limit:
            raise TooLarge(limit)
        if len(head) < _HEAD:
            head += chunk[: _HEAD - len(head)]
        seen.update(chunk)
        target.write(chunk)
    if size == 0:
        raise Empty
    kind = kind_of(head)
    if kind is None or kind not in allowed:
        raise WrongKind(kind, allowed)
    return StoredFile(seen.hexdigest(), size, kind)


def _chunks(source: BinaryIO) -> Iterator[bytes]:
    while chunk := source.read(_CHUNK):
        yield chunk


def _sync_directory(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
