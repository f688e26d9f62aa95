"""Barcodes as vector drawings, without quiet zones: the page that shows one leaves the white."""

import zxingcpp


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
