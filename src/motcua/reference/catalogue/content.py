"""A procedure as the catalogue states it: versions, cases, papers, fees, steps, with sources."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar, NamedTuple

import msgspec
from msgspec import Meta

from motcua.domain.calendar.terms import Term
from motcua.domain.dossier.terms import CopyKind, PostalService, StepUnit
from motcua.domain.fees.lines import FeeKind, FeePer, PayerGroup, Reduction, Tier
from motcua.reference.catalogue.vocabulary import (
    Currency,
    Field,
    Level,
    Online,
    StepRole,
    Subject,
    Trust,
)

NATIONAL_CODE = r"^[0-9]\.[0-9]{6}$"
LOCAL_CODE = r"^[a-z0-9_]{1,60}$"

ProcedureCode = Annotated[str, Meta(pattern=NATIONAL_CODE)]
LocalCode = Annotated[str, Meta(pattern=LOCAL_CODE)]
OneOrMore = Annotated[int, Meta(ge=1, le=2_000_000_000)]
ZeroOrMore = Annotated[int, Meta(ge=0, le=2_000_000_000)]


class Provenance(NamedTuple):
    """How far one value can be relied on, and where it comes from."""

    trust: Trust
    source: str


class Table(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Values that share one trust and source, except for the keys named in `unverified`."""

    PLACE: ClassVar[tuple[str, ...]] = ("trust", "source", "unverified", "code", "number")

    trust: Trust
    source: str
    unverified: tuple[str, ...] = ()

    def provenance(self, key: str) -> Provenance:
        if key not in self.__struct_fields__:
            raise KeyError(key)
        trust = Trust.UNVERIFIED if key in self.unverified else self.trust
        return Provenance(trust, self.source)


class Paper(Table, frozen=True, kw_only=True, omit_defaults=True):
    code: LocalCode
    name: str
    kind: CopyKind
    count: OneOrMore
    mandatory: bool
    form: str | None = None


class Fee(Table, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the tariff: a flat `amount` or `tiers`, never both; whole dong."""

    code: LocalCode
    name: str
    kind: FeeKind
    per: FeePer
    currency: Currency = Currency.VND
    amount: ZeroOrMore | None = None
    tiers: tuple[Tier, ...] = ()
    cap: OneOrMore | None = None
    exempt: tuple[PayerGroup, ...] = ()
    reduced: tuple[Reduction, ...] = ()


class Step(Table, frozen=True, kw_only=True, omit_defaults=True):
    number: OneOrMore
    name: str
    unit: StepUnit
    role: StepRole
    half_days: ZeroOrMore


class Case(Table, frozen=True, kw_only=True, omit_defaults=True):
    """A complete variant of the procedure."""

    code: LocalCode
    name: str
    name_en: str
    term: Term
    papers: tuple[Paper, ...]
    fees: tuple[Fee, ...] = ()
    steps: tuple[Step, ...]


class Version(
    Table,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    rename={"first": "from", "last": "until"},
):
    """The procedure as it is in force from `first` to `last`, both days included."""

    number: OneOrMore
    first: date
    last: date | None = None
    derives_from: OneOrMore | None = None
    basis: tuple[str, ...]
    level: Level
    agency: str
    online: Online
    postal: PostalService
    presence: bool
    immediate: bool
    result: str
    cases: tuple[Case, ...]


class Procedure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A procedure's heading, which may be corrected, and its versions, which may not."""

    code: ProcedureCode
    name: str
    name_en: str
    field: Field
    sector: str
    subjects: tuple[Subject, ...]
    keywords: tuple[str, ...] = ()
    versions: tuple[Version, ...]


def stored(version: Version) -> dict[str, object]:
    """What is kept as JSON: everything but the days, which the register of versions holds."""
    plain: dict[str, object] = msgspec.to_builtins(version)
    return {key: value for key, value in plain.items() if key not in {"from", "until"}}


def read(plain: Mapping[str, object]) -> Procedure:
    """A procedure from plain values that were checked before they were stored."""
    return msgspec.convert(plain, Procedure)


def restored(plain: dict[str, object], first: date, last: date | None) -> Version:
    return msgspec.convert({**plain, "from": first, "until": last}, Version)


def fingerprint(version: Version) -> str:
    """SHA-256 of the content in canonical JSON; the days do not count."""
    encoded = msgspec.json.encode(stored(version), order="sorted")
    return hashlib.sha256(encoded).hexdigest()


def unsourced(value: object) -> object:
    """Stored content without the notes on where its values come from."""
    if isinstance(value, Mapping):
        return {key: unsourced(each) for key, each in value.items() if key != "source"}
    if isinstance(value, list | tuple):
        return [unsourced(each) for each in value]
    return value
