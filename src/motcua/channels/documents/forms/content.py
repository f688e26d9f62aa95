"""What a result and a certified copy say, as values."""

from dataclasses import dataclass
from datetime import date

from motcua.dossiers.forms.papers import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultForm(Paper):
    """`code` is the number in the register of electronic results, `number` the agency's own."""

    title: str
    applicant: str
    identity: str
    address: str
    procedure: str
    dossier: str
    content: tuple[str, ...]
    signed_on: date
    valid_from: date
    valid_until: date | None
    signer: str
    check_code: str
    replaces: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedPage:
    """One page of the original as a picture inside an SVG; sizes in dots."""

    svg: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CertifiedCopyPaper(Paper):
    """`code` is the number in the book of certified copies."""

    title: str
    original: str
    original_issuer: str
    asked_by: str
    statement: str
    pages: tuple[ScannedPage, ...]
    signer: str
    check_code: str
