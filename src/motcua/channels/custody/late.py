"""The inbox for what devices without network tell later: kept until it fits, or is set aside."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import get_args

import msgspec
from django.db import transaction

from motcua.channels.custody import giving
from motcua.channels.custody.giving import Asked, Given
from motcua.channels.custody.models import LateReport
from motcua.channels.custody.refusals import (
    ReportUnexplained,
    ReportUnknown,
    ScanKeyMissing,
    ScanKeyReused,
)
from motcua.channels.custody.subjects import CASH, MINUTES, THING, touched, wanted
from motcua.domain.custody import commands as c
from motcua.domain.custody.delivering import DeliveryOrder
from motcua.domain.custody.holders import HolderKind
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers.cleaning import cleaned
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused

COMMANDS: dict[str, type[c.Command]] = {kind.__name__: kind for kind in get_args(c.Command)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A report that does not fit yet: its number in the inbox, and what it was told."""

    report: int
    refusal: Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    """What is stored of a report; `command` is JSON of the kind named."""

    kind: str
    command: msgspec.Raw
    by: Actor
    hat: HolderKind
    order: DeliveryOrder | None


def offer_late(
    command: c.Command, asked: Asked, *, order: DeliveryOrder | None = None
) -> Given | Kept:
    """Tells custody what happened before; what is refused is kept and offered again later.

    The same key is the same report, kept once and accepted once. ValueError without `asked.at`.
    """
    if asked.at is None:
        raise ValueError("A late report says when it happened.")
    now = clock.now()
    command = cleaned(command)
    try:
        done = giving.given(command, asked, now, order)
    except Refused as refused:
        if isinstance(refused.refusal, ScanKeyReused | ScanKeyMissing):
            raise
        return _kept(command, asked, now, order=order, refusal=refused.refusal)
    LateReport.objects.filter(owner=asked.by.person, key=asked.key, settled_at=None).update(
        settled_at=now, accepted=True
    )
    offer_again(done, now)
    return done


def offer_again(done: Given, now: datetime) -> None:
    """Offers the reports that wait for what moved, in the order of their times, until none fits.

    What one of them settles may be what another waits for, also one of an earlier time.
    """
    moved: set[str] = set()
    next_one: Given | None = done if done.waiting else None
    while next_one is not None:
        for event in next_one.events:
            moved.update(touched(event, next_one.custody))
        next_one = _first_that_fits(moved, now)


def set_aside(report: int, said: str, *, by: Actor) -> None:
    """Somebody looked at a report that will never fit, and says why. Raises Refused."""
    if not said.strip():
        raise Refused(ReportUnexplained())
    row = LateReport.objects.filter(pk=report)
    changed = row.filter(settled_at=None).update(
        settled_at=clock.now(), settled_by=by.person, said=said.strip()
    )
    if not changed and not row.filter(settled_by=by.person, said=said.strip()).exists():
        raise Refused(ReportUnknown(report=report))


def _kept(
    command: c.Command,
    asked: Asked,
    now: datetime,
    *,
    order: DeliveryOrder | None,
    refusal: Refusal,
) -> Kept:
    digest = sha256(giving.request_of(command, asked)).digest()
    report = _Report(
        kind=type(command).__name__,
        command=msgspec.Raw(msgspec.json.encode(command)),
        by=asked.by,
        hat=asked.hat,
        order=order,
    )
    row, _ = LateReport.objects.get_or_create(
        owner=asked.by.person,
        key=asked.key,
        defaults={
            "request_hash": digest,
            "subjects": _subjects(command, asked.by.person),
            "report": msgspec.json.encode(report).decode(),
            "at": asked.at or now,
            "told_at": now,
            "place": asked.by.place,
            "refusal_vi": refusal.text("vi"),
            "refusal_en": refusal.text("en"),
        },
    )
    if bytes(row.request_hash) != digest:
        raise Refused(ScanKeyReused(key=asked.key))
    return Kept(report=row.pk, refusal=refusal)


def _first_that_fits(moved: set[str], now: datetime) -> Given | None:
    waiting = LateReport.objects.filter(settled_at=None, subjects__overlap=list(moved))
    for number in waiting.order_by("at", "pk").values_list("pk", flat=True):
        with transaction.atomic():
            row = LateReport.objects.select_for_update().get(pk=number)
            done = _given(row, now) if row.settled_at is None else None
        if done is not None:
            return done
    return None


def _given(row: LateReport, now: datetime) -> Given | None:
    report = msgspec.json.decode(row.report, type=_Report)
    command = msgspec.json.decode(report.command, type=COMMANDS[report.kind])
    asked = Asked(by=report.by, hat=report.hat, key=row.key, at=row.at)
    row.tries += 1
    try:
        done = giving.given(command, asked, now, report.order)
    except Refused as refused:
        row.refusal_vi, row.refusal_en = refused.refusal.text("vi"), refused.refusal.text("en")
        done = None
    else:
        row.settled_at, row.accepted = now, True
    row.save()
    return done


def _subjects(command: c.Command, person: str) -> list[str]:
    """What the report waits for."""
    what = wanted(command, person)
    things, minutes = [THING + each for each in what.labels], [MINUTES + m for m in what.minutes]
    return [*things, *minutes, *[CASH + what.person] * bool(what.person)]
