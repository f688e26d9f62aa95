"""The pages of a scan as plain pictures: whatever else was in the file stays behind."""

import base64
import warnings
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from motcua.channels.documents.forms import ScannedPage
from motcua.channels.documents.refusals import FileUnusable
from motcua.plumbing.errors import Refused
from motcua.plumbing.files import Kind, kind_of
from motcua.reference.rulebook import documents as law

DOTS_AN_INCH, POINTS_AN_INCH = 150, 72
LONGEST_SIDE = 2200
MOST_PAGES = 60
MOST_PIXELS = 60_000_000
QUALITY = 82
PICTURES = {Kind.PNG: "PNG", Kind.JPEG: "JPEG", Kind.WEBP: "WEBP", Kind.TIFF: "TIFF"}
_BROKEN = (
    pypdfium2.PdfiumError,
    UnidentifiedImageError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    OSError,
    SyntaxError,
    ValueError,
)


class _Unfit(Exception):
    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi, self.en = vi, en


def pages_of(scans: Sequence[bytes], on: date) -> tuple[ScannedPage, ...]:
    """One page for each picture and each page of a PDF, in order. Refused(FileUnusable)."""
    article = law.article_on("copy", on)
    try:
        pages = tuple(_page(picture) for scan in scans for picture in _pictures(scan))
    except _Unfit as unfit:
        said = FileUnusable(article=article, why_vi=unfit.vi, why_en=unfit.en)
        raise Refused(said) from unfit
    except _BROKEN as broken:
        said = FileUnusable(
            article=article, why_vi="tệp không mở được.", why_en="it does not open."
        )
        raise Refused(said) from broken
    if not 0 < len(pages) <= MOST_PAGES:
        said = FileUnusable(
            article=article,
            why_vi=f"cần từ 1 đến {MOST_PAGES} trang.",
            why_en=f"it must have 1 to {MOST_PAGES} pages.",
        )
        raise Refused(said)
    return pages


def _pictures(scan: bytes) -> Iterator[Image.Image]:
    kind = kind_of(scan[:4096])
    if kind is Kind.PDF:
        yield from _of_pdf(scan)
    elif kind in PICTURES:
        yield _picture(scan, PICTURES[kind])
    else:
        raise _Unfit("chỉ nhận PDF, JPG, PNG, WEBP hoặc TIFF.", "send PDF, JPG, PNG, WEBP or TIFF.")


def _of_pdf(scan: bytes) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(scan)
    if len(document) > MOST_PAGES:
        raise _Unfit(f"nhiều hơn {MOST_PAGES} trang.", f"it has over {MOST_PAGES} pages.")
    for page in document:
        longest = max(page.get_size())
        scale = min(DOTS_AN_INCH / POINTS_AN_INCH, LONGEST_SIDE / max(longest, 1))
        yield page.render(scale=scale).to_pil()


def _picture(scan: bytes, kind: str) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        opened = Image.open(BytesIO(scan), formats=[kind])
        if opened.width * opened.height > MOST_PIXELS:
            raise _Unfit("ảnh quá lớn.", "the picture is too large.")
        upright = ImageOps.exif_transpose(opened)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return upright


def _page(picture: Image.Image) -> ScannedPage:
    kept = BytesIO()
    picture.convert("RGB").save(kept, "JPEG", quality=QUALITY)
    width, height = picture.size
    data = base64.b64encode(kept.getvalue()).decode("ascii")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/jpeg;base64,{data}"/></svg>'
    )
    return ScannedPage(svg=svg, width=width, height=height)
