"""Tells the national portal of one dossier: its newest version, until that is acknowledged."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from motcua.channels.documents import queries as documents
from motcua.channels.exchange import connection, mapping
from motcua.channels.exchange.connection import Outcome, Reply
from motcua.channels.exchange.models import PENDING, QUIET, REFUSED, TOLD, Standing, Try
from motcua.domain.dossier.state import State
from motcua.dossiers import queries as register
from motcua.plumbing import clock
from motcua.plumbing.patience import seconds_before
from motcua.reference.people import queries as people

CLAIM = timedelta(minutes=2)
"""Longer than a call may take; whoever died at work is succeeded after it."""
MOST_SECONDS = 3600
IN_VAIN = 3
"""So many dossiers in a row that nobody answered for: the rest wait for the next minute."""
NO_USE = frozenset({Outcome.UNREACHED, Outcome.UNTRUSTED, Outcome.UNANSWERED})
SETTLED = {Outcome.REFUSED: "refused", Outcome.AHEAD: "ahead"}


def push_due(most: int) -> int:
    """Tells of what is due, the longest out of step first; how many were acknowledged."""
    rows = Standing.objects.filter(state=PENDING, next_at__lte=clock.now())
    told = in_vain = 0
    for dossier in list(rows.order_by("since", "next_at").values_list("pk", flat=True)[:most]):
        reply = push(dossier)
        if reply is None:
            continue
        told += reply.outcome is Outcome.TOLD
        in_vain = in_vain + 1 if reply.outcome in NO_USE else 0
        if in_vain >= IN_VAIN:
            break
    return told


def push(dossier: UUID) -> Reply | None:
    """One try, if it is due and nobody else is at it. None when there was nothing to tell."""
    now = clock.now()
    due = Standing.objects.filter(pk=dossier, state=PENDING, next_at__lte=now)
    if due.update(next_at=now + CLAIM, tries=F("tries") + 1) != 1:
        return None
    found = register.state_and_id(dossier)
    if found is None or not _concerns_them(found[1]):
        quiet = Standing.objects.filter(pk=dossier)
        quiet.update(state=QUIET, next_at=None, since=None, reason="")
        return None
    state = found[1]
    body = msgspec.json.encode(mapping.told(state, _known(dossier, state)))
    reply = connection.tell(state.code, state.version, body)
    _noted(dossier, state, reply)
    return reply


def _concerns_them(state: State) -> bool:
    """A draft without a code is nobody's yet; made-up people stay in training."""
    return bool(state.code) and (not state.filing.synthetic or settings.MOTCUA_SYNTHETIC)


def _known(dossier: UUID, state: State) -> mapping.Known:
    identity = state.filing.applicant.identity
    user = people.user_by_personal_id(identity) if identity else None
    standing = [each for each in documents.of_dossier(dossier) if not each.ended]
    link = f"{settings.MOTCUA_SITE_URL}/documents/check/" if standing and state.result else ""
    verified = user is not None and user.identity_verified_at is not None
    return mapping.Known(verified=verified, result_link=link)


def _noted(dossier: UUID, state: State, reply: Reply) -> None:
    """The try and where the dossier stands now, together."""
    now = clock.now()
    row = Standing.objects.filter(pk=dossier)
    with transaction.atomic():
        Try.objects.create(
            dossier=dossier,
            version=state.version,
            at=now,
            outcome=reply.outcome.value,
            said=reply.said,
        )
        row.update(
            code=state.code,
            version=Greatest(F("version"), state.version),
            reason=SETTLED.get(reply.outcome, reply.outcome.value),
            said=reply.said,
        )
        if reply.outcome is Outcome.TOLD:
            _acknowledged(dossier, state, now)
        elif reply.outcome in SETTLED:
            row.filter(version=state.version).update(state=REFUSED, next_at=None)
            row.filter(state=PENDING).update(next_at=now)
        else:
            tries = row.values_list("tries", flat=True).get()
            wait = seconds_before(tries, base=settings.EXCHANGE_PATIENCE, most=MOST_SECONDS)
            row.update(next_at=now + timedelta(seconds=wait))


def _acknowledged(dossier: UUID, state: State, now: datetime) -> None:
    """A newer version that came meanwhile is told at once."""
    row = Standing.objects.filter(pk=dossier)
    row.filter(told_version__lte=state.version).update(
        told_version=state.version, told_at=now, status=state.stage.national, tries=0
    )
    row.filter(version=state.version).update(
        state=TOLD, next_at=None, since=None, reason="", said=""
    )
    row.filter(state=PENDING).update(next_at=now, reason="waiting")
