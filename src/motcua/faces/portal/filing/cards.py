"""The text of the QR code on a citizen card: pasted, scanned, or read from a photograph."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile

from motcua.domain.eforms.definition import FormDefinition
from motcua.plumbing.barcodes import PictureUnreadable, codes_in

LARGEST_PHOTO = 15_000_000
BARS = "|"


def takes_card(definition: FormDefinition, page: str) -> bool:
    """Whether the page asks what a card can answer."""
    found = definition.page(page)
    return found is not None and any(
        source.startswith("card.")
        for block in found.blocks
        if block.repeat is None
        for field in block.fields
        for source in field.prefill
    )


def text_of(pasted: str, photo: "UploadedFile[Any] | None") -> str:
    """Empty when no code was pasted or seen. The photograph is read and let go."""
    if pasted.strip() or photo is None or not photo.size or photo.size > LARGEST_PHOTO:
        return pasted.strip()
    try:
        codes = codes_in(photo.read())
    except PictureUnreadable:
        return ""
    return next((code for code in codes if BARS in code), "")
