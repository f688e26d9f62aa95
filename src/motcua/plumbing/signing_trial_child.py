"""A program of its own that puts an empty signature field into a PDF somebody else prepared.

What it can do in bounds, the signing itself will do with the same file: it walks the same fields
and pages. It reads the file from standard input; its arguments are seconds, the page and the box.
"""

import sys
from io import BytesIO

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from motcua.plumbing.confinement import answer
from motcua.plumbing.signing_values import Box

FIELD = "MotcuaTrial"


def attempt(pdf: bytes, page: int, box: Box) -> bytes:
    """Nothing more to say: that it ended well is the answer."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    writer.prev.embedded_signatures  # noqa: B018  walks through every field
    append_signature_field(writer, SigFieldSpec(FIELD, on_page=page, box=box))
    writer.write(BytesIO())  # type: ignore[no-untyped-call]
    return b""


if __name__ == "__main__":
    seconds, page, left, bottom, right, top = (int(each) for each in sys.argv[1:])
    answer(lambda pdf: attempt(pdf, page, (left, bottom, right, top)), seconds)
