"""What went by a carrier outside, what it reported, and how we stand with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet

from motcua.channels.carriers import connection
from motcua.channels.carriers.models import APPLIED, WAITING, WRONG, Parcel, Pulling, Report
from motcua.channels.carriers.protocol import Kind, Shipment
from motcua.domain.kernel.texts import Bilingual

MOST = 500
_NOT_TAKEN = Q(tracking="", refused="", cancelled_at__isnull=True)

KIND_WORDS = {
    Kind.PICKED_UP: Bilingual("Đơn vị vận chuyển đã nhận", "Picked up by the carrier"),
    Kind.SORTED: Bilingual("Đã khai thác", "Sorted"),
    Kind.OUT_FOR_DELIVERY: Bilingual("Đang đi phát", "Out for delivery"),
    Kind.ATTEMPTED: Bilingual("Phát chưa được", "Delivery was tried"),
    Kind.DELIVERED: Bilingual("Đã phát", "Delivered"),
    Kind.RETURNING: Bilingual("Đang chuyển hoàn", "Going back"),
    Kind.RETURNED: Bilingual("Đã hoàn", "Handed back"),
    Kind.LOST: Bilingual("Báo mất", "Reported lost"),
    Kind.CANCELLED: Bilingual("Đã hủy", "Cancelled"),
}
STATE_WORDS = {
    WAITING: Bilingual("chờ", "waiting"),
    APPLIED: Bilingual("đã ghi nhận", "applied"),
    WRONG: Bilingual("cần xem", "to be looked at"),
    "set_aside": Bilingual("đã bỏ qua", "set aside"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelRow:
    """`trouble` is the last failed attempt, `refused` the carrier's final no."""

    reference: str
    carrier: str
    consignment: str
    packet: str
    tracking: str
    wanted_at: datetime
    created_at: datetime | None
    cancelled_at: datetime | None
    refused: str
    trouble: str
    tries: int
    collect: int
    has_label: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One message: `at` when it happened, `heard_at` when we heard of it."""

    id: int
    message: str
    tracking: str
    number: int
    kind: str
    words: Bilingual
    at: datetime
    heard_at: datetime
    pulled: bool
    state: str
    reason: str
    reason_vi: str
    reason_en: str
    settled_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`wanted` are parcels the carrier has not taken; `wrong` are reports for somebody to see."""

    carrier: str
    parcels: int
    wanted: int
    refused: int
    applied: int
    waiting: int
    wrong: int
    cursor: int
    pulled_at: datetime | None
    trouble: str


def parcel_of(consignment: str) -> ParcelRow | None:
    """The newest parcel a consignment went as."""
    row = _rows().filter(consignment=consignment).order_by("-wanted_at").first()
    return _parcel(row) if row else None


def parcels(*, open_only: bool) -> list[ParcelRow]:
    """The newest first; open ones are those the carrier has not taken, or has refused."""
    rows = _rows().order_by("-wanted_at")
    if open_only:
        rows = rows.filter(_NOT_TAKEN | ~Q(refused=""))
    return [_parcel(row) for row in rows[:MOST]]


def not_taken() -> list[str]:
    """References of parcels the carrier has not taken, or whose label has not come."""
    rows = Parcel.objects.filter(refused="", cancelled_at__isnull=True)
    unfinished = rows.filter(Q(tracking="") | Q(label__isnull=True))
    return list(unfinished.order_by("wanted_at").values_list("pk", flat=True)[:MOST])


def label(reference: str) -> bytes | None:
    found = Parcel.objects.filter(pk=reference).values_list("label", flat=True).first()
    return bytes(found) if found else None


def history(consignment: str) -> list[ReportRow]:
    """Everything the carrier told of a consignment, in the order it happened."""
    numbers = Parcel.objects.filter(consignment=consignment).exclude(tracking="")
    rows = Report.objects.filter(tracking__in=numbers.values("tracking"))
    return [_report(row) for row in rows.order_by("at", "number", "id")]


def messages(*, open_only: bool, states: Sequence[str] = ()) -> list[ReportRow]:
    """What was heard, the oldest first; open ones wait, or nobody can apply them."""
    wanted = tuple(states) or ((WAITING, WRONG) if open_only else ())
    rows = Report.objects.order_by("heard_at", "id")
    if wanted:
        rows = rows.filter(state__in=wanted)
    return [_report(row) for row in rows[:MOST]]


def standing() -> Standing:
    carrier = connection.code() if connection.is_connected() else ""
    parcels = Parcel.objects.aggregate(
        parcels=Count("pk"),
        wanted=Count("pk", filter=_NOT_TAKEN),
        refused=Count("pk", filter=~Q(refused="")),
    )
    states = (APPLIED, WAITING, WRONG)
    reports = Report.objects.aggregate(
        **{state: Count("pk", filter=Q(state=state)) for state in states}
    )
    place = Pulling.objects.filter(carrier=carrier).first()
    return Standing(
        carrier=carrier,
        cursor=place.position if place else 0,
        pulled_at=place.pulled_at if place else None,
        trouble=place.trouble if place else "",
        **parcels,
        **reports,
    )


def _rows() -> QuerySet[Parcel]:
    """Without the labels' bytes, but with whether there is one."""
    labelled = ExpressionWrapper(Q(label__isnull=False), output_field=BooleanField())
    return Parcel.objects.defer("label").annotate(labelled=labelled)


def _parcel(row: Any) -> ParcelRow:
    shipment = msgspec.json.decode(bytes(row.body), type=Shipment)
    return ParcelRow(
        reference=row.reference,
        carrier=row.carrier,
        consignment=row.consignment,
        packet=row.packet,
        tracking=row.tracking,
        wanted_at=row.wanted_at,
        created_at=row.created_at,
        cancelled_at=row.cancelled_at,
        refused=row.refused,
        trouble=row.trouble,
        tries=row.tries,
        collect=shipment.collect,
        has_label=row.labelled,
    )


def _report(row: Report) -> ReportRow:
    known = row.kind in set(Kind)
    return ReportRow(
        id=row.pk,
        message=row.message,
        tracking=row.tracking,
        number=row.number,
        kind=row.kind,
        words=KIND_WORDS[Kind(row.kind)] if known else Bilingual("Không đọc được", "Unreadable"),
        at=row.at,
        heard_at=row.heard_at,
        pulled=row.pulled,
        state=row.state,
        reason=row.reason,
        reason_vi=row.reason_vi,
        reason_en=row.reason_en,
        settled_at=row.settled_at,
    )
