"""What is filed online, its turn, and the time to answer it (decree 61/2018 art. 17.3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motcua.domain.calendar.reasons import Reason

RELIEF = "relief:"
"""Before a group of payers in the place of a paper: the proof that one belongs to it."""
FIELD = "field:"
"""Before a field's name in the place of a paper: a line of a request that is about the form."""


class FileSource(StrEnum):
    """Where the bytes of a paper came from."""

    UPLOADED = "uploaded"
    REUSED = "reused"
    EARLIER_RESULT = "earlier_result"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAnswers:
    """Which form was filled in; `sha256` names its canonical answers, stored by content."""

    form: str
    version: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledFile:
    """One file of one paper: `kind` is the type read from its bytes, `size` their number."""

    paper: str
    sha256: str
    name: str
    size: int
    kind: str
    source: FileSource = FileSource.UPLOADED


def without(files: Sequence[FiledFile], others: Sequence[FiledFile]) -> tuple[FiledFile, ...]:
    """The files but those others: the same content for another paper is another file."""
    known = {(each.paper, each.sha256) for each in others}
    return tuple(each for each in files if (each.paper, each.sha256) not in known)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnaskedPaper:
    """A listed paper that is not asked for, since the state holds its data (309/2026 art. 4.2a)."""

    paper: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlinePart:
    """What an online filing adds to a filing: the form, files, and papers that come otherwise.

    `later` names papers brought on paper afterwards, where the service is partial.
    """

    form: FormAnswers | None = None
    files: tuple[FiledFile, ...] = ()
    later: tuple[str, ...] = ()
    unasked: tuple[UnaskedPaper, ...] = ()

    @property
    def excused(self) -> frozenset[str]:
        """Papers that need not be there for the filing to be complete."""
        return frozenset(self.later) | {each.paper for each in self.unasked}


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The place in the queue of those who wait for an answer.

    `since` is the first submission and never moves; `counted_from` the last one, or the
    forwarding that started the hours anew. `stands_since`: nobody has to answer while the head
    looks at a withdrawal.
    """

    since: datetime
    counted_from: datetime
    answer_by: datetime
    reasons: tuple[Reason, ...]
    calendar: str
    forwarded: int = 0
    stands_since: datetime | None = None
    answered_at: datetime | None = None

    @property
    def waiting(self) -> bool:
        return self.answered_at is None and self.stands_since is None

    def is_late(self, at: datetime) -> bool:
        return (self.answered_at or at) > self.answer_by


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRule:
    """What an online level allows: to submit, and to bring papers afterwards."""

    submit: bool
    later: bool
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineRules:
    """Working hours to answer, and what each level of service allows on a day.

    `returns`: how often what was sent for one request may be given back as not usable.
    """

    answer_hours: int
    warn_hours: int
    restarts: int
    article: str
    doubtful: bool
    levels: Mapping[str, LevelRule]
    returns: int
