"""The law of the public postal service (law/postal.toml) as dated values; needs no database."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Annotated, TypeVar

from msgspec import Meta, Struct

from motcua.domain.custody.context import ARTICLE_KEYS, CustodyRules, Invitations
from motcua.domain.custody.limits import ComplaintRule, ReportPeriod, ReportRule
from motcua.domain.custody.promise import PromiseTable, ZonePromise
from motcua.domain.fees.postage import PostageGroup, PostageKind, Tariff, WeightStep
from motcua.domain.kernel.texts import Bilingual
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook import law
from motcua.reference.rulebook.checking import check_succession
from motcua.reference.rulebook.dated import Cited
from motcua.reference.rulebook.lawfile import Count, Dated, LawError, Text, read
from motcua.reference.rulebook.refusals import BeforeTheLaw

FILE = "postal.toml"
FIRST_DAY = date(2018, 1, 1)
FIRST_DECISION = "QĐ 45/2016/QĐ-TTg"
DOUBTFUL = "unconfirmed"
Positive = Annotated[int, Meta(ge=1)]


class ArticleEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    key: Text


class PromiseEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    zone: Text
    name: Text
    name_en: Text
    days: Positive
    days_with_slip: Positive


class TariffEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    zone: Text
    up_to_grams: Positive
    amount: Count


class ForwardingEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    amount: Count


class ExemptionEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    group: PostageGroup
    waives: list[PostageKind]


class InvitationsEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    least: Positive
    working_days_apart: Count


class ComplaintsEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    limit_months: Positive
    answer_days_within_province: Positive
    answer_days_between_provinces: Positive


class ReportEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    period: ReportPeriod
    before_day: Annotated[int, Meta(ge=2, le=28)]


class TransitEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    procedure: Text
    counts: bool


class AreaEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    area: Text
    units: list[Text]


class PostalFile(Struct, frozen=True, forbid_unknown_fields=True):
    articles: list[ArticleEntry]
    promises: list[PromiseEntry]
    tariff: list[TariffEntry]
    forwarding: list[ForwardingEntry]
    exemptions: list[ExemptionEntry]
    invitations: list[InvitationsEntry]
    complaints: list[ComplaintsEntry]
    reports: list[ReportEntry]
    transit: list[TransitEntry]
    areas: list[AreaEntry] = []


ANY_PROCEDURE = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitRule:
    """Whether the time on the way counts inside the legal deadline, and where that is written."""

    counts: bool
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalLaw:
    """Everything the post is held to on a day.

    `areas` names the delivery area of a commune where one was configured; `transit` the rule of
    a procedure, or of any.
    """

    custody: CustodyRules
    promises: PromiseTable
    tariff: Tariff
    complaints: ComplaintRule
    reports: tuple[ReportRule, ...]
    transit: Mapping[str, TransitRule]
    areas: Mapping[str, str]

    def transit_of(self, procedure: str) -> TransitRule:
        return self.transit.get(procedure) or self.transit[ANY_PROCEDURE]


@lru_cache(maxsize=256)
def postal_on(day: date) -> PostalLaw:
    """The rules in force for what is accepted on that day."""
    file = postal_file()
    if day < FIRST_DAY:
        raise Refused(BeforeTheLaw(article=FIRST_DECISION, day=day, first=FIRST_DAY))
    complaint = _one(file.complaints, day)
    return PostalLaw(
        custody=_custody(file, day),
        promises=_promises(file, day),
        tariff=_tariff(file, day),
        complaints=ComplaintRule(
            limit_months=complaint.limit_months,
            answer_days_within_province=complaint.answer_days_within_province,
            answer_days_between_provinces=complaint.answer_days_between_provinces,
            article=complaint.article,
        ),
        reports=tuple(
            ReportRule(period=each.period, before_day=each.before_day, article=each.article)
            for each in _all(file.reports, day)
        ),
        transit={
            each.procedure: TransitRule(counts=each.counts, article=each.article)
            for each in _all(file.transit, day)
        },
        areas={unit: each.area for each in _all(file.areas, day) for unit in each.units},
    )


@cache
def postal_file() -> PostalFile:
    file = read(FILE, PostalFile)
    check_postal(file)
    return file


def check_postal(file: PostalFile) -> None:
    """Every rule holds on every day once, and nothing is missing or contradicts itself."""
    for key, entry in _keyed(file):
        if entry.last is not None and entry.last < entry.first:
            raise LawError(FILE, f"{key}: until = {entry.last} lies before from = {entry.first}")
    for entries_ in _successions(file):
        check_succession(FILE, entries_)
        if entries_[0].first > FIRST_DAY or entries_[-1].last is not None:
            raise LawError(FILE, f"the rule {_key(entries_[0])} must reach from {FIRST_DAY} on")
    _check_completeness(file)


def _check_completeness(file: PostalFile) -> None:
    odd = {each.key for each in file.articles} ^ ARTICLE_KEYS
    if odd:
        raise LawError(FILE, f"articles: missing or unknown {', '.join(sorted(odd))}")
    if {each.period for each in file.reports} != set(ReportPeriod):
        raise LawError(FILE, "reports: write one for each period")
    shorter = [each.zone for each in file.promises if each.days_with_slip < each.days]
    if shorter:
        raise LawError(FILE, f"promises.{shorter[0]}: the slip cannot make the way shorter")


def entries() -> Iterator[tuple[str, str, Dated]]:
    """Every value with its key, for reference pages and checks."""
    for key, entry in _keyed(postal_file()):
        told = {"first", "last", "source", "confidence", "article"}
        said = [
            f"{name} = {getattr(entry, name)}"
            for name in entry.__struct_fields__
            if name not in told
        ]
        yield key, "; ".join(said), entry


def _keyed(file: PostalFile) -> Iterator[tuple[str, Cited]]:
    for table in file.__struct_fields__:
        for entry in getattr(file, table):
            yield f"postal.{table}{_key(entry)}", entry


def _key(entry: Cited) -> str:
    match entry:
        case ArticleEntry():
            return f".{entry.key}"
        case PromiseEntry():
            return f".{entry.zone}"
        case TariffEntry():
            return f".{entry.zone}.{entry.up_to_grams}g"
        case ExemptionEntry():
            return f".{entry.group}"
        case ReportEntry():
            return f".{entry.period}"
        case TransitEntry():
            return f".{entry.procedure}"
        case AreaEntry():
            return f".{entry.area}"
        case _:
            return ""


def _successions(file: PostalFile) -> Iterator[Sequence[Cited]]:
    """The rules that must hold without gap; prices and exemptions may begin and end freely."""
    yield from (file.invitations, file.complaints)
    yield [each for each in file.transit if each.procedure == ANY_PROCEDURE]
    keyed: list[Sequence[Cited]] = [file.articles, file.promises, file.reports]
    for table in keyed:
        for key in dict.fromkeys(_key(each) for each in table):
            yield [each for each in table if _key(each) == key]


E = TypeVar("E", bound=Cited)


def _all(entries_: Iterable[E], day: date) -> tuple[E, ...]:
    return tuple(each for each in entries_ if each.covers(day))


def _one(entries_: Iterable[E], day: date) -> E:
    return _all(entries_, day)[0]


def _custody(file: PostalFile, day: date) -> CustodyRules:
    invitation = _one(file.invitations, day)
    return CustodyRules(
        articles={each.key: each.article for each in _all(file.articles, day)},
        invitations=Invitations(invitation.least, invitation.working_days_apart),
    )


def _promises(file: PostalFile, day: date) -> PromiseTable:
    rows = _all(file.promises, day)
    zones = {
        row.zone: ZonePromise(
            zone=row.zone,
            name=Bilingual(row.name, row.name_en),
            days=row.days,
            days_with_slip=row.days_with_slip,
            article=row.article,
            doubtful=row.confidence == DOUBTFUL,
        )
        for row in rows
    }
    counting = law.articles_on(max(day, law.regimes()[0].first))
    return PromiseTable(zones=zones, counting=counting, article=rows[0].article)


def _tariff(file: PostalFile, day: date) -> Tariff:
    rows = sorted(_all(file.tariff, day), key=lambda row: row.up_to_grams)
    forwarding = _all(file.forwarding, day)
    return Tariff(
        article="; ".join(dict.fromkeys(row.article for row in rows)) or FIRST_DECISION,
        steps={
            zone: tuple(WeightStep(r.up_to_grams, r.amount) for r in rows if r.zone == zone)
            for zone in dict.fromkeys(row.zone for row in rows)
        },
        forwarding=forwarding[0].amount if forwarding else None,
        exempt={each.group: frozenset(each.waives) for each in _all(file.exemptions, day)},
        doubtful=frozenset(row.zone for row in rows if row.confidence == DOUBTFUL),
    )
