"""The root of every "no": facts, an article, and what to do, in two languages."""

import string
from dataclasses import asdict, dataclass
from typing import ClassVar

from motcua.domain.kernel.money import in_dong
from motcua.domain.kernel.texts import Bilingual


class _Filled(string.Formatter):
    """Fills a template; `{amount:dong}` is money as people write it."""

    def format_field(self, value: object, format_spec: str) -> str:
        if format_spec == "dong" and isinstance(value, int):
            return in_dong(value)
        return format(value, format_spec)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A fact that stops a command; a value, never an exception.

    `SAYS` is a pair of templates filled from the fields of the refusal; `{amount:dong}` is money.
    `article` cites the rule in force for the dossier, e.g. "NĐ 61/2018 Đ.19.4".
    """

    SAYS: ClassVar[Bilingual] = Bilingual("", "")

    article: str

    @property
    def code(self) -> str:
        """The stable name of the refusal, e.g. "PaperMissing"."""
        return type(self).__name__

    def text(self, language: str = "vi") -> str:
        return _Filled().format(self.SAYS.in_language(language), **asdict(self))
