"""The agency's desk opens the packet and files it: lawful when both signed (decision 45/2016)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.channels.custody import commands as custody
from motcua.channels.custody import queries as held
from motcua.channels.post import paying
from motcua.channels.post.accepting import as_holder
from motcua.channels.post.models import Consignment
from motcua.channels.post.note import ConsignmentNote, Way, read
from motcua.channels.post.recording import Occasion, expect, happened, locked
from motcua.channels.post.refusals import MinutesNotSigned
from motcua.channels.post.shapes import Counted, Direction, PostalService, Status
from motcua.domain.custody import commands as cc
from motcua.domain.custody.handing import Link
from motcua.domain.custody.state import Custody
from motcua.domain.custody.things import Fate
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import Channel, PaperCount, joined
from motcua.domain.dossier.state import Stage, State
from motcua.domain.kernel.local_time import local
from motcua.dossiers import commands as dossiers
from motcua.dossiers import queries as register
from motcua.dossiers.register import Done
from motcua.plumbing.errors import Refused
from motcua.reference.places import queries as places

TO_FILE = frozenset({Status.ACCEPTED, Status.SUPPLEMENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingAsked:
    number: str
    counted: Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A consignment with its note, as counted, and since when it is filed."""

    row: Consignment
    note: ConsignmentNote
    papers: tuple[PaperCount, ...]
    filed_at: datetime


def file(asked: FilingAsked, occasion: Occasion) -> Mapping[str, Any]:
    """Opens and counts, then receives the dossier, or asks for what is missing.

    What lacked something is filed when it is complete (art. 7.4).
    """
    row = locked(asked.number)
    expect(row, TO_FILE, occasion)
    written = read(row.note)
    known = held.custody_of(row.packet)
    filed_at = filing_moment(row.number, known.link(row.packet), occasion)
    if row.status == Status.SUPPLEMENT.value:
        filed_at = occasion.at
    absent = _opened(row, asked.counted, known, occasion)
    papers = asked.counted.papers
    if papers is None:
        gone = {item.paper for item in written.items if item.label in absent}
        papers = tuple(paper for paper in written.papers if paper.code not in gone)
    found = _Found(row=row, note=written, papers=papers, filed_at=filed_at)
    if asked.counted.missing:
        return _supplement_asked(found, asked.counted, occasion)
    done = _received(found, asked.counted, occasion)
    state = _state(done.dossier)
    if row.dossier is None or state.paid == 0:
        _pay_in(found, state, done.dossier, occasion)
    row.status, row.filed_at, row.ended_at = Status.FILED.value, filed_at, filed_at
    _link(row, done.dossier, state)
    Consignment.objects.filter(dossier=done.dossier, status=Status.SUPPLEMENT.value).update(
        status=Status.FILED.value, filed_at=filed_at, ended_at=filed_at
    )
    happened(row.number, "filed", occasion, dossier=state.code, filed_at=filed_at.isoformat())
    return {"dossier": str(done.dossier), "version": done.version, "number": state.code}


def filing_moment(number: str, link: Link | None, occasion: Occasion) -> datetime:
    """When both sides had signed the minutes of the last hand-over (art. 7.4).

    Where the transfer scheme has the post sit at the receiving counter, the minutes between the
    postman and that counter count: it stands for the agency there.
    """
    refusal = MinutesNotSigned(article=occasion.article("minutes"), number=number)
    if link is None or link.by is None or link.holder.place != occasion.by.place:
        raise Refused(refusal)
    minutes = held.minutes(link.by.minutes)
    if minutes is None or minutes.is_open:
        raise Refused(refusal)
    return max(at for _, at in minutes.signed)


def _opened(
    row: Consignment, counted: Counted, known: Custody, occasion: Occasion
) -> frozenset[str]:
    """Opens the seal unless it has been; the labels that were not inside."""
    holder = known.holder(row.packet)
    if known.fate(row.packet) is Fate.HELD and holder is not None:
        command = cc.OpenSeal(
            packet=row.packet, seal_seen=counted.seal_seen, items_seen=counted.items_seen
        )
        custody.give(command, as_holder(occasion, holder.kind, "open"))
    return frozenset(known.packets[row.packet].packet.items) - frozenset(counted.items_seen)


