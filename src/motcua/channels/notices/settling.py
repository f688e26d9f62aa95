"""What a carrier's word does to a notice: forward only, in any order, twice or late."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from motcua.channels.notices import commands
from motcua.channels.notices.http_driver import Report, said
from motcua.channels.notices.models import OPEN, Attempt, Notice
from motcua.channels.notices.outcomes import Outcome, Result
from motcua.channels.notices.vocabulary import KINDS, OUTSIDE, Kind, State, Way
from motcua.channels.notices.ways import Addressee, next_way, reach
from motcua.plumbing import clock

MAIL = "mail"
_WIPED = {"subject": "", "text": ""}


def settle(notice: int, outcome: Outcome, *, by: str, now: datetime) -> bool:
    """Whether the notice moved. `by` is who says so; only whom we asked may report a failure."""
    row = Notice.objects.filter(pk=notice)
    match outcome.result:
        case Result.TAKEN:
            return _taken(notice, by, now)
        case Result.DELIVERED:
            late = row.exclude(state=State.DELIVERED).filter(_of(by))
            return bool(
                late.update(
                    **_wiping(notice),
                    state=State.DELIVERED,
                    provider=by,
                    asked_of="",
                    reason="",
                    ended_at=now,
                    next_at=None,
                )
            )
        case Result.REFUSED:
            if not row.filter(_of(by), state__in=OPEN).exists():
                return False
            return ended(notice, State.FAILED, outcome.reason or "refused", now)
        case Result.BUSY | Result.NOT_KNOWN:
            return bool(row.filter(state=State.CREATED, asked_of=by).update(asked_of=""))
        case Result.UNKNOWN:
            return False


def _of(by: str) -> Q:
    return Q(asked_of=by) | Q(provider=by) | Q(way=Way.EMAIL)


def _taken(notice: int, by: str, now: datetime) -> bool:
    waiting = Notice.objects.filter(pk=notice, state=State.CREATED)
    ends = {"next_at": None, "ended_at": now} if by == MAIL else {}
    return bool(
        waiting.update(
            **_wiping(notice), **ends, state=State.SENT, provider=by, asked_of="", sent_at=now
        )
    )


def ended(notice: int, state: State, why: str, now: datetime) -> bool:
    """Closes an open notice; what was needed and failed goes on by another way."""
    with transaction.atomic():
        changed = Notice.objects.filter(pk=notice, state__in=OPEN).update(
            **_wiping(notice), state=state, reason=why[:300], ended_at=now, next_at=None
        )
        if changed and state is State.FAILED:
            _by_another_way(Notice.objects.get(pk=notice))
    return bool(changed)


def hear(provider: str, report: Report) -> bool:
    """A receipt, believed once and in any order; False when it says nothing new."""
    now = clock.now()
    try:
        reference = UUID(report.reference)
    except ValueError:
        return False
    with transaction.atomic():
        row = Notice.objects.select_for_update().filter(reference=reference).first()
        if row is None:
            return False
        outcome = said(report)
        moved = settle(row.pk, outcome, by=provider, now=now)
        if moved:
            Attempt.objects.create(
                notice=row,
                at=now,
                provider=provider,
                what="receipt",
                outcome=outcome.result.value,
                reason=outcome.reason,
            )
    if moved and outcome.result is Result.TAKEN:
        Notice.objects.filter(pk=row.pk).update(next_at=now + timedelta(minutes=5))
    return moved


def _wiping(notice: int) -> dict[str, str]:
    """A text that opens something does not stay here once it has gone."""
    kind = Notice.objects.filter(pk=notice).values_list("kind", flat=True).first()
    return dict(_WIPED) if kind and KINDS[Kind(kind)].secret else {}


def _by_another_way(row: Notice) -> None:
    """Somebody with an account who must be told is told by the next way that reaches her."""
    if not row.person or KINDS[Kind(row.kind)].secret:
        return
    same = Notice.objects.filter(kind=row.kind, event=row.event, recipient=row.recipient)
    outside = same.filter(way__in=[way.value for way in OUTSIDE])
    if outside.exclude(state=State.FAILED).exists():
        return
    used = frozenset(Way(way) for way in same.values_list("way", flat=True))
    person = reach(Addressee(person=row.person, name="", language=row.language))
    way = next_way(Kind(row.kind), person, used)
    if way is not None:
        news = commands.News(kind=Kind(row.kind), about=row.about, event=row.event, facts=row.facts)
        commands.write(news, person, (way,))
