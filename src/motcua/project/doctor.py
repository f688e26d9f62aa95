"""Looks at a running installation: each probe says what is wrong and what to do about it."""

import shutil
import smtplib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import find
from django.core.checks import ERROR, Tags, run_checks
from django.core.mail import get_connection
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from motcua.channels.payments import connection as gateway
from motcua.channels.payments import waiting
from motcua.channels.payments.gateway import GatewayRefused, GatewayUnreachable
from motcua.dossiers import tasks
from motcua.faces.ui import assets
from motcua.faces.ui.locked_packages import PACKAGE_FILES
from motcua.plumbing import clock, confined, relay, sealing, signing_keys
from motcua.plumbing.signing_values import CannotSign
from motcua.project import checks
from motcua.project.journals import JOURNALS
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.places import queries as places
from motcua.reference.scheme import queries as scheme

PATIENCE_S = 1
SMTP = "django.core.mail.backends.smtp.EmailBackend"
LAG_ALLOWED = 1000
FEW_DAYS = 30
BEATS_WITHIN_S = 60
LEAST_FREE, SCARCE_FREE = 200 * 2**20, 2**30
PACKAGE = Path(__file__).resolve().parents[1]
_WORK = """
    SELECT coalesce((SELECT extract(epoch FROM now() - max(last_heartbeat))
                       FROM procrastinate_workers), -1),
           (SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'),
           (SELECT count(*) FROM procrastinate_jobs WHERE status = 'todo'
               AND coalesce(scheduled_at, now()) < now() - interval '5 minutes')
"""


class Grade(StrEnum):
    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`says` is the state in a few words; `remedy` what to do, empty when nothing is."""

    probe: str
    grade: Grade
    says: str
    remedy: str = ""


def examine() -> Iterator[Finding]:
    """One finding after the other; the database's own are left out when it does not answer."""
    for probe in (
        _settings,
        _assets,
        _messages,
        _training,
        _disk,
        _readers,
        _mail,
        _signing,
        _gateway,
    ):
        yield from _named(probe)
    reachable = True
    for finding in _named(_database):
        reachable = reachable and finding.grade is not Grade.FAIL
        yield finding
    if not reachable:
        return
    tables = list(_named(_tables))
    yield from tables
    if all(finding.grade is Grade.OK for finding in tables):
        for probe in (_reference, _clock, _worker, _journal, _seals, _money):
            yield from _named(probe)


Said = Iterator[tuple[Grade, str, str]]


def _named(probe: Callable[[], Said]) -> Iterator[Finding]:
    for grade, says, remedy in probe():
        name = probe.__name__.strip("_")
        yield Finding(probe=name, grade=grade, says=says, remedy=remedy)


def _settings() -> Said:
    found = checks.of_this_place()
    for message in found:
        grade = Grade.FAIL if message.level >= ERROR else Grade.WARN
        yield grade, f"{message.msg} ({message.id})", message.hint or ""
    if not found:
        yield Grade.OK, "fit for their place", ""


def _assets() -> Said:
    names = [assets.STYLE_SHEET, *PACKAGE_FILES]
    try:
        missing = [name for name in names if not find(name)]
    except assets.PackagesMissing:
        missing = names
    if missing:
        yield Grade.FAIL, f"{len(missing)} of {len(names)} files are missing", "make setup"
    else:
        yield Grade.OK, f"{len(names)} files of style, script and font", ""


def _messages() -> Said:
    sources = sorted(PACKAGE.rglob("LC_MESSAGES/*.po"))
    old = [each for each in sources if not _is_compiled(each)]
    if old:
        yield Grade.WARN, f"{len(old)} of {len(sources)} languages not compiled", "make setup"
    else:
        yield Grade.OK, f"{len(sources)} catalogues of messages", ""


