"""The rules of paying online (law/online_money.toml) as dated values; needs no database."""

from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from msgspec import Struct

from motcua.domain.till.online import OnlineRules
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook.checking import check_succession
from motcua.reference.rulebook.lawfile import Count, Dated, LawError, Text, read
from motcua.reference.rulebook.refusals import BeforeTheLaw

FILE = "online_money.toml"
FIRST_DAY = date(2018, 1, 1)
STAGES = frozenset({"not_accepted", "stopped", "refused"})


class OnlineEntry(Dated, frozen=True, forbid_unknown_fields=True, kw_only=True):
    open_days: Count
    alarm_days: Count
    payout_days: Count
    given_back_when: list[str]
    article: Text


class OnlineMoneyFile(Struct, frozen=True, forbid_unknown_fields=True):
    online: list[OnlineEntry]


@lru_cache(maxsize=64)
def online_money_on(day: date) -> OnlineRules:
    """The rules in force for money paid online on that day."""
    found = next((each for each in online_money_file().online if each.covers(day)), None)
    if found is None:
        raise Refused(BeforeTheLaw(article="Luật Phí và lệ phí 2015", day=day, first=FIRST_DAY))
    return OnlineRules(
        article=found.article,
        open_days=found.open_days,
        alarm_days=found.alarm_days,
        payout_days=found.payout_days,
        given_back_when=frozenset(found.given_back_when),
        doubtful=found.confidence == "unconfirmed",
    )


@cache
def online_money_file() -> OnlineMoneyFile:
    file = read(FILE, OnlineMoneyFile)
    check_succession(FILE, file.online)
    strange = {stage for each in file.online for stage in each.given_back_when} - STAGES
    if strange:
        raise LawError(FILE, f"given_back_when: {', '.join(sorted(strange))} is no such stage")
    return file


def entries() -> Iterator[tuple[str, str, Dated]]:
    """Every value with its key, for reference pages and checks."""
    for entry in online_money_file().online:
        said = (
            f"open_days = {entry.open_days}; alarm_days = {entry.alarm_days}; "
            f"payout_days = {entry.payout_days}; given_back_when = {entry.given_back_when}"
        )
        yield "online_money.online", said, entry
