"""The root of every "no": facts, an article, and what to do, in two languages."""

from dataclasses import asdict, dataclass
from typing import ClassVar

from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A fact that stops a command; a value, never an exception.

    `SAYS` is a pair of templates filled from the fields of the refusal.
    `article` cites the rule in force for the dossier, e.g. "NĐ 61/2018 Đ.19.4".
    """

    SAYS: ClassVar[Bilingual] = Bilingual("", "")

    article: str

    @property
    def code(self) -> str:
        """The stable name of the refusal, e.g. "PaperMissing"."""
        return type(self).__name__

    def text(self, language: str = "vi") -> str:
        return self.SAYS.in_language(language).format(**asdict(self))
