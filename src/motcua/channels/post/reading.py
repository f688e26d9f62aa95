"""Rows of the post's tables as the values everybody reads."""

from datetime import datetime
from uuid import UUID

from motcua.channels.post import models as m
from motcua.channels.post.delivering import to_collect
from motcua.channels.post.note import contact, read
from motcua.channels.post.rows import (
    ComplaintRow,
    ConsignmentRow,
    HistoryLine,
    MishapRow,
    PickUpAttempt,
    PickUpRow,
)
from motcua.channels.post.shapes import AT_THE_DOOR, Direction, PickUpStatus, Status
from motcua.channels.post.wording import EVENT_WORDS, PICK_UP_WORDS, STATUS_WORDS
from motcua.domain.dossier.state import State
from motcua.dossiers import queries as register


def consignment_row(row: m.Consignment) -> ConsignmentRow:
    status = Status(row.status)
    return ConsignmentRow(
        number=row.number,
        tracking=row.tracking,
        direction=Direction(row.direction),
        status=status,
        status_words=STATUS_WORDS[status],
        service=row.service,
        enterprise=row.enterprise,
        dossier=row.dossier,
        dossier_code=row.dossier_code,
        procedure=row.procedure,
        case=row.procedure_case,
        procedure_name=row.procedure_name,
        field=row.field,
        office=row.office,
        receiving_unit=row.receiving_unit,
        competent_agency=row.competent_agency,
        applicant_name=row.applicant_name,
        to=contact(row.addressee),
        destination=row.destination,
        packet=row.packet,
        seal=row.seal,
        to_collect=due_at_the_door(row),
        accepted_at=row.accepted_at,
        promised_at=row.promised_at,
        filed_at=row.filed_at,
        delivered_at=row.delivered_at,
        ended_at=row.ended_at,
        replaces=row.replaces,
        replaced_by=row.replaced_by,
    )


def due_at_the_door(row: m.Consignment) -> int:
    """Asked of the register now: what was paid online meanwhile is not collected again."""
    at_the_door = row.direction == Direction.RETURN.value and Status(row.status) in AT_THE_DOOR
    state = state_of(row.dossier) if at_the_door and row.dossier else None
    return to_collect(read(row.note), state) if state else 0


def state_of(dossier: UUID) -> State | None:
    found = register.state_and_id(dossier)
    return found[1] if found else None


def history_line(row: m.ConsignmentEvent) -> HistoryLine:
    return HistoryLine(
        title=EVENT_WORDS[row.kind],
        kind=row.kind,
        at=row.at,
        recorded_at=row.recorded_at,
        by=row.person_name,
        place=row.place,
        facts=row.facts,
    )


def pick_up_row(row: m.PickUp) -> PickUpRow:
    status = PickUpStatus(row.status)
    return PickUpRow(
        id=row.pk,
        status=status,
        status_words=PICK_UP_WORDS[status],
        office=row.office,
        contact=contact(row.contact),
        procedure=row.procedure,
        case=row.procedure_case,
        wished_day=row.wished_day,
        window=row.window,
        note=row.note,
        by_phone=row.by_phone,
        asked_at=row.asked_at,
        postman=row.postman,
        postman_name=row.postman_name,
        day=row.day,
        attempts=tuple(
            PickUpAttempt(at=datetime.fromisoformat(each["at"]), by=each["by"], note=each["note"])
            for each in row.attempts
        ),
        consignment=row.consignment,
        why=row.why,
    )


def mishap_row(row: m.MishapRecord) -> MishapRow:
    return MishapRow(
        id=row.pk,
        consignment=row.consignment,
        thing=row.thing,
        kind=row.kind,
        how=row.how,
        liable=row.liable,
        liable_name=row.liable_name,
        reissue=tuple(row.reissue),
        reissue_cost=row.reissue_cost,
        damages=row.damages,
        apology=row.apology,
        article=row.article,
        declared_at=row.declared_at,
        paid=row.paid,
        paid_at=row.paid_at,
    )


def complaint_row(row: m.Complaint) -> ComplaintRow:
    return ComplaintRow(
        number=row.number,
        consignment=row.consignment,
        office=row.office,
        complainant=row.complainant,
        phone=row.phone,
        what=row.what,
        made_at=row.made_at,
        limit=row.limit,
        answer_due=row.answer_due,
        answered_at=row.answered_at,
        answer=row.answer,
        upheld=row.upheld,
        compensation=row.compensation,
    )
