"""A PDF an officer prepared: looked at before it is signed, with the place for the field."""

from datetime import date
from threading import Lock

import pypdfium2

from motcua.channels.documents.refusals import FileUnusable
from motcua.plumbing.errors import Refused
from motcua.plumbing.signing_values import Place
from motcua.reference.rulebook import documents as law

WIDTH, HEIGHT, MARGIN = 240, 76, 34
"""Of the visible field, in points, as on our own pages."""
MOST_PAGES = 200
_ALONE = Lock()
"""Two threads that read a PDF at once would bring the whole process down; nobody else reads one."""


def signature_on(pdf: bytes, on: date) -> Place:
    """The lower right corner of the last page. Refused(FileUnusable) for what is no sound PDF."""
    try:
        count, width, height = _measured(pdf)
    except (pypdfium2.PdfiumError, IndexError) as broken:
        raise Refused(_unusable("tệp không mở được.", "the file does not open.", on)) from broken
    if count > MOST_PAGES:
        raise Refused(
            _unusable(f"tệp quá {MOST_PAGES} trang.", f"it has over {MOST_PAGES} pages.", on)
        )
    right, top = int(width) - MARGIN, MARGIN + HEIGHT
    if right < WIDTH or top > height:
        raise Refused(_unusable("trang quá nhỏ để ký.", "the page is too small to sign.", on))
    return Place(page=-1, box=(right - WIDTH, MARGIN, right, top))


def _measured(pdf: bytes) -> tuple[int, float, float]:
    """How many pages, and the size of the last one in points."""
    with _ALONE:
        opened = pypdfium2.PdfDocument(pdf)
        try:
            count = len(opened)
            last = opened[count - 1]
            size = last.get_size()
            last.close()
        finally:
            opened.close()
    return count, *size


def _unusable(why_vi: str, why_en: str, on: date) -> FileUnusable:
    return FileUnusable(article=law.article_on("result", on), why_vi=why_vi, why_en=why_en)
