"""Reads the report of a mail server further on that could not deliver one of ours (RFC 3464)."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from uuid import UUID

from motcua.channels.notices import settling
from motcua.channels.notices.http_driver import Report

FINAL = "failed"
OF_THE_MAIL = ("message/rfc822", "text/rfc822-headers")


def hear(report: bytes) -> bool:
    """Whether a mail of ours moved to failed; a delay, a stranger or the second time moves none.

    Nobody but who got the mail and the servers on its way know its reference, so that anybody may
    write to the address and nothing comes of it.
    """
    told = read(report)
    return told is not None and settling.hear(settling.MAIL, told)


def read(report: bytes) -> Report | None:
    """What it says of which notice; None for everything but a final report of one of our mails."""
    message = message_from_bytes(report, policy=default)
    if message.get_content_type() != "multipart/report":
        return None
    reference = next(_references(message), None)
    why = next(_finally(message), None)
    if reference is None or why is None:
        return None
    return Report(reference=str(reference), state="failed", reason=why)


def _references(message: EmailMessage) -> Iterator[UUID]:
    """Of the mail that travels back inside the report, whole or its head alone."""
    for part in message.walk():
        if part.get_content_type() not in OF_THE_MAIL:
            continue
        content = part.get_payload()
        sent = content[0] if isinstance(content, list) else message_from_bytes(_bytes(part))
        text = str(sent.get("Message-ID", "")) if isinstance(sent, Message) else ""
        try:
            yield UUID(text.strip().strip("<>").partition("@")[0])
        except ValueError:
            continue


def _finally(message: EmailMessage) -> Iterator[str]:
    """The words of each recipient that was given up."""
    for part in message.walk():
        content = part.get_payload()
        if part.get_content_type() != "message/delivery-status" or not isinstance(content, list):
            continue
        for each in content:
            if not isinstance(each, Message):
                continue
            if str(each.get("Action", "")).strip().lower() == FINAL:
                said = each.get("Diagnostic-Code") or each.get("Status") or "returned"
                yield " ".join(str(said).split())


def _bytes(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
