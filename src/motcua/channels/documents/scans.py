"""The pages of a scan as plain pictures: whatever else was in the file stays behind.

The person brings the file, so each page is drawn in a process apart.
"""

import base64
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO

from PIL import Image

from motcua.channels.documents.forms import ScannedPage
from motcua.channels.documents.refusals import FileUnusable
from motcua.domain.kernel.texts import Bilingual
from motcua.plumbing import confined
from motcua.plumbing.confined import NotOpened
from motcua.plumbing.errors import Refused
from motcua.plumbing.files import Kind, kind_of
from motcua.reference.rulebook import documents as law

WIDTH, LONGEST_SIDE = 1600, 2200
"""Pixels: an A4 sheet upright at more than 150 dots an inch."""
MOST_PAGES = 60
QUALITY = 82
KINDS = frozenset({Kind.PDF, Kind.PNG, Kind.JPEG, Kind.WEBP, Kind.TIFF})
OTHER_KIND = Bilingual(
    "chỉ nhận PDF, JPG, PNG, WEBP hoặc TIFF.", "send PDF, JPG, PNG, WEBP or TIFF."
)
TOO_MANY = Bilingual(f"cần từ 1 đến {MOST_PAGES} trang.", f"it must have 1 to {MOST_PAGES} pages.")
FAULTS: Mapping[str, Bilingual] = {
    "broken": Bilingual("tệp không mở được.", "it does not open."),
    "encrypted": Bilingual("tệp có mật khẩu.", "it is locked with a password."),
    "active": Bilingual("tệp tự chạy lệnh.", "it runs commands by itself."),
    "too_large": Bilingual("ảnh quá lớn.", "the picture is too large."),
    "too_many_pages": TOO_MANY,
}


def pages_of(scans: Sequence[bytes], on: date) -> tuple[ScannedPage, ...]:
    """One page for each page or frame of each file, in order. Refused(FileUnusable)."""
    try:
        counted = [(scan, *_counted(scan, on)) for scan in scans]
        if not 0 < sum(count for _, _, count in counted) <= MOST_PAGES:
            raise _unusable(TOO_MANY, on)
        return tuple(page for each in counted for page in _pages(*each))
    except NotOpened as found:
        raise _unusable(FAULTS[found.fault], on) from found


def _counted(scan: bytes, on: date) -> tuple[Kind, int]:
    kind = kind_of(scan[:4096])
    if kind not in KINDS:
        raise _unusable(OTHER_KIND, on)
    return kind, confined.pages(scan, kind.value)


def _pages(scan: bytes, kind: Kind, count: int) -> Iterator[ScannedPage]:
    for number in range(1, count + 1):
        yield _page(Image.open(BytesIO(confined.drawn(scan, kind.value, number, WIDTH))))


def _unusable(why: Bilingual, on: date) -> Refused:
    article = law.article_on("copy", on)
    return Refused(FileUnusable(article=article, why_vi=why.vi, why_en=why.en))


def _page(picture: Image.Image) -> ScannedPage:
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    kept = BytesIO()
    picture.convert("RGB").save(kept, "JPEG", quality=QUALITY)
    width, height = picture.size
    data = base64.b64encode(kept.getvalue()).decode("ascii")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/jpeg;base64,{data}"/></svg>'
    )
    return ScannedPage(svg=svg, width=width, height=height)
