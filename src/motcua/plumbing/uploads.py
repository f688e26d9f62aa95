"""Files on their way in: resumable, harmless when a piece comes twice or late, checked when whole.

The content of a finished upload waits in an area of its own, from which it can be thrown away;
`claim` puts it among the evidence once the papers are sent. `owner` is whoever may see and change
it, in the words of the app that asks; to everybody else there is no such upload.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from motcua.plumbing import clock, files, scanning
from motcua.plumbing import refusals as r
from motcua.plumbing.errors import Busy, Refused
from motcua.plumbing.files import Kind, StoredFile
from motcua.plumbing.models import PagePreview, Upload, UploadPiece
from motcua.plumbing.scanning import Verdict
from motcua.plumbing.uploads_kinds import PAPERS, Limits, clean_name, inspected, known_kind

AREA = "drafts"
HEAD = 4096
LARGEST_PIECE = 4_000_000
MOST_OPEN, MOST_BYTES = 100, 500_000_000
"""Of one owner at a time, not yet claimed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """`digest`, `kind` and `pages` are empty until the file is whole and was found fit."""

    id: UUID
    about: str
    name: str
    size: int
    received: int
    digest: str
    kind: Kind | None
    pages: int

    @property
    def is_whole(self) -> bool:
        return bool(self.digest)

    @property
    def stored(self) -> StoredFile:
        if self.kind is None:
            raise ValueError("The upload is not whole yet; finish it first.")
        return StoredFile(self.digest, self.size, self.kind)


def create(
    owner: str, name: str, size: int, *, about: str = "", limits: Limits = PAPERS
) -> Received:
    """Makes room for a file of that many bytes; raises Refused when it could never be taken."""
    if size > limits.largest:
        raise Refused(r.FileTooLarge(megabytes=limits.megabytes))
    if size <= 0:
        raise Refused(r.FileEmpty())
    open_now = list(_of(owner).filter(claimed_at=None).values_list("size", flat=True))
    if len(open_now) >= MOST_OPEN or sum(open_now) + size > MOST_BYTES:
        raise Refused(r.TooManyUploads())
    now = clock.now()
    row = Upload.objects.create(
        owner=owner,
        about=about,
        name=clean_name(name),
        size=size,
        largest=limits.largest,
        kinds=sorted(limits.kinds),
        created_at=now,
        touched_at=now,
    )
    return _received(row)


def append(owner: str, upload: UUID, start: int, content: bytes) -> Received:
    """Takes what is new of the piece. Nothing happens for one that came before.

    Raises Refused for a piece that leaves a hole, says more than was announced, or shows by its
    first bytes a kind that is not taken.
    """
    with transaction.atomic():
        row = _found(_of(owner).select_for_update(), upload)
        if row.digest or start + len(content) <= row.received:
            return _received(row)
        if start > row.received or start < 0:
            raise Refused(r.PieceTooEarly(received=row.received))
        if start + len(content) > row.size or len(content) > LARGEST_PIECE:
            raise Refused(r.FileTooLarge(megabytes=_limits(row).megabytes))
        new = content[row.received - start :]
        if row.received == 0 and len(new) >= min(HEAD, row.size):
            known_kind(new[:HEAD], _limits(row))
        UploadPiece.objects.create(upload=row, start=row.received, content=new)
        row.received += len(new)
        row.touched_at = clock.now()
        row.save(update_fields=["received", "touched_at"])
    return _received(row)


def finish(owner: str, upload: UUID) -> Received:
    """Checks and stores the whole file; again, it gives the same answer.

    A file that is refused is forgotten at once; one that nobody could open or store now waits in
    its pieces. Raises Refused.
    """
    row = _one(owner, upload)
    if row.digest:
        return _received(row)
    if row.received < row.size:
        raise Refused(r.PieceTooEarly(received=row.received))
    pieces = UploadPiece.objects.filter(upload=row).order_by("start")
    content = b"".join(bytes(each.content) for each in pieces)
    try:
        return _keep(row, content)
    except Refused as no:
        if not isinstance(no, Busy):
            row.delete()
        raise


def whole(
    owner: str, name: str, source: BinaryIO, *, about: str = "", limits: Limits = PAPERS
) -> Received:
    """A file that came in one request, as from a form without script; raises Refused."""
    content = source.read(limits.largest + 1)
    row = create(owner, name, len(content), about=about, limits=limits)
    try:
        return _keep(_one(owner, row.id), content)
    except Refused:
        _of(owner).filter(id=row.id).delete()
        raise


