"""What other agencies may be asked (decree 61/2018 art. 19.5)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SeekOpinion:
    agency: str
    question: str
    answer_by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOpinion:
    agency: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSilence:
    agency: str
