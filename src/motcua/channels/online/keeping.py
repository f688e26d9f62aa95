"""What was handed in goes into the applicant's own store; what served from it is noted there."""

from uuid import UUID

from motcua.channels.documents import commands as documents
from motcua.channels.online import models as m
from motcua.channels.online.looking import Look
from motcua.domain.dossier.online import RELIEF
from motcua.domain.fees.lines import PayerGroup
from motcua.domain.fees.reliefs import GROUPS


def keep(row: m.Draft, seen: Look, dossier: UUID, code: str) -> None:
    """In the caller's transaction; files the dossier had before were kept with it."""
    by = seen.standing.by
    for file in row.files.order_by("id"):
        if file.document is not None:
            use = documents.NewUse(
                document=file.document, dossier=dossier, dossier_code=code, paper=file.paper
            )
            documents.record_use(use, by=by)
        elif file.upload is not None:
            documents.keep(_paper(file, seen, dossier, code), by=by)


def _paper(file: m.DraftFile, seen: Look, dossier: UUID, code: str) -> documents.KeptPaper:
    owner = seen.standing.applicant
    return documents.KeptPaper(
        owner=owner.identity,
        owner_name=owner.name,
        title=_title(file, seen),
        paper=file.paper,
        dossier=dossier,
        dossier_code=code,
        procedure=seen.terms.procedure,
        digest=file.digest,
        size=file.size,
        media=file.kind,
        synthetic=seen.synthetic,
    )


def _title(file: m.DraftFile, seen: Look) -> str:
    """As the catalogue names the paper: by this name it is known again in the next dossier."""
    if file.paper.startswith(RELIEF):
        group = PayerGroup(file.paper.removeprefix(RELIEF))
        return f"Giấy tờ chứng minh: {GROUPS[group].name.vi}"
    named = {rule.code: rule.name for rule in seen.terms.papers}
    return named.get(file.paper, file.name)
