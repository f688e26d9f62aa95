"""What the API answers; the names of fields are the contract of version 1."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from motcua.domain.calendar.reasons import Reason
from motcua.domain.calendar.terms import Term
from motcua.domain.dossier.commands import Filing
from motcua.domain.dossier.party import FeeItem, MissingPaper, ResultPaper
from motcua.domain.dossier.state import Opinion, Stage
from motcua.domain.dossier.terms import PaperRule
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers.queries import DossierRow
from motcua.dossiers.view import PaperLine, StepLine
from motcua.reference.catalogue.content import Version
from motcua.reference.catalogue.vocabulary import Field, Level, Online, Trust
from motcua.reference.places.queries import Agency, OneStopUnit


class Answer(Struct, frozen=True, kw_only=True):
    """The base of all answers."""


class ProcedureEntry(Answer, frozen=True, kw_only=True):
    code: str
    name: str
    name_en: str
    field: Field
    sector: str
    version: int
    level: Level
    agency: str
    online: Online
    trust: Trust


class Procedures(Answer, frozen=True, kw_only=True):
    """Procedures in force on the day, best match first."""

    on: date
    procedures: tuple[ProcedureEntry, ...]


class ProcedureAnswer(Answer, frozen=True, kw_only=True):
    """The version in force; every table in `content` carries its trust and its source."""

    code: str
    name: str
    name_en: str
    field: Field
    sector: str
    subjects: tuple[str, ...]
    version: int
    first: date
    last: date | None
    published_at: datetime
    fingerprint: str
    content: Version


class Units(Answer, frozen=True, kw_only=True):
    """The one-stop units open on the day."""

    on: date
    units: tuple[OneStopUnit, ...]


class Track(Answer, frozen=True, kw_only=True):
    """All that anybody holding the code may learn."""

    code: str
    percent: int
    stage: Bilingual


class FeeLineAnswer(Answer, frozen=True, kw_only=True):
    code: str
    name: str
    per: str
    quantity: int
    gross: int
    net: int
    reason: Bilingual | None


class PreviewAnswer(Answer, frozen=True, kw_only=True):
    """What a receipt given now would say; `missing` are mandatory papers not in the request."""

    procedure: str
    name: str
    version: int
    term: Term
    due_at: datetime
    due_reasons: tuple[Reason, ...]
    papers: tuple[PaperRule, ...]
    missing: tuple[str, ...]
    fees: tuple[FeeLineAnswer, ...]
    total: int
    agencies: tuple[Agency, ...]


class Done(Answer, frozen=True, kw_only=True):
    """An accepted command and what it made of the dossier; `replayed`: answered before."""

    id: UUID
    version: int
    code: str
    slip: str
    stage: Stage
    stage_words: Bilingual
    national_status: int
    received_at: datetime | None
    due_at: datetime | None
    due_reasons: tuple[Reason, ...]
    transfer_by: datetime | None
    replayed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierEntry(DossierRow):
    """A dossier as a list shows it; `due_at` is null while the clock stands still.

    What the register's row has is told here too, so a field more there widens the contract.
    """

    late: bool


class Dossiers(Answer, frozen=True, kw_only=True):
    """One page; `next` is the number of the page after it, null on the last."""

    page: int
    next: int | None
    dossiers: tuple[DossierEntry, ...]


class Why(Answer, frozen=True, kw_only=True):
    """Why a command is not open."""

    code: str
    article: str
    text_vi: str
    text_en: str


class OptionAnswer(Answer, frozen=True, kw_only=True):
    """A command this person could be looking for; `refused` is null when it may be given now."""

    command: str
    label: Bilingual
    refused: Why | None


class DossierAnswer(Answer, frozen=True, kw_only=True):
    """Everything a person with the right to read may see.

    `minutes_left` counts working minutes, is negative when late and null while the clock stands.
    """

    id: UUID
    version: int
    code: str
    slip: str
    stage: Stage
    stage_words: Bilingual
    next_words: Bilingual
    percent: int
    national_status: int
    regime: str
    procedure: str
    procedure_version: int
    procedure_case: str
    procedure_name: str
    filing: Filing
    received_at: datetime | None
    due_at: datetime | None
    due_reasons: tuple[Reason, ...]
    transfer_by: datetime | None
    minutes_left: int | None
    late: bool
    holder: str
    held_since: datetime
    officer: str
    officer_name: str
    papers: tuple[PaperLine, ...]
    steps: tuple[StepLine, ...]
    missing: tuple[MissingPaper, ...]
    opinions: tuple[Opinion, ...]
    fees: tuple[FeeItem, ...]
    paid: int
    owed: int
    violations: int
    result: ResultPaper | None
    finished_at: datetime | None
    returned_at: datetime | None
    options: tuple[OptionAnswer, ...]
    forms: tuple[str, ...]


class EventAnswer(Answer, frozen=True, kw_only=True):
    """One event of the journal; `data` is the event as stored under its name."""

    version: int
    name: str
    title: Bilingual
    at: datetime
    by: Actor
    data: dict[str, Any]


class Events(Answer, frozen=True, kw_only=True):
    events: tuple[EventAnswer, ...]
