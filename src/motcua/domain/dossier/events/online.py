"""Filed from home: submissions, supplements sent, filings taken back or sent on (art. 17.3)."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.dossier.commands import Filing
from motcua.domain.dossier.events.base import Due, Happened
from motcua.domain.dossier.online import FiledFile, FormAnswers, OnlinePart
from motcua.domain.dossier.party import MissingPaper, PaperCount
from motcua.domain.dossier.terms import ProcedureTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted(Happened):
    """`answer` is by when it is answered; `number` the code, allotted at the first submission."""

    NAME: ClassVar[str] = "dossier.submitted/1"
    filing: Filing
    terms: ProcedureTerms
    regime: str
    form_set: str
    online: OnlinePart
    answer: Due
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementSent(Happened):
    """The clock goes on when a clerk confirms it; `answer` is by when."""

    NAME: ClassVar[str] = "dossier.supplement_sent/1"
    papers: tuple[PaperCount, ...]
    files: tuple[FiledFile, ...]
    form: FormAnswers | None
    answer: Due


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesReplaced(Happened):
    """Files that stay on record, but no longer count: the supplement has better ones."""

    NAME: ClassVar[str] = "dossier.files_replaced/1"
    files: tuple[FiledFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRenewed(Happened):
    """A resumed dossier whose owner had sent something before: by when that is answered now."""

    NAME: ClassVar[str] = "dossier.answer_renewed/1"
    answer: Due


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementReturned(Happened):
    """The clock stands on; what `missing` does not name is taken as it was sent."""

    NAME: ClassVar[str] = "dossier.supplement_returned/1"
    missing: tuple[MissingPaper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack(Happened):
    NAME: ClassVar[str] = "dossier.taken_back/1"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarded(Happened):
    NAME: ClassVar[str] = "dossier.forwarded/1"
    receiving_unit: str
    competent_agency: str
    reason: str
    answer: Due
