"""The door for a carrier's signed reports, and what became of them for who looks after it."""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from django.http import HttpRequest, HttpResponse
from msgspec import Meta, Struct
from ninja import Router

from motcua.channels.carriers import connection, inbox, queries
from motcua.channels.carriers.protocol import LARGEST_MESSAGE, Message
from motcua.channels.carriers.refusals import SignatureWrong
from motcua.domain.kernel.actor import Actor
from motcua.dossiers.refusals import NotPermitted
from motcua.faces.api import refusals as a
from motcua.faces.api.bearer import Bearer, Client
from motcua.faces.api.documenting import documented
from motcua.faces.api.limits import PerMinute
from motcua.faces.api.reading import Body, Query, invalid
from motcua.faces.api.replies import reply
from motcua.faces.api.shapes import Answer
from motcua.plumbing import signed_calls as signing
from motcua.plumbing.errors import Refused
from motcua.reference.people import queries as people
from motcua.reference.people.permissions import PERMISSIONS, PROVINCE_WIDE, Permission

router = Router(tags=["carriers"])
SIGNATURE = {
    "in": "header",
    "name": signing.HEADER,
    "required": True,
    "description": "t=UNIX SECONDS,v1=HMAC-SHA256 in hex, as docs/howto/connect-a-carrier.md says.",
    "schema": {"type": "string", "pattern": "^t=[0-9]{1,12},v1=[0-9a-f]{64}$"},
}
State = Literal["waiting", "applied", "wrong", "set_aside"]


class SetAside(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    why: Annotated[str, Meta(min_length=1, max_length=1000)]


class ReportSearch(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Without a state: what waits, and what nobody can apply."""

    state: State | None = None


class HeardAnswer(Answer, frozen=True, kw_only=True):
    """Kept, once and for all; `known`: it had come before. Whether it was applied says `state`."""

    message: str
    known: bool
    state: State


class ReportEntry(Answer, frozen=True, kw_only=True):
    """When it happened (`at`) and was heard; `reason` is the refusal's code."""

    id: int
    message: str
    tracking: str
    number: int
    kind: str
    at: datetime
    heard_at: datetime
    pulled: bool
    state: str
    reason: str
    reason_vi: str
    reason_en: str


class Reports(Answer, frozen=True, kw_only=True):
    reports: tuple[ReportEntry, ...]


_search: Query[ReportSearch] = Query(ReportSearch)
_why: Body[SetAside] = Body(SetAside)


@router.post(
    "carriers/{carrier}/events",
    operation_id="hear_carrier",
    summary="A carrier tells of one of its parcels; each message is kept once",
    auth=None,
    throttle=[PerMinute("carrier")],
    openapi_extra=documented(
        HeardAnswer, refuses=(401, 409, 413, 422, 429), body=Message, headers=[SIGNATURE]
    ),
)
def hear_carrier(request: HttpRequest, carrier: str) -> HttpResponse:
    body = _signed(request, carrier)
    try:
        message = msgspec.json.decode(body, type=Message)
    except msgspec.ValidationError as fault:
        wrong = invalid(fault)
        inbox.keep_wrong(body, wrong.refusal, pulled=False)
        raise wrong from fault
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        broken = a.InputInvalid(where="", why_vi="không phải JSON", why_en=str(fault)[:200])
        inbox.keep_wrong(body, broken, pulled=False)
        raise Refused(broken) from fault
    heard = inbox.hear(message, pulled=False)
    state: Any = heard.state
    return reply(HeardAnswer(message=heard.message, known=heard.known, state=state))


@router.get(
    "carriers/reports",
    operation_id="list_carrier_reports",
    summary="Reports of the carrier that wait or that nobody can apply, with the reason",
    auth=Bearer(),
    openapi_extra=documented(Reports, refuses=(401, 403, 422), query=ReportSearch),
)
def list_carrier_reports(request: HttpRequest) -> HttpResponse:
    by = _overseer(request)
    asked = _search.read(request)
    states = [asked.state] if asked.state else []
    rows = queries.messages(open_only=True, states=states, among=_places(by))
    return reply(Reports(reports=tuple(_entry(row, by) for row in rows)))


@router.post(
    "carriers/reports/{report}/set-aside",
    operation_id="set_aside_report",
    summary="Somebody has seen to a report: it is kept and not offered again",
    auth=Bearer(),
    openapi_extra=documented(Reports, refuses=(400, 401, 403, 409, 413, 415, 422), body=SetAside),
)
def set_aside_report(request: HttpRequest, report: str) -> HttpResponse:
    by = _overseer(request)
    told = _why.read(request)
    number = int(report) if report.isdecimal() and report.isascii() and len(report) < 18 else 0
    known = {row.id for row in queries.messages(open_only=True, among=_places(by))}
    inbox.set_aside(number if number in known else 0, told.why, by=by)
    rows = queries.messages(open_only=True, among=_places(by))
    return reply(Reports(reports=tuple(_entry(row, by) for row in rows)))


def _signed(request: HttpRequest, carrier: str) -> bytes:
    """The body, if the carrier's secret signed it; whoever else asks learns nothing."""
    secret = connection.secret_of(carrier)
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_MESSAGE:
        raise Refused(a.BodyTooLarge(kilobytes=LARGEST_MESSAGE // 1024))
    call = signing.Call(method="POST", target=request.get_full_path(), body=request.body)
    header = request.headers.get(signing.HEADER, "")
    if not signing.is_signed(secret, call, header, signing.wall_clock()):
        raise Refused(SignatureWrong(seconds=signing.WINDOW))
    return call.body


def _overseer(request: HttpRequest) -> Actor:
    """Who keeps the machine running, or manages the post; Refused(NotPermitted)."""
    found: Any = request
    client: Client = found.auth
    for permission in (Permission.OPERATIONS_READ, Permission.POST_MANAGE):
        hat = people.acting(client.user, permission, None, client.today)
        if hat is not None:
            return hat
    raise Refused(NotPermitted())


def _places(by: Actor) -> tuple[str, ...] | None:
    """Whose consignments' reports the hat sees; None for everywhere."""
    return None if by.role in PROVINCE_WIDE else (by.place,)


def _entry(row: queries.ReportRow, to: Actor) -> ReportEntry:
    """A reason may name people: who only keeps the machine running is given its code alone."""
    told = {name: getattr(row, name) for name in ReportEntry.__struct_fields__}
    own_words = row.state == "set_aside"
    if not (own_words or row.names_nobody or Permission.POST_READ in PERMISSIONS[to.role]):
        told |= {"reason_vi": "", "reason_en": ""}
    return ReportEntry(**told)
