"""What is said to and by the signing of PDFs: plain values, without the library that signs."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Box = tuple[int, int, int, int]
"""Left, bottom, right, top in points from the lower left corner of the page."""


class CannotSign(Exception):
    """There is no key to sign with now; says what is wrong and what to do."""

    def __init__(self, wrong: str, remedy: str) -> None:
        super().__init__(wrong)
        self.wrong, self.remedy = wrong, remedy


class NotSignable(Exception):
    """The PDF is broken, encrypted, or closed against signing; prepare it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the visible field stands: a page counted from 0, or -1 for the last."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the visible field says, as is usual here: by whom, for which agency, when."""

    name: str
    agency: str
    at: datetime
    synthetic: bool


class Finding(StrEnum):
    GENUINE = "genuine"
    CHANGED = "changed"
    UNKNOWN_SIGNER = "unknown_signer"
    SIGNER_REVOKED = "signer_revoked"
    SIGNER_OUT_OF_DATE = "signer_out_of_date"
    NOT_SIGNED = "not_signed"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What the signature alone says; `timestamped` when an authority vouches for the time."""

    finding: Finding
    signer: str = ""
    issuer: str = ""
    signed_at: datetime | None = None
    timestamped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Believed:
    """Files with certificates of authorities, and with what these revoked.

    `training` is the folder of the training authority; empty where it is not believed.
    """

    roots: tuple[str, ...] = ()
    revoked: tuple[str, ...] = ()
    training: str = ""


def unread(pdf: bytes) -> Examination:
    """A signature that was there and can be read no more was tampered with."""
    cut = b"/ByteRange" in pdf and b"/Contents" in pdf
    return Examination(finding=Finding.CHANGED if cut else Finding.UNREADABLE)
