"""A sentence in both languages of the house."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same text in Vietnamese (first) and English."""

    vi: str
    en: str

    def in_language(self, code: str) -> str:
        return self.en if code.startswith("en") else self.vi
