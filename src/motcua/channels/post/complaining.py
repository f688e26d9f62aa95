"""Complaints about the carriage: six months to make, five or seven days to answer (art. 8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec

from motcua.channels.post import addresses
from motcua.channels.post.models import Complaint, Consignment
from motcua.channels.post.note import contact
from motcua.channels.post.recording import Occasion, happened, of_the_post
from motcua.channels.post.refusals import (
    AmountUnfit,
    ComplaintAnswered,
    ComplaintTooLate,
    NoSuchComplaint,
    NoSuchConsignment,
    WordsMissing,
)
from motcua.channels.post.shapes import ComplaintAnswer, ComplaintMade, Direction
from motcua.domain.calendar.deadlines import Deadline
from motcua.domain.custody.limits import complaint_answer_due, complaint_until
from motcua.domain.kernel.local_time import local
from motcua.plumbing.errors import Refused
from motcua.plumbing.numbering import next_number
from motcua.reference.rulebook import queries as rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintAsked:
    number: str
    complaint: ComplaintMade


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerAsked:
    complaint: str
    answer: ComplaintAnswer


def complain(asked: ComplaintAsked, occasion: Occasion) -> Mapping[str, Any]:
    row = Consignment.objects.filter(number=asked.number).first()
    if row is None:
        raise Refused(NoSuchConsignment(asked=asked.number[:60]))
    said, day = asked.complaint, local(occasion.at).date()
    law = rulebook.postal_on(day)
    if not (said.what.strip() and said.complainant.strip()):
        raise Refused(_missing("nội dung và người khiếu nại", "complaint and its author", law))
    limit = limit_of(row)
    if day > limit:
        article = law.complaints.article
        raise Refused(ComplaintTooLate(article=article, limit=f"{limit:%d/%m/%Y}"))
    due = answer_due(row, occasion.at)
    number = f"KN.{row.office}.{day.year}.{next_number(f'complaint:{row.office}:{day.year}'):05d}"
    Complaint.objects.create(
        number=number,
        consignment=row.number,
        office=row.office,
        complainant=said.complainant,
        phone=said.phone,
        what=said.what,
        made_at=occasion.at,
        made_by=occasion.by.person,
        limit=limit,
        answer_due=due.due_at,
        reasons=msgspec.to_builtins(due.reasons),
    )
    happened(row.number, "complained", occasion, complaint=number)
    return {"complaint": number, "answer_due": due.due_at.isoformat()}


def limit_of(row: Consignment) -> date:
    """The last day to complain, from the end of the promised time."""
    promised: datetime = row.promised_at
    day = local(promised).date()
    law = rulebook.postal_on(day)
    return complaint_until(promised, law.complaints, rulebook.calendar_for(None, day))


def answer_due(row: Consignment, at: datetime) -> Deadline:
    """Sooner inside the province; the far end of a dossier sent is its sender."""
    day = local(at).date()
    law = rulebook.postal_on(day)
    sending = row.direction == Direction.SEND.value
    far = contact(row.note["sender"] if sending else row.addressee).unit
    return complaint_answer_due(
        local(at),
        law.complaints,
        within_province=addresses.within_province(row.receiving_unit, far, day),
        calendar=rulebook.calendar_for(None, day),
        articles=law.promises.counting,
    )


def answer(asked: AnswerAsked, occasion: Occasion) -> Mapping[str, Any]:
    of_the_post(occasion.by, occasion)
    law = rulebook.postal_on(local(occasion.at).date())
    row = Complaint.objects.select_for_update().filter(number=asked.complaint).first()
    if row is None:
        raise Refused(NoSuchComplaint(asked=asked.complaint[:60]))
    if row.answered_at is not None:
        raise Refused(
            ComplaintAnswered(
                article=law.complaints.article,
                number=row.number,
                on=f"{local(row.answered_at):%d/%m/%Y}",
            )
        )
    said = asked.answer
    if not said.answer.strip():
        raise Refused(_missing("nội dung trả lời", "answer", law))
    if said.compensation < 0:
        raise Refused(AmountUnfit(article=law.complaints.article, amount=said.compensation))
    row.answer, row.upheld, row.compensation = said.answer, said.upheld, said.compensation
    row.answered_at, row.answered_by = occasion.at, occasion.by.person
    row.save()
    happened(row.consignment, "answered", occasion, complaint=row.number, upheld=said.upheld)
    return {"complaint": row.number}


def _missing(vi: str, en: str, law: rulebook.PostalLaw) -> WordsMissing:
    return WordsMissing(article=law.complaints.article, what_vi=vi, what_en=en)