def _is_compiled(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime


def _training() -> Said:
    if settings.TRAINING:
        yield Grade.WARN, f"a training installation on {clock.today()}", "never for real dossiers"
    else:
        yield Grade.OK, "real work", ""


def _disk() -> Said:
    room = next(each for each in (settings.VAR, *settings.VAR.absolute().parents) if each.exists())
    free = shutil.disk_usage(room).free
    grade = Grade.FAIL if free < LEAST_FREE else Grade.WARN if free < SCARCE_FREE else Grade.OK
    remedy = "" if grade is Grade.OK else f"free some space under {room}"
    yield grade, f"{free / 2**30:.1f} GB free", remedy


def _readers() -> Said:
    if confined.locks_in():
        yield Grade.OK, "what opens files from outside reaches nothing else", ""
    else:
        remedy = "run on Linux 5.13 or newer with Landlock and seccomp; keep the account poor"
        yield Grade.WARN, "what opens files from outside is bounded, not locked in", remedy


def _mail() -> Said:
    if settings.TRAINING:
        yield Grade.OK, f"kept in {settings.EMAIL_FILE_PATH}", ""
        return
    where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        with get_connection(SMTP, timeout=PATIENCE_S):
            yield Grade.OK, f"{where} answers", ""
    except (OSError, smtplib.SMTPException) as wrong:
        remedy = "compare MOTCUA_SMTP_… with what the server asks for; mail waits as jobs meanwhile"
        yield Grade.WARN, f"{where} does not take us in ({wrong})", remedy


def _gateway() -> Said:
    """Asked for its books of today: an answer proves the address, the secret and the clocks."""
    if not gateway.is_connected():
        yield Grade.OK, "none is connected; people pay by transfer or at a counter", ""
        return
    try:
        gateway.link(seconds=PATIENCE_S).day(clock.today())
        yield Grade.OK, f"{gateway.name()} answers", ""
    except GatewayUnreachable as wrong:
        remedy = "see that MOTCUA_GATEWAY_URL can be reached; what was paid is asked for again"
        yield Grade.WARN, f"{gateway.name()} does not answer ({wrong})", remedy
    except GatewayRefused as wrong:
        remedy = "compare MOTCUA_GATEWAY_SECRET and the clock with the gateway's"
        yield Grade.FAIL, f"{gateway.name()} does not know us ({wrong})", remedy


def _signing() -> Said:
    """One key for all; where each agency has its own, `motcua signing status` asks for one."""
    if signing_keys.is_one_for_each_place():
        yield Grade.OK, "each agency has its own key", ""
        return
    try:
        with signing_keys.opened("") as key:
            days = (key.last - clock.now()).days
            subject = key.subject
    except CannotSign as fault:
        yield Grade.WARN, f"no electronic results: {fault.wrong}", fault.remedy
        return
    if days < FEW_DAYS:
        yield Grade.WARN, f"{subject}: {days} days left", "get a new certificate"
    else:
        yield Grade.OK, subject, ""


def _database() -> Said:
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = {PATIENCE_S * 1000}")
            cursor.execute("SHOW server_version")
            version = cursor.fetchone()[0]
        found = run_checks(tags=[Tags.database], databases=["default"])
    except DatabaseError as wrong:
        reason = (str(wrong).splitlines() or [type(wrong).__name__])[0]
        yield Grade.FAIL, f"does not answer ({reason})", "start it, or correct DATABASE_URL"
        return
    for message in found:
        grade = Grade.FAIL if message.level >= ERROR else Grade.WARN
        yield grade, f"{message.msg} ({message.id})", message.hint or ""
    if not found:
        yield Grade.OK, f"PostgreSQL {version}", ""


def _tables() -> Said:
    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if missing:
        yield Grade.FAIL, f"{missing} migrations not applied", "motcua database prepare"
    else:
        yield Grade.OK, "all migrations applied", ""


def _reference() -> Said:
    day = clock.today()
    loaded = {
        "places": bool(places.provinces(day)),
        "catalogue": bool(catalogue.procedures(day)),
        "scheme": bool(scheme.notes(day)),
    }
    missing = ", ".join(name for name, there in loaded.items() if not there)
    if missing:
        yield Grade.FAIL, f"nothing in force on {day}: {missing}", "motcua database prepare"
    else:
        yield Grade.OK, "places, catalogue and scheme are in force", ""


def _clock() -> Said:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        skew = abs((cursor.fetchone()[0] - clock.now()).total_seconds())
    if clock.is_training():
        yield Grade.OK, f"the training clock, on {clock.today()}", ""
    elif skew > PATIENCE_S * 5:
        yield Grade.WARN, f"{skew:.0f} s apart from the database", "let NTP set both clocks"
    else:
        yield Grade.OK, f"within {skew:.1f} s of the database's", ""


def _worker() -> Said:
    with connection.cursor() as cursor:
        cursor.execute(_WORK)
        beat, failed, late = cursor.fetchone()
    if not 0 <= beat <= BEATS_WITHIN_S:
        says = "none was ever seen" if beat < 0 else f"none for {beat:.0f} s"
        yield Grade.FAIL, f"{says}: no mail, no alarm, no seal", "start `motcua worker`"
    else:
        yield Grade.OK, f"alive {beat:.0f} s ago", ""
    if late:
        yield Grade.WARN, f"{late} jobs wait for over 5 minutes", "start one more `motcua worker`"
    if failed:
        yield Grade.WARN, f"{failed} jobs failed for good", "read the worker's log, retry them"


def _journal() -> Said:
    behind = relay.lag(tasks.ALARMS_THAT_HOLD)
    if behind > LAG_ALLOWED:
        yield Grade.WARN, f"alarms are {behind} positions behind", "see that the worker is alive"
    else:
        yield Grade.OK, f"{behind} positions behind", ""


def _seals() -> Said:
    sealed = [[seal.day for seal in sealing.seals(journal)] for journal in JOURNALS]
    last = min(map(max, sealed)) if all(sealed) else None
    if last is not None and last >= clock.today() - timedelta(days=2):
        yield Grade.OK, f"sealed up to {last}", ""
    else:
        yield Grade.WARN, f"sealed up to {last or 'no day'}", "the worker seals at 00:10 each night"


def _money() -> Said:
    waits = waiting.count_loud(None, clock.now())
    if waits:
        remedy = "those who answer for the money settle them at /office/payments/differences/"
        yield Grade.WARN, f"{waits} differences of online money wait too long", remedy
    else:
        yield Grade.OK, "no difference of online money waits too long", ""
