"""Papers outside the sets of the two circulars: the same page, letterhead and bars, any owner."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from pathlib import Path

import motcua
from motcua.domain.kernel.local_time import local
from motcua.dossiers.forms import wording
from motcua.dossiers.forms.content import Letterhead
from motcua.plumbing import typesetting
from motcua.plumbing.barcodes import code128_svg, qr_svg

ROOT = Path(motcua.__file__).parent
"""Templates import the shared parts as "/dossiers/forms/templates/house.typ"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What every such paper carries; `code` is barred, the QR code holds `url` or else the code."""

    letterhead: Letterhead
    number: str = ""
    code: str = ""
    url: str = ""
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a kind of paper looks: its title, the text that asks for it, its template."""

    title: str
    basis: str
    template: Path


def print_paper(paper: Paper, drawn: Drawn, extra: Mapping[str, object] | None = None) -> bytes:
    """The paper as PDF/A, the same bytes every time; `extra` is what only words can say."""
    given = paper.letterhead
    data = _plain_fields(paper) | {
        "title": drawn.title,
        "form": drawn.basis,
        "issuer": given.issuer,
        "parent": given.parent,
        "place_and_day": (
            f"{given.place}, {wording.long_day(local(given.issued_at).date())}"
            if given.place
            else wording.long_day(local(given.issued_at).date()).capitalize()
        ),
        "hotline": given.hotline,
        "track_url": paper.url,
        "qr": qr_svg(paper.url or paper.code) if paper.code else "",
        "code128": code128_svg(paper.code) if paper.code else "",
    }
    return typesetting.pdf(
        drawn.template, data | dict(extra or {}), made_at=given.issued_at, root=ROOT
    )


def _plain_fields(paper: object) -> dict[str, object]:
    if not is_dataclass(paper):
        raise TypeError(f"{type(paper).__name__} is not made of named values.")
    return {each.name: plain(getattr(paper, each.name)) for each in fields(paper)}


def plain(value: object) -> object:
    """Moments and days worded, amounts as whole dong for the template, None as nothing."""
    match value:
        case None:
            return ""
        case datetime():
            return wording.long_moment(value)
        case date():
            return wording.short_day(value)
        case tuple():
            return [plain(each) for each in value]
        case str() | bool() | int():
            return value
        case _:
            return _plain_fields(value)
