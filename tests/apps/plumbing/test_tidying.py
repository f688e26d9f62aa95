"""What has been done and who has left is forgotten at night; what failed stays to be seen."""

from datetime import UTC, datetime

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.plumbing import tasks
from tests.apps.dossiers.storing import run

DONE = "UPDATE procrastinate_jobs SET status = %s WHERE id = %s"
THEN = "UPDATE procrastinate_events SET at = now() - %s * INTERVAL '1 hour' WHERE job_id = %s"


def test_sessions_that_ended_are_forgotten(db: None) -> None:
    for key, year in (("gone", 2001), ("here", 2999)):
        Session.objects.create(session_key=key, expire_date=datetime(year, 1, 1, tzinfo=UTC))
    tasks.forget_sessions(timestamp=0)
    assert list(Session.objects.values_list("session_key", flat=True)) == ["here"]


@pytest.mark.django_db(transaction=True)
def test_jobs_long_done_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    run("TRUNCATE procrastinate_jobs, procrastinate_periodic_defers CASCADE")
    monkeypatch.setattr(app.periodic_registry, "periodic_tasks", {})
    for status, hours in (("succeeded", 100), ("failed", 101), ("succeeded", 1)):
        job = tasks.scan_waiting.configure(task_kwargs={"timestamp": hours}).defer()
        with connection.cursor() as cursor:
            cursor.execute(DONE, [status, job])
            cursor.execute(THEN, [hours, job])
    tasks.forget_jobs.configure(task_kwargs={"timestamp": 0}).defer()
    connector = app.connector
    assert isinstance(connector, DjangoConnector)
    with app.replace_connector(connector.get_worker_connector()) as worker:
        worker.run_worker(wait=False, listen_notify=False, install_signal_handlers=False)
    stay = ProcrastinateJob.objects.filter(task_name="plumbing.scan_waiting").order_by("id")
    assert [row.args["timestamp"] for row in stay] == [101, 1]
