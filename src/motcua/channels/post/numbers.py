"""Numbers of consignments without a gap, and tracking numbers of the Universal Postal Union."""

from django.db import IntegrityError, transaction

from motcua.channels.post.models import Consignment, TrackingRange
from motcua.channels.post.refusals import RangeTaken, TrackingNotOurs
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.tracking import read_tracking, tracking_number
from motcua.plumbing.errors import Refused
from motcua.plumbing.numbering import next_number

LARGEST = 99_999_999


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


def granted(office: str, service: str, first: int, last: int) -> None:
    """A range for an office; Refused when it overlaps another or cannot be printed."""
    taken = RangeTaken(first=first, last=last)
    if not (len(service) == len("EE") and service.isascii() and service.isupper()):
        raise Refused(taken)
    if not 0 <= first <= last <= LARGEST:
        raise Refused(taken)
    try:
        with transaction.atomic():
            TrackingRange.objects.create(
                office=office, service=service, first=first, last=last, upcoming=first
            )
    except IntegrityError as fault:
        raise Refused(taken) from fault
