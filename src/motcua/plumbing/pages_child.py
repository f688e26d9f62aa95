"""A program of its own that opens one uploaded file: says how many pages it has, or draws one.

It runs apart and within bounds (see `confined`), since what it opens comes from strangers. `check
KIND` answers the number of pages, `sheet` that of a PDF with the width and height of its last one
in points, `draw KIND PAGE WIDTH` a JPEG.
"""

import sys
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pypdfium2
from PIL import Image, ImageOps
from pypdfium2 import raw

from motcua.plumbing.confinement import Fault, answer
from motcua.plumbing.pictures import FORMATS, frame, opened

MOST_FRAMES, MOST_PAGES = 50, 300
RUNS_BY_ITSELF = (b"/JavaScript", b"/Launch", b"/XFA")
POINTS_PER_INCH, LARGEST_SHEET = 72, 200 * 72
"""A drawing of the largest size that PDF knows is still a drawing; a page beyond it is none."""


def check(content: bytes, kind: str) -> bytes:
    if kind in FORMATS:
        return opened(content, kind, _every_frame)
    return b"%d" % len(_sound(content))


def sheet(content: bytes) -> bytes:
    pdf = _sound(content)
    return b"%d %d %d" % (len(pdf), *pdf.get_page_size(len(pdf) - 1))


def _sound(content: bytes) -> Any:
    """The PDF, looked at to its last object."""
    pdf = _pdf(content)
    for number in range(len(pdf)):
        if max(pdf.get_page_size(number)) > LARGEST_SHEET:
            raise Fault("too_large")
    copy = BytesIO()
    pdf.save(copy)  # writes each object in plain words, wherever it was packed away
    if any(word in copy.getbuffer().tobytes() for word in RUNS_BY_ITSELF):
        raise Fault("active")
    return pdf


def draw(content: bytes, kind: str, page: str, width: str) -> bytes:
    """A page, counted from 1, not wider than asked and at most twice as high."""
    if kind in FORMATS:
        return opened(content, kind, lambda image: _jpeg(frame(image, int(page)), int(width)))
    sheet = _pdf(content)[int(page) - 1]
    scale = min(int(width) / sheet.get_width(), 2 * int(width) / sheet.get_height())
    return _jpeg(sheet.render(scale=scale).to_pil(), int(width))


def _pdf(content: bytes) -> Any:
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise Fault("encrypted" if locked else "broken") from error
    if raw.FPDF_GetSecurityHandlerRevision(pdf) >= 0:
        raise Fault("encrypted")
    if not len(pdf):
        raise Fault("broken")
    if len(pdf) > MOST_PAGES:
        raise Fault("too_many_pages")
    return pdf


def _every_frame(image: Image.Image) -> bytes:
    frames = getattr(image, "n_frames", 1)
    if frames > MOST_FRAMES:
        raise Fault("too_many_pages")
    for number in range(frames):
        frame(image, number + 1).load()
    return b"%d" % frames


def _jpeg(image: Image.Image, width: int) -> bytes:
    image.draft("RGB", (width, width * 2))
    upright = ImageOps.exif_transpose(image).convert("RGBA")
    sheet = Image.new("RGB", upright.size, "white")
    sheet.paste(upright, mask=upright)
    sheet.thumbnail((width, width * 2))
    drawn = BytesIO()
    sheet.save(drawn, "JPEG", quality=80, optimize=True)
    return drawn.getvalue()


DOES: Mapping[str, Callable[..., bytes]] = {"check": check, "sheet": sheet, "draw": draw}

if __name__ == "__main__":
    asked, *facts = sys.argv[1:]
    answer(lambda content: DOES[asked](content, *facts))
