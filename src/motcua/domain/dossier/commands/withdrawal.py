"""The applicant takes the dossier back before a decision (circular 03/2025 form 05)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestWithdrawal:
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Grant the withdrawal and issue the stop notice."""

    fee_consequence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    reason: str
