"""Reads a printed form back: its words, its barcodes, its standard."""

import re
import unicodedata
from io import BytesIO
from typing import Any

import pypdf
import pypdfium2
import zxingcpp

A4_LANDSCAPE = (297, 210)
A5_PORTRAIT = (148, 210)
_MILLIMETRES_A_POINT = 25.4 / 72
_DOTS_A_POINT = 300 / 72


def pages(document: bytes) -> list[str]:
    """The words of each page, as extracted: separated by single spaces, never recomposed."""
    reader = pypdf.PdfReader(BytesIO(document))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def text(document: bytes) -> str:
    return " ".join(pages(document))


def is_composed(words: str) -> bool:
    return unicodedata.is_normalized("NFC", words)


def size(document: bytes) -> tuple[int, int]:
    """Width and height of the first page in millimetres."""
    box = pypdf.PdfReader(BytesIO(document)).pages[0].mediabox
    return round(box.width * _MILLIMETRES_A_POINT), round(box.height * _MILLIMETRES_A_POINT)


def xmp(document: bytes) -> str:
    metadata = pypdf.PdfReader(BytesIO(document)).root_object["/Metadata"].get_object()
    assert isinstance(metadata, pypdf.generic.StreamObject)
    return metadata.get_data().decode()


def standard(document: bytes) -> str:
    """The part and conformance the document claims, e.g. `2B`."""
    claimed = xmp(document)
    part = re.search(r"<pdfaid:part>(\d)<", claimed)
    level = re.search(r"<pdfaid:conformance>(\w)<", claimed)
    return f"{part[1]}{level[1]}" if part and level else ""


def fonts(document: bytes) -> dict[str, bool]:
    """Each font used, and whether its program is in the document."""
    found: dict[str, bool] = {}
    for page in pypdf.PdfReader(BytesIO(document)).pages:
        resources: Any = page["/Resources"].get_object()
        for font in resources["/Font"].values():
            below = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = below["/FontDescriptor"]
            found[str(below["/BaseFont"])] = any(k.startswith("/FontFile") for k in descriptor)
    return found


def barcodes(document: bytes) -> dict[str, str]:
    """What a scanner reads on the first page at 300 dots an inch, by symbology."""
    page = pypdfium2.PdfDocument(document)[0]
    picture = page.render(scale=_DOTS_A_POINT, grayscale=True).to_pil()
    return {found.format.name: found.text for found in zxingcpp.read_barcodes(picture)}


def ink_in_margins(document: bytes, *, millimetres: int) -> int:
    """How many dots are dark in the left and right margins of all pages."""
    dark = 0
    for page in pypdfium2.PdfDocument(document):
        picture = page.render(scale=_DOTS_A_POINT / 3, grayscale=True).to_pil()
        width, height = picture.size
        margin = int(millimetres / _MILLIMETRES_A_POINT * _DOTS_A_POINT / 3)
        for left in (0, width - margin):
            strip = picture.crop((left, 0, left + margin, height))
            dark += sum(strip.histogram()[:128])
    return dark
