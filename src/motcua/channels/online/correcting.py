"""A dossier back in its owner's hands: the same pages, filled with what was filed."""

from datetime import datetime
from uuid import UUID, uuid4

import msgspec
from django.db import IntegrityError, transaction

from motcua.channels.online import drafting, rows, store
from motcua.channels.online import models as m
from motcua.channels.online import refusals as r
from motcua.channels.online.shapes import Draft, Filer, Purpose
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.state import Stage, State
from motcua.domain.kernel.actor import OWN_ROLES, Role
from motcua.domain.kernel.mandate import mandate_in
from motcua.dossiers import access
from motcua.dossiers import commands as dossiers
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import eform_queries as forms
from motcua.reference.people.queries import User

PURPOSES = {
    Stage.SUPPLEMENT_AT_INTAKE: Purpose.CORRECTION,
    Stage.SUPPLEMENT: Purpose.SUPPLEMENT,
}


def correct(code_or_id: str | UUID, *, by: User) -> Draft:
    """The draft in which the owner corrects or supplements; the one begun before, if any."""
    now = clock.now()
    dossier, state, hat = access.readable(by, code_or_id, clock.today())
    if hat.role not in OWN_ROLES or state.stage not in PURPOSES:
        raise Refused(r.NothingToCorrect())
    begun = _begun(dossier, by)
    if begun is not None:
        return rows.draft(begun)
    try:
        with transaction.atomic():
            return rows.draft(_opened(dossier, state, hat.role, by=by, now=now))
    except IntegrityError:  # two tabs at once
        other = _begun(dossier, by)
        if other is None:
            raise
        return rows.draft(other)


def take_back(code_or_id: str | UUID, reason: str, *, by: User, key: str) -> None:
    """The owner takes it back before reception, or asks for its withdrawal after it."""
    now = clock.now()
    dossier, state, _ = access.readable(by, code_or_id, clock.today())
    command: c.Command = c.RequestWithdrawal(reason=reason)
    if state.received_at is None:
        command = c.TakeBack(reason=reason)
    hat = access.actor_for(by, state, type(command), clock.today())
    with transaction.atomic():
        # The drafts first, as whoever sends one does: else each waits for the other.
        begun = list(m.Draft.objects.select_for_update().filter(dossier=dossier, state=store.OPEN))
        dossiers.act(dossier, command, by=hat, key=key, at=now)
        for row in begun:
            drafting.emptied(row, store.DISCARDED, now)


def _begun(dossier: UUID, by: User) -> m.Draft | None:
    return m.Draft.objects.filter(dossier=dossier, owner=by.pk, state=store.OPEN).first()


def _opened(dossier: UUID, state: State, role: Role, *, by: User, now: datetime) -> m.Draft:
    part, filing = state.part, state.filing
    form = part.form if part else None
    if form is None:
        first = forms.form_on(state.terms.procedure, clock.today())
        code, version, answers = first.code, first.version, {}
    else:
        code, version = form.form, form.version
        answers = msgspec.json.decode(m.FiledAnswers.objects.get(sha256=form.sha256).content)
    filer, acting_for = _filer(state, role)
    last = m.Submission.objects.filter(dossier=dossier).order_by("-version").first()
    row = m.Draft.objects.create(
        id=uuid4(),
        owner=by.pk,
        state=store.OPEN,
        purpose=PURPOSES[state.stage].value,
        dossier=dossier,
        code=state.code,
        procedure=state.terms.procedure,
        case=state.terms.case,
        form=code,
        form_version=version,
        filer=filer.value,
        acting_for=acting_for,
        answers=answers,
        later=list(part.later) if part else [],
        unit=filing.receiving_unit,
        agency=filing.competent_agency,
        channel_out=filing.channel_out.value,
        delivery=last.delivery if last else {},
        reliefs=last.reliefs if last else [],
        begun_at=now,
        changed_at=now,
    )
    _keep_files(row, state, now)
    return row


def _filer(state: State, role: Role) -> tuple[Filer, str]:
    if role is Role.HELPER:
        return Filer.MANDATE, mandate_in(state.filing.authority) or ""
    if role is Role.REPRESENTATIVE:
        return Filer.ORGANISATION, state.filing.applicant.identity
    return Filer.OWN, ""


def _keep_files(row: m.Draft, state: State, now: datetime) -> None:
    for each in state.part.files if state.part else ():
        m.DraftFile.objects.get_or_create(
            draft=row,
            paper=each.paper,
            digest=each.sha256,
            defaults={
                "name": each.name,
                "size": each.size,
                "kind": each.kind,
                "source": each.source.value,
                "added_at": now,
            },
        )
