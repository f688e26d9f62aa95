"""Writes of the forms: begin, save and discard a draft, publish it from a day, load the shipped."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import msgspec
from django.db import transaction
from psycopg.types.range import Range

from motcua.domain.eforms.definition import FormDefinition
from motcua.domain.eforms.obstacles import Obstacle
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.texts import Bilingual
from motcua.plumbing import clock, idempotency
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import eform_content, eform_queries, queries, version_rows
from motcua.reference.catalogue.eform_queries import DISCARDED, OPEN, PUBLISHED
from motcua.reference.catalogue.faults import Fault
from motcua.reference.catalogue.models import EformDraft, EformVersion, Procedure
from motcua.reference.catalogue.refusals import (
    ContentRefused,
    FormDayTooEarly,
    FormDraftMovedOn,
    FormUnsound,
    MayNotDrawForms,
)
from motcua.reference.people.permissions import PERMISSIONS, Permission

NEW = 0
"""What a first save has seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    number: int
    first: date
    replayed: bool = False


def begin_form_draft(procedure: str, *, by: Actor, key: str) -> int:
    """A draft like the form in force today; its version. An open draft is left as it is."""
    now = clock.now()
    _refuse_stranger(by)

    def work() -> idempotency.Answer:
        row = EformDraft.objects.filter(procedure_id=procedure, state=OPEN).first()
        if row is None:
            form = eform_queries.form_on(procedure, local(now).date())
            row = _new_draft(_next(form), by)
        return {"version": row.version}

    return int(_once(by, key, ["begin", procedure], work).answer["version"])


def save_form_draft(
    procedure: str, definition: FormDefinition, *, seen: int, by: Actor, key: str
) -> int:
    """The draft with other contents; its new version. `seen` of NEW begins one."""
    _refuse_stranger(by)
    definition = _next(replace(definition, procedure=procedure))

    def work() -> idempotency.Answer:
        if (
            seen == NEW
            and not EformDraft.objects.filter(procedure_id=procedure, state=OPEN).exists()
        ):
            return {"version": _new_draft(definition, by).version}
        row = _open(procedure, seen)
        row.content = eform_content.stored(definition)
        row.version += 1
        _touch(row, by)
        return {"version": row.version}

    asked = ["save", procedure, seen, eform_content.fingerprint(definition)]
    return int(_once(by, key, asked, work).answer["version"])


def discard_form_draft(procedure: str, *, seen: int, by: Actor, key: str) -> None:
    _refuse_stranger(by)

    def work() -> idempotency.Answer:
        row = _open(procedure, seen)
        row.state = DISCARDED
        _touch(row, by)
        return {}

    _once(by, key, ["discard", procedure, seen], work)


def publish_form(procedure: str, first: date, *, seen: int, by: Actor, key: str) -> Published:
    """Puts the draft in force from a day, not before today, and closes the form before it."""
    _refuse_stranger(by)
    today = local(clock.now()).date()

    def work() -> idempotency.Answer:
        version_rows.one_writer()
        row = _open(procedure, seen)
        _refuse_early(procedure, first, today)
        version = queries.version_on(procedure, first)
        drawn = _next(replace(eform_content.restored(row.content), for_version=version.number))
        found = eform_queries.obstacles_of(drawn, first)
        if found:
            raise Refused(_unsound(found))
        _publish(drawn, first, by.name)
        row.state = PUBLISHED
        _touch(row, by)
        return {"number": drawn.version}

    outcome = _once(by, key, ["publish", procedure, first.isoformat(), seen], work)
    return Published(number=int(outcome.answer["number"]), first=first, replayed=outcome.replayed)


@transaction.atomic
def load_shipped_forms(*, by: str = "motcua") -> int:
    """Publishes the drawn forms of the package whose procedure version is there; their number.

    Each begins with its procedure version; a form published before is left alone. Refused when a
    file is faulty.
    """
    version_rows.one_writer()
    return sum(_ship(form, by) for form in read_shipped_forms())


