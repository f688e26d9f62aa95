"""What may be asked at the door (decree 61/2018 art. 16-17)."""

from dataclasses import dataclass
from datetime import datetime

from motcua.domain.dossier.commands.filing import Filing
from motcua.domain.dossier.party import MissingPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterDraft:
    filing: Filing


@dataclass(frozen=True, slots=True, kw_only=True)
class Receive:
    """Accept a complete filing; `received_at` may lie before now after an outage, never after."""

    filing: Filing
    received_at: datetime | None = None
    receipt_wanted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSupplementAtIntake:
    filing: Filing
    missing: tuple[MissingPaper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseAtIntake:
    filing: Filing
    reason: str
