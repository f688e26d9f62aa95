"""Files are kept by content, durably, within limits, and by what they are, not what they say."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from motcua.plumbing.files import SCANS, DiskStore, Empty, Kind, TooLarge, WrongKind, kind_of

PDF = b"%PDF-1.7\n" + b"x" * 100_000
LIMIT = 1_000_000


def test_content_comes_back_under_its_hash(tmp_path: Path) -> None:
    store = DiskStore(tmp_path / "files")
    stored = store.put(BytesIO(PDF), limit=LIMIT)
    assert stored.digest == sha256(PDF).hexdigest()
    assert (stored.size, stored.kind) == (len(PDF), Kind.PDF)
    assert store.read(stored.digest) == PDF
    assert store.holds(stored.digest)
    assert store.put(BytesIO(PDF), limit=LIMIT) == stored


def test_a_damaged_or_missing_file_is_noticed(tmp_path: Path) -> None:
    store = DiskStore(tmp_path)
    digest = store.put(BytesIO(PDF), limit=LIMIT).digest
    store.path(digest).chmod(0o640)
    store.path(digest).write_bytes(PDF + b"!")
    assert not store.holds(digest)
    assert not store.holds("0" * 64)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"%PDF-" + b"x" * LIMIT, TooLarge),
        (b"", Empty),
        (b"MZ\x90 a program", WrongKind),
        (b"<?xml version='1.0'?>", WrongKind),
    ],
)
def test_a_refused_file_leaves_nothing(
    tmp_path: Path, content: bytes, problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        DiskStore(tmp_path).put(BytesIO(content), limit=LIMIT)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "A" * 64, "", "0" * 63])
def test_only_a_hash_names_a_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="64"):
        DiskStore(tmp_path).path(name)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.4", Kind.PDF),
        (b"\x89PNG\r\n\x1a\n", Kind.PNG),
        (b"\xff\xd8\xff\xe0", Kind.JPEG),
        (b"II*\x00", Kind.TIFF),
        (b"MM\x00*", Kind.TIFF),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", Kind.WEBP),
        (b"\x00\x00\x00\x18ftypheic", Kind.HEIC),
        (b"PK\x03\x04...[Content_Types].xml...word/document.xml", Kind.DOCX),
        (b"PK\x03\x04...[Content_Types].xml...xl/workbook.xml", Kind.XLSX),
        (b"<?xml version", Kind.XML),
        (b"PK\x03\x04 anything", Kind.ZIP),
        (b"RIFF\x00\x00\x00\x00WAVE", None),
    ],
)
def test_the_first_bytes_tell_the_kind(head: bytes, kind: Kind | None) -> None:
    assert kind_of(head) == kind


def test_scans_are_pictures_and_pdf() -> None:
    assert Kind.DOCX not in SCANS
    assert Kind.PDF in SCANS
