"""Barcodes are read from photographs, whatever the file calls itself; other files are refused."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from motcua.plumbing.barcodes import PictureUnreadable, codes_in
from motcua.plumbing.pictures import MOST_PIXELS

LABEL = "BC0000001288"


def picture(text: str, form: zxingcpp.BarcodeFormat, kind: str, turned: float = 0) -> bytes:
    drawn = memoryview(zxingcpp.create_barcode(text, form).to_image(scale=4))  # type: ignore[arg-type]
    rows, columns = drawn.shape or (0, 0)
    image = Image.frombytes("L", (columns, rows), bytes(drawn))
    placed = Image.new("L", (columns + 300, rows + 500), 230)
    placed.paste(image, (150, 250))
    kept = BytesIO()
    placed.rotate(turned, expand=True, fillcolor=230).convert("RGB").save(kept, kind)
    return kept.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("form", [zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.QRCode])
def test_a_code_is_read_from_a_photograph(kind: str, form: zxingcpp.BarcodeFormat) -> None:
    assert codes_in(picture(LABEL, form, kind, turned=7)) == (LABEL,)


def test_a_picture_without_code_has_none() -> None:
    kept = BytesIO()
    Image.new("L", (300, 300), 255).save(kept, "PNG")
    assert codes_in(kept.getvalue()) == ()


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"GIF89a", b"\xff\xd8\xff broken", b"<svg/>"]
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(PictureUnreadable):
        codes_in(content)


def test_a_picture_that_would_fill_the_memory_is_refused() -> None:
    kept = BytesIO()
    Image.new("1", (8_000, MOST_PIXELS // 8_000 + 1)).save(kept, "PNG")
    with pytest.raises(PictureUnreadable):
        codes_in(kept.getvalue())
