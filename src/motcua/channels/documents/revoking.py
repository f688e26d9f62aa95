"""Takes an issued document back, with a reason, once and for good; its holder is told."""

from datetime import date

from django.db import transaction

from motcua.channels.documents import delivering
from motcua.channels.documents.access import may_sign
from motcua.channels.documents.models import Document, Ending
from motcua.channels.documents.queries import by_number
from motcua.channels.documents.refusals import (
    AlreadyEnded,
    NoSuchDocument,
    NotTheirs,
    ReasonMissing,
)
from motcua.channels.documents.rows import StoredDocument
from motcua.channels.documents.words import Standing
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.clean import LONGEST_NOTE, clean_text
from motcua.domain.kernel.local_time import local
from motcua.dossiers import keys
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook import documents as law


def revoke(number: str, reason: str, *, by: Actor, key: str) -> StoredDocument:
    """From this moment the check says so, whoever holds the file. Raises Refused."""
    reason = clean_text(reason, longest=LONGEST_NOTE)

    def work() -> dict[str, str]:
        now = clock.now()
        _ended(number, reason, by, local(now).date())
        return {"number": number}

    keys.once(by, key, keys.request("revoke", by, number, reason), work)
    found = by_number(number)
    if found is None:
        raise AssertionError("a revoked document stays")
    return found


def _ended(number: str, reason: str, by: Actor, on: date) -> None:
    article = law.article_on("revoke", on)
    with transaction.atomic():
        Document.objects.select_for_update().filter(number=number).first()
        found = by_number(number)
        if found is None:
            raise Refused(NoSuchDocument(asked=number[:60]))
        if not may_sign(by, found.place):
            raise Refused(NotTheirs(article=article))
        if not reason:
            raise Refused(ReasonMissing(article=article))
        if found.ended is not None:
            raise Refused(AlreadyEnded(article=article, number=number))
        Ending.objects.create(
            document_id=found.id,
            kind=Standing.REVOKED.value,
            at=clock.now(),
            reason=reason,
            by_person=by.person,
            by_name=by.name,
        )
        delivering.announce_end(found, reason)
