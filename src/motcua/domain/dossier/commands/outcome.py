"""What may be asked about the result (decree 61/2018 art. 19.8, 20-21)."""

from dataclasses import dataclass
from enum import StrEnum

from motcua.domain.dossier.party import Channel, ResultPaper
from motcua.domain.kernel.identity import IdentityKind


class Proposal(StrEnum):
    APPROVE = "approve"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose:
    proposal: Proposal
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeAtOnce:
    """The counter official examines an immediate procedure and passes it to the head (art. 17)."""

    proposal: Proposal
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Approve:
    result: ResultPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseAsResult:
    reason: str
    legal_basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SendBack:
    """The head disagrees with the proposal and returns it to the officer."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectError:
    what: str
    corrected_result: ResultPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnResult:
    """`given_back` names the papers whose originals were handed back."""

    to_name: str
    identity_kind: IdentityKind
    identity: str
    authority: str = ""
    given_back: tuple[str, ...] = ()
    channel_out: Channel = Channel.COUNTER
