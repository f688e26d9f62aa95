"""The figures the enterprise reports: volume, revenue, losses, complaints (art. 13)."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

from motcua.channels.post import models as m
from motcua.channels.post.rows import Volume
from motcua.channels.post.shapes import Direction, Status
from motcua.domain.kernel.local_time import VIETNAM
from motcua.plumbing import clock

Group = tuple[str, str, Direction]
BACK = frozenset({Status.COMING_BACK.value, Status.CAME_BACK.value, Status.SENT_AGAIN.value})


def volumes(first: date, last: date) -> list[Volume]:
    """One row for each unit, field and direction of what was accepted from `first` to `last`.

    Losses, damages and complaints belong to the consignment they are about, whenever they came.
    """
    since = datetime.combine(first, time(), VIETNAM)
    until = datetime.combine(last + timedelta(days=1), time(), VIETNAM)
    rows = list(m.Consignment.objects.filter(accepted_at__gte=since, accepted_at__lt=until))
    numbers = [row.number for row in rows]
    mishaps = list(m.MishapRecord.objects.filter(consignment__in=numbers))
    complaints = list(m.Complaint.objects.filter(consignment__in=numbers))
    group_of = {row.number: _group(row) for row in rows}
    return [
        _volume(
            group,
            [row for row in rows if group_of[row.number] == group],
            [each for each in mishaps if group_of[each.consignment] == group],
            [each for each in complaints if group_of[each.consignment] == group],
        )
        for group in sorted(set(group_of.values()))
    ]


def _group(row: m.Consignment) -> Group:
    return row.receiving_unit, row.field, Direction(row.direction)


def _volume(
    group: Group,
    rows: list[m.Consignment],
    mishaps: list[m.MishapRecord],
    complaints: list[m.Complaint],
) -> Volume:
    now = clock.now()
    unit, field, direction = group
    return Volume(
        unit=unit,
        field=field,
        direction=direction,
        consignments=len(rows),
        postage=sum(row.postage for row in rows),
        fees=sum(row.fees for row in rows),
        delivered=_count(rows, lambda row: bool(row.delivered_at or row.filed_at)),
        came_back=_count(rows, lambda row: row.status in BACK),
        late=_count(rows, lambda row: _is_late(row, now)),
        lost=sum(1 for each in mishaps if each.kind == "lost"),
        damaged=sum(1 for each in mishaps if each.kind == "damaged"),
        complaints=len(complaints),
        complaints_late=sum(
            1 for each in complaints if (each.answered_at or now) > each.answer_due
        ),
        compensation=sum(each.paid for each in mishaps)
        + sum(each.compensation for each in complaints),
    )


def _count(rows: Iterable[m.Consignment], true: Callable[[m.Consignment], bool]) -> int:
    return sum(1 for row in rows if true(row))


def _is_late(row: m.Consignment, now: datetime) -> bool:
    ended: datetime = row.filed_at or row.delivered_at or row.ended_at or now
    promised: datetime = row.promised_at
    return ended > promised
