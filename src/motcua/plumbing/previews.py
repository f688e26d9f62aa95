"""Pages of a paper drawn small, made when first looked at and kept by content.

Who may see them is asked by whoever serves them.
"""

from motcua.plumbing import clock
from motcua.plumbing.confined import drawn
from motcua.plumbing.files import Kind
from motcua.plumbing.models import PagePreview
from motcua.plumbing.uploads import content_of

WIDTH = 720
"""Pixels: sharp at the width of a telephone, enough to see whether a page can be read."""
KIND = "image/jpeg"


def page(digest: str, kind: Kind, number: int) -> bytes:
    """A JPEG of the page, counted from 1.

    Raises NotKept, for a harmful file too, NotOpened for a page that is not there, and Busy.
    """
    known = PagePreview.objects.filter(digest=digest, page=number).first()
    if known is not None:
        return bytes(known.content)
    picture = drawn(content_of(digest), kind.value, number, WIDTH)
    row = PagePreview(digest=digest, page=number, content=picture, made_at=clock.now())
    PagePreview.objects.bulk_create([row], ignore_conflicts=True)
    return picture
