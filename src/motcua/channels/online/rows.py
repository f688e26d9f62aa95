"""A stored draft as the shapes of `shapes.py`."""

from datetime import date, timedelta

from motcua.channels.online import models as m
from motcua.channels.online.shapes import AttachedFile, Conflict, Draft, Filer, Purpose
from motcua.domain.dossier.online import FileSource
from motcua.domain.dossier.party import Channel
from motcua.domain.kernel.local_time import local
from motcua.reference.rulebook import queries as rulebook


def draft(row: m.Draft) -> Draft:
    return Draft(
        id=row.id,
        purpose=Purpose(row.purpose),
        dossier=row.dossier,
        code=row.code,
        procedure=row.procedure,
        case=row.case,
        form=row.form,
        form_version=row.form_version,
        filer=Filer(row.filer),
        acting_for=row.acting_for,
        version=row.version,
        answers=row.answers,
        conflicts=tuple(Conflict(**each) for each in row.conflicts),
        prefilled=row.prefilled,
        aside=row.aside,
        touched=tuple(row.touched),
        later=tuple(row.later),
        reliefs=tuple(row.reliefs),
        quantities=row.quantities,
        unit=row.unit,
        agency=row.agency,
        channel_out=Channel(row.channel_out) if row.channel_out else None,
        delivery=row.delivery,
        files=tuple(attached(each) for each in row.files.order_by("id")),
        begun_at=row.begun_at,
        changed_at=row.changed_at,
        expires_on=expires_on(row),
    )


def expires_on(row: m.Draft) -> date:
    """The last day it is kept if nobody changes it."""
    day = local(row.changed_at).date()
    return day + timedelta(days=rulebook.online_on(day).draft_days)


def attached(row: m.DraftFile) -> AttachedFile:
    return AttachedFile(
        id=row.pk,
        paper=row.paper,
        digest=row.digest,
        name=row.name,
        size=row.size,
        kind=row.kind,
        source=FileSource(row.source),
        upload=row.upload,
        document=row.document,
    )
