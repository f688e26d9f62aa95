"""Carries one notice a step further: claim it, ask after what may have gone, offer it, note it."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from motcua.channels.notices import carrying, http_driver, mail_driver, providers
from motcua.channels.notices.models import Attempt, Notice
from motcua.channels.notices.outcomes import Outcome, Result
from motcua.channels.notices.settling import MAIL, ended, settle
from motcua.channels.notices.vocabulary import KINDS, Kind, State, Way
from motcua.plumbing import clock
from motcua.plumbing.patience import seconds_before

CLAIM = timedelta(seconds=90)
"""Longer than any provider may take to answer; whoever died at work is succeeded after it."""
GIVEN_UP_AFTER = timedelta(hours=24)
SECRET_GIVEN_UP_AFTER = timedelta(minutes=15)
MOST_SECONDS = 2 * 3600


def carry(notice: int) -> None:
    """One step, if the notice is due and nobody else is at it; enqueues the next.

    1. Claims it by moving its timer, and checks that one row changed.
    2. A provider that may have taken it is asked first; only "never seen" frees the message.
    3. Offers it, with the provider's name written down before the call.
    4. What came of it is noted with the attempt; another provider is tried at once, or a timer set.
    """
    now = clock.now()
    if not _claimed(notice, now):
        return
    row = Notice.objects.get(pk=notice)
    if row.asked_of or row.state == State.SENT:
        _asked(row, now)
    else:
        _offered(row, now)


def _claimed(notice: int, now: datetime) -> bool:
    due = Notice.objects.filter(pk=notice, state__in=[State.CREATED, State.SENT], next_at__lte=now)
    return due.update(next_at=now + CLAIM, tries=F("tries") + 1) == 1


def _offered(row: Notice, now: datetime) -> None:
    if row.way == Way.EMAIL:
        _noted(row, MAIL, mail_driver.offer(row), now)
        return
    connection = providers.to_ask(Way(row.way), now)
    while connection is not None:
        if (
            Notice.objects.filter(pk=row.pk, asked_of="", state=State.CREATED).update(
                asked_of=connection.code
            )
            != 1
        ):
            return
        outcome = http_driver.offer(connection, row)
        _noted(row, connection.code, outcome, clock.now())
        if outcome.result is not Result.BUSY:
            return
        connection = providers.to_ask(Way(row.way), now, after=connection.code)
    _later(row, now)


def _asked(row: Notice, now: datetime) -> None:
    code = row.asked_of or row.provider
    connection = providers.connection(code)
    outcome = (
        http_driver.ask(connection, str(row.reference))
        if connection
        else Outcome(result=Result.UNKNOWN, reason=f"{code} is no longer connected")
    )
    _noted(row, code, outcome, clock.now(), what="ask")


def _noted(row: Notice, code: str, outcome: Outcome, now: datetime, *, what: str = "offer") -> None:
    """Writes the attempt, the provider's health and the notice's new state together."""
    with transaction.atomic():
        Attempt.objects.create(
            notice=row,
            at=now,
            provider=code,
            what=what,
            outcome=outcome.result.value,
            reason=outcome.reason,
        )
        if code != MAIL:
            _health(code, outcome, now)
        settle(row.pk, outcome, by=code, now=now)
        row.refresh_from_db()
        if row.state == State.CREATED and outcome.result is Result.NOT_KNOWN:
            Notice.objects.filter(pk=row.pk).update(next_at=now)
            carrying.soon(row.pk)
        elif row.next_at is not None and (code == MAIL or outcome.result is not Result.BUSY):
            _later(row, now)


def _health(code: str, outcome: Outcome, now: datetime) -> None:
    if outcome.result in {Result.BUSY, Result.UNKNOWN}:
        providers.failed(code, outcome.reason, now)
    else:
        providers.went_well(code, now)


def _later(row: Notice, now: datetime) -> None:
    """Sets the timer for the next look; after a day without success it has failed, with why."""
    patience = SECRET_GIVEN_UP_AFTER if KINDS[Kind(row.kind)].secret else GIVEN_UP_AFTER
    if now - row.queued_at >= patience:
        why = "no_receipt" if row.state == State.SENT else "nobody_took_it"
        ended(row.pk, State.FAILED, why, now)
        return
    seconds = seconds_before(row.tries, base=settings.MESSAGE_PATIENCE, most=MOST_SECONDS)
    Notice.objects.filter(pk=row.pk, next_at__isnull=False).update(
        next_at=now + timedelta(seconds=seconds)
    )
    carrying.soon(row.pk, seconds=seconds)
