"""What went by a carrier outside, what it reported, and how we stand with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec
from django.db.models import BooleanField, Count, ExpressionWrapper, F, Q, QuerySet

from motcua.channels.carriers import connection, refusals
from motcua.channels.carriers.models import APPLIED, WAITING, WRONG, Parcel, Pulling, Report
from motcua.channels.carriers.protocol import Kind, Message, Shipment
from motcua.channels.post import queries as post
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual
from motcua.domain.kernel.tracking import TrackingUnreadable, read_tracking

__all__ = ["APPLIED", "WAITING", "WRONG"]

MOST = 500
Places = tuple[str, ...] | None
IMPERSONAL = frozenset(
    each.__name__
    for each in vars(refusals).values()
    if isinstance(each, type) and issubclass(each, Refusal) and each is not Refusal
)
"""Refusals of our own: they name packets and numbers, never a person."""
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
    cancel_wanted_at: datetime | None
    cancelled_at: datetime | None
    refused: str
    trouble: str
    tries: int
    collect: int
    has_label: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One message: `at` when it happened, `heard_at` when we heard of it.

    `place` and `note` are the carrier's words; only the history of one consignment has them.
    """

    id: int
    message: str
    tracking: str
    consignment: str
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
    place: str = ""
    note: str = ""

    @property
    def state_words(self) -> Bilingual:
        return STATE_WORDS[self.state]

    @property
    def why(self) -> Bilingual:
        return Bilingual(self.reason_vi, self.reason_en)

    @property
    def names_nobody(self) -> bool:
        """Whether its reason may be read by who looks after the machine alone."""
        return self.reason in IMPERSONAL


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
    """The newest parcel a consignment went as; of two at one moment the one not called off."""
    live_first = F("cancelled_at").desc(nulls_first=True)
    row = _rows().filter(consignment=consignment).order_by("-wanted_at", live_first).first()
    return _parcel(row) if row else None


def consignment_of(text: str) -> str:
    """The number of the consignment that bears a carrier's tracking number; empty for none."""
    tracking = read_tracking(text[:60])
    if isinstance(tracking, TrackingUnreadable):
        return ""
    rows = Parcel.objects.filter(tracking=str(tracking)).order_by("-wanted_at")
    return rows.values_list("consignment", flat=True).first() or ""


def parcels(*, open_only: bool, among: Places = None) -> list[ParcelRow]:
    """The newest first; open ones are those the carrier has not taken, or has refused."""
    rows = _rows().order_by("-wanted_at")
    if open_only:
        rows = rows.filter(_NOT_TAKEN | ~Q(refused="") & Q(cancelled_at__isnull=True))
    found = [_parcel(row) for row in rows[:MOST]]
    known = _known({row.consignment for row in found}, among)
    return [row for row in found if row.consignment in known]


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
    return [_told(row, consignment) for row in rows.order_by("at", "number", "id")]


def messages(
    *, open_only: bool, states: Sequence[str] = (), among: Places = None
) -> list[ReportRow]:
    """What was heard, the oldest first; open ones wait, or nobody can apply them.

    Of consignments at these places, and of parcels nobody knows yet.
    """
    wanted = tuple(states) or ((WAITING, WRONG) if open_only else ())
    rows = Report.objects.order_by("heard_at", "id")
    if wanted:
        rows = rows.filter(state__in=wanted)
    found = list(rows[:MOST])
    parcels = Parcel.objects.filter(tracking__in={row.tracking for row in found} - {""})
    bearers = dict(parcels.values_list("tracking", "consignment"))
    known = _known(set(bearers.values()), among) | {""}
    named = [(row, bearers.get(row.tracking, "")) for row in found]
    return [_report(row, number) for row, number in named if number in known]


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


def _known(numbers: set[str], among: Places) -> set[str]:
    return numbers if among is None else post.at_places(numbers, among)


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
        cancel_wanted_at=row.cancel_wanted_at,
        cancelled_at=row.cancelled_at,
        refused=row.refused,
        trouble=row.trouble,
        tries=row.tries,
        collect=shipment.collect,
        has_label=row.labelled,
    )


def _told(row: Report, consignment: str) -> ReportRow:
    """With the carrier's words."""
    if row.kind not in set(Kind):
        return _report(row, consignment)
    message = msgspec.json.decode(bytes(row.body), type=Message)
    return replace(_report(row, consignment), place=message.place, note=message.note)


def _report(row: Report, consignment: str) -> ReportRow:
    known = row.kind in set(Kind)
    return ReportRow(
        id=row.pk,
        message=row.message,
        tracking=row.tracking,
        consignment=consignment,
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
