"""Numbers of consignments without a gap, and tracking numbers of the Universal Postal Union."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from motcua.channels.post.models import Consignment, TrackingRange
from motcua.channels.post.recording import Occasion, of_the_post
from motcua.channels.post.refusals import LabelOutOfStandard, NoRange, RangeTaken, TrackingNotOurs
from motcua.channels.post.rows import RangeRow
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.tracking import (
    VIET_NAM,
    TrackingNumber,
    read_tracking,
    tracking_number,
)
from motcua.plumbing.errors import Refused
from motcua.plumbing.numbering import next_number


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeAsked:
    """The first and the last label of a roll, as printed."""

    first: str
    last: str


def allotted(office: str, year: int) -> tuple[str, int]:
    """The next number of the office and year: PG.<office>.<year>.<serial>."""
    serial = next_number(f"post:{office}:{year}")
    return f"PG.{office}.{year}.{serial:06d}", serial


def tracking_for(office: str, asked: str) -> str:
    """A number typed from a label, checked; two letters ask for the next of the office's range.

    Empty where none is used.
    """
    if not asked:
        return ""
    if len(asked) == len("EE") and asked.isalpha():
        return _next_of(office, asked.upper())
    read = read_tracking(asked)
    if isinstance(read, Refusal):
        raise Refused(read)
    return str(read)


def _next_of(office: str, service: str) -> str:
    rows = TrackingRange.objects.select_for_update().filter(office=office, service=service)
    for row in rows.order_by("first"):
        serial: int = row.upcoming
        while serial <= row.last:
            number = str(tracking_number(service, serial))
            serial += 1
            if not Consignment.objects.filter(tracking=number).exists():
                TrackingRange.objects.filter(pk=row.pk).update(upcoming=serial)
                return number
    raise Refused(TrackingNotOurs(office=office, service=service))


def grant(asked: RangeAsked, occasion: Occasion) -> Mapping[str, Any]:
    """The labels from the first to the last of a roll are the office's to print or to stick on."""
    of_the_post(occasion.by, occasion)
    first, last = _label(asked.first), _label(asked.last)
    serials = int(first.serial), int(last.serial)
    kinds = {(each.service, each.country) for each in (first, last)}
    if kinds != {(first.service, VIET_NAM)} or serials[0] > serials[1]:
        raise Refused(NoRange(first=str(first), last=str(last)))
    try:
        with transaction.atomic():
            TrackingRange.objects.create(
                office=occasion.by.place,
                service=first.service,
                first=serials[0],
                last=serials[1],
                upcoming=serials[0],
            )
    except IntegrityError as fault:
        raise Refused(RangeTaken(first=str(first), last=str(last))) from fault
    return {}


def ranges(office: str) -> list[RangeRow]:
    """What an office was given, those with labels left first."""
    rows = [_range(row) for row in TrackingRange.objects.filter(office=office)]
    return sorted(rows, key=lambda row: (not row.left, row.first))


def _range(row: TrackingRange) -> RangeRow:
    first, last = (str(tracking_number(row.service, each)) for each in (row.first, row.last))
    used = Consignment.objects.filter(tracking__gte=first, tracking__lte=last).count()
    return RangeRow(first=first, last=last, used=used, left=row.last + 1 - row.first - used)


def _label(typed: str) -> TrackingNumber:
    """Those between two labels can be told only where the check digits follow the standard."""
    read = read_tracking(typed)
    if isinstance(read, Refusal):
        raise Refused(read)
    if not read.check_holds:
        raise Refused(LabelOutOfStandard(number=str(read)))
    return read
