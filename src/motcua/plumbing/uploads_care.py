"""Looks after what was sent in: scans what still waits, throws away what was abandoned."""

from datetime import datetime, timedelta
from io import BytesIO

from motcua.plumbing import files, scanning, uploads
from motcua.plumbing.files import Kind, NotKept
from motcua.plumbing.models import PagePreview, Scan, Upload
from motcua.plumbing.scanning import Verdict

QUARANTINE = "quarantine"
HALF_WAY = timedelta(days=7)
"""A file that stopped coming; whoever wants it sends it anew."""
UNSENT = timedelta(days=400)
"""Longer than any draft lives: whoever owns the draft discards its files long before."""
SENT = timedelta(days=30)
"""After this only the evidence remembers how the file came."""
UNSEEN = timedelta(days=30)
AT_A_TIME = 50


def sweep(now: datetime) -> int:
    """Gives up abandoned uploads and forgets old previews; says how many uploads went."""
    waiting = Upload.objects.filter(claimed_at=None)
    gone = [
        *waiting.filter(digest="", touched_at__lt=now - HALF_WAY),
        *waiting.exclude(digest="").filter(touched_at__lt=now - UNSENT),
        *Upload.objects.filter(claimed_at__lt=now - SENT),
    ]
    for row in gone:
        uploads.forget(row)
    PagePreview.objects.filter(made_at__lt=now - UNSEEN).delete()
    return len(gone)


def scan_waiting() -> int:
    """Asks the scanner again about what it has not seen; says how many it answered."""
    answered = 0
    for digest in scanning.waiting(AT_A_TIME) if scanning.configured() else ():
        try:
            content = uploads.content_of(digest)
        except NotKept:
            Scan.objects.filter(digest=digest, verdict=Verdict.NOT_SCANNED).delete()
            continue
        verdict = scanning.scan_again(digest, content)
        if verdict is Verdict.NOT_SCANNED:  # it does not answer: no use asking about the others
            break
        answered += 1
        if verdict is Verdict.INFECTED:
            _quarantine(digest, content)
    return answered


def _quarantine(digest: str, content: bytes) -> None:
    """Out of reach of every page, kept for whoever investigates."""
    kept = files.store(QUARANTINE).put(
        BytesIO(content), limit=len(content), allowed=frozenset(Kind)
    )
    for area in ("", uploads.AREA):
        files.store(area).remove(kept.digest)
    PagePreview.objects.filter(digest=digest).delete()