def read_shipped_forms(files: Iterable[Path] | None = None) -> list[FormDefinition]:
    """Refused with every faulty file."""
    forms, faults = [], []
    for file in eform_content.shipped_files() if files is None else files:
        read = eform_content.read_file(
            file.read_text(encoding="utf-8"), toml=file.suffix == ".toml"
        )
        if isinstance(read, Obstacle):
            where = f"{file.name} {read.where}".strip()
            faults.append(Fault(Bilingual(where, where), read.says))
        else:
            forms.append(read)
    if faults:
        raise Refused(ContentRefused.because(faults))
    return forms


def _ship(form: FormDefinition, by: str) -> int:
    there = EformVersion.objects.filter(procedure_id=form.procedure, number=form.version)
    if there.exists() or not _stands(form):
        return 0
    first = queries.version(form.procedure, form.for_version).first
    found = eform_queries.obstacles_of(form, first)
    if found:
        raise Refused(_unsound(found))
    _publish(form, first, by)
    return 1


def _stands(form: FormDefinition) -> bool:
    """Whether the procedure version the form serves is published here."""
    if not Procedure.objects.filter(code=form.procedure, versions__published_at__isnull=False):
        return False
    return any(each.number == form.for_version for each in queries.versions(form.procedure))


def _publish(form: FormDefinition, first: date, by: str) -> None:
    for row in EformVersion.objects.filter(procedure_id=form.procedure, valid__contains=first):
        row.valid = Range(row.valid.lower, first)
        row.save(update_fields=["valid"])
    EformVersion.objects.create(
        procedure_id=form.procedure,
        number=form.version,
        for_version=form.for_version,
        valid=Range(first, None),
        content=eform_content.stored(form),
        content_hash=eform_content.fingerprint(form),
        published_at=clock.now(),
        published_by=by,
    )


def _refuse_early(procedure: str, first: date, today: date) -> None:
    """Not in the past, and after the first day of every form that was published before."""
    begun = [row.first for row in eform_queries.form_versions(procedure)]
    earliest = max([today, *(date.fromordinal(day.toordinal() + 1) for day in begun)])
    if first < earliest:
        raise Refused(FormDayTooEarly(earliest=earliest))


def _next(form: FormDefinition) -> FormDefinition:
    """Under the code of the procedure and the number after the newest published one."""
    versions = eform_queries.form_versions(form.procedure)
    number = versions[0].number + 1 if versions else 1
    return replace(form, code=form.procedure, version=number)


def _new_draft(definition: FormDefinition, by: Actor) -> EformDraft:
    return EformDraft.objects.create(
        procedure_id=definition.procedure,
        content=eform_content.stored(definition),
        version=1,
        state=OPEN,
        author=by.person,
        author_name=by.name,
        changed_at=clock.now(),
        changed_name=by.name,
    )


def _open(procedure: str, seen: int) -> EformDraft:
    row = EformDraft.objects.select_for_update().filter(procedure_id=procedure, state=OPEN).first()
    if row is None or row.version != seen:
        last = row or EformDraft.objects.filter(procedure_id=procedure).order_by("-pk").first()
        raise Refused(FormDraftMovedOn(who=last.changed_name if last else "?"))
    return row


def _touch(row: EformDraft, by: Actor) -> None:
    row.changed_at, row.changed_name = clock.now(), by.name
    row.save()


def _unsound(found: tuple[Obstacle, ...]) -> FormUnsound:
    return FormUnsound(
        count=len(found),
        listed_vi="\n".join(f"{each.where}: {each.says.vi}" for each in found),
        listed_en="\n".join(f"{each.where}: {each.says.en}" for each in found),
    )


def _refuse_stranger(by: Actor) -> None:
    if Permission.EFORM_PUBLISH not in PERMISSIONS[by.role]:
        raise Refused(MayNotDrawForms())


def _once(
    by: Actor, key: str, asked: list[object], work: Callable[[], idempotency.Answer]
) -> idempotency.Outcome:
    return idempotency.once(f"eform:{by.person}", key, msgspec.json.encode(asked), work)
