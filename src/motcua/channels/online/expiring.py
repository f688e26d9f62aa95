"""Drafts nobody touches any more: a notice first, then they go with everything in them."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from motcua.channels.notices import commands as notices
from motcua.channels.notices.vocabulary import Kind
from motcua.channels.notices.ways import Addressee
from motcua.channels.online import drafting, rows, store
from motcua.channels.online import models as m
from motcua.domain.kernel.local_time import local
from motcua.reference.catalogue import eform_queries as forms
from motcua.reference.people import queries as people
from motcua.reference.rulebook import queries as rulebook

AT_A_TIME = 100
Treat = Callable[[m.Draft, datetime], None]


def sweep(now: datetime) -> tuple[int, int]:
    """How many were warned and how many went; running it again changes nothing."""
    law = rulebook.online_on(local(now).date())
    notice = timedelta(days=law.draft_warn_days)
    last = now - timedelta(days=law.draft_days)
    unwarned = _open().filter(warned_at=None, changed_at__lt=last + notice)
    warned = _open().filter(warned_at__lt=now - notice, changed_at__lt=last)
    return _each(unwarned, now, _warn), _each(warned, now, _expire)


def _open() -> QuerySet[m.Draft]:
    return m.Draft.objects.filter(state=store.OPEN)


def _each(found: QuerySet[m.Draft], now: datetime, treat: Treat) -> int:
    """Each in its own transaction; whoever is writing in one keeps it."""
    done = 0
    for draft in list(found.order_by("changed_at").values_list("id", flat=True)[:AT_A_TIME]):
        with transaction.atomic():
            row = found.select_for_update(skip_locked=True).filter(id=draft).first()
            if row is not None:
                treat(row, now)
                done += 1
    return done


def _warn(row: m.Draft, now: datetime) -> None:
    user = people.user_by_person(str(row.owner))
    if user is not None:
        title = forms.form_version(row.form, row.form_version).title
        notices.tell(
            Kind.DRAFT_EXPIRES,
            Addressee.of_user(user),
            about="",
            event=f"draft:{row.id}:{row.version}",
            facts={
                "procedure": title,
                "day": f"{rows.expires_on(row):%d/%m/%Y}",
                "link": f"{notices.site()}/file/{row.id}/",
            },
        )
    row.warned_at = now
    row.save(update_fields=["warned_at"])


def _expire(row: m.Draft, now: datetime) -> None:
    drafting.emptied(row, store.EXPIRED, now)
