"""Numbers of issued documents without a gap, their check codes, the address that checks."""

import secrets
from urllib.parse import quote

from django.conf import settings

from motcua.channels.documents.words import Kind
from motcua.plumbing.numbering import next_number

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LETTERS = 8
"""30^8 codes: nobody guesses one at the pace the check page allows."""
PREFIXES = {Kind.RESULT: "KQ", Kind.CERTIFIED_COPY: "BSCT"}


def allotted(kind: Kind, place: str, year: int) -> str:
    """The next number of the place and year, e.g. KQ-000.00.38.H20-2026-000001.

    Whoever asks for the same place and kind waits until this transaction ends.
    """
    serial = next_number(f"documents:{kind.value}:{place}:{year}")
    return f"{PREFIXES[kind]}-{place}-{year}-{serial:06d}"


def new_check_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LETTERS))


def check_url(number: str, code: str) -> str:
    """What the QR code on the document holds."""
    return f"{settings.MOTCUA_SITE_URL}/documents/check/{quote(number)}?c={code}"
