"""The law on how citizens sign in (law/sign_in.toml) as dated values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from msgspec import Struct

from motcua.reference.rulebook.checking import check_succession
from motcua.reference.rulebook.dated import Cited, in_force
from motcua.reference.rulebook.lawfile import Dated, read

FILE = "sign_in.toml"


class CitizensEntry(Cited, frozen=True, forbid_unknown_fields=True, kw_only=True):
    only_e_identity: bool


class SignInFile(Struct, frozen=True, forbid_unknown_fields=True):
    citizens: list[CitizensEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInRule:
    """Whether citizens come in by electronic identity alone."""

    only_e_identity: bool
    article: str


@cache
def sign_in_file() -> SignInFile:
    file = read(FILE, SignInFile)
    check_succession(FILE, file.citizens)
    return file


def sign_in_rule_on(day: date) -> SignInRule:
    found = in_force(sign_in_file().citizens, day)
    return SignInRule(only_e_identity=found.only_e_identity, article=found.article)


def entries() -> Iterator[tuple[str, str, Dated]]:
    """Every value with its key, for reference pages and checks."""
    for each in sign_in_file().citizens:
        words = "true" if each.only_e_identity else "false"
        yield "sign_in.citizens", f"only_e_identity = {words}", each
