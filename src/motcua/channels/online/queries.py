"""Reads of filing online: drafts of a person, the queue of a unit, what was filed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from motcua.channels.online import choosing, completing, looking, papers, routing, rows, store
from motcua.channels.online import models as m
from motcua.channels.online.asides import Aside, asides
from motcua.channels.online.filed import every_file
from motcua.channels.online.looking import Look
from motcua.channels.online.papers import NeededPaper
from motcua.channels.online.shapes import Draft, FormName, Missing
from motcua.channels.post.quoting import Rate, rates
from motcua.domain.dossier.online import FiledFile, FormAnswers
from motcua.domain.dossier.party import Channel
from motcua.domain.dossier.state import State
from motcua.domain.eforms.definition import FormDefinition
from motcua.domain.fees.assess import Assessment
from motcua.dossiers import queries as register
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import eform_queries as forms
from motcua.reference.people.queries import User
from motcua.reference.places.queries import OneStopUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A draft as a list shows it."""

    id: UUID
    procedure: str
    title: str
    code: str
    purpose: str
    filer: str
    acting_for: str
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledForm:
    """What was answered, under which form."""

    form: FormAnswers
    answers: Mapping[str, Any]


def draft(asked: UUID, user: User) -> Draft:
    """Raises Refused for a draft that is closed, unknown or somebody else's."""
    return rows.draft(store.mine(asked, user))


def sent_as(asked: UUID, user: User) -> str:
    """The code of the dossier that a draft of this person became; empty for none."""
    row = store.sent(asked, user)
    return row.code if row else ""


def look(asked: UUID, user: User) -> Look:
    """The draft with its form, terms, papers and standing of today; raises Refused."""
    return looking.look(store.mine(asked, user), user, clock.today())


def is_superseded(seen: Look) -> bool:
    """Whether a newer form than the draft's is in force."""
    return looking.newer_form(seen.draft, seen.on) is not None


def form_of_page(seen: Look, name: FormName) -> FormDefinition:
    """The form a page of this draft was made from; the draft's own where it never had that one."""
    if name == seen.draft.form_name:
        return seen.form
    try:
        made_from = forms.form_version(name.code, name.version)
    except Refused:
        return seen.form
    return made_from if made_from.procedure == seen.draft.procedure else seen.form


def papers_to_choose(seen: Look) -> tuple[NeededPaper, ...]:
    """The papers with the documents of the applicant's store that can stand for them."""
    owner = [seen.standing.applicant.identity]
    return papers.with_store(seen.papers, owner, seen.terms.field, seen.on)


def kept_aside(seen: Look) -> tuple[Aside, ...]:
    """What a move to a new version of the form left without a place."""
    return asides(seen)


def missing(seen: Look) -> tuple[Missing, ...]:
    return completing.missing(seen)


def fees(seen: Look) -> Assessment | None:
    return choosing.fees(seen)


def carriage(seen: Look) -> Rate | None:
    """What bringing the result costs by post; None for another way. Raises Refused."""
    return choosing.carriage(seen)


def carriage_rates() -> tuple[Rate, ...]:
    """What the post asks inside the province, before an address is known."""
    return rates(clock.now())


def ways_out(seen: Look) -> tuple[Channel, ...]:
    return choosing.ways_out(seen)


def units_for(seen: Look) -> list[OneStopUnit]:
    """The counters among which the person chooses."""
    return routing.units_for(seen.terms, seen.on)


def drafts_of(user: User) -> list[DraftRow]:
    """The unfinished filings of the account, the last touched first."""
    open_ = m.Draft.objects.filter(owner=user.pk, state=store.OPEN).order_by("-changed_at")
    return [
        DraftRow(
            id=row.id,
            procedure=row.procedure,
            title=looking.form_of(row).title.vi,
            code=row.code,
            purpose=row.purpose,
            filer=row.filer,
            acting_for=row.acting_for,
            changed_at=row.changed_at,
        )
        for row in open_
    ]


def drafts_on_form(form: str, version: int) -> int:
    """How many people are filling in that version of a form now."""
    open_ = m.Draft.objects.filter(state=store.OPEN)
    return open_.filter(form=form, form_version=version).count()


def open_draft(user: User, procedure: str) -> Draft | None:
    """The newest unfinished filing of the procedure, for "continue or new"."""
    open_ = m.Draft.objects.filter(
        owner=user.pk, state=store.OPEN, procedure=procedure, dossier=None
    )
    row = open_.order_by("-changed_at").first()
    return rows.draft(row) if row else None


def form_answers(state: State) -> FiledForm | None:
    """What was answered in the form; None for what was not filed online."""
    form = state.part.form if state.part else None
    if form is None:
        return None
    row = m.FiledAnswers.objects.get(sha256=form.sha256)
    return FiledForm(form=form, answers=msgspec.json.decode(row.content))


def files_of(dossier: UUID) -> tuple[FiledFile, ...]:
    """The files of the dossier, then those they replaced; the caller has asked who may see them."""
    found = register.state_and_id(dossier)
    return every_file(found[1]) if found else ()


def delivery(dossier: UUID) -> Mapping[str, str]:
    """Where the post brings the result; empty for another way."""
    last = m.Submission.objects.filter(dossier=dossier).order_by("-version").first()
    return last.delivery if last else {}


def reliefs_claimed(dossier: UUID) -> tuple[str, ...]:
    last = m.Submission.objects.filter(dossier=dossier).order_by("-version").first()
    return tuple(last.reliefs) if last else ()


def is_unrouted(dossier: UUID) -> bool:
    """Whether nobody was competent by the list, so that the province has to send it on."""
    return m.Submission.objects.filter(dossier=dossier, routed=False).exists()
