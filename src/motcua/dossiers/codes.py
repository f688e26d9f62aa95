"""Reads a dossier code as people type, paste or scan it."""

import re
import unicodedata

DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
CODE = re.compile(r"^(\d{3}\.\d{2}\.\d{2}\.[A-Y]\d{2}|[A-Y]\d{2}(\.\d{1,3}){0,3})-\d{6}-\d{4,8}$")


def read_code(typed: str) -> str | None:
    """The dossier code in what was typed, pasted or scanned (also a whole address), or None."""
    text = unicodedata.normalize("NFKC", typed[:300]).translate(DASHES).upper()
    text = re.sub(r"\s+", "", text).rstrip("/").rsplit("/", 1)[-1]
    return text if CODE.match(text) else None
