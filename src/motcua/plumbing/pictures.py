"""Opens one picture of a stranger by the decoder of its own kind, and by no other.

For programs that run apart and within bounds only (see `confinement`).
"""

import warnings
from collections.abc import Callable
from io import BytesIO
from typing import TypeVar

from PIL import Image, UnidentifiedImageError

from motcua.plumbing.confinement import Fault

FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/tiff": "TIFF", "image/webp": "WEBP"}
MOST_PIXELS = 60_000_000
"""A phone's picture is far below."""
BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError)
TOO_LARGE = (Image.DecompressionBombError, Image.DecompressionBombWarning)
Made = TypeVar("Made")


def opened(content: bytes, kind: str, do: Callable[[Image.Image], Made]) -> Made:
    """What is done with the picture of this kind of FORMATS; raises Fault."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=[FORMATS[kind]]) as image:
                return do(image)
    except TOO_LARGE as error:
        raise Fault("too_large") from error
    except BROKEN as error:
        raise Fault("broken") from error


def frame(image: Image.Image, number: int) -> Image.Image:
    """One of the picture's frames, counted from 1, none of its points decoded yet."""
    image.seek(number - 1)
    if image.width * image.height > MOST_PIXELS:
        raise Fault("too_large")
    return image
