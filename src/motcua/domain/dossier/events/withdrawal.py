"""The applicant takes the dossier back before a decision (circular 03/2025 form 05)."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.dossier.events.base import Happened


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalRequested(Happened):
    NAME: ClassVar[str] = "dossier.withdrawal_requested/1"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped(Happened):
    NAME: ClassVar[str] = "dossier.stopped/1"
    fee_consequence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Happened):
    NAME: ClassVar[str] = "dossier.resumed/1"
    reason: str
