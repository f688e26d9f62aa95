"""Finding one's own open draft, and writing a change of it once."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.channels.online import models as m
from motcua.channels.online import refusals as r
from motcua.channels.online import rows
from motcua.channels.online.shapes import Draft
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.people.queries import User

OPEN, SUBMITTED, DISCARDED, EXPIRED = "open", "submitted", "discarded", "expired"
Change = Callable[[m.Draft, datetime], bool]
"""Changes the row and says whether anything changed."""


def mine(draft: UUID, user: User) -> m.Draft:
    """Raises Refused for a draft that is closed, unknown or somebody else's: one answer."""
    row = m.Draft.objects.filter(id=draft, owner=user.pk, state=OPEN).first()
    if row is None:
        raise Refused(r.NoSuchDraft())
    return row


def sent(draft: UUID, user: User) -> m.Draft | None:
    """A draft of this person that became a dossier; None for one that did not."""
    return m.Draft.objects.filter(id=draft, owner=user.pk, state=SUBMITTED).first()


def locked(draft: UUID, user: User) -> m.Draft:
    """The same, until the transaction ends nobody else changes it."""
    rows_ = m.Draft.objects.select_for_update()
    row = rows_.filter(id=draft, owner=user.pk, state=OPEN).first()
    if row is None:
        raise Refused(r.NoSuchDraft())
    return row


def change(draft: UUID, user: User, how: Change) -> Draft:
    """One change under a lock; the version moves on only when something is different."""
    with transaction.atomic():
        row, now = locked(draft, user), clock.now()
        if how(row, now):
            row.version += 1
            row.changed_at = now
            row.warned_at = None
            row.save()
        return rows.draft(row)


def close(row: m.Draft, state: str, now: datetime) -> None:
    row.state, row.ended_at = state, now
    row.save(update_fields=["state", "ended_at"])
