"""A program of its own that reads the barcodes on one photograph, which comes from a stranger.

It runs apart and within bounds (see `confined`). It reads the picture from standard input, its
kind is its argument, and it writes the texts of the codes as JSON; no picture ends in status 3.
"""

import json
import sys
import warnings
from io import BytesIO

import zxingcpp
from PIL import Image, UnidentifiedImageError

from motcua.plumbing.confinement import confine

FAULTY = 3
MOST_PIXELS, SIDE = 60_000_000, 2400
"""A phone's picture is far below the first; the second is fine enough for any label."""
NO_PICTURE = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    OSError,
    SyntaxError,
    ValueError,
)


def codes(picture: bytes, kind: str) -> list[str]:
    grey = _grey(picture, kind)
    pixels = memoryview(grey.tobytes()).cast("B", shape=[grey.height, grey.width])
    return [each.text.strip() for each in zxingcpp.read_barcodes(pixels)]


def _grey(picture: bytes, kind: str) -> Image.Image:
    with warnings.catch_warnings(), Image.open(BytesIO(picture), formats=[kind]) as opened:
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        if opened.width * opened.height > MOST_PIXELS:
            raise Image.DecompressionBombError
        opened.draft("L", (SIDE, SIDE))
        grey = opened.convert("L")
    grey.thumbnail((SIDE, SIDE))
    return grey


if __name__ == "__main__":
    confine()
    try:
        found = codes(sys.stdin.buffer.read(), sys.argv[1])
    except NO_PICTURE:
        sys.stderr.write("broken")
        sys.exit(FAULTY)
    sys.stdout.write(json.dumps(found))
