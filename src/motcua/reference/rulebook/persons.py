"""The law on acting for somebody and on one's own data (law/persons.toml) as dated values."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Annotated

from msgspec import Meta, Struct

from motcua.domain.kernel.mandate import MandateLimits
from motcua.domain.kernel.own_data import DataRules
from motcua.reference.rulebook.checking import check_succession
from motcua.reference.rulebook.dated import Cited, in_force
from motcua.reference.rulebook.lawfile import Dated, LawError, Text, read

FILE = "persons.toml"
DOUBTFUL = "unconfirmed"
Positive = Annotated[int, Meta(ge=1)]


class MandateEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    longest_days: Positive
    phone_days: Positive
    phone_article: Text


class OwnDataEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    answer_working_days: Positive
    copy_days: Positive
    seen_months: Positive


class PersonsFile(Struct, frozen=True, forbid_unknown_fields=True):
    mandates: list[MandateEntry]
    own_data: list[OwnDataEntry]


@cache
def persons_file() -> PersonsFile:
    file = read(FILE, PersonsFile)
    check_persons(file)
    return file


def check_persons(file: PersonsFile) -> None:
    """Each table holds on every day once, and a phone call never gives more than a signature."""
    check_succession(FILE, file.mandates)
    check_succession(FILE, file.own_data)
    if any(each.phone_days > each.longest_days for each in file.mandates):
        raise LawError(FILE, "mandates: phone_days is more than longest_days")


def mandate_limits_on(day: date) -> MandateLimits:
    found = in_force(persons_file().mandates, day)
    return MandateLimits(
        longest_days=found.longest_days,
        phone_days=found.phone_days,
        article=found.article,
        phone_article=found.phone_article,
        doubtful=found.confidence == DOUBTFUL,
    )


def data_rules_on(day: date) -> DataRules:
    found = in_force(persons_file().own_data, day)
    return DataRules(
        answer_working_days=found.answer_working_days,
        copy_days=found.copy_days,
        seen_months=found.seen_months,
        article=found.article,
        doubtful=found.confidence == DOUBTFUL,
    )


def entries() -> Iterator[tuple[str, str, Dated]]:
    """Every value with its key, for reference pages and checks."""
    file = persons_file()
    for each in file.mandates:
        said = f"longest_days = {each.longest_days}; phone_days = {each.phone_days}"
        yield "persons.mandates", said, each
    for entry in file.own_data:
        said = (
            f"answer_working_days = {entry.answer_working_days}; copy_days = {entry.copy_days}; "
            f"seen_months = {entry.seen_months}"
        )
        yield "persons.own_data", said, entry
