"""What the owner may ask from home, and the sending on of what came to the wrong place."""

from dataclasses import dataclass

from motcua.domain.dossier.commands.filing import Filing
from motcua.domain.dossier.online import FiledFile, FormAnswers, OnlinePart
from motcua.domain.dossier.party import MissingPaper, PaperCount


@dataclass(frozen=True, slots=True, kw_only=True)
class Submit:
    """File online, or correct what was asked for at the door: the turn is kept."""

    filing: Filing
    online: OnlinePart


@dataclass(frozen=True, slots=True, kw_only=True)
class SendSupplement:
    """What was asked for after examination, sent from home; a clerk confirms it is complete.

    `replaced` are files filed before that the new ones take the place of.
    """

    papers: tuple[PaperCount, ...]
    files: tuple[FiledFile, ...] = ()
    form: FormAnswers | None = None
    replaced: tuple[FiledFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnSupplement:
    """What was sent from home is unusable or not all: the same request goes on (art. 19.4).

    `missing` names lines of that request, each with what is wrong with what came.
    """

    missing: tuple[MissingPaper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBack:
    """The owner takes the filing back before anybody has accepted it."""

    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forward:
    """It came to the wrong place; the right one answers (decree 61/2018 art. 17.3)."""

    receiving_unit: str
    competent_agency: str
    reason: str
