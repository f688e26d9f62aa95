"""What other agencies are asked (decree 61/2018 art. 19.5)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.domain.dossier.events.base import Happened


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionSought(Happened):
    NAME: ClassVar[str] = "dossier.opinion_sought/1"
    agency: str
    question: str
    answer_by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionAnswered(Happened):
    NAME: ClassVar[str] = "dossier.opinion_answered/1"
    agency: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceNoted(Happened):
    NAME: ClassVar[str] = "dossier.silence_noted/1"
    agency: str
