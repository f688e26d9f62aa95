"""Hands a notice to the mail server."""

from email.utils import parseaddr
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from motcua.channels.notices.models import Notice
from motcua.channels.notices.outcomes import Outcome, Result
from motcua.plumbing import outgoing

SECONDS = 20
FINAL = 500


def offer(notice: Notice) -> Outcome:
    """Taken once the server says so. The Message-ID is the same each time, so that a server that
    took it without our hearing delivers it once.
    """
    try:
        _mail(notice).send()
    except SMTPRecipientsRefused as no:
        code, why = next(iter(no.recipients.values()))
        return _refused(code, why)
    except SMTPResponseException as no:
        return _refused(no.smtp_code, no.smtp_error)
    except (OSError, SMTPException) as fault:
        return Outcome(result=Result.BUSY, reason=f"{type(fault).__name__}: {fault}"[:300])
    return Outcome(result=Result.TAKEN)


def _mail(notice: Notice) -> EmailMessage:
    sender = settings.DEFAULT_FROM_EMAIL
    host = parseaddr(sender)[1].rpartition("@")[2] or "motcua"
    site = settings.MOTCUA_SITE_URL
    unsubscribe = {"List-Unsubscribe": f"<{site}/notices/choices/>"} if site else {}
    return EmailMessage(
        subject=" ".join(notice.subject.split()),
        body=notice.text,
        from_email=sender,
        to=[notice.address],
        headers={
            "Message-ID": f"<{notice.reference}@{host}>",
            "Auto-Submitted": "auto-generated",
            **unsubscribe,
        },
        connection=get_connection(timeout=SECONDS),
    )


def _refused(code: int, why: bytes | str) -> Outcome:
    """5xx is the server's last word on this address, 4xx asks for another try."""
    result = Result.REFUSED if code >= FINAL else Result.BUSY
    return Outcome(result=result, reason=f"{code}: {outgoing.printable(why)}")
