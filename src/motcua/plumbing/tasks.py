"""Tidying by the clock: files that wait or were abandoned, finished jobs, sessions that ended."""

from django.core.management import call_command
from procrastinate import JobContext
from procrastinate.builtin_tasks import remove_old_jobs
from procrastinate.contrib.django import app

from motcua.plumbing import clock, crowds, uploads_care

EVERY_FIVE_MINUTES = "*/5 * * * *"
AT_NIGHT = "25 2 * * *"
JOBS_KEPT_H = 72
"""Long enough to see in the morning what ran over a weekend; failed jobs stay until looked at."""


@app.periodic(cron=EVERY_FIVE_MINUTES)
@app.task(name="plumbing.scan_waiting", queueing_lock="plumbing.scan_waiting")
def scan_waiting(timestamp: int) -> None:
    uploads_care.scan_waiting()


@app.periodic(cron=AT_NIGHT)
@app.task(name="plumbing.sweep_uploads", queueing_lock="plumbing.sweep_uploads")
def sweep_uploads(timestamp: int) -> None:
    uploads_care.sweep(clock.now())


@app.periodic(cron=AT_NIGHT)
@app.task(name="plumbing.forget_jobs", queueing_lock="plumbing.forget_jobs", pass_context=True)
async def forget_jobs(context: JobContext, timestamp: int) -> None:
    """Listeners alone make some ten thousand jobs a day."""
    await remove_old_jobs(context, max_hours=JOBS_KEPT_H, remove_cancelled=True)


@app.periodic(cron=AT_NIGHT)
@app.task(name="plumbing.forget_sessions", queueing_lock="plumbing.forget_sessions")
def forget_sessions(timestamp: int) -> None:
    call_command("clearsessions")


@app.periodic(cron=AT_NIGHT)
@app.task(name="plumbing.forget_crowds", queueing_lock="plumbing.forget_crowds")
def forget_crowds(timestamp: int) -> None:
    crowds.sweep()
