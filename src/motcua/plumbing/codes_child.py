"""A program of its own that reads the barcodes on one photograph, which comes from a stranger.

It runs apart and within bounds (see `confined`). Its argument is the kind of the picture, and it
writes the texts of the codes as JSON.
"""

import json
import sys

import zxingcpp
from PIL import Image

from motcua.plumbing.confinement import answer
from motcua.plumbing.pictures import frame, opened

SIDE = 2400
"""Points along the longer side: fine enough for any label."""


def codes(picture: bytes, kind: str) -> list[str]:
    grey = opened(picture, kind, _grey)
    pixels = memoryview(grey.tobytes()).cast("B", shape=[grey.height, grey.width])
    return [each.text.strip() for each in zxingcpp.read_barcodes(pixels)]


def _grey(picture: Image.Image) -> Image.Image:
    first = frame(picture, 1)
    first.draft("L", (SIDE, SIDE))
    grey = first.convert("L")
    grey.thumbnail((SIDE, SIDE))
    return grey


if __name__ == "__main__":
    answer(lambda picture: json.dumps(codes(picture, sys.argv[1])).encode())
