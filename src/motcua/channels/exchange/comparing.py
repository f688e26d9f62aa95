"""Compares a day with the national portal: what it took, and what we believe it took."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from django.db import transaction

from motcua.channels.exchange import connection
from motcua.channels.exchange.connection import Held, Unavailable
from motcua.channels.exchange.models import PENDING, TOLD, Comparison, Difference, Standing
from motcua.domain.kernel.local_time import VIETNAM
from motcua.plumbing import clock

MISSING, BEHIND, STATUS, AHEAD, UNKNOWN = "missing", "behind", "status", "ahead", "unknown"
HEALED = frozenset({MISSING, BEHIND, STATUS})
"""Told again by themselves; the others need somebody to look."""


def compare(day: date) -> Comparison:
    """Asks for the day's list and the next one's, for the two clocks may differ at midnight."""
    now = clock.now()
    try:
        theirs = _held(day)
        later = _held(day + timedelta(days=1))
    except Unavailable as none:
        return Comparison.objects.create(day=day, at=now, trouble=none.reply.said[:300])
    ours = _told_on(day)
    found = list(_differences(ours, theirs, later))
    with transaction.atomic():
        done = Comparison.objects.create(day=day, at=now, ours=len(ours), theirs=len(theirs))
        for each in found:
            each.comparison = done
        Difference.objects.bulk_create(found)
        for each in found:
            if each.kind in HEALED:
                _tell_again(each.code, now)
    return done


def _held(day: date) -> dict[str, Held]:
    return {each.MaHoSo: each for each in connection.held_on(day.isoformat())}


def _told_on(day: date) -> dict[str, Standing]:
    """What was last acknowledged on that day and has not moved since."""
    since = datetime.combine(day, datetime.min.time(), VIETNAM)
    rows = Standing.objects.filter(told_at__gte=since, told_at__lt=since + timedelta(days=1))
    return {row.code: row for row in rows.exclude(code="")}


def _differences(
    ours: Mapping[str, Standing], theirs: Mapping[str, Held], later: Mapping[str, Held]
) -> Iterator[Difference]:
    for code, row in sorted(ours.items()):
        if code not in theirs and code not in later:
            yield Difference(code=code, kind=MISSING, ours=_of(row))
    known = {row.code: row for row in Standing.objects.filter(code__in=list(theirs))}
    for code, held in sorted(theirs.items()):
        mine = known.get(code)
        kind = _kind(mine, held)
        if kind:
            said = f"{held.TrangThaiHoSo} (v{held.PhienBan})"
            yield Difference(code=code, kind=kind, ours=_of(mine) if mine else "", theirs=said)


def _kind(row: Standing | None, held: Held) -> str:
    if row is None:
        return UNKNOWN
    if held.PhienBan > row.version:
        return AHEAD
    if held.PhienBan < row.told_version:
        return BEHIND
    same = held.PhienBan == row.told_version and held.TrangThaiHoSo != row.status
    return STATUS if same else ""


def _of(row: Standing) -> str:
    return f"{row.status} (v{row.told_version})"


def _tell_again(code: str, now: datetime) -> None:
    """What it no longer holds counts as never told."""
    Standing.objects.filter(code=code, state=TOLD).update(
        state=PENDING,
        told_version=0,
        told_at=None,
        since=now,
        next_at=now,
        tries=0,
        reason="forgotten",
    )
