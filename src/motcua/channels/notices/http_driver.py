"""Offers messages to a provider of SMS or chat messages over HTTP, and asks after them."""

from typing import Literal
from urllib.parse import quote

import msgspec
from django.conf import settings
from msgspec import Struct

from motcua.channels.notices.models import Notice
from motcua.channels.notices.outcomes import Outcome, Result
from motcua.channels.notices.providers import Connection
from motcua.plumbing import outgoing
from motcua.plumbing.outgoing import Answer, Call, NoAnswer, NotReached

SECONDS = 10.0
BUSY = {429, 503}
"""Statuses by which a provider says that it has not taken the message."""


class Message(Struct, frozen=True, kw_only=True):
    """What a provider is told; `reference` makes a repeated call harmless."""

    reference: str
    way: str
    to: str
    sender: str
    text: str


class Report(Struct, frozen=True, kw_only=True):
    """What a provider says of a message, in its answer or in a receipt."""

    reference: str
    state: Literal["accepted", "delivered", "failed"]
    reason: str = ""


def offer(connection: Connection, notice: Notice) -> Outcome:
    message = Message(
        reference=str(notice.reference),
        way=notice.way,
        to=notice.address,
        sender=settings.MESSAGE_SENDER,
        text=notice.text,
    )
    return _called(connection, "POST", "/v1/messages", msgspec.json.encode(message))


def ask(connection: Connection, reference: str) -> Outcome:
    """`NOT_KNOWN` when the provider has no such message: it was never taken."""
    found = _called(connection, "GET", f"/v1/messages/{quote(reference)}")
    return Outcome(result=Result.UNKNOWN, reason=found.reason) if _silent(found) else found


def said(report: Report) -> Outcome:
    results = {
        "accepted": Result.TAKEN,
        "delivered": Result.DELIVERED,
        "failed": Result.REFUSED,
    }
    return Outcome(result=results[report.state], reason=outgoing.printable(report.reason))


def _silent(found: Outcome) -> bool:
    return found.result is Result.BUSY


def _called(connection: Connection, method: str, target: str, body: bytes = b"") -> Outcome:
    bearer = settings.MESSAGE_AUTH == "bearer"
    call = Call(
        method=method,
        target=target,
        body=body,
        headers={"Authorization": f"Bearer {connection.secret}"} if bearer else {},
    )
    secret = "" if bearer else connection.secret
    try:
        answer = outgoing.call(connection.url, call, secret=secret, seconds=SECONDS)
    except NotReached as fault:
        return Outcome(result=Result.BUSY, reason=str(fault)[:300])
    except NoAnswer as fault:
        return Outcome(result=Result.UNKNOWN, reason=str(fault)[:300])
    return _judged(answer, asked=method == "GET")


def _judged(answer: Answer, *, asked: bool) -> Outcome:
    if answer.status in {200, 201, 202}:
        try:
            return said(msgspec.json.decode(answer.body, type=Report))
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            return Outcome(result=Result.UNKNOWN, reason=f"unreadable answer: {fault}"[:300])
    why = f"{answer.status}: {outgoing.printable(answer.body)}"
    if answer.status in BUSY:
        return Outcome(result=Result.BUSY, reason=why)
    if asked and answer.status == 404:
        return Outcome(result=Result.NOT_KNOWN, reason=why)
    if answer.status in {401, 403}:  # our secret is wrong, not the message
        return Outcome(result=Result.BUSY, reason=why)
    if 400 <= answer.status < 500 and not asked:
        return Outcome(result=Result.REFUSED, reason=why)
    return Outcome(result=Result.UNKNOWN, reason=why)
