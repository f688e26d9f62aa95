"""Things in words: what a label stands on, with the names of papers from their dossier."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

from cachetools import TTLCache, cached

from motcua.channels.custody.queries import ThingRow
from motcua.channels.post import queries as post
from motcua.domain.custody.labels import LABEL_WORDS, OF_ITEM, LabelKind
from motcua.domain.custody.things import FATE_WORDS, Fate, ItemKind
from motcua.domain.dossier.terms import ProcedureTerms
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers import queries as dossiers
from motcua.faces.ui.formats import said
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import queries as catalogue

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
    """The papers of a dossier or a consignment by their code; empty for anything else."""
    found = dossiers.state_and_id(dossier) if dossier else None
    terms = found[1].terms if found else _terms_of_consignment(dossier)
    return {rule.code: rule.name for rule in terms.papers} if terms else {}


def _terms_of_consignment(number: str) -> ProcedureTerms | None:
    """Papers that travel to the agency belong to no dossier yet; their procedure is known."""
    row = post.of_number(number) if number else None
    if row is None or not row.procedure:
        return None
    try:
        return catalogue.terms(row.procedure, row.case, local(row.accepted_at).date())
    except Refused:
        return None


def outermost(rows: Sequence[ThingRow]) -> list[ThingRow]:
    """Without what lies in a packet that is in the list itself."""
    labels = {row.label for row in rows}
    return [row for row in rows if row.inside not in labels]
