"""Approved dossiers of an agency whose result still has to be signed electronically."""

from itertools import count
from uuid import UUID

from motcua.channels.documents import queries
from motcua.channels.documents.rows import StoredDocument
from motcua.channels.documents.words import Kind
from motcua.domain.dossier.state import Stage
from motcua.dossiers import queries as dossiers
from motcua.dossiers.queries import PAGE, DossierRow, Filter
from motcua.faces.office.desk import Desk


def unsigned_results(desk: Desk) -> list[DossierRow]:
    """Without a result in force, those for online first; however many signed ones lie between."""
    wanted = Filter(places=(desk.hat.place,), stage=Stage.APPROVED)
    found: list[DossierRow] = []
    for number in count(1):
        rows = dossiers.newest(wanted, page=number)
        own = [row for row in rows if row.competent_agency == desk.hat.place]
        issued = _issued([row.id for row in own])
        found += [row for row in own if not _has_result(row.id, issued)]
        if len(rows) < PAGE:
            break
    return sorted(found, key=lambda row: row.channel_out != "online")


def _issued(asked: list[UUID]) -> dict[UUID, list[StoredDocument]]:
    by_dossier: dict[UUID, list[StoredDocument]] = {}
    for each in queries.of_dossiers(asked):
        if each.dossier is not None and each.kind is Kind.RESULT and each.ended is None:
            by_dossier.setdefault(each.dossier, []).append(each)
    return by_dossier


def _has_result(dossier: UUID, issued: dict[UUID, list[StoredDocument]]) -> bool:
    """A corrected result waits again: what is out no longer says what was decided."""
    known = issued.get(dossier, [])
    found = dossiers.state_and_id(dossier) if known else None
    result = found[1].result if found else None
    return result is not None and any(
        (each.title, each.official_number, each.signed_on)
        == (result.title, result.number, result.signed_on)
        for each in known
    )
