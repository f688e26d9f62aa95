"""Text as a person typed it, made safe to store: composed, trimmed, bounded."""

import unicodedata

LONGEST_NAME = 200
LONGEST_NOTE = 4000


def clean_text(value: str, *, longest: int = LONGEST_NAME) -> str:
    """The text in composed Unicode (NFC) with single spaces.

    Raises ValueError, saying what to do, for control characters and over-long text.
    """
    if len(value) > longest * 4:
        raise ValueError(f"The text has {len(value)} characters; shorten it to {longest}.")
    composed = unicodedata.normalize("NFC", value)
    for character in composed:
        if unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"} and character not in "\n\t":
            raise ValueError(
                f"The text holds the control character U+{ord(character):04X}; type it again."
            )
    trimmed = "\n".join(" ".join(line.split()) for line in composed.strip().splitlines())
    if len(trimmed) > longest:
        raise ValueError(f"The text has {len(trimmed)} characters; shorten it to {longest}.")
    return trimmed
