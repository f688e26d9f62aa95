"""Money bags that were lost: still on their carriers' accounts, written off, or found again."""

from dataclasses import dataclass
from datetime import datetime

from motcua.channels.counters import books
from motcua.channels.counters import models as m
from motcua.channels.custody import queries as held
from motcua.channels.custody.rows import ThingRow
from motcua.domain.custody.things import Fate, ItemKind
from motcua.domain.till import accounts
from motcua.domain.till.accounts import AccountKind


@dataclass(frozen=True, slots=True, kw_only=True)
class LostBag:
    """`found`: custody has it again, so it is to be counted into a drawer."""

    label: str
    amount: int
    carrier: str
    since: datetime
    written_off: bool
    found: bool


def lost_bags(place: str) -> list[LostBag]:
    """What carriers of the place have lost and nobody has paid in since; the latest first."""
    cases = held.cases((place,), open_only=False)
    gone = m.Posting.objects.filter(kind=AccountKind.LOST.value, place=place)
    labels = {*(case.thing for case in cases), *gone.values_list("owner", flat=True)}
    bags = [row for row in held.things(sorted(labels)) if row.kind == ItemKind.MONEY_BAG]
    known = held.custody_of(*(row.label for row in bags)).items if bags else {}
    found = [_lost_bag(row, place, known[row.label].labelled_by.name) for row in bags]
    return sorted(
        (each for each in found if each.written_off or not each.found),
        key=lambda each: each.since,
        reverse=True,
    )


def _lost_bag(row: ThingRow, place: str, carrier: str) -> LostBag:
    return LostBag(
        label=row.label,
        amount=row.amount,
        carrier=carrier,
        since=row.since,
        written_off=books.balance(accounts.lost(row.label, place)) != 0,
        found=row.fate is not Fate.LOST,
    )
