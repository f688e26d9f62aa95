"""Signs a page with the key of a place and stores it; the one way a signed file comes about."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from motcua.channels.documents.refusals import CannotSign, FileUnusable
from motcua.plumbing import files, signing_values
from motcua.plumbing.errors import Refused
from motcua.plumbing.late import late
from motcua.plumbing.signing_values import Place, Words
from motcua.reference.places.queries import place_name
from motcua.reference.rulebook import documents as law

if TYPE_CHECKING:
    from motcua.plumbing import signing, signing_keys
else:
    signing = late("motcua.plumbing.signing")
    signing_keys = late("motcua.plumbing.signing_keys")

MOST_BYTES = 50_000_000
"""Of a signed file; a hundred scanned pages are below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Who signs for which place and when; `synthetic` says it on the face of the field too."""

    place: str
    name: str
    at: datetime
    synthetic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A signed file in the store; `synthetic` also when the key was one for training."""

    digest: str
    size: int
    signer: str
    synthetic: bool


def sealed(draw: Callable[[bool], bytes], where: Place, by: Signing) -> Sealed:
    """Draws the page, telling whether it must bear the label of made-up data, and signs it.

    Raises Refused.
    """
    day = by.at.date()
    try:
        with signing_keys.opened(by.place) as key:
            synthetic = by.synthetic or key.training
            words = Words(
                name=by.name,
                agency=place_name(by.place, day),
                at=by.at,
                synthetic=synthetic,
            )
            signed = signing.sign(draw(synthetic), key, words, where)
            subject = key.subject
    except signing_values.CannotSign as fault:
        raise Refused(CannotSign(article=law.article_on("result", day))) from fault
    except signing_values.NotSignable as fault:
        raise Refused(unusable(day)) from fault
    stored = files.store().put(
        BytesIO(signed), limit=MOST_BYTES, allowed=frozenset({files.Kind.PDF})
    )
    return Sealed(digest=stored.digest, size=stored.size, signer=subject, synthetic=synthetic)


def unusable(day: date) -> FileUnusable:
    return FileUnusable(
        article=law.article_on("result", day),
        why_vi="tệp PDF hỏng, có mật khẩu hoặc không cho ký. Hãy xuất lại thành PDF thường.",
        why_en="the PDF is broken, locked, or closed to signing. Export it again as a plain PDF.",
    )
