"""What the carrier reports: kept once, believed in order, offered again until it fits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

import msgspec
from django.db import transaction

from motcua.channels.carriers import applying, connection
from motcua.channels.carriers import refusals as r
from motcua.channels.carriers.models import (
    APPLIED,
    SET_ASIDE,
    WAITING,
    WRONG,
    Parcel,
    Pulling,
    Report,
)
from motcua.channels.carriers.protocol import Kind, Message
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused

OPEN = (WAITING, WRONG)
PATIENT = (r.ParcelUnknown, r.MessageMissing, r.NotOffered, r.NotTaken, r.ReportFromTheFuture)
"""Nobody need do anything about these yet: what they lack comes by itself."""
MOST_PAGES = 200
UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """`known`: it had come before."""

    message: str
    known: bool
    state: str


def hear(message: Message, *, pulled: bool) -> Heard:
    """Keeps a message and applies what can be applied; Refused(MessageDiffers).

    Two messages with one id and different words are both kept, the second for somebody to see.
    """
    carrier = connection.code()
    body = msgspec.json.encode(message)
    with transaction.atomic():
        row, new = Report.objects.get_or_create(
            carrier=carrier,
            message=message.id,
            defaults={
                "tracking": message.tracking,
                "number": message.number,
                "kind": message.kind.value,
                "at": message.at,
                "heard_at": clock.now(),
                "pulled": pulled,
                "body": body,
            },
        )
    if not new and bytes(row.body) != body:
        refusal = r.MessageDiffers(message=message.id)
        keep_wrong(body, refusal, tracking=message.tracking, pulled=pulled)
        raise Refused(refusal)
    if new or row.state in OPEN:
        offer(message.tracking)
        row.refresh_from_db(fields=["state"])
    return Heard(message=message.id, known=not new, state=row.state)


def keep_wrong(body: bytes, refusal: Refusal, *, tracking: str = "", pulled: bool) -> None:
    """Something signed by the carrier that cannot be believed: once, for people to look at."""
    now = clock.now()
    Report.objects.get_or_create(
        carrier=connection.code(),
        message=f"{UNREADABLE}-{sha256(body).hexdigest()[:32]}",
        defaults={
            "tracking": tracking,
            "number": 0,
            "kind": UNREADABLE,
            "at": now,
            "heard_at": now,
            "pulled": pulled,
            "body": body,
            "state": WRONG,
            **_said(refusal),
        },
    )


def offer(tracking: str) -> int:
    """Applies what a parcel's open reports allow, in their order; how many were applied.

    After each one the earlier ones that were refused are tried again. A gap in the numbers stops:
    what came after it is not believed before what lies in it.
    """
    applied = 0
    with transaction.atomic():
        parcel = (
            Parcel.objects.select_for_update()
            .filter(carrier=connection.code(), tracking=tracking)
            .first()
        )
        reports = list(
            Report.objects.filter(carrier=connection.code(), tracking=tracking, number__gt=0)
            .exclude(kind=UNREADABLE)
            .order_by("number", "id")
        )
        while _one_more(parcel, reports):
            applied += 1
    return applied


def offer_all() -> int:
    """Every parcel with an open report, once; how many reports were applied."""
    waiting = (
        Report.objects.filter(carrier=connection.code(), state__in=OPEN)
        .exclude(kind=UNREADABLE)
        .values_list("tracking", flat=True)
        .distinct()
        .order_by("tracking")
    )
    return sum(offer(tracking) for tracking in list(waiting))


def pull() -> int:
    """Asks the carrier for everything since the last time; how many messages were new.

    Raises CarrierUnreachable and CarrierRefused, and has kept all pages before the bad one.
    """
    carrier, link, fresh = connection.code(), connection.link(), 0
    place, _ = Pulling.objects.get_or_create(carrier=carrier)
    for _ in range(MOST_PAGES):
        page = link.events(place.position)
        fresh += sum(_hear_pulled(message) for message in page.events)
        # A carrier that begins anew counts from the start; what is known is not kept twice.
        place.position, place.pulled_at, place.trouble = page.next, clock.now(), ""
        place.save(update_fields=["position", "pulled_at", "trouble"])
        if not page.more:
            break
    return fresh


def pulling_failed(why: str) -> None:
    Pulling.objects.update_or_create(carrier=connection.code(), defaults={"trouble": why[:300]})


def is_on_its_way(tracking: str) -> bool:
    """Whether the carrier has said that it has the parcel."""
    return (
        bool(tracking)
        and Report.objects.filter(
            carrier=connection.code(), tracking=tracking, kind=Kind.PICKED_UP.value
        ).exists()
    )


def offer_again(report: int) -> str:
    """Offers a report's parcel at once; the state the report then has. Refused when it is over."""
    row = Report.objects.filter(pk=report, state__in=OPEN).first()
    if row is None:
        raise Refused(r.ReportSettled(message=str(report)))
    offer(row.tracking)
    row.refresh_from_db(fields=["state"])
    return str(row.state)


