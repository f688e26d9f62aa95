"""Finds a one-stop unit by what a person writes: a code, or a name with or without its kind."""

import unicodedata
from datetime import date
from difflib import get_close_matches

from motcua.domain.kernel.folding import folded
from motcua.plumbing.errors import Refused
from motcua.reference.places import refusals
from motcua.reference.places.queries import OneStopUnit, Unit, one_stop_units, units

KINDS = {
    "tỉnh": "tinh",
    "thành phố": "thanh_pho",
    "tp": "thanh_pho",
    "tp.": "thanh_pho",
    "thị xã": "thi_xa",
    "tx": "thi_xa",
    "tx.": "thi_xa",
    "huyện": "huyen",
    "h.": "huyen",
    "thị trấn": "thi_tran",
    "tt": "thi_tran",
    "tt.": "thi_tran",
    "phường": "phuong",
    "p.": "phuong",
    "xã": "xa",
    "x.": "xa",
}
_LEVELS = {"province": 0, "district": 1, "commune": 2}
_CENTRE = {"trung tam", "trung tam phuc vu hanh chinh cong", "trung tam hanh chinh cong", "tinh"}
LONGEST = 200

_KINDS_FOLDED = {folded(word): kind for word, kind in KINDS.items()}


def one_stop_named(text: str, on: date) -> OneStopUnit:
    """The one-stop unit of that day the text means.

    A bare name shared by a district and its town is the district's; one shared by a rural
    district and a city ("Cao Lãnh") is the district's too, as the province's own plans write it:
    say "TP Cao Lãnh" for the city. Refused when nothing or still too much fits.
    """
    if len(text) > LONGEST:
        raise Refused(refusals.PlaceUnknown(place=text[:40] + "…", on=on))
    found = _candidates(text, on)
    if not found:
        raise Refused(refusals.PlaceUnknown(place=text.strip(), on=on))
    if len(found) > 1:
        names = "; ".join(unit.name for unit in found)
        raise Refused(refusals.PlaceAmbiguous(place=text.strip(), candidates=names))
    return found[0]


def nearest(text: str, on: date, *, most: int = 5) -> list[str]:
    """Names of counters of that day that look like what was typed, the likeliest first."""
    wanted = _split(folded(text[:LONGEST]), _KINDS_FOLDED)[1]
    by_bare: dict[str, list[Unit]] = {}
    for each in units(on):
        by_bare.setdefault(_split(folded(each.name), _KINDS_FOLDED)[1], []).append(each)
    served = {counter.admin_code for counter in one_stop_units(on)}
    close = get_close_matches(wanted, by_bare, n=most)
    named = [each.name for bare in close for each in by_bare[bare] if each.code in served]
    return named[:most]


def _candidates(text: str, on: date) -> list[OneStopUnit]:
    counters = one_stop_units(on)
    wanted = folded(text)
    direct = [c for c in counters if c.code == text.strip() or folded(c.name) == wanted]
    if direct:
        return direct
    if wanted in _CENTRE:
        return [c for c in counters if c.level == "province"][:1]
    named = _foremost(_named(text, on))
    codes = {unit.code for unit in named}
    found = [c for c in counters if c.admin_code in codes]
    # The province has one centre; its branches are asked for by their own names.
    return found[:1] if named and named[0].level == "province" else found


def _named(text: str, on: date) -> list[Unit]:
    """Units of that name; those with the same diacritics alone when there are any."""
    kind, bare = _split(folded(text), _KINDS_FOLDED)
    found = [
        unit
        for unit in units(on)
        if _split(folded(unit.name), _KINDS_FOLDED)[1] == bare and kind in {None, unit.kind}
    ]
    if text.isascii():
        return found
    return [unit for unit in found if _marks(unit.name).endswith(_marks(_bare(text)))]


def _bare(text: str) -> str:
    return _split(_composed(text), KINDS)[1]


def _marks(text: str) -> str:
    """Letters and tone marks of each word, wherever the tone is set: 'Hòa' and 'Hoà' are one."""
    words = unicodedata.normalize("NFD", text.lower()).split()
    return " ".join("".join(sorted(word)) for word in words)


def _foremost(named: list[Unit]) -> list[Unit]:
    """The highest level only; among districts the rural one before a city of its name."""
    if not named:
        return []
    top = min(_LEVELS[u.level] for u in named)
    highest = [u for u in named if _LEVELS[u.level] == top]
    rural = [u for u in highest if u.kind == "huyen"]
    return rural or highest


def _composed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def _split(text: str, kinds: dict[str, str]) -> tuple[str | None, str]:
    """The kind the text begins with, if any, and the rest."""
    for word in sorted(kinds, key=len, reverse=True):
        if text.startswith(word + " "):
            return kinds[word], text.removeprefix(word + " ")
    return None, text
