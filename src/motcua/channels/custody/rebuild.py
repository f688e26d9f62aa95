"""Makes custody's current rows from the events again, some subjects at a time."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
from django.db import connection, transaction
from psycopg.types.json import Jsonb

from motcua.channels.custody import codec, projection
from motcua.channels.custody import models as m
from motcua.channels.custody.subjects import CASH, MINUTES, THING, of
from motcua.domain.custody import events as e
from motcua.domain.custody.part import fold_part, touched_cash
from motcua.domain.custody.state import Custody
from motcua.plumbing.sql_files import load

SQL = load(Path(__file__).parent / "sql" / "verify.sql")
BATCH = 200
Rows = dict[str, list[projection.Row]]
Progress = Callable[[int, int], None]
"""Told how many subjects are done, of how many."""


def rebuild(*, progress: Progress = lambda _done, _of: None) -> int:
    """Puts every row anew and removes those without events; says how many subjects there were.

    Nobody can append while one batch is made; between batches people go on.
    """
    total = m.CustodyTouch.objects.filter(version=1).count()
    done = 0
    for batch in batches():
        with transaction.atomic():
            _lock()
            _remove(batch)
            _put(expected(batch))
        done += len(batch)
        progress(done, total)
    with transaction.atomic():
        _lock()
        _remove(alone())
    return done


def batches() -> Iterator[list[str]]:
    """Every subject, so many at a time."""
    after = ""
    while batch := SQL["subjects"].fetch(str, after=after, limit=BATCH):
        yield batch
        after = batch[-1]


def alone() -> list[str]:
    """Subjects of rows that no event stands behind."""
    marks = {"minutes": MINUTES, "cash": CASH}
    return SQL["alone"].fetch(lambda table, name: marks.get(table, THING) + str(name))


def expected(subjects: Sequence[str]) -> Rows:
    """The rows that follow from the events of these subjects."""
    labels, numbers = of(THING, subjects), of(MINUTES, subjects)
    events = _touching(subjects)
    custody = fold_part(events, labels, numbers)
    things, loose = projection.thing_rows(_with_content(custody), labels)
    first, places = projection.first_scans(events), projection.case_places(events)
    versions = _versions([each for each in subjects if not each.startswith(THING)])
    return {
        "things": things,
        "loose": loose,
        "minutes": [
            projection.minutes_row(each, versions[MINUTES + number], first.get(number))
            for number, each in custody.minutes.items()
        ],
        "cases": [
            projection.case_row(case, places[number]) for number, case in custody.cases.items()
        ],
        "cash": _cash_rows(versions, events),
    }


def _touching(subjects: Sequence[str]) -> list[e.Event]:
    return SQL["touching"].fetch(codec.decode, subjects=list(subjects))


def _with_content(custody: Custody) -> Custody:
    """The papers of the packets too: a packet's row says of which dossier they are."""
    inside = {label for each in custody.packets.values() for label in each.packet.items}
    missing = inside - set(custody.items)
    if not missing:
        return custody
    papers = fold_part(_touching([THING + label for label in missing]), missing)
    return replace(custody, items={**custody.items, **papers.items})


def _versions(subjects: Sequence[str]) -> Mapping[str, int]:
    return dict(
        SQL["versions"].fetch(lambda subject, version: (subject, version), subjects=list(subjects))
    )


def _cash_rows(versions: Mapping[str, int], events: Sequence[e.Event]) -> list[projection.Row]:
    return [
        {
            "person": person,
            "amount": sum(_change(each) for each in events if touched_cash(each) == person),
            "version": versions[CASH + person],
        }
        for person in of(CASH, [*versions])
    ]


def _change(event: e.Event) -> int:
    """What an event adds to the money in somebody's hand."""
    match event:
        case e.Delivered(collected=collected):
            return collected
        case e.MoneyCollected(amount=amount):
            return amount
        case e.Labelled(item=item):
            return -item.amount
        case _:
            return 0


def _lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE custody_touch IN SHARE MODE")


def _remove(subjects: Sequence[str]) -> None:
    labels = of(THING, subjects)
    m.CustodyThing.objects.filter(label__in=labels).delete()
    m.CustodyLoose.objects.filter(thing__in=labels).delete()
    m.CustodyCase.objects.filter(thing__in=labels).delete()
    m.CustodyMinutes.objects.filter(number__in=of(MINUTES, subjects)).delete()
    m.CustodyCash.objects.filter(person__in=of(CASH, subjects)).delete()


def _put(rows: Rows) -> None:
    SQL["put"].fetch(str, rows=Jsonb(rows, dumps=msgspec.json.encode))


def stored(subjects: Sequence[str]) -> Rows:
    """The rows that are there now, in the same shape."""
    labels = of(THING, subjects)
    return {
        "things": _dicts(m.CustodyThing.objects.filter(label__in=labels).values()),
        "loose": _dicts(m.CustodyLoose.objects.filter(thing__in=labels).values()),
        "minutes": _dicts(
            m.CustodyMinutes.objects.filter(number__in=of(MINUTES, subjects)).values()
        ),
        "cases": _dicts(m.CustodyCase.objects.filter(thing__in=labels).values()),
        "cash": _dicts(m.CustodyCash.objects.filter(person__in=of(CASH, subjects)).values()),
    }


def _dicts(rows: Iterable[Mapping[str, Any]]) -> list[projection.Row]:
    return [dict(row) for row in rows]
