"""The decision and its return (decree 61/2018 art. 19.8, 20-21)."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.dossier.commands import Proposal
from motcua.domain.dossier.events.base import Happened
from motcua.domain.dossier.party import Channel, ResultPaper
from motcua.domain.kernel.identity import IdentityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed(Happened):
    NAME: ClassVar[str] = "dossier.proposed/1"
    proposal: Proposal
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBack(Happened):
    NAME: ClassVar[str] = "dossier.sent_back/1"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved(Happened):
    NAME: ClassVar[str] = "dossier.approved/1"
    result: ResultPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(Happened):
    NAME: ClassVar[str] = "dossier.refused/1"
    reason: str
    legal_basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorCorrected(Happened):
    NAME: ClassVar[str] = "dossier.error_corrected/1"
    what: str
    corrected_result: ResultPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultReturned(Happened):
    NAME: ClassVar[str] = "dossier.result_returned/1"
    to_name: str
    identity_kind: IdentityKind
    identity: str
    authority: str
    given_back: tuple[str, ...]
    channel_out: Channel
