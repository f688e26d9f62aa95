"""Planned stops: announced in time, shown to everybody, called off or ended."""

from dataclasses import dataclass
from datetime import datetime

from motcua.domain.calendar.hours import to_minute
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.clean import clean_text
from motcua.domain.kernel.local_time import local
from motcua.dossiers import keys
from motcua.oversight.discipline.models import Outage
from motcua.oversight.discipline.refusals import (
    AnnouncedTooLate,
    BegunAlready,
    NoSuchOutage,
    NotBegun,
    NothingSaid,
    TimesDoNotFit,
)
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook import queries as rulebook

SHORTEST_TEXT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOutage:
    """`late_reason` is needed only when the rule's working days are not kept."""

    starts_at: datetime
    back_at: datetime
    what: str
    what_en: str
    late_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutageRow:
    number: int
    starts_at: datetime
    back_at: datetime
    what: str
    what_en: str
    late_reason: str
    announced_at: datetime
    announcer: str
    called_off_at: datetime | None
    ended_at: datetime | None

    @property
    def over_at(self) -> datetime:
        """A stop that lasts longer than announced is announced anew."""
        return min(self.ended_at, self.back_at) if self.ended_at else self.back_at

    def is_running(self, now: datetime) -> bool:
        return self.called_off_at is None and self.starts_at <= now < self.over_at

    def is_to_come(self, now: datetime) -> bool:
        return self.called_off_at is None and now < self.starts_at


def announce(new: NewOutage, *, by: Actor, key: str) -> int:
    """The number of the announcement; Refused when it is late without a reason."""
    now = clock.now()
    asked = _cleaned(new)

    def work() -> dict[str, int]:
        _check(asked, now)
        row = Outage.objects.create(
            starts_at=asked.starts_at,
            back_at=asked.back_at,
            what=asked.what,
            what_en=asked.what_en,
            late_reason=asked.late_reason,
            announced_at=now,
            announced_by=by.person,
            announcer=by.name,
        )
        return {"number": row.pk}

    number: int = keys.once(by, key, keys.request("announce_outage", by, asked), work)["number"]
    return number


def call_off(number: int, *, by: Actor, key: str) -> None:
    """Before it begins; the announcement stays to be seen."""
    now = clock.now()

    def work() -> dict[str, int]:
        row = _open(number, now)
        if row.starts_at <= now:
            raise Refused(BegunAlready(article=_article(now), since=local(row.starts_at)))
        row.called_off_at = now
        row.save(update_fields=["called_off_at"])
        return {}

    keys.once(by, key, keys.request("call_off_outage", by, number), work)


def end(number: int, *, by: Actor, key: str) -> None:
    """The service is back, before or after the moment that was expected."""
    now = clock.now()

    def work() -> dict[str, int]:
        row = _open(number, now)
        if row.starts_at > now:
            raise Refused(NotBegun(article=_article(now), since=local(row.starts_at)))
        row.ended_at = now
        row.save(update_fields=["ended_at"])
        return {}

    keys.once(by, key, keys.request("end_outage", by, number), work)


def to_tell(now: datetime) -> list[OutageRow]:
    """What everybody should know: stops to come and running, the next one first."""
    rows = Outage.objects.filter(called_off_at=None, ended_at=None, back_at__gt=now)
    rows = rows.order_by("starts_at", "id")
    return [_read(row) for row in rows]


def announced(most: int = 100) -> list[OutageRow]:
    """All of them, the newest first."""
    return [_read(row) for row in Outage.objects.order_by("-starts_at", "-id")[:most]]


def _cleaned(new: NewOutage) -> NewOutage:
    return NewOutage(
        starts_at=to_minute(new.starts_at),
        back_at=to_minute(new.back_at),
        what=clean_text(new.what),
        what_en=clean_text(new.what_en),
        late_reason=clean_text(new.late_reason),
    )


def _check(asked: NewOutage, now: datetime) -> None:
    rule = rulebook.stop_rule_on(local(now).date())
    if not now < asked.starts_at < asked.back_at:
        raise Refused(TimesDoNotFit(article=rule.article))
    if min(len(asked.what), len(asked.what_en)) < SHORTEST_TEXT:
        raise Refused(NothingSaid(article=rule.article))
    calendar = rulebook.calendar_for(None, local(now).date())
    earliest = calendar.nth_after(local(now).date(), rule.working_days)
    if local(asked.starts_at).date() < earliest and not asked.late_reason:
        raise Refused(
            AnnouncedTooLate(article=rule.article, days=rule.working_days, earliest=earliest)
        )


def _article(now: datetime) -> str:
    return rulebook.stop_rule_on(local(now).date()).article


def _open(number: int, now: datetime) -> Outage:
    row = (
        Outage.objects.select_for_update()
        .filter(pk=number, called_off_at=None, ended_at=None)
        .first()
    )
    if row is None:
        raise Refused(NoSuchOutage(article=_article(now), number=number))
    return row


def _read(row: Outage) -> OutageRow:
    return OutageRow(
        number=row.pk,
        starts_at=row.starts_at,
        back_at=row.back_at,
        what=row.what,
        what_en=row.what_en,
        late_reason=row.late_reason,
        announced_at=row.announced_at,
        announcer=row.announcer,
        called_off_at=row.called_off_at,
        ended_at=row.ended_at,
    )