def _keep(row: Upload, content: bytes) -> Received:
    """The slow part runs outside a transaction; two that finish at once do the same work."""
    found = inspected(content, _limits(row))
    said = scanning.ask(content)
    if said.verdict is Verdict.INFECTED:
        raise Refused(r.FileInfected())
    now, digest = clock.now(), sha256(content).hexdigest()
    with transaction.atomic():
        _alone_with(digest)
        allowed = frozenset({found.kind})
        with _answering():
            stored = files.store(AREA).put(BytesIO(content), limit=row.largest, allowed=allowed)
        scanning.remember(stored.digest, said, now)
        row.digest, row.kind, row.pages = stored.digest, found.kind.value, found.pages
        row.name = clean_name(row.name, found.kind)
        row.received, row.touched_at = row.size, now
        row.save()
        UploadPiece.objects.filter(upload=row).delete()
    return _received(row)


def one(owner: str, upload: UUID) -> Received:
    """Raises Refused when the owner has no such upload."""
    return _received(_one(owner, upload))


def of(owner: str, about: str = "") -> Sequence[Received]:
    """The uploads of the owner, oldest first; only those for one thing when it is named."""
    rows = _of(owner).filter(about=about) if about else _of(owner)
    return [_received(row) for row in rows.order_by("created_at", "id")]


def content_of(digest: str) -> bytes:
    """A content sent in, wherever it stands now; the caller has asked who may see it.

    Raises NotKept for one that is gone or was found harmful, and Busy.
    """
    if scanning.verdict_of(digest) is Verdict.INFECTED:
        raise files.NotKept(digest)
    with _answering():
        try:
            return files.store().read(digest)
        except files.NotKept:
            return files.store(AREA).read(digest)


def claim(owner: str, upload: UUID) -> StoredFile:
    """Puts the content among the evidence, from where nothing is thrown away; raises Refused."""
    row = _one(owner, upload)
    stored = _received(row).stored
    content = BytesIO(content_of(row.digest))
    with _answering():
        files.store().put(content, limit=row.largest, allowed=frozenset({stored.kind}))
    _of(owner).filter(id=upload, claimed_at=None).update(claimed_at=clock.now())
    return stored


def discard(owner: str, upload: UUID) -> None:
    """Takes back what was not sent, with its content. Nothing happens the second time."""
    row = _of(owner).filter(id=upload, claimed_at=None).first()
    if row is not None:
        forget(row)


def discard_all(owner: str) -> None:
    """Takes back whatever the owner has not sent, also what stopped half way or found no place."""
    for row in _of(owner).filter(claimed_at=None):
        forget(row)


def forget(row: Upload) -> None:
    """Deletes the row, and the waiting content unless another upload waits with the same."""
    with transaction.atomic():
        _alone_with(row.digest)
        digest = row.digest
        row.delete()
        if digest and not Upload.objects.filter(digest=digest).exists():
            with _answering():
                files.store(AREA).remove(digest)
            PagePreview.objects.filter(digest=digest).delete()


@contextmanager
def _answering() -> Iterator[None]:
    """A store that is away is a reason to try again later, not a fault of the file."""
    try:
        yield
    except files.Unreachable as away:
        raise Busy(r.StoreSilent()) from away


def _alone_with(digest: str) -> None:
    """Until the transaction ends nobody else stores or removes this content."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [digest])


def _of(owner: str) -> QuerySet[Upload]:
    return Upload.objects.filter(owner=owner)


def _one(owner: str, upload: UUID) -> Upload:
    return _found(_of(owner), upload)


def _found(rows: QuerySet[Upload], upload: UUID) -> Upload:
    row = rows.filter(id=upload).first()
    if row is None:
        raise Refused(r.UploadUnknown())
    return row


def _limits(row: Upload) -> Limits:
    return Limits(largest=row.largest, kinds=frozenset(map(Kind, row.kinds)))


def _received(row: Upload) -> Received:
    return Received(
        id=row.id,
        about=row.about,
        name=row.name,
        size=row.size,
        received=row.received,
        digest=row.digest,
        kind=Kind(row.kind) if row.kind else None,
        pages=row.pages,
    )
