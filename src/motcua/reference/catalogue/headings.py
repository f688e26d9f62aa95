"""The heading of a procedure: saved for searching, and frozen into each version at import."""

from collections.abc import Iterable

from motcua.reference.catalogue import content
from motcua.reference.catalogue.folding import initials, padded
from motcua.reference.catalogue.models import Procedure

_KEPT_CURRENT = (
    "name",
    "name_en",
    "field",
    "sector",
    "subjects",
    "keywords",
    "name_folded",
    "search",
    "initials",
)


def save(procedures: Iterable[content.Procedure]) -> None:
    """Headings may be corrected; published versions keep the one they were published with."""
    Procedure.objects.bulk_create(
        [_row(procedure) for procedure in procedures],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=_KEPT_CURRENT,
    )


def frozen(procedure: content.Procedure) -> dict[str, object]:
    return {
        "name": procedure.name,
        "name_en": procedure.name_en,
        "field": procedure.field.value,
        "sector": procedure.sector,
        "subjects": [subject.value for subject in procedure.subjects],
    }


def _row(procedure: content.Procedure) -> Procedure:
    words = " ".join((procedure.name, procedure.name_en, procedure.sector, *procedure.keywords))
    return Procedure(
        code=procedure.code,
        **frozen(procedure),
        keywords=list(procedure.keywords),
        name_folded=padded(procedure.name),
        search=padded(words),
        initials=initials(procedure.name),
    )
