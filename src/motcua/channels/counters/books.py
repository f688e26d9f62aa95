"""The books themselves: entries written, balances read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Sum
from psycopg.types.json import Jsonb

from motcua.channels.counters.models import Posting
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.local_time import local
from motcua.domain.till.accounts import Account
from motcua.domain.till.entries import Entry

_POST = "SELECT till_post(%s, %s)"
_NUMBER = "SELECT numbering_next(%s)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Whose act an entry is, what it is about, when it happened and when it was told.

    `scheme` is the line of the transfer scheme that let the post do it.
    """

    by: Actor
    about: str
    unit: str
    at: datetime
    recorded_at: datetime
    shift: str = ""
    scheme: str = ""


def entry_json(entry: Entry, note: Note) -> dict[str, Any]:
    return {
        "kind": entry.kind.value,
        "about": note.about,
        "unit": note.unit,
        "shift": note.shift,
        "at": note.at.isoformat(),
        "recorded_at": note.recorded_at.isoformat(),
        "by_person": note.by.person,
        "by_name": note.by.name,
        "scheme": note.scheme,
    }


def postings_json(entry: Entry) -> list[dict[str, Any]]:
    return [
        {
            "kind": each.account.kind.value,
            "owner": each.account.owner,
            "place": each.account.place,
            "amount": each.amount,
        }
        for each in entry.postings
    ]


def post(entry: Entry, note: Note) -> int:
    """Writes the entry; its number."""
    values: list[Any] = [Jsonb(entry_json(entry, note)), Jsonb(postings_json(entry))]
    with connection.cursor() as cursor:
        cursor.execute(_POST, values)
        number: int = cursor.fetchone()[0]
    return number


def balance(*accounts: Account) -> int:
    """What these accounts hold together."""
    total = 0
    for account in accounts:
        rows = Posting.objects.filter(
            kind=account.kind.value, owner=account.owner, place=account.place
        )
        total += rows.aggregate(sum=Sum("amount"))["sum"] or 0
    return total


def numbered(kind: str, place: str, at: datetime) -> str:
    """The next number of its kind at a place on a day, e.g. CA-000.01.38.H20-190805-01."""
    day = local(at)
    scope = f"till-{kind}/{place}/{day:%y%m%d}"
    with connection.cursor() as cursor:
        cursor.execute(_NUMBER, [scope])
        return f"{kind}-{place}-{day:%y%m%d}-{cursor.fetchone()[0]:02}"


def lock(*what: str) -> None:
    """Lets one at a time decide about these, until the transaction ends; always in one order."""
    with connection.cursor() as cursor:
        for each in sorted(what):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))", [each])
