"""Reads of mandates: as the helper, as the person helped, at a desk, and for one filing."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.domain.kernel.mandate import FIELD, About, ConsentWay, Ending, Scope
from motcua.reference.people.mandate_models import Mandate, MandateEvent, MandateUse, TakeOver
from motcua.reference.people.mandate_rows import (
    Consent,
    Happened,
    Helper,
    MandateRow,
    Principal,
    UseRow,
)
from motcua.reference.people.models import User

ACCEPTED = "accepted"
ENDED = [ending.value for ending in Ending]
MOST_AT_DESK = 100


def mandate(code: str) -> MandateRow | None:
    return next(iter(_rows(Mandate.objects.filter(code=code))), None)


def mandates_of(user: User, on: date) -> list[MandateRow]:
    """Those in force under which the person helps somebody."""
    return _rows(_in_force(user, on)) if user.personal_id else []


def mandates_as_helper(user: User) -> list[MandateRow]:
    """All that ever named the person as helper, also those that wait or have ended."""
    if not user.personal_id:
        return []
    return _rows(Mandate.objects.filter(helper_identity=user.personal_id))


def mandates_on(identity: str, on: date | None = None) -> list[MandateRow]:
    """Those the person has given; with a day only those in force then."""
    if not identity:
        return []
    taken = Q(take_over__identity=identity)
    rows = _rows(Mandate.objects.filter(Q(principal_identity=identity) | taken))
    return rows if on is None else [row for row in rows if row.in_force(on)]


def mandates_at(place: str) -> list[MandateRow]:
    """The newest that were given at the desk, or in which it helps."""
    found = Mandate.objects.filter(Q(given_place=place) | Q(helper_unit=place))
    return _rows(found, most=MOST_AT_DESK)


def mandate_for(user: User, identity: str, about: About, on: date) -> str | None:
    """The code of a mandate in force by which the user may file this for that person."""
    if not user.personal_id or not identity:
        return None
    return (
        _in_force(user, on)
        .filter(principal_identity=identity, procedures__overlap=_named(about))
        .order_by("-last")
        .values_list("code", flat=True)
        .first()
    )


def helps_under(user: User, code: str, about: About, on: date) -> bool:
    """Whether the mandate is in force today, is the user's, and covers the procedure."""
    if not user.personal_id:
        return False
    return _in_force(user, on).filter(code=code, procedures__overlap=_named(about)).exists()


def desk_mandate(unit: str, code: str, about: About, on: date) -> MandateRow | None:
    """The mandate by which the desk of the unit itself may file this procedure on the day."""
    found = mandate(code)
    if found is None or found.helper.unit != unit or not found.in_force(on):
        return None
    return found if found.scope.covers(*about, on) else None


def _named(about: About) -> list[str]:
    """How a mandate's list can have it: by the procedure itself or by its field."""
    procedure, field = about
    return [procedure, FIELD + field]


def codes_in_force(user: User, on: date) -> list[str]:
    if not user.personal_id:
        return []
    return list(_in_force(user, on).order_by("id").values_list("code", flat=True))


def taken_over(identity: str, code: str) -> bool:
    """Whether what was filed under the mandate became this person's at a desk."""
    return (
        bool(identity) and TakeOver.objects.filter(identity=identity, mandate__code=code).exists()
    )


def uses(codes: Collection[str]) -> list[UseRow]:
    """The dossiers filed under these mandates, newest first."""
    found = MandateUse.objects.filter(mandate__code__in=codes).select_related("mandate")
    return [
        UseRow(
            mandate=each.mandate.code,
            dossier=each.dossier,
            procedure=each.procedure,
            person=each.person,
            name=each.name,
            at=each.at,
        )
        for each in found.order_by("-at", "-id")
    ]


def taken_over_by(identity: str) -> list[UUID]:
    """The dossiers that became this person's at a desk."""
    if not identity:
        return []
    found = MandateUse.objects.filter(mandate__take_over__identity=identity)
    return list(found.values_list("dossier", flat=True))


def _in_force(user: User, on: date) -> QuerySet[Mandate]:
    ended = MandateEvent.objects.filter(kind__in=ENDED).values("mandate")
    return (
        Mandate.objects.filter(helper_identity=user.personal_id, first__lte=on, last__gte=on)
        .filter(events__kind=ACCEPTED)
        .exclude(pk__in=ended)
    )


def _rows(found: QuerySet[Mandate], *, most: int | None = None) -> list[MandateRow]:
    ordered = found.order_by("-given_at", "-id").prefetch_related("events")
    return [row(each, each.events.all()) for each in ordered[:most]]


def row(given: Mandate, events: Iterable[MandateEvent]) -> MandateRow:
    told = {event.kind: _happened(event) for event in events}
    return MandateRow(
        code=given.code,
        principal=Principal(
            name=given.principal_name,
            identity=given.principal_identity,
            birth=given.principal_birth,
            phone=given.principal_phone,
            email=given.principal_email,
        ),
        helper=Helper(
            name=given.helper_name, identity=given.helper_identity, unit=given.helper_unit
        ),
        scope=Scope(procedures=tuple(given.procedures), first=given.first, last=given.last),
        consent=Consent(
            way=ConsentWay(given.consent),
            said=given.said,
            proof=given.proof,
            witness=given.witness,
            witness_place=given.witness_place,
            call_back=given.call_back,
        ),
        checked=given.checked,
        given_at=given.given_at,
        given_by=given.given_by,
        given_by_name=given.given_by_name,
        given_by_role=given.given_by_role,
        given_place=given.given_place,
        accepted=told.get(ACCEPTED),
        ended=next((told[kind] for kind in ENDED if kind in told), None),
    )


def _happened(event: MandateEvent) -> Happened:
    return Happened(
        kind=event.kind,
        at=event.at,
        person=event.person,
        name=event.name,
        role=event.role,
        place=event.place,
        reason=event.reason,
    )
