"""Work that runs by the clock or after a commit: the sweep, the mails, the feed, the daily seal."""

from collections.abc import Sequence
from datetime import timedelta

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from motcua.dossiers import alarm_commands, alarm_mail, alarm_queries
from motcua.dossiers.feed import DOSSIER_EVENTS, Published
from motcua.dossiers.under_mandates import FILED_UNDER_MANDATES
from motcua.plumbing import clock, relay, sealing
from motcua.plumbing.relay import Subscriber
from motcua.reference.people import queries as people

SEALED_AT = "10 0 * * *"
"""Ten minutes past midnight, so that the day's last transactions have ended."""
PATIENTLY = RetryStrategy(max_attempts=8, exponential_wait=4)
"""Waits 4, 16, 64 … seconds: the last attempt comes about six hours after the first."""


def _clear(published: Sequence[Published]) -> None:
    alarm_commands.clear_passed(published, clock.now())


ALARMS_THAT_HOLD: Subscriber[Published] = Subscriber("dossier-alarms", DOSSIER_EVENTS, _clear)


@app.periodic(cron="* * * * *")
@app.task(name="dossiers.sweep", queueing_lock="dossiers.sweep")
def sweep(timestamp: int) -> None:
    """Every minute. First clears what no longer holds, then raises what has come to hold."""
    relay.run_all(ALARMS_THAT_HOLD)
    relay.run_all(FILED_UNDER_MANDATES)
    alarm_commands.sweep(clock.now(), tell=_enqueue_mail)


def _enqueue_mail(alarm: int) -> None:
    """In the transaction that raises the alarm: both are there, or neither."""
    mail_alarm.defer(alarm=alarm)


@app.task(name="dossiers.mail_alarm", retry=PATIENTLY)
def mail_alarm(alarm: int) -> None:
    """Once per raised alarm; a place has no address, and its people see the alarm on their list."""
    found = alarm_queries.alarm(alarm)
    if found is None or found.mailed_at is not None:
        return
    to = people.user_by_person(found.recipient)
    if to is None or not to.email:
        return
    alarm_mail.send(found, to)
    alarm_commands.mailed(alarm, clock.now())


@app.periodic(cron=SEALED_AT)
@app.task(name="dossiers.seal", queueing_lock="dossiers.seal", retry=PATIENTLY)
def seal(timestamp: int) -> None:
    """Seals yesterday; days that were missed fall into its seal."""
    sealing.seal(clock.today() - timedelta(days=1), DOSSIER_EVENTS.table)
