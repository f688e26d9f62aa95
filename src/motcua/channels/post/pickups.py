"""Somebody asks the post to come: asked, given to a postman, found or not, fetched, called off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from motcua.channels.post import addresses, note
from motcua.channels.post.models import PickUp
from motcua.channels.post.recording import Occasion, of_the_post
from motcua.channels.post.refusals import (
    NoPostPoint,
    NoSuchPickUp,
    NotAtThisPlace,
    PickUpClosed,
    PickUpDayWrong,
    WordsMissing,
)
from motcua.channels.post.shapes import PickUpAsked, PickUpStatus
from motcua.channels.post.wording import PICK_UP_WORDS
from motcua.domain.kernel.actor import Employer
from motcua.domain.kernel.local_time import local
from motcua.plumbing.errors import Refused
from motcua.reference.places import queries as places
from motcua.reference.rulebook import queries as rulebook

FURTHEST = timedelta(days=30)
"""How far ahead a visit is planned; a house rule."""

WAITING = frozenset({PickUpStatus.ASKED, PickUpStatus.ASSIGNED, PickUpStatus.NOT_FOUND})


@dataclass(frozen=True, slots=True, kw_only=True)
class PostmanChosen:
    pick_up: UUID
    postman: str
    postman_name: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PickUpNote:
    """Why nobody was found, or why it is called off."""

    pick_up: UUID
    note: str


def ask(asked: PickUpAsked, occasion: Occasion) -> Mapping[str, Any]:
    day = local(occasion.at).date()
    contact = addresses.resolved(asked.contact, addresses.SENDER, day)
    _check_day(asked.wished_day, day)
    row = PickUp.objects.create(
        status=PickUpStatus.ASKED.value,
        office=serving_office(contact.unit, day, occasion),
        contact=note.plain(contact),
        unit=contact.unit,
        procedure=asked.procedure,
        procedure_case=asked.case,
        wished_day=asked.wished_day,
        window=asked.window,
        note=asked.note,
        by_phone=asked.by_phone,
        applicant_identity=asked.applicant_identity,
        asked_by=occasion.by.person,
        asked_at=occasion.at,
    )
    return {"pick_up": str(row.pk)}


def _check_day(wished: date, today: date) -> None:
    calendar = rulebook.calendar_for(None, today)
    last = min(today + FURTHEST, calendar.last)
    if today <= wished <= last and calendar.is_working_day(wished):
        return
    shown = PickUpDayWrong(
        day=f"{wished:%d/%m/%Y}", first=f"{today:%d/%m/%Y}", last=f"{last:%d/%m/%Y}"
    )
    raise Refused(shown)


def serving_office(unit: str, on: date, occasion: Occasion) -> str:
    """The post point of the commune, of its district or delivery area, of the province.

    Whoever is of the post and asks at a post point keeps the visit there.
    """
    points = places.post_points(on)
    if occasion.by.employer is Employer.POST and any(p.code == occasion.by.place for p in points):
        return occasion.by.place
    here = addresses.postal_place(unit, on)
    for near in (
        [p for p in points if p.admin_code == unit],
        [p for p in points if p.admin_code == here.area],
        [p for p in points if addresses.postal_place(p.code, on) == here],
        [p for p in points if addresses.postal_place(p.code, on).province == here.province],
    ):
        if near:
            return near[0].code
    raise Refused(NoPostPoint())


def _waiting(pick_up: UUID, occasion: Occasion) -> PickUp:
    row = PickUp.objects.select_for_update().filter(pk=pick_up).first()
    if row is None:
        raise Refused(NoSuchPickUp())
    status = PickUpStatus(row.status)
    if status not in WAITING:
        words = PICK_UP_WORDS[status]
        raise Refused(PickUpClosed(status_vi=words.vi, status_en=words.en))
    return row


def assign(asked: PostmanChosen, occasion: Occasion) -> Mapping[str, Any]:
    """The same visit may be given to another postman or day until somebody has fetched it."""
    row = _at_home(asked.pick_up, occasion)
    if not asked.postman_name.strip():
        raise Refused(_missing("tên bưu tá", "name of the postman", occasion))
    _check_day(asked.day, local(occasion.at).date())
    row.status = PickUpStatus.ASSIGNED.value
    row.postman, row.postman_name, row.day = asked.postman, asked.postman_name, asked.day
    row.save()
    return {"pick_up": str(row.pk)}


def not_found(asked: PickUpNote, occasion: Occasion) -> Mapping[str, Any]:
    row = _at_home(asked.pick_up, occasion)
    attempt = {"at": occasion.at.isoformat(), "by": occasion.by.name, "note": asked.note}
    row.attempts = [*row.attempts, attempt]
    row.status = PickUpStatus.NOT_FOUND.value
    row.save()
    return {"pick_up": str(row.pk)}


def cancel(asked: PickUpNote, occasion: Occasion) -> Mapping[str, Any]:
    """By who asked, or by the post with the reason."""
    row = _waiting(asked.pick_up, occasion)
    if occasion.by.person != row.asked_by:
        of_the_post(occasion.by, occasion)
    if not asked.note.strip():
        raise Refused(_missing("lý do hủy", "reason for calling it off", occasion))
    row.status, row.why = PickUpStatus.CANCELLED.value, asked.note
    row.closed_at = occasion.at
    row.save()
    return {"pick_up": str(row.pk)}


def fetched(pick_up: UUID, number: str, occasion: Occasion) -> None:
    """The dossier was accepted at the address."""
    row = _at_home(pick_up, occasion)
    row.status, row.consignment = PickUpStatus.DONE.value, number
    row.closed_at = occasion.at
    row.postman, row.postman_name = occasion.by.person, occasion.by.name
    row.save()


def _at_home(pick_up: UUID, occasion: Occasion) -> PickUp:
    """The waiting request, for the people of the office that serves it."""
    row = _waiting(pick_up, occasion)
    of_the_post(occasion.by, occasion)
    if occasion.by.place != row.office:
        name = places.place_name(row.office, local(occasion.at).date())
        raise Refused(NotAtThisPlace(article=occasion.article("roles"), place=name))
    return row


def _missing(vi: str, en: str, occasion: Occasion) -> WordsMissing:
    return WordsMissing(article=occasion.article("label"), what_vi=vi, what_en=en)
