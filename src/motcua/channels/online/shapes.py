"""What goes in and out of filing online: for whom, drafts, files, what is missing, receipts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from motcua.domain.dossier.online import RELIEF as RELIEF
from motcua.domain.dossier.online import FileSource
from motcua.domain.dossier.party import Channel
from motcua.domain.eforms.definition import FormName as FormName
from motcua.domain.kernel.texts import Bilingual

MOST_QUANTITY = 999
"""More copies than this in one filing is a slip of the keyboard."""


class Purpose(StrEnum):
    NEW = "new"
    CORRECTION = "correction"
    SUPPLEMENT = "supplement"


class Filer(StrEnum):
    OWN = "own"
    ORGANISATION = "organisation"
    MANDATE = "mandate"


@dataclass(frozen=True, slots=True)
class Own:
    """For the person of the account."""


@dataclass(frozen=True, slots=True)
class Organisation:
    tax_code: str


@dataclass(frozen=True, slots=True)
class Mandated:
    """For the person who gave the mandate of this code."""

    code: str


ForWhom = Own | Organisation | Mandated


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """Which procedure, which of its cases where the person knows, and for whom."""

    procedure: str
    case: str = ""
    for_whom: ForWhom = Own()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two tabs wrote the same field: `kept` stands in the form, `other` is what the first wrote."""

    field: str
    kept: object
    other: object


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    """A file of a draft; `upload` or `document` says where its bytes wait."""

    id: int
    paper: str
    digest: str
    name: str
    size: int
    kind: str
    source: FileSource
    upload: UUID | None
    document: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An unfinished filing as pages show it.

    `version` is what the next `save` must have seen. `touched` are lasting names of fields to look
    at again after the form changed, `aside` what has no place any more. `prefilled` says for a
    field where its first value came from.
    """

    id: UUID
    purpose: Purpose
    dossier: UUID | None
    code: str
    procedure: str
    case: str
    form: str
    form_version: int
    filer: Filer
    acting_for: str
    version: int
    answers: Mapping[str, Any]
    conflicts: tuple[Conflict, ...]
    prefilled: Mapping[str, str]
    aside: Mapping[str, Any]
    touched: tuple[str, ...]
    later: tuple[str, ...]
    reliefs: tuple[str, ...]
    quantities: Mapping[str, int]
    unit: str
    agency: str
    channel_out: Channel | None
    delivery: Mapping[str, str]
    files: tuple[AttachedFile, ...]
    begun_at: datetime
    changed_at: datetime
    expires_on: date

    @property
    def form_name(self) -> FormName:
        return FormName(self.form, self.form_version)

    @property
    def upload_owner(self) -> str:
        """In whose name files of this draft are uploaded."""
        return upload_owner(self.id)

    def files_of(self, paper: str) -> tuple[AttachedFile, ...]:
        return tuple(each for each in self.files if each.paper == paper)


def upload_owner(draft: UUID) -> str:
    return f"online:{draft}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Why a draft cannot be filed yet: on which page, at which field or paper."""

    page: str
    field: str
    says: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """The acknowledgement: the code, the system's moment, and by when it is answered."""

    dossier: UUID
    code: str
    at: datetime
    answer_by: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WayOut:
    """How the result comes back; the address only where the post brings it."""

    channel: Channel
    recipient: str = ""
    phone: str = ""
    address: str = ""
    area: str = ""
