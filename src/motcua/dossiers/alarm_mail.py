"""The mail that brings an alarm to the person who has to look at it."""

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers.alarm_queries import AlarmRow
from motcua.reference.people.queries import User

SECONDS_TO_WAIT = 20

_SUBJECT = Bilingual("{words}: hồ sơ {code}", "{words}: dossier {code}")
_BODY = Bilingual(
    "{words} từ {since}.\n\nHồ sơ {code}\nThủ tục: {procedure}\nHẹn trả: {due}\n\n"
    "Hãy mở hồ sơ và xử lý bước tiếp theo; thư này không cần trả lời.\n",
    "{words} since {since}.\n\nDossier {code}\nProcedure: {procedure}\nDue: {due}\n\n"
    "Open the dossier and take the next step; this message needs no answer.\n",
)


def send(alarm: AlarmRow, to: User) -> None:
    """Sends it in the person's language; raises OSError or SMTPException when that fails.

    No name or number of an applicant goes into a mail.
    """
    language = to.language
    said = {
        "words": alarm.words.in_language(language),
        "code": alarm.code or "-",
        "procedure": alarm.procedure_name,
        "since": f"{local(alarm.since):%H:%M %d/%m/%Y}",
        "due": f"{local(alarm.due_at):%H:%M %d/%m/%Y}" if alarm.due_at else "-",
    }
    EmailMessage(
        subject=_SUBJECT.in_language(language).format(**said),
        body=_BODY.in_language(language).format(**said),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[to.email],
        headers={"Message-ID": f"<alarm-{alarm.id}-{alarm.raised_at.timestamp():.0f}@motcua>"},
        connection=get_connection(timeout=SECONDS_TO_WAIT),
    ).send()
