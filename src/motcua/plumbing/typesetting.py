"""Sets a typst template and plain data as an archivable PDF (PDF/A-2b), always the same bytes."""

import json
import re
import threading
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import typst

MISSING_GLYPH = "□"
_ATTEMPTS = 3
_unprintable = re.compile(r'the text `"(.+?)"` could not be displayed')
_escaped = re.compile(r"\\u\{([0-9a-f]+)\}")
_thread = threading.local()


def pdf(
    template: Path, data: Mapping[str, object], *, made_at: datetime, root: Path | None = None
) -> bytes:
    """The template filled with the data, which it reads with `json(bytes(sys.inputs.data))`.

    The template may import only from below `root`, its own folder unless another is given.
    `made_at` is the date the document bears.
    A character that no embedded font can draw is printed as a white square, since PDF/A forbids
    the document otherwise. Raises typst.TypstError for a fault of the template.
    """
    text = json.dumps(data, ensure_ascii=False)
    for _ in range(_ATTEMPTS - 1):
        try:
            return _compile(template, text, made_at, root or template.parent)
        except typst.TypstError as error:
            missing = _missing_characters(error)
            if not missing:
                raise
            text = text.translate(dict.fromkeys(map(ord, missing), MISSING_GLYPH))
    return _compile(template, text, made_at, root or template.parent)


def _compile(template: Path, text: str, made_at: datetime, root: Path) -> bytes:
    document = _compiler(root).compile(
        input=str(template),
        sys_inputs={"data": text},
        pdf_standards=["a-2b"],
        timestamp=made_at.replace(microsecond=0),
    )
    if not isinstance(document, bytes):  # a list of pages, or None: for the formats of pictures
        raise TypeError(f"{template.name} gave no PDF.")
    return document


def _compiler(root: Path) -> typst.Compiler:
    # One per thread: a compiler refuses a second caller while it works. It keeps the fonts and
    # the parsed templates, and without the system's fonts every machine prints the same page.
    compilers: dict[Path, typst.Compiler] = _thread.__dict__.setdefault("compilers", {})
    if root not in compilers:
        compilers[root] = typst.Compiler(root=str(root), ignore_system_fonts=True)
    return compilers[root]


def _missing_characters(error: typst.TypstError) -> str:
    named = "".join(_unprintable.findall(error.diagnostic))
    return _escaped.sub(lambda found: chr(int(found[1], 16)), named)
