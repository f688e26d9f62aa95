"""From a draft to a dossier in one transaction: checked anew, stored by content, acknowledged."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from uuid import UUID

import msgspec

from motcua.channels.online import (
    choosing,
    completing,
    drafting,
    keeping,
    looking,
    papers,
    routing,
    rows,
    store,
)
from motcua.channels.online import models as m
from motcua.channels.online import refusals as r
from motcua.channels.online.looking import Look
from motcua.channels.online.shapes import Purpose, Submitted
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.online import FiledFile, FormAnswers, OnlinePart, without
from motcua.domain.dossier.party import Channel, Party
from motcua.domain.dossier.state import State
from motcua.domain.eforms.casing import PaperState
from motcua.domain.eforms.checking import filed
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.mandate import mandate_in
from motcua.dossiers import commands as dossiers
from motcua.dossiers import intake
from motcua.dossiers import queries as register
from motcua.dossiers.keys import once
from motcua.plumbing import clock, scanning, uploads
from motcua.plumbing.errors import Refused
from motcua.reference.people import mandates
from motcua.reference.people.queries import User


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ready:
    """A draft that has passed every check, with what is written of it."""

    seen: Look
    part: OnlinePart
    canonical: bytes
    now: datetime


def submit(draft: UUID, *, by: User, key: str) -> Submitted:
    """Files the draft. The same press again, from this tab or another, is the same dossier.

    Raises Refused; a draft whose form has a new version is moved to it first, and says so.
    """
    try:
        _on_the_form_in_force(draft, by)
        hat = looking.look(store.mine(draft, by), by, clock.today()).standing.by
        asked = msgspec.json.encode(["online.submit", str(draft)])
        answer = once(hat, key, asked, lambda: _filed(draft, by, key))
        return acknowledged(UUID(answer["dossier"]))
    except Refused:
        row = store.sent(draft, by)  # by another press, maybe in this very moment
        if row is None or row.dossier is None:
            raise
        return acknowledged(row.dossier)


def _on_the_form_in_force(draft: UUID, by: User) -> None:
    if looking.newer_form(store.mine(draft, by), clock.today()) is not None:
        drafting.resume(draft, by=by)
        raise Refused(r.FormMoved())


def _filed(draft: UUID, by: User, key: str) -> Mapping[str, str]:
    """One after the other: whoever comes second finds the draft filed."""
    row = m.Draft.objects.select_for_update().filter(id=draft, owner=by.pk).first()
    if row is not None and row.state == store.SUBMITTED and row.dossier is not None:
        return {"dossier": str(row.dossier)}
    row, now = store.locked(draft, by), clock.now()
    ready = _ready(row, by, now)
    dossier, version, owner = _given(row, ready, f"{key}/dossier"[-200:])
    _keep_answers(ready)
    _remember(row, ready, dossier, version)
    _told_elsewhere(row, ready, dossier, owner)
    row.dossier, row.code = dossier, owner.code
    row.files.all().delete()
    row.answers, row.versions, row.prefilled, row.aside = {}, {}, {}, {}
    row.conflicts, row.delivery = [], {}
    row.state, row.ended_at = store.SUBMITTED, now
    row.save()
    return {"dossier": str(dossier)}


def _ready(row: m.Draft, by: User, now: datetime) -> _Ready:
    seen = looking.look(row, by, local(now).date())
    lacking = completing.missing(seen)
    if lacking:
        vi = " ".join(dict.fromkeys(each.says.vi for each in lacking[:5]))
        en = " ".join(dict.fromkeys(each.says.en for each in lacking[:5]))
        raise Refused(r.NotComplete(what_vi=vi, what_en=en))
    scanning.refuse_unfit({each.digest: each.name for each in seen.draft.files if each.upload})
    canonical = msgspec.json.encode(
        filed(seen.form, seen.draft.answers, seen.on), order="deterministic"
    )
    digest = sha256(canonical).hexdigest()
    answers = FormAnswers(form=seen.form.code, version=seen.form.version, sha256=digest)
    part = OnlinePart(
        form=answers if seen.by_form else None,
        files=tuple(_file(each, seen) for each in row.files.order_by("id")),
        later=papers.later(seen.papers),
        unasked=papers.unasked(seen.papers),
    )
    return _Ready(seen=seen, part=part, canonical=canonical, now=now)


def _keep_answers(ready: _Ready) -> None:
    if ready.part.form is not None:
        m.FiledAnswers.objects.get_or_create(
            sha256=ready.part.form.sha256,
            defaults={"content": ready.canonical.decode(), "filed_at": ready.now},
        )


def _file(each: m.DraftFile, seen: Look) -> FiledFile:
    """Its bytes are among the evidence from now on."""
    if each.upload is not None:
        uploads.claim(seen.draft.upload_owner, each.upload)
    shown = rows.attached(each)
    return FiledFile(
        paper=shown.paper,
        sha256=shown.digest,
        name=shown.name,
        size=shown.size,
        kind=shown.kind,
        source=shown.source,
    )


def _given(row: m.Draft, ready: _Ready, key: str) -> tuple[UUID, int, State]:
    """The command of the register that this draft is."""
    by = ready.seen.standing.by
    if row.dossier is None:
        choice = dossiers.Choice(procedure=ready.seen.terms.procedure, case=ready.seen.terms.case)
        command = c.Submit(filing=_filing(ready), online=ready.part)
        done = dossiers.submit(command, choice, by=by, key=key)
        return done.dossier, done.version, _state(done.dossier)
    state = _state(row.dossier)
    again: c.Submit | c.SendSupplement
    if row.purpose == Purpose.SUPPLEMENT:
        again = _supplement(ready, state)
    else:
        counted = replace(state.filing, papers=papers.counts(ready.seen.papers))
        again = c.Submit(filing=counted, online=ready.part)
    done = dossiers.act_online(row.dossier, again, by=by, key=key)
    return row.dossier, done.version, _state(row.dossier)


def _filing(ready: _Ready) -> c.Filing:
    seen = ready.seen
    way = routing.route(seen.terms, seen.draft.unit, seen.draft.agency, seen.on)
    assessed = choosing.fees(seen)
    return c.Filing(
        applicant=_reachable(seen.standing.applicant, seen),
        filed_by=seen.standing.filed_by,
        authority=seen.standing.authority,
        papers=papers.counts(seen.papers),
        fees=intake.fee_items(assessed) if assessed else (),
        channel_in=Channel.ONLINE,
        channel_out=seen.draft.channel_out or Channel.ONLINE,
        receiving_unit=way.unit,
        competent_agency=way.agency,
        summary=_text(seen.draft.answers.get("summary")),
        synthetic=seen.synthetic,
    )


def _reachable(party: Party, seen: Look) -> Party:
    """With address and contact as the form says them, where the account does not."""
    whose = (
        "organisation" if party.identity and seen.standing.by.place == party.identity else "person"
    )
    said = {
        source: _text(seen.draft.answers.get(name))
        for name, field in seen.form.fields()
        for source in field.prefill
    }
    return replace(
        party,
        address=said.get(f"{whose}.address") or party.address,
        phone=said.get("person.phone") or party.phone,
        email=said.get("person.email") or party.email,
    )


def _text(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(str(part) for part in value.values() if part)
    return value if isinstance(value, str) else ""


def _supplement(ready: _Ready, state: State) -> c.SendSupplement:
    before, now = state.part.files if state.part else (), ready.part.files
    new, gone = without(now, before), without(before, now)
    by_form = {each.rule.code for each in ready.seen.papers if each.state is PaperState.BY_FORM}
    sent = {each.paper for each in new} | by_form & {line.paper for line in state.missing}
    counts = tuple(paper for paper in papers.counts(ready.seen.papers) if paper.code in sent)
    return c.SendSupplement(papers=counts, files=new, form=ready.part.form, replaced=gone)


def _remember(row: m.Draft, ready: _Ready, dossier: UUID, version: int) -> None:
    by = ready.seen.standing
    way_found = row.dossier is not None or bool(
        routing.route(
            ready.seen.terms, ready.seen.draft.unit, ready.seen.draft.agency, ready.seen.on
        ).found
    )
    m.Submission.objects.create(
        dossier=dossier,
        version=version,
        draft=row.id,
        person=by.by.person,
        owner_identity=by.applicant.identity,
        procedure=row.procedure,
        sha256=ready.part.form.sha256 if ready.part.form else "",
        delivery=row.delivery,
        reliefs=row.reliefs,
        routed=way_found,
        at=ready.now,
    )


def _told_elsewhere(row: m.Draft, ready: _Ready, dossier: UUID, state: State) -> None:
    by: Actor = ready.seen.standing.by
    keeping.keep(row, ready.seen, dossier, state.code)
    mandate = mandate_in(state.filing.authority)
    if mandate is not None:
        mandates.note_use(mandate, dossier, row.procedure, by=by, at=ready.now)


def acknowledged(dossier: UUID) -> Submitted:
    """What the system says at once; not the legal receipt, which a clerk issues."""
    state = _state(dossier)
    return Submitted(
        dossier=dossier,
        code=state.code,
        at=state.turn.counted_from if state.turn else state.last_event_at,
        answer_by=state.answer_by,
    )


def _state(dossier: UUID) -> State:
    found = register.state_and_id(dossier)
    if found is None:
        raise AssertionError("a dossier that was just filed is there")
    return found[1]