def _filing(found: _Found, counted: Counted, occasion: Occasion) -> c.Filing:
    row, written = found.row, found.note
    day = local(occasion.at).date()
    at_point = any(point.code == row.office for point in places.post_points(day))
    both = written.service is PostalService.BOTH
    return c.Filing(
        applicant=written.applicant,
        filed_by=written.filed_by,
        authority=written.authority,
        papers=found.papers,
        fees=written.fees,
        channel_in=Channel.POSTMAN if written.way is Way.ADDRESS else Channel.POST_COUNTER,
        channel_out=Channel.POSTMAN if both else Channel.COUNTER,
        support_point=row.office if at_point else "",
        receiving_unit=row.receiving_unit,
        competent_agency=row.competent_agency,
        summary=counted.summary,
        synthetic=row.synthetic,
    )


def _received(found: _Found, counted: Counted, occasion: Occasion) -> Done:
    row, by = found.row, occasion.by
    filing = _filing(found, counted, occasion)
    key, at = occasion.part("receive"), occasion.told_late
    if row.dossier is None:
        receive = c.Receive(filing=filing, received_at=found.filed_at, receipt_wanted=True)
        choice = dossiers.Choice(procedure=row.procedure, case=row.procedure_case)
        return dossiers.open_dossier(receive, choice, by=by, key=key, at=at)
    state = _state(row.dossier)
    if state.stage is Stage.SUPPLEMENT:
        supplied = c.ReceiveSupplement(papers=found.papers)
        return dossiers.act(row.dossier, supplied, by=by, key=key, at=at)
    second = row.status == Status.ACCEPTED.value
    papers = joined((*state.filing.papers, *found.papers)) if second else found.papers
    merged = replace(state.filing, papers=papers)
    receive = c.Receive(filing=merged, received_at=found.filed_at, receipt_wanted=True)
    return dossiers.act(row.dossier, receive, by=by, key=key, at=at)


def _supplement_asked(found: _Found, counted: Counted, occasion: Occasion) -> Mapping[str, Any]:
    """The one request for papers; the consignment stays with the desk until they come."""
    row = found.row
    command = c.AskSupplementAtIntake(
        filing=_filing(found, counted, occasion), missing=counted.missing
    )
    choice = dossiers.Choice(procedure=row.procedure, case=row.procedure_case)
    key, at = occasion.part("supplement"), occasion.told_late
    if row.dossier is None:
        done = dossiers.open_dossier(command, choice, by=occasion.by, key=key, at=at)
    else:
        done = dossiers.act(row.dossier, command, by=occasion.by, key=key, at=at)
    row.status, row.filed_at = Status.SUPPLEMENT.value, None
    _link(row, done.dossier, _state(done.dossier))
    lines = [{"paper": m.paper, "what": m.what, "reason": m.reason} for m in counted.missing]
    happened(row.number, "supplement", occasion, missing=lines, slip=done.number)
    return {"dossier": str(done.dossier), "version": done.version, "number": done.number}


def _pay_in(found: _Found, state: State, dossier: UUID, occasion: Occasion) -> None:
    """What the sender paid the post for the agency is the dossier's payment."""
    if not found.note.prepaid:
        return
    amount = min(found.note.fees_total, state.owed)
    method = found.note.method.value
    paying.entered(dossier, amount, found.note.receipts, method=method, occasion=occasion)


def _link(row: Consignment, dossier: UUID, state: State) -> None:
    row.dossier, row.dossier_code = dossier, state.code or state.slip
    row.save()
    Consignment.objects.filter(dossier=dossier, direction=Direction.SEND.value).update(
        dossier_code=state.code or state.slip
    )


def _state(dossier: UUID) -> State:
    found = register.state_and_id(dossier)
    if found is None:
        raise AssertionError("a dossier just written is there")
    return found[1]
