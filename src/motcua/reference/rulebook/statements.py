"""Every value of the law files with its dates, source and trust, for reference pages and checks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.reference.rulebook import (
    documents,
    law,
    lawfile,
    money,
    online_money,
    persons,
    postal,
    service,
    sign_in,
)
from motcua.reference.rulebook import online as filing_online


@dataclass(frozen=True, slots=True)
class Statement:
    """One value, where it stands, from when to when, and how far it can be trusted."""

    file: str
    key: str
    value: str
    first: date
    last: date | None
    source: str
    confidence: str


def statements() -> tuple[Statement, ...]:
    """All of them, in the order of the files."""
    return (
        *(*_regimes(), *_dated(), *_worked(), *_postal(), *_money(), *_service()),
        *(*_documents(), *_online_money(), *_online(), *_sign_in(), *_persons()),
    )


def _regimes() -> Iterator[Statement]:
    for entry in law.regimes():
        yield _of("regimes.toml", entry.code, entry.name, entry)
        named: dict[str, lawfile.Sourced[Any]] = dict(entry.articles)
        for name in entry.__struct_fields__:
            value = getattr(entry, name)
            if isinstance(value, lawfile.Sourced):
                named[name] = value
        for key, said in named.items():
            yield Statement(
                "regimes.toml",
                f"{entry.code}.{key}",
                str(said.value),
                entry.first,
                entry.last,
                said.source,
                said.confidence,
            )


def _dated() -> Iterator[Statement]:
    for forms in law.form_sets():
        yield _of("forms.toml", forms.code, forms.name, forms)
    for number in law.number_forms():
        yield _of("numbers.toml", number.code, number.pattern, number)
    for hours in law.default_hours():
        windows = ", ".join(f"{w.opens:%H:%M}-{w.closes:%H:%M}" for w in hours.windows)
        yield _of("hours.toml", "windows", windows, hours)
    for rule in law.rules():
        yield _of("deadlines.toml", rule.key, rule.article, rule)
    for off in law.calendar_file().off:
        day = _of("calendar.toml", f"off.{off.first}", off.name, off)
        yield Statement(
            day.file,
            day.key,
            day.value,
            off.first,
            off.last or off.first,
            off.source,
            off.confidence,
        )


def _worked() -> Iterator[Statement]:
    for each in law.calendar_file().worked:
        yield Statement(
            "calendar.toml",
            f"worked.{each.day}",
            f"instead of {each.instead_of}",
            each.day,
            each.day,
            each.source,
            each.confidence,
        )


def _postal() -> Iterator[Statement]:
    for key, value, entry in postal.entries():
        yield _of(postal.FILE, key, value, entry)


def _money() -> Iterator[Statement]:
    for key, value, entry in money.entries():
        yield _of(money.FILE, key, value, entry)


def _service() -> Iterator[Statement]:
    for key, value, entry in service.entries():
        yield _of(service.FILE, key, value, entry)


def _documents() -> Iterator[Statement]:
    for key, value, entry in documents.entries():
        yield _of(documents.FILE, key, value, entry)


def _online() -> Iterator[Statement]:
    for key, value, entry in filing_online.entries():
        yield _of(filing_online.FILE, key, value, entry)


def _online_money() -> Iterator[Statement]:
    for key, value, entry in online_money.entries():
        yield _of(online_money.FILE, key, value, entry)


def _of(file: str, key: str, value: str, entry: lawfile.Dated) -> Statement:
    return Statement(file, key, value, entry.first, entry.last, entry.source, entry.confidence)


def _sign_in() -> Iterator[Statement]:
    for key, value, entry in sign_in.entries():
        yield _of("sign_in.toml", key, value, entry)


def _persons() -> Iterator[Statement]:
    for key, value, entry in persons.entries():
        yield _of(persons.FILE, key, value, entry)
