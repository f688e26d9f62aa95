"""Writes of drafts: make, change, discard, decide; only deciding reaches the counters."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import msgspec

from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.clean import clean_text
from motcua.domain.kernel.local_time import local
from motcua.plumbing import clock, idempotency
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import PERMISSIONS, Permission
from motcua.reference.scheme import checking, commands, drafts, refusals
from motcua.reference.scheme.commands import Decided, NewDecision
from motcua.reference.scheme.drafts import Contents
from motcua.reference.scheme.models import DECIDED, DISCARDED, OPEN, SchemeDecision, SchemeDraft

FIRST_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """What the head of the province signed; the day it takes effect is the draft's."""

    number: str
    signed_on: date | None = None
    phase: str = ""


def make_draft(contents: Contents, *, by: Actor, key: str) -> int:
    """A new draft of whoever may read the scheme; its number. Raises Refused."""
    contents = _cleaned(contents)
    _refuse_stranger(by)
    now = clock.now()
    _refuse_past(contents.effective, local(now).date())

    def work() -> idempotency.Answer:
        row = SchemeDraft.objects.create(
            title=contents.title,
            effective=contents.effective,
            change=drafts.written(contents),
            version=FIRST_VERSION,
            state=OPEN,
            author=by.person,
            author_name=by.name,
            changed_at=now,
            changed_name=by.name,
        )
        return {"draft": row.pk}

    return int(_once(by, key, ["make", contents], work)["draft"])


def change_draft(number: int, contents: Contents, *, seen: int, by: Actor, key: str) -> int:
    """The draft with other contents; its new version. Only its author or a controller may."""
    contents = _cleaned(contents)
    now = clock.now()

    def work() -> idempotency.Answer:
        row = _open(number, seen, by)
        if contents.effective != row.effective:
            _refuse_past(contents.effective, local(now).date())
        row.title, row.effective = contents.title, contents.effective
        row.change = drafts.written(contents)
        row.version += 1
        row.changed_at, row.changed_name = now, by.name
        row.save()
        return {"version": row.version}

    return int(_once(by, key, ["change", number, seen, contents], work)["version"])


def discard_draft(number: int, *, seen: int, by: Actor, key: str) -> None:
    now = clock.now()

    def work() -> idempotency.Answer:
        row = _open(number, seen, by)
        row.state = DISCARDED
        row.changed_at, row.changed_name = now, by.name
        row.save()
        return {}

    _once(by, key, ["discard", number, seen], work)


def decide_draft(number: int, signed: Signed, *, seen: int, by: Actor, key: str) -> Decided:
    """Makes the lines of the draft effective from its day, and closes the draft. Raises Refused."""
    now = clock.now()

    def work() -> idempotency.Answer:
        row = _open(number, seen, by)
        contents = drafts.read(row.change)
        decision = _decision(contents, signed)
        change = drafts.change_of(contents)
        decided = commands.decide_lines(decision, change, by=by, key=f"draft-{number}-{seen}")
        row.state = DECIDED
        row.decision = SchemeDecision.objects.get(pk=decided.decision)
        row.changed_at, row.changed_name = now, by.name
        row.save()
        return {"decision": decided.decision, "begun": decided.begun, "ended": decided.ended}

    outcome = idempotency.once(
        f"scheme-draft:{by.person}", key, _request(["decide", number, seen, signed]), work
    )
    answer = outcome.answer
    return Decided(
        decision=answer["decision"],
        begun=tuple(answer["begun"]),
        ended=tuple(answer["ended"]),
        replayed=outcome.replayed,
    )


def _decision(contents: Contents, signed: Signed) -> NewDecision:
    return NewDecision(
        number=signed.number,
        title=contents.title,
        effective=contents.effective,
        signed_on=signed.signed_on,
        phase=signed.phase,
    )


def _open(number: int, seen: int, by: Actor) -> SchemeDraft:
    """The draft, locked, if it may be changed by this person as they saw it."""
    row = SchemeDraft.objects.select_for_update().filter(pk=number).first()
    if row is None:
        raise Refused(refusals.DraftUnknown(draft=number))
    if row.state != OPEN:
        raise Refused(refusals.DraftClosed())
    if row.version != seen:
        raise Refused(refusals.DraftMovedOn(who=row.changed_name))
    if by.person != row.author and Permission.SCHEME_PUBLISH not in PERMISSIONS[by.role]:
        raise Refused(refusals.NotYourDraft(author=row.author_name))
    return row


def _cleaned(contents: Contents) -> Contents:
    try:
        title = clean_text(contents.title, longest=200)
    except ValueError as fault:
        raise Refused(refusals.DraftUnreadable(what=str(fault))) from fault
    if not title:
        raise Refused(refusals.DraftUnreadable(what="tên / title"))
    for grant in contents.grants:
        if not (grant.units and grant.tasks and grant.subjects):
            raise Refused(refusals.DraftUnreadable(what="đơn vị, việc / units, tasks"))
    return replace(contents, title=title)


def _refuse_stranger(by: Actor) -> None:
    if Permission.SCHEME_READ not in PERMISSIONS[by.role]:
        raise Refused(refusals.MayNotPublish())


def _refuse_past(effective: date, today: date) -> None:
    if passed := checking.day_refusal(effective, today):
        raise Refused(passed)


def _once(by: Actor, key: str, asked: list[Any], work: Any) -> idempotency.Answer:
    return idempotency.once(f"scheme-draft:{by.person}", key, _request(asked), work).answer


def _request(asked: list[Any]) -> bytes:
    return msgspec.json.encode(asked)
