"""The law of money at the counter (law/money.toml) as dated values; needs no database."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Annotated, TypeVar

from msgspec import Meta, Struct

from motcua.domain.till.rules import (
    ARTICLE_KEYS,
    ReceiptForm,
    ReceiptGroup,
    RemittanceRule,
    TillRules,
)
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook.checking import check_succession
from motcua.reference.rulebook.dated import Cited
from motcua.reference.rulebook.lawfile import Count, Dated, LawError, Text, read
from motcua.reference.rulebook.refusals import BeforeTheLaw

FILE = "money.toml"
FIRST_DAY = date(2018, 1, 1)
FIRST_DECISION = "NĐ 61/2018/NĐ-CP"
DOUBTFUL = "unconfirmed"
Positive = Annotated[int, Meta(ge=1)]


class ArticleEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    key: Text


class ReceiptEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    group: ReceiptGroup
    name: Text
    name_en: Text
    template: Text
    serial_digits: Positive
    parts: Annotated[int, Meta(ge=2)]


class SeriesEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    letters: Annotated[str, Meta(min_length=2, pattern="^[A-Z]+$")]


class DenominationsEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    worth: list[Positive]


class CountingEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    alone_up_to: Count


class RemittanceEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    day_of_next_month: Annotated[int, Meta(ge=1, le=28)]


class MoneyFile(Struct, frozen=True, forbid_unknown_fields=True):
    articles: list[ArticleEntry]
    receipts: list[ReceiptEntry]
    series: list[SeriesEntry]
    denominations: list[DenominationsEntry]
    counting: list[CountingEntry]
    remittance: list[RemittanceEntry]


@lru_cache(maxsize=256)
def money_on(day: date) -> TillRules:
    """The rules in force for money taken on that day."""
    file = money_file()
    if day < FIRST_DAY:
        raise Refused(BeforeTheLaw(article=FIRST_DECISION, day=day, first=FIRST_DAY))
    remittance = _one(file.remittance, day)
    return TillRules(
        articles={each.key: each.article for each in file.articles if each.covers(day)},
        forms={each.group: _form(each) for each in file.receipts if each.covers(day)},
        denominations=tuple(sorted(_one(file.denominations, day).worth, reverse=True)),
        letters=_one(file.series, day).letters,
        alone_up_to=_one(file.counting, day).alone_up_to,
        remittance=RemittanceRule(
            day_of_next_month=remittance.day_of_next_month,
            article=remittance.article,
            doubtful=remittance.confidence == DOUBTFUL,
        ),
    )


def _form(entry: ReceiptEntry) -> ReceiptForm:
    return ReceiptForm(
        group=entry.group,
        name=entry.name,
        name_en=entry.name_en,
        template=entry.template,
        serial_digits=entry.serial_digits,
        parts=entry.parts,
        article=entry.article,
        doubtful=entry.confidence == DOUBTFUL,
    )


@cache
def money_file() -> MoneyFile:
    file = read(FILE, MoneyFile)
    check_money(file)
    return file


def check_money(file: MoneyFile) -> None:
    """Every rule holds on every day exactly once."""
    for entries_ in _successions(file):
        check_succession(FILE, entries_)
        if entries_[0].first > FIRST_DAY or entries_[-1].last is not None:
            raise LawError(FILE, f"the rule {_key(entries_[0])} must reach from {FIRST_DAY} on")
    odd = {each.key for each in file.articles} ^ ARTICLE_KEYS
    if odd:
        raise LawError(FILE, f"articles: missing or unknown {', '.join(sorted(odd))}")
    if {each.group for each in file.receipts} != set(ReceiptGroup):
        raise LawError(FILE, "receipts: write one for each group")


def entries() -> Iterator[tuple[str, str, Dated]]:
    """Every value with its key, for reference pages and checks."""
    told = {"first", "last", "source", "confidence", "article"}
    file = money_file()
    for table in file.__struct_fields__:
        for entry in getattr(file, table):
            said = [
                f"{name} = {getattr(entry, name)}"
                for name in entry.__struct_fields__
                if name not in told
            ]
            yield f"money.{table}{_key(entry)}", "; ".join(said) or entry.article, entry


def _key(entry: Cited) -> str:
    match entry:
        case ArticleEntry():
            return f".{entry.key}"
        case ReceiptEntry():
            return f".{entry.group}"
        case _:
            return ""


def _successions(file: MoneyFile) -> Iterator[Sequence[Cited]]:
    yield from (file.series, file.denominations, file.counting, file.remittance)
    keyed: list[Sequence[Cited]] = [file.articles, file.receipts]
    for table in keyed:
        for key in dict.fromkeys(_key(each) for each in table):
            yield [each for each in table if _key(each) == key]


E = TypeVar("E", bound=Cited)


def _one(entries_: Sequence[E], day: date) -> E:
    return next(each for each in entries_ if each.covers(day))
