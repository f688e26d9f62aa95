"""Delivers a result online: told to its owner, and the dossier returned where that was chosen."""

from uuid import UUID

from django.db import transaction

from motcua.channels.documents.queries import of_dossier
from motcua.channels.documents.rows import StoredDocument
from motcua.channels.documents.words import Kind
from motcua.channels.notices import commands as notices
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import Channel, Party
from motcua.domain.dossier.state import Stage, State
from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import commands, queries
from motcua.plumbing.errors import Refused
from motcua.reference.people import queries as people
from motcua.reference.places.queries import place_name


def deliver(dossier: UUID) -> Refusal | None:
    """In the caller's transaction; what stands in the way is answered, and tried again later.

    Nothing happens where the applicant chose another way, or nothing is in force to deliver.
    """
    found = queries.state_and_id(dossier)
    issued = _current(dossier)
    if found is None or issued is None:
        return None
    state = found[1]
    if state.filing.channel_out is not Channel.ONLINE or state.stage is not Stage.APPROVED:
        return None
    try:
        with transaction.atomic():
            commands.act_online(
                dossier, _returned(state), by=_ourselves(state), key=f"documents/{issued.number}"
            )
    except Refused as refused:
        return refused.refusal
    return None


def announce(issued: StoredDocument, state: State) -> None:
    """Tells whoever did not choose to receive online that an electronic result is there as well.

    Where it is handed over online, the register's own news of the return says so.
    """
    if state.filing.channel_out is Channel.ONLINE:
        return
    notices.tell(
        notices.Kind.RESULT_READY,
        _holder(issued, state),
        about=state.code,
        event=f"document/{issued.number}",
        facts={
            "procedure": state.terms.name,
            "unit": place_name(issued.place, local(issued.recorded_at).date()),
            "how": "Bản điện tử trong kho giấy tờ của bạn",
        },
    )


def announce_end(issued: StoredDocument, reason: str) -> None:
    """Tells its holder that it was revoked, in the caller's transaction."""
    found = queries.state_and_id(issued.dossier) if issued.dossier else None
    notices.tell(
        notices.Kind.RESULT_REVOKED,
        _holder(issued, found[1] if found else None),
        about=issued.dossier_code,
        event=f"document/{issued.number}/revoked",
        facts={
            "number": issued.number,
            "title": issued.title,
            "unit": place_name(issued.place, local(issued.recorded_at).date()),
            "reason": reason,
        },
    )


def _holder(issued: StoredDocument, state: State | None) -> notices.Addressee:
    """By the account of its owner, or as the dossier reaches them."""
    user = people.user_by_personal_id(issued.owner) if issued.owner else None
    to = state.filing.applicant if state else None
    return notices.Addressee(
        person=str(user.pk) if user else "",
        name=to.name if to else issued.owner_name,
        email=to.email if to else "",
        phone=to.phone if to else "",
    )


def _current(dossier: UUID) -> StoredDocument | None:
    """The result that is neither revoked nor replaced."""
    return next(
        (each for each in of_dossier(dossier) if each.kind is Kind.RESULT and not each.ended), None
    )


def _returned(state: State) -> c.ReturnResult:
    to: Party = state.filing.applicant
    return c.ReturnResult(
        to_name=to.name,
        identity_kind=to.identity_kind,
        identity=to.identity,
        channel_out=Channel.ONLINE,
    )


def _ourselves(state: State) -> Actor:
    return Actor(
        person="documents",
        name="Kho kết quả điện tử",
        role=Role.SYSTEM,
        employer=Employer.NONE,
        place=state.filing.competent_agency,
    )
