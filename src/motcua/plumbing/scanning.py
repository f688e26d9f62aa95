"""Asks ClamAV, where there is one, whether a content is harmless, and remembers what it said."""

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from io import BytesIO

import clamd
from django.conf import settings

from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.plumbing.models import Scan
from motcua.plumbing.refusals import FileInfected, FileNotScanned

logger = logging.getLogger(__name__)
PATIENCE = 30
DEFAULT_PORT = 3310


class Verdict(StrEnum):
    CLEAN = "clean"
    INFECTED = "infected"
    NOT_SCANNED = "not_scanned"


@dataclass(frozen=True, slots=True)
class Said:
    verdict: Verdict
    found: str = ""


def configured() -> bool:
    return bool(settings.CLAMAV)


def ask(content: bytes) -> Said:
    """What the scanner says now; NOT_SCANNED without one, or when it cannot be reached."""
    if not configured():
        return Said(Verdict.NOT_SCANNED)
    try:
        status, found = _client().instream(BytesIO(content))["stream"]
    except (clamd.ClamdError, OSError) as error:
        logger.warning("ClamAV at %s does not answer: %s", settings.CLAMAV, error)
        return Said(Verdict.NOT_SCANNED)
    if status == "FOUND":
        logger.warning("ClamAV found %s in a file that was sent in.", found)
        return Said(Verdict.INFECTED, str(found))
    return Said(Verdict.CLEAN if status == "OK" else Verdict.NOT_SCANNED)


def remember(digest: str, said: Said, at: datetime) -> None:
    """The newest word counts, except that "not scanned" takes nothing back."""
    facts = {"verdict": said.verdict.value, "found": said.found, "at": at}
    if said.verdict is Verdict.NOT_SCANNED:
        Scan.objects.get_or_create(digest=digest, defaults=facts)
    else:
        Scan.objects.update_or_create(digest=digest, defaults=facts)


def verdict_of(digest: str) -> Verdict:
    return verdicts_of((digest,))[digest]


def verdicts_of(digests: Collection[str]) -> Mapping[str, Verdict]:
    """What is known of each content; NOT_SCANNED for what nobody asked about."""
    known = dict(Scan.objects.filter(digest__in=digests).values_list("digest", "verdict"))
    return {each: Verdict(known.get(each, Verdict.NOT_SCANNED)) for each in digests}


def refuse_unfit(names: Mapping[str, str]) -> None:
    """Before papers are sent: `names` by digest. Raises Refused for a harmful one.

    Also for one that still waits for the scanner, where MOTCUA_UNSCANNED_WAIT is set.
    """
    for digest, verdict in verdicts_of(names).items():
        if verdict is Verdict.INFECTED:
            raise Refused(FileInfected())
        if verdict is Verdict.NOT_SCANNED and configured() and settings.UNSCANNED_WAIT:
            raise Refused(FileNotScanned(name=names[digest]))


def waiting(most: int) -> list[str]:
    """Contents that nobody scanned yet, the longest-waiting first."""
    rows = Scan.objects.filter(verdict=Verdict.NOT_SCANNED).order_by("at")
    return list(rows.values_list("digest", flat=True)[:most])


def scan_again(digest: str, content: bytes) -> Verdict:
    said = ask(content)
    if said.verdict is Verdict.NOT_SCANNED:  # to the end of the queue
        Scan.objects.filter(digest=digest).update(at=clock.now())
    else:
        remember(digest, said, clock.now())
    return said.verdict


def _client() -> clamd.ClamdNetworkSocket:
    if settings.CLAMAV.startswith("/"):
        return clamd.ClamdUnixSocket(settings.CLAMAV, timeout=PATIENCE)
    host, _, port = settings.CLAMAV.rpartition(":")
    if not host:
        return clamd.ClamdNetworkSocket(settings.CLAMAV, DEFAULT_PORT, timeout=PATIENCE)
    return clamd.ClamdNetworkSocket(host, int(port), timeout=PATIENCE)
