"""Things in words: what a label stands on, with the names of papers from their dossier."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

from cachetools import TTLCache, cached

from motcua.channels.custody.queries import ThingRow
from motcua.domain.custody.labels import LABEL_WORDS, OF_ITEM, LabelKind
from motcua.domain.custody.things import FATE_WORDS, Fate, ItemKind
from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers import queries as dossiers
from motcua.faces.ui.formats import said

DOSSIERS_KEPT, SECONDS_KEPT = 4096, 600.0
_kept: TTLCache[object, dict[str, str]] = TTLCache(DOSSIERS_KEPT, SECONDS_KEPT)
_lock = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A thing as lists and pages name it."""

    row: ThingRow
    what: str

    @property
    def fate_words(self) -> Bilingual | None:
        """None while it is simply held."""
        return None if self.row.fate is Fate.HELD else FATE_WORDS[self.row.fate]


def shown(rows: Iterable[ThingRow]) -> list[Shown]:
    return [Shown(row=row, what=what_it_is(row)) for row in rows]


def what_it_is(row: ThingRow) -> str:
    """E.g. "bản chính – Giấy chứng sinh"."""
    kind = said(kind_words(row.kind))
    name = paper_names(row.dossier).get(row.paper, row.paper) if row.paper else ""
    return f"{kind} – {name}" if name else kind


def kind_words(kind: str) -> Bilingual:
    if kind == "packet":
        return LABEL_WORDS[LabelKind.PACKET]
    return LABEL_WORDS[OF_ITEM[ItemKind(kind)]]


@cached(_kept, lock=_lock)
def paper_names(dossier: str) -> dict[str, str]:
    """The papers of a dossier by their code; empty for what is no dossier's code."""
    found = dossiers.state_and_id(dossier) if dossier else None
    return {rule.code: rule.name for rule in found[1].terms.papers} if found else {}


def outermost(rows: Sequence[ThingRow]) -> list[ThingRow]:
    """Without what lies in a packet that is in the list itself."""
    labels = {row.label for row in rows}
    return [row for row in rows if row.inside not in labels]