def set_aside(report: int, why: str, *, by: Actor) -> None:
    """Somebody has seen to it: the report is kept, and not offered again. Refused."""
    if not why.strip():
        raise Refused(r.ReasonMissing())
    with transaction.atomic():
        row = Report.objects.select_for_update().filter(pk=report, state__in=OPEN).first()
        if row is None:
            raise Refused(r.ReportSettled(message=str(report)))
        row.state, row.settled_at, row.settled_by = SET_ASIDE, clock.now(), by.person
        row.reason, row.reason_vi, row.reason_en = SET_ASIDE, why.strip()[:300], why.strip()[:300]
        row.save()
    offer(row.tracking)


def _hear_pulled(message: Message) -> bool:
    try:
        return not hear(message, pulled=True).known
    except Refused:  # kept as wrong; the pages go on
        return False


def _one_more(parcel: Parcel | None, reports: list[Report]) -> bool:
    """Whether one open report was applied; the others learn why not."""
    for report, gap in _in_line(reports):
        if report.state not in OPEN:
            continue
        refusal = gap or _tried(parcel, report)
        if refusal is None:
            _settle(report)
            return True
        _wait(report, refusal)
    return False


def _in_line(reports: Iterable[Report]) -> Iterator[tuple[Report, Refusal | None]]:
    """Each report in the order of its number, with what bars it whatever it says."""
    expected, missing = 1, 0
    for report in reports:
        here = {"tracking": report.tracking}
        if report.number < expected and not missing:
            yield report, r.NumberTaken(number=report.number, **here)
            continue
        missing = missing or (expected if report.number > expected else 0)
        yield report, r.MessageMissing(number=missing, **here) if missing else None
        expected = report.number + 1


def _tried(parcel: Parcel | None, report: Report) -> Refusal | None:
    if parcel is None:
        return r.ParcelUnknown(tracking=report.tracking)
    if report.at > clock.now():
        return r.ReportFromTheFuture(moment=f"{local(report.at):%H:%M, %d/%m/%Y}")
    message = msgspec.json.decode(bytes(report.body), type=Message)
    try:
        with transaction.atomic():
            applying.apply(message, parcel)
    except Refused as refused:
        return refused.refusal
    return None


def _settle(report: Report) -> None:
    report.state, report.settled_at = APPLIED, clock.now()
    report.settled_by = connection.account().person
    report.reason = report.reason_vi = report.reason_en = ""
    report.save()


def _wait(report: Report, refusal: Refusal) -> None:
    state = WAITING if isinstance(refusal, PATIENT) else WRONG
    said = _said(refusal)
    if (report.state, report.reason_vi) == (state, said["reason_vi"]):
        return
    report.state = state
    report.reason, report.reason_vi = said["reason"], said["reason_vi"]
    report.reason_en = said["reason_en"]
    report.save(update_fields=["state", *said])


def _said(refusal: Refusal) -> dict[str, str]:
    return {
        "reason": refusal.code,
        "reason_vi": refusal.text("vi"),
        "reason_en": refusal.text("en"),
    }
