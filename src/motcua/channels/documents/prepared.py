"""A PDF an officer prepared: looked at before it is signed, with the place for the field."""

from collections.abc import Mapping
from datetime import date

from motcua.channels.documents.refusals import FileUnusable
from motcua.domain.kernel.texts import Bilingual
from motcua.plumbing import confined, signing_confined
from motcua.plumbing.confined import NotOpened
from motcua.plumbing.errors import Refused
from motcua.plumbing.signing_values import NotSignable, Place
from motcua.reference.rulebook import documents as law

WIDTH, HEIGHT, MARGIN = 240, 76, 34
"""Of the visible field, in points, as on our own pages."""
MOST_PAGES = 200
TOO_LONG = Bilingual(f"tệp quá {MOST_PAGES} trang.", f"it has over {MOST_PAGES} pages.")
TOO_SMALL = Bilingual("trang quá nhỏ để ký.", "the page is too small to sign.")
CLOSED = Bilingual(
    "tệp PDF hỏng hoặc không cho ký. Hãy xuất lại thành PDF thường.",
    "the PDF is broken or closed to signing. Export it again as a plain PDF.",
)
FAULTS: Mapping[str, Bilingual] = {
    "broken": Bilingual("tệp không mở được.", "the file does not open."),
    "encrypted": Bilingual("tệp có mật khẩu.", "the file is locked with a password."),
    "active": Bilingual(
        "tệp có chương trình chạy kèm. Hãy in ra PDF rồi gửi bản đó.",
        "the file carries a program. Print it to a new PDF and send that one.",
    ),
    "too_large": Bilingual("trang quá lớn khi mở ra.", "a page is too large once opened."),
    "too_many_pages": TOO_LONG,
}


def signature_on(pdf: bytes, on: date) -> Place:
    """The lower right corner of the last page. Refused(FileUnusable) for what is no sound PDF."""
    try:
        count, width, height = confined.last_sheet(pdf)
    except NotOpened as fault:
        raise _unusable(FAULTS[fault.fault], on) from fault
    if count > MOST_PAGES:
        raise _unusable(TOO_LONG, on)
    right, top = width - MARGIN, MARGIN + HEIGHT
    if right < WIDTH or top > height:
        raise _unusable(TOO_SMALL, on)
    place = Place(page=-1, box=(right - WIDTH, MARGIN, right, top))
    try:
        signing_confined.attempt(pdf, place)
    except NotSignable as fault:
        raise _unusable(CLOSED, on) from fault
    return place


def _unusable(why: Bilingual, on: date) -> Refused:
    article = law.article_on("result", on)
    return Refused(FileUnusable(article=article, why_vi=why.vi, why_en=why.en))
