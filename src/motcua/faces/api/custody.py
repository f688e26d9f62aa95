"""Custody for devices: scan, sign, label, and tell later what was scanned without network."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from motcua.channels.carriers import connection as carriers
from motcua.channels.custody import access, commands, queries
from motcua.channels.custody.commands import Asked, Given, Kept
from motcua.channels.custody.queries import Found, FoundKind
from motcua.channels.custody.refusals import HandlingNotPermitted, NoSuchThing
from motcua.domain.custody import commands as c
from motcua.domain.custody.holders import Holder, HolderKind, holder_of
from motcua.domain.custody.things import Item
from motcua.domain.kernel.actor import Actor, Employer
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.api import custody_shapes as s
from motcua.faces.api import refusals as a
from motcua.faces.api.bearer import Bearer, Client
from motcua.faces.api.custody_reads import minutes_answer, seen, whereabouts_answer
from motcua.faces.api.documenting import BODY, IDEMPOTENCY_KEY, WRITE, documented
from motcua.faces.api.reading import Body, idempotency_key
from motcua.faces.api.replies import reply
from motcua.faces.api.shapes import Why
from motcua.plumbing.errors import Refused
from motcua.reference.people import queries as people
from motcua.reference.people.permissions import Permission

router = Router(tags=["custody"], auth=Bearer())
_WRITES = tuple(sorted({*WRITE} - {412}))
_scan: Body[s.ScanNow] = Body(s.ScanNow)
_late: Body[s.LateBatch] = Body(s.LateBatch)
_standing: Body[s.Standing] = Body(s.Standing)
_labels: Body[s.Labels] = Body(s.Labels)
_item: Body[s.ItemGiven] = Body(s.ItemGiven)


@router.post(
    "custody/scans",
    operation_id="scan",
    summary="Scan a thing while giving or taking it; it moves when both sides have scanned",
    openapi_extra=documented(
        s.ScanAnswer, refuses=_WRITES, body=s.ScanNow, headers=[IDEMPOTENCY_KEY]
    ),
)
def scan(request: HttpRequest) -> HttpResponse:
    key, told, client = idempotency_key(request), _scan.read(request), _client(request)
    by = access.actor_for(client.user, told.hat, told.place, client.today)
    command = _command(told.scan, client.today)
    done = commands.give(command, Asked(by=by, hat=told.hat, key=key))
    return reply(_scanned(told.scan, done))


@router.post(
    "custody/late-scans",
    operation_id="post_late_scans",
    summary="Tell what was scanned without network; what does not fit yet is kept and waits",
    openapi_extra=documented(s.LateAnswers, refuses=(*BODY, 404, 409), body=s.LateBatch),
)
def post_late_scans(request: HttpRequest) -> HttpResponse:
    """Each scan carries its own key, so a batch may be sent again after a broken connection."""
    told, client = _late.read(request), _client(request)
    by = access.actor_for(client.user, told.hat, told.place, client.today)
    in_time = sorted(told.scans, key=lambda each: each.at)
    answers = {each.key: _told_late(each, by, told.hat) for each in in_time}
    return reply(s.LateAnswers(scans=tuple(answers[each.key] for each in told.scans)))


@router.post(
    "custody/minutes/{number}/signature",
    operation_id="sign_minutes",
    summary="Sign the hand-over minutes; the second signature from the post to the state files",
    openapi_extra=documented(
        s.MinutesAnswer, refuses=_WRITES, body=s.Standing, headers=[IDEMPOTENCY_KEY]
    ),
)
def sign_minutes(request: HttpRequest, number: str) -> HttpResponse:
    key, told, client = idempotency_key(request), _standing.read(request), _client(request)
    if not access.may_see(client.user, number, client.today):
        raise Refused(NoSuchThing(asked=number[:60]))
    by = access.actor_for(client.user, told.hat, told.place, client.today)
    commands.give(c.SignMinutes(minutes=number), Asked(by=by, hat=told.hat, key=key))
    return reply(minutes_answer(number))


@router.post(
    "custody/labels",
    operation_id="new_labels",
    summary="Labels with check digits that nobody has had, to print and stick on",
    openapi_extra=documented(s.LabelsAnswer, refuses=BODY, body=s.Labels),
)
def new_labels(request: HttpRequest) -> HttpResponse:
    told, client = _labels.read(request), _client(request)
    if not people.permitted(client.user, Permission.CUSTODY_HANDLE, None, client.today):
        raise Refused(HandlingNotPermitted())
    made = (commands.new_label(told.kind) for _ in range(told.count))
    return reply(s.LabelsAnswer(labels=tuple(made)))


@router.post(
    "custody/items",
    operation_id="label_item",
    summary="Take a labelled paper, set, result or money bag into custody",
    response={201: None},
    openapi_extra=documented(
        s.WhereaboutsAnswer,
        status=201,
        refuses=_WRITES,
        body=s.ItemGiven,
        headers=[IDEMPOTENCY_KEY],
    ),
)
def label_item(request: HttpRequest) -> HttpResponse:
    key, told, client = idempotency_key(request), _item.read(request), _client(request)
    by = access.actor_for(client.user, told.hat, told.place, client.today)
    item = Item(
        label=told.label,
        kind=told.kind,
        dossier=told.dossier,
        paper=told.paper,
        amount=told.amount,
    )
    commands.give(c.Label(item=item), Asked(by=by, hat=told.hat, key=key))
    return reply(whereabouts_answer(Found(FoundKind.THING, told.label)), 201)


def _client(request: HttpRequest) -> Client:
    found: Any = request
    client: Client = found.auth
    return client


def _command(scan: s.Scan, on: date) -> c.Offer | c.Take:
    other = _holder(scan.other, on)
    if scan.act == "offer":
        return c.Offer(minutes=scan.minutes, thing=scan.thing, to=other)
    return c.Take(minutes=scan.minutes, thing=scan.thing, giver=other)


def _holder(other: s.Other, on: date) -> Holder:
    """The other side as the register of people knows it; Refused for a badge of nobody there."""
    if other.kind is HolderKind.STORE:
        keeper = next(iter(people.staff_at([other.place], on)), None)
        employer = keeper.employer if keeper else Employer.AGENCY
        return Holder(
            kind=other.kind, person="", name=other.place, employer=employer, place=other.place
        )
    if carriers.is_connected() and other.person == carriers.account().person:
        return carriers.holder()
    user = people.user_by_person(other.person)
    hats = people.actors_of(user, on) if user else []
    hat = next((each for each in hats if each.place == other.place), None)
    if hat is None:
        why = a.InputInvalid(
            where="/scan/other/person",
            why_vi="không ai có mã này làm việc ở nơi này",
            why_en="nobody with this id works at this place",
        )
        raise Refused(why)
    return holder_of(hat, other.kind)


def _scanned(scan: s.Scan, done: Given) -> s.ScanAnswer:
    row = queries.thing(scan.thing)
    if row is None:
        raise Refused(NoSuchThing(asked=scan.thing))
    held = done.custody.thing(scan.thing)
    tracks = held.track.hand_overs.values() if held else ()
    complete = any(each.minutes == scan.minutes and each.completed_at for each in tracks)
    return s.ScanAnswer(
        thing=scan.thing,
        minutes=scan.minutes,
        holder=seen(row.holder),
        since=row.since,
        complete=complete,
        replayed=done.replayed,
    )


def _told_late(told: s.LateScan, by: Actor, hat: HolderKind) -> s.LateAnswer:
    """One bad scan does not keep the others of a batch from being told."""
    asked = Asked(by=by, hat=hat, key=told.key, at=told.at)
    try:
        kept = commands.offer_late(_command(told.scan, local(told.at).date()), asked)
    except Refused as no:
        return s.LateAnswer(key=told.key, state="refused", report=None, refused=_why(no.refusal))
    if isinstance(kept, Kept):
        return s.LateAnswer(
            key=told.key, state="waiting", report=kept.report, refused=_why(kept.refusal)
        )
    return s.LateAnswer(key=told.key, state="accepted", report=None, refused=None)


def _why(refusal: Refusal) -> Why:
    return Why(
        code=refusal.code,
        article=refusal.article,
        text_vi=refusal.text("vi"),
        text_en=refusal.text("en"),
    )
