"""The law of filing online (law/online.toml) as dated values; needs no database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Annotated, TypeVar

from msgspec import Meta, Struct

from motcua.domain.dossier.online import LevelRule, OnlineRules
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook.checking import check_succession
from motcua.reference.rulebook.dated import Cited
from motcua.reference.rulebook.lawfile import Count, Dated, LawError, Text, read
from motcua.reference.rulebook.refusals import BeforeTheLaw

FILE = "online.toml"
FIRST_DAY = date(2018, 1, 1)
FIRST_DECREE = "NĐ 61/2018 Đ.17.3"
DOUBTFUL = "unconfirmed"
Positive = Annotated[int, Meta(ge=1)]


class AnswerEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    hours: Positive
    warn: Count
    restarts: Count


class LevelEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    level: Text
    submit: bool
    later: bool


class SupplementEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    returns: Count


class DraftEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    days: Positive
    warn_days: Count


class FileEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    one: Positive
    all: Positive
    kinds: list[Text]


class OnlineFile(Struct, frozen=True, forbid_unknown_fields=True):
    answers: list[AnswerEntry]
    levels: list[LevelEntry]
    supplements: list[SupplementEntry]
    drafts: list[DraftEntry]
    files: list[FileEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLimits:
    """Bytes of one file, of all files of a dossier, and the kinds taken."""

    one: int
    all: int
    kinds: tuple[str, ...]
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineLaw:
    """Everything filing online is held to on a day."""

    rules: OnlineRules
    draft_days: int
    draft_warn_days: int
    files: FileLimits


@lru_cache(maxsize=256)
def online_on(day: date) -> OnlineLaw:
    """The rules in force that day."""
    if day < FIRST_DAY:
        raise Refused(BeforeTheLaw(article=FIRST_DECREE, day=day, first=FIRST_DAY))
    file = online_file()
    answer, draft, limits = _one(file.answers, day), _one(file.drafts, day), _one(file.files, day)
    return OnlineLaw(
        rules=OnlineRules(
            answer_hours=answer.hours,
            warn_hours=answer.warn,
            restarts=answer.restarts,
            article=answer.article,
            doubtful=answer.confidence == DOUBTFUL,
            levels={
                each.level: LevelRule(submit=each.submit, later=each.later, article=each.article)
                for each in file.levels
                if each.covers(day)
            },
            returns=_one(file.supplements, day).returns,
        ),
        draft_days=draft.days,
        draft_warn_days=draft.warn_days,
        files=FileLimits(
            one=limits.one, all=limits.all, kinds=tuple(limits.kinds), article=limits.article
        ),
    )


@cache
def online_file() -> OnlineFile:
    file = read(FILE, OnlineFile)
    check_online(file)
    return file


def check_online(file: OnlineFile) -> None:
    """Answers, supplements, drafts and files hold on every day once; a level never holds twice."""
    always: list[Sequence[Cited]] = [file.answers, file.supplements, file.drafts, file.files]
    for entries_ in always:
        check_succession(FILE, entries_)
        if entries_[0].first > FIRST_DAY or entries_[-1].last is not None:
            raise LawError(FILE, f"the rules must reach from {FIRST_DAY} on without an end")
    for level in dict.fromkeys(each.level for each in file.levels):
        check_succession(FILE, [each for each in file.levels if each.level == level])
    if any(each.warn >= each.hours for each in file.answers):
        raise LawError(FILE, "answers: warn must be less than hours")


def entries() -> Iterator[tuple[str, str, Dated]]:
    """Every value with its key, for reference pages and checks."""
    told = {"first", "last", "source", "confidence", "article"}
    file = online_file()
    for table in file.__struct_fields__:
        for entry in getattr(file, table):
            said = [f"{n} = {getattr(entry, n)}" for n in entry.__struct_fields__ if n not in told]
            yield f"online.{table}", "; ".join(said), entry


E = TypeVar("E", bound=Cited)


def _one(entries_: Sequence[E], day: date) -> E:
    return next(each for each in entries_ if each.covers(day))
