"""The law of electronic documents (law/documents.toml) as dated values; needs no database."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, TypeVar

from msgspec import Meta, Struct

from motcua.domain.kernel.folding import folded
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook.checking import check_succession
from motcua.reference.rulebook.lawfile import Count, Dated, LawError, Text, read
from motcua.reference.rulebook.refusals import BeforeTheLaw

FILE = "documents.toml"
FIRST_DAY = date(2018, 1, 1)
FIRST_DECISION = "NĐ 61/2018/NĐ-CP"
DOUBTFUL = "unconfirmed"
ARTICLE_KEYS = frozenset({"result", "copy", "revoke", "store"})
Positive = Annotated[int, Meta(ge=1)]
E = TypeVar("E", bound=Dated)


class ArticleEntry(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    key: Text
    article: Text


class CopyFeeEntry(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    article: Text
    first_pages: Count
    first_amount: Count
    next_amount: Count
    most: Positive
    procedure: Text


class ReuseEntry(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    paper: Text
    field: str = ""
    results: Annotated[list[Text], Meta(min_length=1)]


class AnewEntry(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    papers: list[Text]


class DocumentsFile(Struct, frozen=True, forbid_unknown_fields=True):
    articles: list[ArticleEntry]
    copy_fee: list[CopyFeeEntry]
    reuse: list[ReuseEntry]
    anew: list[AnewEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyFee:
    """Whole dong for one certified copy of so many pages, and the rule it comes from.

    `procedure`: whose dossier owes it, at the till and online.
    """

    amount: int
    article: str
    doubtful: bool
    procedure: str


def article_on(key: str, day: date) -> str:
    return _on([each for each in documents_file().articles if each.key == key], day).article


def copy_fee(pages: int, day: date) -> CopyFee:
    """What certifying one copy costs; pages from 1."""
    rule = _on(documents_file().copy_fee, day)
    first = min(pages, rule.first_pages)
    amount = first * rule.first_amount + (pages - first) * rule.next_amount
    return CopyFee(
        amount=min(amount, rule.most),
        article=rule.article,
        doubtful=rule.confidence == DOUBTFUL,
        procedure=rule.procedure,
    )


def result_serves(result: str, paper: str, field: str, day: date) -> bool:
    """Whether a result of this name may stand for the paper a procedure of the field asks for."""
    name = folded(result)
    return any(
        each.paper == paper
        and each.covers(day)
        and each.field in {"", field}
        and any(name.startswith(folded(begin)) for begin in each.results)
        for each in documents_file().reuse
    )


def reusable_papers(day: date) -> list[tuple[str, str]]:
    """Papers that stored documents may stand for: the code, and what is known under it."""
    found = {
        each.paper: "; ".join(each.results) for each in documents_file().reuse if each.covers(day)
    }
    return sorted(found.items(), key=lambda each: each[1])


def written_anew(day: date) -> Collection[str]:
    """The codes of papers that serve in one dossier only."""
    return frozenset(
        code for each in documents_file().anew if each.covers(day) for code in each.papers
    )


@cache
def documents_file() -> DocumentsFile:
    file = read(FILE, DocumentsFile)
    check_documents(file)
    return file


def check_documents(file: DocumentsFile) -> None:
    """What everybody relies on holds on every day exactly once."""
    for entries_ in (file.copy_fee, *_articles(file)):
        check_succession(FILE, entries_)
        if entries_[0].first > FIRST_DAY or entries_[-1].last is not None:
            raise LawError(FILE, f"a rule must reach from {FIRST_DAY} on without an end")
    odd = {each.key for each in file.articles} ^ ARTICLE_KEYS
    if odd:
        raise LawError(FILE, f"articles: missing or unknown {', '.join(sorted(odd))}")


def _articles(file: DocumentsFile) -> Iterator[Sequence[ArticleEntry]]:
    for key in dict.fromkeys(each.key for each in file.articles):
        yield [each for each in file.articles if each.key == key]


def entries() -> Iterator[tuple[str, str, Dated]]:
    """Every value with its key, for reference pages and checks."""
    file = documents_file()
    for article in file.articles:
        yield f"documents.articles.{article.key}", article.article, article
    for fee in file.copy_fee:
        said = f"{fee.first_amount} × {fee.first_pages}, {fee.next_amount}, ≤ {fee.most}"
        yield "documents.copy_fee", said, fee
    for reuse in file.reuse:
        key = f"documents.reuse.{reuse.field or '*'}.{reuse.paper}"
        yield key, "; ".join(reuse.results), reuse
    for anew in file.anew:
        yield "documents.anew", "; ".join(anew.papers), anew


def _on(entries_: Sequence[E], day: date) -> E:
    found = next((each for each in entries_ if each.covers(day)), None)
    if found is None:
        raise Refused(BeforeTheLaw(article=FIRST_DECISION, day=day, first=FIRST_DAY))
    return found
