"""A program of its own that opens one uploaded file: says how many pages it has, or draws one.

It runs apart and within bounds (see `confined`), since what it opens comes from strangers. It reads
the file from standard input. `check KIND` answers the number of pages, `sheet` that of a PDF with
the width and height of its last one in points, `draw KIND PAGE WIDTH` a JPEG; a file that is not
taken is a word on standard error and the exit status 3.
"""

import sys
import warnings
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError
from pypdfium2 import raw

from motcua.plumbing.confinement import confine

FAULTY = 3
MOST_PIXELS, MOST_FRAMES, MOST_PAGES = 60_000_000, 50, 300
RUNS_BY_ITSELF = (b"/JavaScript", b"/Launch", b"/XFA")
FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/tiff": "TIFF", "image/webp": "WEBP"}
BROKEN_PICTURE = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError)
TOO_LARGE_PICTURE = (Image.DecompressionBombError, Image.DecompressionBombWarning)
POINTS_PER_INCH, LARGEST_SHEET = 72, 200 * 72
"""A drawing of the largest size that PDF knows is still a drawing; a page beyond it is none."""


class Fault(Exception):
    """Why a file is not taken: broken, encrypted, active, too_large or too_many_pages."""


def check(content: bytes, kind: str) -> bytes:
    if kind in FORMATS:
        return _opened(content, kind, _every_frame)
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
        return _opened(content, kind, lambda image: _jpeg(_frame(image, int(page)), int(width)))
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


def _opened(content: bytes, kind: str, do: Callable[[Image.Image], bytes]) -> bytes:
    """What is done with the picture, which only the decoder of its own kind opens."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=[FORMATS[kind]]) as image:
                return do(image)
    except TOO_LARGE_PICTURE as error:
        raise Fault("too_large") from error
    except BROKEN_PICTURE as error:
        raise Fault("broken") from error


def _every_frame(image: Image.Image) -> bytes:
    frames = getattr(image, "n_frames", 1)
    if frames > MOST_FRAMES:
        raise Fault("too_many_pages")
    for number in range(frames):
        _frame(image, number + 1).load()
    return b"%d" % frames


def _frame(image: Image.Image, page: int) -> Image.Image:
    image.seek(page - 1)
    if image.width * image.height > MOST_PIXELS:
        raise Fault("too_large")
    return image


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
    confine()
    asked, *facts = sys.argv[1:]
    incoming = sys.stdin.buffer.read()
    try:
        answer = DOES[asked](incoming, *facts)
    except Fault as fault:
        sys.stderr.write(str(fault))
        sys.exit(FAULTY)
    sys.stdout.buffer.write(answer)
