"""Work on files by the clock: what still waits for the scanner, and what was abandoned."""

from procrastinate.contrib.django import app

from motcua.plumbing import clock, uploads_care

EVERY_FIVE_MINUTES = "*/5 * * * *"
AT_NIGHT = "25 2 * * *"


@app.periodic(cron=EVERY_FIVE_MINUTES)
@app.task(name="plumbing.scan_waiting", queueing_lock="plumbing.scan_waiting")
def scan_waiting(timestamp: int) -> None:
    uploads_care.scan_waiting()


@app.periodic(cron=AT_NIGHT)
@app.task(name="plumbing.sweep_uploads", queueing_lock="plumbing.sweep_uploads")
def sweep_uploads(timestamp: int) -> None:
    uploads_care.sweep(clock.now())
