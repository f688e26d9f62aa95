"""The desk lets the hours to answer pass: warned before, alarmed at the end, kept for good."""

from datetime import datetime, timedelta
from uuid import UUID

from motcua.channels.online import commands
from motcua.domain.dossier.alarms import AlarmKind
from motcua.dossiers import alarm_commands, tasks
from motcua.dossiers.models import Alarm
from motcua.plumbing import relay
from tests.apps.online.conftest import Home, Standing
from tests.apps.online.test_filing_online import state_of


def alarms(dossier: UUID) -> set[str]:
    """Those that are open."""
    rows = Alarm.objects.filter(dossier_id=dossier, cleared_at=None)
    return set(rows.values_list("kind", flat=True))


def answer_by(dossier: UUID) -> datetime:
    moment = state_of(dossier).answer_by
    assert moment is not None
    return moment


def test_who_leads_the_desk_is_warned_and_the_lateness_stays(
    home: Home, standing: Standing
) -> None:
    dossier = home.filed()
    end = answer_by(dossier)
    alarm_commands.sweep(end - timedelta(hours=3))
    assert alarms(dossier) == set()
    alarm_commands.sweep(end - timedelta(hours=1))
    assert alarms(dossier) == {AlarmKind.ANSWER_SOON}
    late = end + timedelta(minutes=1)
    for _sweep in range(2):
        alarm_commands.sweep(late)
    assert alarms(dossier) == {AlarmKind.ANSWER_SOON, AlarmKind.ANSWER_LATE}
    standing(late)
    clerk, seen = home.world.cast.reception, state_of(dossier).version
    commands.accept(dossier, seen=seen, by=clerk, key=home.world.key())
    relay.run_all(tasks.ALARMS_THAT_HOLD)
    assert alarms(dossier) & {AlarmKind.ANSWER_SOON, AlarmKind.ANSWER_LATE} == set()
    assert state_of(dossier).violations == 1
