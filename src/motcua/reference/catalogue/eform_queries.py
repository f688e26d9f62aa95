"""Reads of the forms: the one in force on a day, a version, the drafts, what is wrong with one."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from motcua.domain.eforms.definition import FormDefinition
from motcua.domain.eforms.obstacles import Obstacle
from motcua.domain.eforms.soundness import unsound
from motcua.domain.kernel.local_time import local
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import eform_content, in_force, queries
from motcua.reference.catalogue.eform_general import MARK, general_form
from motcua.reference.catalogue.in_force import Entry, PublishedVersion
from motcua.reference.catalogue.models import EformDraft, EformVersion
from motcua.reference.catalogue.refusals import FormUnknown

FORMS_KEPT = 512
OPEN, PUBLISHED, DISCARDED = "open", "published", "discarded"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """A published version in the history of a form."""

    procedure: str
    number: int
    for_version: int
    first: date
    last: date | None
    published_at: datetime
    published_by: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDraft:
    """A form that is being drawn; `version` is what its next save has to have seen."""

    procedure: str
    definition: FormDefinition
    version: int
    author_name: str
    changed_at: datetime
    changed_name: str


def form_on(procedure: str, day: date) -> FormDefinition:
    """The form of the procedure version in force: the one drawn for it, else the general one.

    Refused when the procedure is unknown or not in force.
    """
    version = queries.version_on(procedure, day)
    row = EformVersion.objects.filter(
        procedure_id=version.code, for_version=version.number, valid__contains=day
    ).values_list("pk", flat=True)
    drawn = row.first()
    return _drawn(drawn) if drawn is not None else general_of(version)


def form_version(code: str, version: int) -> FormDefinition:
    """A form by the code and version a draft or a dossier names, whatever is in force now."""
    if code.endswith(MARK):
        return general_of(queries.version(code.removesuffix(MARK), version))
    row = EformVersion.objects.filter(procedure_id=code, number=version)
    found = row.values_list("pk", flat=True).first()
    if found is None:
        raise Refused(FormUnknown(form=code, version=version))
    return _drawn(found)


def general_of(version: PublishedVersion) -> FormDefinition:
    return _general(in_force.entry_on(version.code, version.first))


def is_general(definition: FormDefinition) -> bool:
    return definition.code.endswith(MARK)


def form_versions(procedure: str) -> list[FormRow]:
    """The published versions of a drawn form, newest first."""
    rows = EformVersion.objects.filter(procedure_id=procedure).order_by("-number")
    return [_row(row) for row in rows.defer("content")]


def drawn_forms(day: date) -> dict[str, FormRow]:
    """The drawn forms in force on the day, by procedure."""
    rows = EformVersion.objects.filter(valid__contains=day).defer("content")
    return {row.procedure_id: _row(row) for row in rows}


def earlier_forms(procedure: str) -> tuple[FormDefinition, ...]:
    """Every published version of the drawn form, oldest first."""
    rows = EformVersion.objects.filter(procedure_id=procedure).order_by("number")
    return tuple(_drawn(pk) for pk in rows.values_list("pk", flat=True))


def open_form_draft(procedure: str) -> FormDraft | None:
    row = EformDraft.objects.filter(procedure_id=procedure, state=OPEN).first()
    return None if row is None else draft_of(row)


def drafted_procedures() -> frozenset[str]:
    open_ = EformDraft.objects.filter(state=OPEN)
    return frozenset(open_.values_list("procedure_id", flat=True))


def draft_of(row: EformDraft) -> FormDraft:
    return FormDraft(
        procedure=row.procedure_id,
        definition=eform_content.restored(row.content),
        version=row.version,
        author_name=row.author_name,
        changed_at=row.changed_at,
        changed_name=row.changed_name,
    )


def obstacles_of(definition: FormDefinition, day: date) -> tuple[Obstacle, ...]:
    """Why the form cannot be published for the procedure version in force on the day."""
    version = queries.version_on(definition.procedure, day)
    return unsound(
        definition,
        cases={case.code: [paper.code for paper in case.papers] for case in version.content.cases},
        earlier=earlier_forms(definition.procedure),
    )


@lru_cache(maxsize=FORMS_KEPT)
def _general(entry: Entry) -> FormDefinition:
    return general_form(in_force.published(entry))


@lru_cache(maxsize=FORMS_KEPT)
def _read(fingerprint: str, pk: int) -> FormDefinition:
    return eform_content.restored(EformVersion.objects.values_list("content", flat=True).get(pk=pk))


def _drawn(pk: int) -> FormDefinition:
    """A published form never changes; its hash tells it from one of another database."""
    fingerprint = EformVersion.objects.values_list("content_hash", flat=True).get(pk=pk)
    return _read(fingerprint, pk)


def _row(row: EformVersion) -> FormRow:
    days = in_force.days(row.valid)
    first = days["from"]
    return FormRow(
        procedure=row.procedure_id,
        number=row.number,
        for_version=row.for_version,
        first=first if first is not None else local(row.published_at).date(),
        last=days["until"],
        published_at=row.published_at,
        published_by=row.published_by,
        fingerprint=row.content_hash,
    )
