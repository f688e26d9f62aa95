"""Text without diacritics, case or punctuation, so that people find what they type in haste."""

import unicodedata


def folded(text: str) -> str:
    """Lower-case words of a-z, 0-9 with single spaces; Đ becomes d, dots inside codes stay."""
    plain = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    kept = "".join(
        character if character.isascii() and (character.isalnum() or character == ".") else " "
        for character in plain
        if not unicodedata.combining(character)
    )
    return " ".join(word.strip(".") for word in kept.split() if word.strip("."))
