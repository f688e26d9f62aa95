"""At the door: drafts, receipts, the one supplement, the refusal (decree 61/2018 art. 17)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.domain.dossier.commands import Filing
from motcua.domain.dossier.events.base import Due, Happened
from motcua.domain.dossier.party import MissingPaper
from motcua.domain.dossier.terms import ProcedureTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted(Happened):
    NAME: ClassVar[str] = "dossier.drafted/1"
    filing: Filing
    terms: ProcedureTerms
    regime: str
    form_set: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Received(Happened):
    """Terms, forms and deadline are pinned; `number` is the code the register allots."""

    NAME: ClassVar[str] = "dossier.received/1"
    filing: Filing
    terms: ProcedureTerms
    regime: str
    form_set: str
    due: Due
    transfer_by: datetime
    receipt: bool
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementAskedAtIntake(Happened):
    """`number` is the slip's, allotted by the register."""

    NAME: ClassVar[str] = "dossier.supplement_asked_at_intake/1"
    filing: Filing
    terms: ProcedureTerms
    regime: str
    form_set: str
    missing: tuple[MissingPaper, ...]
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedAtIntake(Happened):
    """`number` is the slip's, allotted by the register."""

    NAME: ClassVar[str] = "dossier.refused_at_intake/1"
    filing: Filing
    terms: ProcedureTerms
    regime: str
    form_set: str
    reason: str
    number: str = ""
