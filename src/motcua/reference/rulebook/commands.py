"""Records what offices and authorities announce; the same notice twice changes nothing."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from motcua.domain.calendar.workdays import Hours, Suspension, Window
from motcua.domain.kernel.clean import LONGEST_NOTE, clean_text
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook.models import ClosureNotice, UnitHours
from motcua.reference.rulebook.refusals import NoticeContradicted, NoticeIncomplete


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursNotice:
    """Opening hours of one unit from a day on; an open end when `valid_until` is None."""

    unit: str
    hours: Hours
    valid_from: date
    valid_until: date | None
    notice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """Offices of `place` (all of them when empty) are closed on the suspended days."""

    place: str
    suspension: Suspension
    reason: str


@transaction.atomic
def publish_hours(announced: HoursNotice, *, by: str) -> int:
    """Records a unit's hours and gives the row's number; `by` is the person who recorded it."""
    if announced.valid_until is not None and announced.valid_until < announced.valid_from:
        raise Refused(
            NoticeIncomplete(
                what_vi="ngày cuối trước ngày đầu, hãy đổi lại",
                what_en="its last day is before its first, swap them",
            )
        )
    content = {
        "windows": _as_text(announced.hours.windows),
        "saturday": _as_text(announced.hours.saturday),
        "valid_from": announced.valid_from,
        "valid_until": announced.valid_until,
    }
    row, new = UnitHours.objects.get_or_create(
        unit=_named(announced.unit),
        notice=_named(announced.notice),
        defaults={**content, "recorded_by": by, "recorded_at": clock.now()},
    )
    if not new and any(getattr(row, key) != value for key, value in content.items()):
        raise Refused(NoticeContradicted(notice=row.notice))
    return row.pk


@transaction.atomic
def close(closure: Closure, *, by: str) -> int:
    """Records a notice that closes offices and gives the row's number."""
    suspension = closure.suspension
    content = {
        "first_day": suspension.first,
        "last_day": suspension.last,
        "reason": clean_text(closure.reason, longest=LONGEST_NOTE),
    }
    row, new = ClosureNotice.objects.get_or_create(
        place=closure.place,
        notice=_named(suspension.notice),
        defaults={**content, "recorded_by": by, "recorded_at": clock.now()},
    )
    if not new and any(getattr(row, key) != value for key, value in content.items()):
        raise Refused(NoticeContradicted(notice=row.notice))
    return row.pk


def _named(text: str) -> str:
    cleaned = clean_text(text)
    if not cleaned:
        raise Refused(
            NoticeIncomplete(
                what_vi="thiếu số thông báo hoặc mã đơn vị, hãy ghi đủ",
                what_en="its number or the unit's code is missing, write both",
            )
        )
    return cleaned


def _as_text(windows: tuple[Window, ...]) -> list[list[str]]:
    return [[f"{each.opens:%H:%M}", f"{each.closes:%H:%M}"] for each in windows]
