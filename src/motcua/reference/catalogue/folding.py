"""Text without diacritics, case or punctuation, so that people find what they type in haste."""

import unicodedata

FILLERS = frozenset(
    {"a", "can", "cap", "cho", "cua", "dang", "de", "den", "di", "giay", "ho", "ky", "lam", "ly"}
    | {"muon", "nop", "o", "so", "the", "thi", "thu", "to", "toi", "tuc", "va", "ve", "voi", "xin"}
)
"""Words that stand in half of all requests; they count little when results are ranked."""


def folded(text: str) -> str:
    """Lower-case words of a-z, 0-9 with single spaces; Đ becomes d, dots inside codes stay."""
    plain = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    kept = "".join(
        character if character.isascii() and (character.isalnum() or character == ".") else " "
        for character in plain
        if not unicodedata.combining(character)
    )
    return " ".join(word.strip(".") for word in kept.split() if word.strip("."))


def padded(text: str) -> str:
    """The folded text between spaces, so that " word" only matches the start of a word."""
    return f" {folded(text)} "


def initials(text: str) -> str:
    """The first letters of the words: "Đăng ký khai sinh" gives dkks."""
    return "".join(word[0] for word in folded(text).split())
