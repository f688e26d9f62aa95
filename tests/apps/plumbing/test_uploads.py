"""An upload survives a lost line, a piece sent twice, and what strangers put into files."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from motcua.domain.kernel.refusal import Refusal
from motcua.plumbing import clock, confined, files, previews, uploads, uploads_care
from motcua.plumbing import refusals as r
from motcua.plumbing.errors import Refused
from motcua.plumbing.files import Kind
from motcua.plumbing.models import Upload, UploadPiece
from motcua.plumbing.uploads import Received
from motcua.plumbing.uploads_kinds import PAPERS, Limits, clean_name
from tests.apps.plumbing.papers import pdf, picture

pytestmark = pytest.mark.django_db
ME, OTHER = "user:1", "user:2"


@pytest.fixture(autouse=True)
def _files_of_this_test(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.FILES_S3_URL, settings.CLAMAV = tmp_path, "", ""


def refused(do: Any, *args: Any, **named: Any) -> Refusal:
    with pytest.raises(Refused) as caught:
        do(*args, **named)
    return caught.value.refusal


def sent(content: bytes, name: str = "a.pdf", owner: str = ME) -> Received:
    return uploads.whole(owner, name, BytesIO(content), about="draft/paper")


def test_a_file_comes_in_pieces_twice_late_and_whole() -> None:
    content = pdf(3)
    upload = uploads.create(ME, "giấy khai.pdf", len(content))
    assert uploads.append(ME, upload.id, 0, content[:100]).received == 100
    assert uploads.append(ME, upload.id, 0, content[:100]).received == 100
    assert uploads.append(ME, upload.id, 50, content[50:200]).received == 200
    assert uploads.append(ME, upload.id, 10, content[10:60]).received == 200
    assert refused(uploads.append, ME, upload.id, 300, b"x") == r.PieceTooEarly(received=200)
    assert refused(uploads.finish, ME, upload.id) == r.PieceTooEarly(received=200)
    uploads.append(ME, upload.id, 200, content[200:])
    done = uploads.finish(ME, upload.id)
    assert (done.kind, done.pages, done.size, done.is_whole) == (Kind.PDF, 3, len(content), True)
    assert uploads.finish(ME, upload.id) == done
    assert uploads.append(ME, upload.id, 0, content[:100]) == done
    assert uploads.content_of(done.digest) == content
    assert not UploadPiece.objects.exists()


def test_nobody_else_has_this_upload() -> None:
    upload = sent(pdf())
    for do in (uploads.one, uploads.finish, uploads.claim):
        assert refused(do, OTHER, upload.id) == r.UploadUnknown()
        assert refused(do, ME, uuid4()) == r.UploadUnknown()
    uploads.discard(OTHER, upload.id)
    assert uploads.one(ME, upload.id) == upload
    assert uploads.of(OTHER) == []
    assert uploads.of(ME, "draft/paper") == [upload]
    assert uploads.of(ME, "draft/other") == []


def test_what_is_claimed_stays_and_what_is_discarded_goes() -> None:
    kept, given_up = sent(pdf(1)), sent(pdf(2))
    assert uploads.claim(ME, kept.id) == uploads.claim(ME, kept.id) == kept.stored
    uploads.discard(ME, kept.id)
    uploads.discard(ME, given_up.id)
    uploads.discard(ME, given_up.id)
    assert files.store().holds(kept.digest)
    assert uploads.content_of(kept.digest) == pdf(1)
    assert not files.store(uploads.AREA).holds(given_up.digest)


def test_a_content_that_waits_twice_goes_with_the_second() -> None:
    first, second = sent(pdf()), sent(pdf(), owner=OTHER)
    assert first.digest == second.digest
    uploads.discard(ME, first.id)
    assert uploads.content_of(second.digest) == pdf()
    uploads.discard(OTHER, second.id)
    assert not files.store(uploads.AREA).holds(second.digest)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", r.FileEmpty()),
        (b"MZ\x90\x00 a program", r.FileOfOtherKind(kinds=PAPERS.names)),
        (b"%PDF-1.7\n not really", r.FileBroken()),
        (pdf()[:300], r.FileBroken()),
        (pdf(password="secret"), r.FileEncrypted()),
        (pdf(password=""), r.FileEncrypted()),
        (pdf(script="app.alert(1)"), r.FileActive()),
        (pdf(301), r.FileTooLong()),
        (picture()[:200], r.FileBroken()),
        (picture(size=(20_000, 20_000), mode="1"), r.FileUnfolds()),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else value.code,
)
def test_what_is_not_fit_is_refused_and_forgotten(content: bytes, said: Refusal) -> None:
    assert refused(sent, content) == said
    assert not Upload.objects.exists()
    assert list(Path(files.store().root).rglob("*")) == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_a_photograph_is_what_it_is_whatever_it_is_called(kind: str) -> None:
    upload = sent(picture(kind), "virus.exe")
    assert upload.kind == Kind[kind]
    assert not upload.name.endswith("exe")


def test_the_limit_holds_at_the_first_word_and_at_the_last() -> None:
    small = Limits(largest=1_000, kinds=frozenset({Kind.PDF}))
    assert refused(uploads.create, ME, "a", 1_001, limits=small) == r.FileTooLarge(megabytes=0)
    assert refused(uploads.create, ME, "a", 0) == r.FileEmpty()
    upload = uploads.create(ME, "a", 10, limits=small)
    assert refused(uploads.append, ME, upload.id, 0, b"%PDF-234567890").code == "FileTooLarge"
    other = r.FileOfOtherKind(kinds="PDF")
    assert refused(uploads.append, ME, upload.id, 0, picture()[:10]) == other


def test_one_person_cannot_fill_the_house(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_OPEN", 1)
    upload = sent(pdf())
    assert refused(sent, pdf()) == r.TooManyUploads()
    uploads.claim(ME, upload.id)
    assert sent(pdf(2)).is_whole


def test_a_finish_that_is_refused_forgets_the_file() -> None:
    content = pdf(password="secret")
    upload = uploads.create(ME, "a.pdf", len(content))
    uploads.append(ME, upload.id, 0, content)
    assert refused(uploads.finish, ME, upload.id) == r.FileEncrypted()
    assert refused(uploads.finish, ME, upload.id) == r.UploadUnknown()


def test_abandoned_uploads_are_swept_away() -> None:
    half = uploads.create(ME, "a.pdf", 1_000)
    waiting, claimed = sent(pdf(1)), sent(pdf(2))
    uploads.claim(ME, claimed.id)
    assert uploads_care.sweep(clock.now()) == 0
    assert uploads_care.sweep(clock.now() + timedelta(days=31)) == 2
    assert refused(uploads.one, ME, half.id) == r.UploadUnknown()
    assert refused(uploads.one, ME, claimed.id) == r.UploadUnknown()
    assert uploads.one(ME, waiting.id) == waiting
    assert uploads.content_of(claimed.digest) == pdf(2)
    assert uploads_care.sweep(clock.now() + timedelta(days=401)) == 1
    with pytest.raises(files.NotKept):
        uploads.content_of(waiting.digest)


def test_pages_are_drawn_once_and_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    paper, photograph = sent(pdf(2)), sent(picture("PNG", (3000, 9000)))
    page = previews.page(paper.digest, Kind.PDF, 2)
    assert page.startswith(b"\xff\xd8\xff")
    tall = previews.page(photograph.digest, Kind.PNG, 1)
    assert len(tall) < 50_000
    with pytest.raises(confined.NotOpened):
        previews.page(paper.digest, Kind.PDF, 3)
    monkeypatch.setattr(previews, "drawn", None)
    assert previews.page(paper.digest, Kind.PDF, 2) == page


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Giấy khai sinh.PDF", "Giấy khai sinh.pdf"),
        ("C:\\ho so\\../../etc/passwd", "passwd.pdf"),
        ("a\u202efdp.exe", "afdp.pdf"),
        ("..", "giay-to.pdf"),
        ("", "giay-to.pdf"),
        ("x" * 300, "x" * 116 + ".pdf"),
        ('<script>"', "script.pdf"),
    ],
)
def test_names_are_cleaned(name: str, clean: str) -> None:
    assert clean_name(name, Kind.PDF) == clean
