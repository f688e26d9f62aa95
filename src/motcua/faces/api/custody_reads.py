"""Where a thing is and was, what the minutes say, and what a person has in hand."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from msgspec import Struct
from ninja import Router

from motcua.channels.custody import access, queries
from motcua.channels.custody.queries import Found, FoundKind, ThingRow
from motcua.channels.custody.refusals import NoSuchThing
from motcua.domain.custody.holders import Holder, HolderKind, holder_of
from motcua.domain.custody.whereabouts import Stay
from motcua.faces.api import custody_shapes as s
from motcua.faces.api.bearer import Bearer, Client
from motcua.faces.api.documenting import READ, documented
from motcua.faces.api.reading import Query
from motcua.faces.api.replies import reply
from motcua.plumbing.errors import Refused

router = Router(tags=["custody"], auth=Bearer())


class InHand(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    hat: HolderKind
    place: s.Label


_in_hand = Query(InHand)


@router.get(
    "custody/things",
    operation_id="list_things",
    summary="What the person has at a place in a hat, and what others have offered",
    openapi_extra=documented(s.ThingsAnswer, refuses=(401, 403, 422), query=InHand),
)
def list_things(request: HttpRequest) -> HttpResponse:
    asked, client = _in_hand.read(request), _client(request)
    by = access.actor_for(client.user, asked.hat, asked.place, client.today)
    holder = holder_of(by, asked.hat)
    waiting = dict.fromkeys(each.thing for each in queries.waiting_for(holder))
    return reply(
        s.ThingsAnswer(held=tuple(map(_thing, queries.held_by(holder))), waiting=tuple(waiting))
    )


@router.get(
    "custody/whereabouts/{code}",
    operation_id="whereabouts",
    summary="Where a label, a packet or the papers of a dossier are, and through whose hands",
    openapi_extra=documented(s.WhereaboutsAnswer, refuses=READ[:3]),
)
def whereabouts(request: HttpRequest, code: str) -> HttpResponse:
    client, found = _client(request), queries.find(code)
    if found is None or not access.may_see(client.user, found.code, client.today):
        raise Refused(NoSuchThing(asked=code[:60]))
    return reply(whereabouts_answer(found))


@router.get(
    "custody/minutes/{number}",
    operation_id="read_minutes",
    summary="Hand-over minutes: both sides, what was scanned, who signed, when it was filed",
    openapi_extra=documented(s.MinutesAnswer, refuses=READ[:3]),
)
def read_minutes(request: HttpRequest, number: str) -> HttpResponse:
    client = _client(request)
    if not access.may_see(client.user, number, client.today):
        raise Refused(NoSuchThing(asked=number[:60]))
    return reply(minutes_answer(number))


def whereabouts_answer(found: Found) -> s.WhereaboutsAnswer:
    """A dossier's code leads to all its things, a label to the one it is on."""
    if found.kind is FoundKind.DOSSIER:
        things = queries.things_of(found.code)
    else:
        things = queries.things([found.code])
    return s.WhereaboutsAnswer(
        code=found.code,
        things=tuple(map(_thing, things)),
        stays=tuple(map(_stay, queries.stays(found.code))),
        cases=tuple(queries.cases_of(*(each.label for each in things))),
    )


def seen(holder: Holder) -> s.HolderSeen:
    """An applicant is known by a number, which is nobody else's to read."""
    hidden = holder.kind is HolderKind.APPLICANT
    return s.HolderSeen(
        kind=holder.kind,
        person="" if hidden else holder.person,
        name=holder.name,
        employer=holder.employer,
        place="" if hidden else holder.place,
    )


def _thing(row: ThingRow) -> s.ThingSeen:
    shared = {
        name: getattr(row, name) for name in s.ThingSeen.__struct_fields__ if name != "holder"
    }
    return s.ThingSeen(holder=seen(row.holder), **shared)


def _stay(stay: Stay) -> s.StaySeen:
    return s.StaySeen(
        holder=seen(stay.holder),
        since=stay.since,
        until=stay.until,
        how=stay.how,
        packet=stay.packet,
        giver=seen(stay.giver) if stay.giver else None,
        minutes=stay.hand_over.minutes if stay.hand_over else "",
        signed_at=stay.signed_at,
    )


def minutes_answer(number: str) -> s.MinutesAnswer:
    row = queries.minutes(number)
    if row is None:
        raise Refused(NoSuchThing(asked=number[:60]))
    return s.MinutesAnswer(
        number=row.number,
        giver=seen(row.giver) if row.giver else None,
        receiver=seen(row.receiver) if row.receiver else None,
        things=row.things,
        signed=tuple(s.SignatureOf(signer=seen(signer), at=at) for signer, at in row.signed),
        filed_at=row.filed_at,
        first_scan_at=row.first_scan_at,
    )


def _client(request: HttpRequest) -> Client:
    found: Any = request
    client: Client = found.auth
    return client
