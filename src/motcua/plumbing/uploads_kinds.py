"""What may be sent as a paper, how large, and under which name it is shown."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from motcua.domain.kernel.refusal import Refusal
from motcua.plumbing import refusals as r
from motcua.plumbing.confined import NotOpened, pages
from motcua.plumbing.errors import Refused
from motcua.plumbing.files import Kind, kind_of

ENDINGS = {
    Kind.PDF: ".pdf",
    Kind.JPEG: ".jpg",
    Kind.PNG: ".png",
    Kind.TIFF: ".tif",
    Kind.WEBP: ".webp",
}
LONGEST_NAME = 120
MEGABYTE = 1_000_000
_unfit = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
FAULTS: dict[str, Refusal] = {
    "broken": r.FileBroken(),
    "encrypted": r.FileEncrypted(),
    "active": r.FileActive(),
    "too_large": r.FileUnfolds(),
    "too_many_pages": r.FileTooLong(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`largest` in bytes. The same values are shown at the control and hold when a file comes."""

    largest: int
    kinds: frozenset[Kind]

    @property
    def megabytes(self) -> int:
        return self.largest // MEGABYTE

    @property
    def names(self) -> str:
        """The kinds as people call them, such as "JPEG, PDF, PNG"."""
        return ", ".join(sorted(kind.name for kind in self.kinds))

    @property
    def accept(self) -> str:
        """For the attribute of a file control."""
        ordered = sorted(self.kinds)
        return ",".join([*ordered, *(ENDINGS[kind] for kind in ordered)])


PAPERS = Limits(largest=20 * MEGABYTE, kinds=frozenset(ENDINGS))
"""Papers and photographs of papers; ours, the law only wants the limit shown."""


@dataclass(frozen=True, slots=True)
class Inspected:
    kind: Kind
    pages: int


def known_kind(head: bytes, limits: Limits) -> Kind:
    """By the first bytes; raises Refused for a kind that is not taken."""
    kind = kind_of(head)
    if kind is None or kind not in limits.kinds:
        raise Refused(r.FileOfOtherKind(kinds=limits.names))
    return kind


def inspected(content: bytes, limits: Limits) -> Inspected:
    """The kind by the first bytes and the pages by opening it; raises Refused."""
    if not content:
        raise Refused(r.FileEmpty())
    if len(content) > limits.largest:
        raise Refused(r.FileTooLarge(megabytes=limits.megabytes))
    kind = known_kind(content[:4096], limits)
    try:
        return Inspected(kind, pages(content, kind))
    except NotOpened as found:
        raise Refused(FAULTS[found.fault]) from found


def clean_name(name: str, kind: Kind | None = None) -> str:
    """A name to be shown and offered for download, with the ending of what the file really is."""
    base = unicodedata.normalize("NFC", name.replace("\\", "/")).rsplit("/", 1)[-1]
    text = "".join(_printable(_unfit.sub(" ", base)))
    stem = " ".join(PurePosixPath(text).stem.split()).strip(". ") or "giay-to"
    ending = ENDINGS[kind] if kind in ENDINGS else PurePosixPath(text).suffix[:8]
    return f"{stem[: LONGEST_NAME - len(ending)].rstrip()}{ending}"


def _printable(text: str) -> Iterable[str]:
    """Without controls, and without the marks that turn the direction of writing."""
    return (each for each in text if unicodedata.category(each)[0] != "C")
