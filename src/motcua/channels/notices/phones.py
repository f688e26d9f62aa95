"""Numbers that messages can go to, and how long a message is on a phone."""

import re
import unicodedata
from dataclasses import dataclass

GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_DOUBLE = frozenset("^{}\\[~]|€\f")
_PLAIN = str.maketrans(
    {"đ": "d", "Đ": "D", "₫": "dong", "–": "-", "…": "...", "\N{NO-BREAK SPACE}": " "}
)
_MOBILE = re.compile(r"(?:\+?84|0)([35789][0-9]{8})")


@dataclass(frozen=True, slots=True)
class Length:
    """How many messages it costs: with one letter beyond GSM a part holds 70, not 160."""

    characters: int
    parts: int
    plain: bool


def mobile(number: str) -> str:
    """As `+84…`; empty when it is no Vietnamese mobile number, which alone gets messages."""
    found = _MOBILE.fullmatch(re.sub(r"[\s.()-]", "", number))
    return f"+84{found[1]}" if found else ""


def without_marks(text: str) -> str:
    """Vietnamese without its diacritics, letter for letter; the sign of the dong as a word."""
    split = unicodedata.normalize("NFD", text.translate(_PLAIN))
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def length(text: str) -> Length:
    """Parts as the networks count them: 160 then 153 letters, or 70 then 67 beyond GSM."""
    plain = all(letter in GSM or letter in GSM_DOUBLE for letter in text)
    if plain:
        size, whole, part = len(text) + sum(c in GSM_DOUBLE for c in text), 160, 153
    else:
        size, whole, part = len(text.encode("utf-16-be")) // 2, 70, 67
    return Length(size, 1 if size <= whole else -(-size // part), plain)
