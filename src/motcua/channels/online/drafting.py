"""Begin, continue, save field by field, move to a new form, remove: the life of a draft."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from motcua.channels.online import acting, looking, prefilling, rows, store
from motcua.channels.online import models as m
from motcua.channels.online import refusals as r
from motcua.channels.online.merging import merge
from motcua.channels.online.shapes import Beginning, Draft, FormName, Purpose
from motcua.domain.eforms.moving import moved
from motcua.domain.kernel.card import CardUnreadable, read_card
from motcua.domain.kernel.local_time import local
from motcua.plumbing import clock, uploads
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import eform_queries as forms
from motcua.reference.people.queries import User

MOST_DRAFTS = 30


def begin(beginning: Beginning, *, by: User) -> Draft:
    """A new draft, already filled with what is known; another draft of the procedure stays.

    Raises Refused: not online, not in force, or the person may not act for them.
    """
    now = clock.now()
    on = local(now).date()
    form = forms.form_on(beginning.procedure, on)
    filer, acting_for = acting.named(beginning)
    row = m.Draft(
        id=uuid4(),
        owner=by.pk,
        state=store.OPEN,
        purpose=Purpose.NEW.value,
        procedure=form.procedure,
        case=beginning.case,
        form=form.code,
        form_version=form.version,
        filer=filer.value,
        acting_for=acting_for,
        begun_at=now,
        changed_at=now,
    )
    terms = looking.terms_of(row, form, on)
    looking.level_of(terms, on)
    stands = acting.standing(row, by, terms, on)
    prefilling.choose_case(row, form)
    prefilling.fill(row, form, prefilling.facts(row, stands.applicant))
    return _kept(row, by)


@transaction.atomic
def _kept(row: m.Draft, by: User) -> Draft:
    open_now = m.Draft.objects.filter(owner=by.pk, state=store.OPEN).count()
    if open_now >= MOST_DRAFTS:
        raise Refused(r.TooManyDrafts(most=MOST_DRAFTS))
    row.save(force_insert=True)
    return rows.draft(row)


def resume(draft: UUID, *, by: User) -> Draft:
    """The draft as it goes on today: moved to the form that is in force, with marks."""
    return store.change(draft, by, lambda row, now: moved_on(row, local(now).date()))


def save(
    draft: UUID, answers: Mapping[str, Any], *, seen: int, by: User, under: FormName | None = None
) -> Draft:
    """Merges these fields; what another tab wrote meanwhile is kept beside it.

    `under` names the form the page was made from: a draft may have moved on since.
    """

    def merged(row: m.Draft, now: datetime) -> bool:
        if under is None or under == row.form_name:
            return merge(row, answers, seen)
        return _brought_along(row, answers, seen, under)

    return store.change(draft, by, merged)


def _brought_along(row: m.Draft, answers: Mapping[str, Any], seen: int, under: FormName) -> bool:
    """Answers to questions of an older form go the way the draft itself has gone."""
    old, new = forms.form_version(under.code, under.version), looking.form_of(row)
    said = {name: value for name, value in answers.items() if value is not None}
    after = moved(said, old, new, aside=row.aside)
    asked = {name for name, _ in new.fields()}
    emptied = {name: None for name in answers if name not in said and name in asked}
    changed = merge(row, {**after.answers, **emptied}, seen) or row.aside != after.aside
    row.aside = dict(after.aside)
    row.touched = sorted({*row.touched, *(set(after.touched) & set(said))})
    return changed


def scan_card(draft: UUID, text: str, *, by: User) -> Draft:
    """Fills empty fields from the code on a citizen card. Raises Refused(CardUnreadable)."""
    card = read_card(text)
    if isinstance(card, CardUnreadable):
        raise Refused(card)

    def filled(row: m.Draft, now: datetime) -> bool:
        return prefilling.fill(row, looking.form_of(row), prefilling.of_card(card))

    return store.change(draft, by, filled)


def set_aside(draft: UUID, path: str, *, by: User) -> Draft:
    """Lets go of an answer that had no place in the new form."""

    def let_go(row: m.Draft, now: datetime) -> bool:
        return row.aside.pop(path, None) is not None

    return store.change(draft, by, let_go)


def look_again_done(draft: UUID, *, by: User) -> Draft:
    """The person has looked at the marked fields."""

    def looked(row: m.Draft, now: datetime) -> bool:
        had, row.touched = bool(row.touched), []
        return had

    return store.change(draft, by, looked)


def moved_on(row: m.Draft, on: date) -> bool:
    """To the form in force; what was filed is corrected on the form it was filed on."""
    new = looking.newer_form(row, on)
    if new is None:
        return False
    before = row.answers
    after = moved(before, looking.form_of(row), new, aside=row.aside)
    row.form, row.form_version = new.code, new.version
    row.answers, row.aside = dict(after.answers), dict(after.aside)
    row.touched = sorted({*row.touched, *after.touched})
    row.versions = {
        field: row.versions.get(field, 0) if before.get(field) == value else row.version + 1
        for field, value in row.answers.items()
    }
    return True


def discard(draft: UUID, *, by: User) -> None:
    """Removes what nobody has seen; its files go too. Nothing happens the second time."""
    with transaction.atomic():
        row = m.Draft.objects.select_for_update().filter(id=draft, owner=by.pk).first()
        if row is not None and row.state == store.OPEN:
            emptied(row, store.DISCARDED, clock.now())


def emptied(row: m.Draft, state: str, now: datetime) -> None:
    """Answers and files are personal: they go with the draft."""
    row.files.all().delete()
    uploads.discard_all(rows.draft(row).upload_owner)
    row.answers, row.versions, row.conflicts = {}, {}, []
    row.prefilled, row.aside, row.delivery = {}, {}, {}
    row.state, row.ended_at = state, now
    row.save()
