"""Barcodes as vector drawings, without quiet zones, and read from photographs.

The page that shows a drawing leaves the white around it.
"""

import json

import zxingcpp

from motcua.plumbing import confined
from motcua.plumbing.confined import NotOpened
from motcua.plumbing.files import Kind, kind_of

READER = "motcua.plumbing.codes_child"
PICTURES = frozenset({Kind.PNG, Kind.JPEG, Kind.WEBP})


class PictureUnreadable(Exception):
    """No picture of a kind we read, a broken one, or one that is far too large."""


def codes_in(picture: bytes) -> tuple[str, ...]:
    """The texts of the barcodes and QR codes on a photograph, as they stand; empty without any.

    The kind is told by the content. Raises PictureUnreadable, or Busy.
    """
    kind = kind_of(picture[:4096])
    if kind not in PICTURES:
        raise PictureUnreadable
    try:
        found: list[str] = json.loads(confined.run((READER, kind), picture))
    except NotOpened as broken:
        raise PictureUnreadable from broken
    return tuple(dict.fromkeys(text for text in found if text))


def qr_svg(text: str) -> str:
    """A QR code of the text that survives 15 % damage, one unit a module.

    Leave four modules of white around it.
    """
    return _drawn(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M"))


def code128_svg(text: str) -> str:
    """A Code 128 of ASCII text, to be stretched to the height and width of its place.

    Leave ten modules of white on either side. Raises ValueError for other characters.
    """
    if not text.isascii():
        raise ValueError(
            f"{text!r} has letters beyond ASCII; Code 128 carries only those of ASCII."
        )
    return _drawn(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128))


def _drawn(barcode: zxingcpp.Barcode) -> str:
    drawing: str = zxingcpp.write_barcode_to_svg(barcode, add_quiet_zones=False)
    return drawing
