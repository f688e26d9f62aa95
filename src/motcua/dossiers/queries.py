"""Reads of the register: one dossier, lists of them, and what anybody holding a code may know."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Count, F, Q, QuerySet

from motcua.domain.dossier.events import Event
from motcua.domain.dossier.evolve import fold
from motcua.domain.dossier.state import CLOSED, DECIDED, Stage, State
from motcua.domain.dossier.wording import DEGREE_OF_COMPLETION, STAGE_WORDS
from motcua.domain.kernel.folding import folded
from motcua.domain.kernel.identity import branches_of
from motcua.domain.kernel.local_time import VIETNAM
from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers.models import Dossier, DossierEvent
from motcua.dossiers.register import events_of, state_of

PAGE = 50
_DONE = [stage.value for stage in CLOSED | DECIDED]
_TRACK = "SELECT code, stage, national_status FROM dossier WHERE code = %s"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRow:
    """All that anybody holding the code may learn (circular 01/2018 art. 16.2)."""

    code: str
    percent: int
    stage: Bilingual
    national_status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRow:
    """A dossier as a list shows it; `due_at` is None while the clock stands still."""

    id: UUID
    version: int
    code: str
    slip: str
    stage: Stage
    stage_words: Bilingual
    national_status: int
    procedure: str
    procedure_name: str
    field: str
    applicant_name: str
    receiving_unit: str
    competent_agency: str
    channel_in: str
    channel_out: str
    officer: str
    officer_name: str
    received_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    returned_at: datetime | None
    last_event_at: datetime
    owed: int
    synthetic: bool

    def is_late(self, now: datetime) -> bool:
        """Computed from the dates, never typed in."""
        return self.due_at is not None and (self.finished_at or now) > self.due_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a dossier is about, as the transfer scheme asks."""

    procedure: str
    field: str
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What to list: `places` None means everywhere; text finds code, name, number, procedure.

    `owners` are identity numbers whose own filings are listed too.
    """

    places: tuple[str, ...] | None
    owners: tuple[str, ...] = ()
    text: str = ""
    stage: Stage | None = None
    officer: str = ""
    field: str = ""
    open_only: bool = False
    late_at: datetime | None = None
    due_before: datetime | None = None


def track(code: str) -> TrackRow | None:
    """One indexed select; no name, no date, no unit."""
    with connection.cursor() as cursor:
        cursor.execute(_TRACK, [code])
        row = cursor.fetchone()
    if row is None:
        return None
    stage = Stage(row[1])
    return TrackRow(
        code=row[0],
        percent=DEGREE_OF_COMPLETION[stage],
        stage=STAGE_WORDS[stage],
        national_status=row[2],
    )


def state_and_id(code_or_id: str | UUID) -> tuple[UUID, State] | None:
    """The dossier by its code or id, with its state from the journal."""
    found = (
        code_or_id
        if isinstance(code_or_id, UUID)
        else Dossier.objects.filter(code=code_or_id).values_list("id", flat=True).first()
    )
    if found is None:
        return None
    state = state_of(found)
    return None if state is None else (found, state)


def matters(codes: tuple[str, ...]) -> dict[str, Matter]:
    """What the dossiers with these codes are about; unknown codes are left out."""
    rows = Dossier.objects.filter(code__in=[code for code in codes if code])
    return {
        code: Matter(procedure=procedure, field=field, channel=channel)
        for code, procedure, field, channel in rows.values_list(
            "code", "procedure", "field", "channel_in"
        )
    }


def history(dossier: UUID) -> tuple[State, Sequence[Event]] | None:
    """The state and the events it was folded from, oldest first."""
    events = events_of(dossier)
    state = fold(events)
    return None if state is None else (state, events)


def history_until(dossier: UUID, version: int) -> State | None:
    """The dossier as it was after its first `version` events: what an older page showed."""
    return fold(events_of(dossier)[: max(version, 0)])


def worklist(wanted: Filter, *, page: int = 1) -> list[DossierRow]:
    """Open work by time left, the most urgent first; waiting dossiers come last."""
    rows = _filtered(wanted).order_by(F("due_at").asc(nulls_last=True), "last_event_at")
    return _page(rows, page)


def newest(wanted: Filter, *, page: int = 1) -> list[DossierRow]:
    return _page(_filtered(wanted).order_by("-opened_at"), page)


def count(wanted: Filter) -> int:
    return _filtered(wanted).count()


def open_by_procedure(units: Collection[str]) -> dict[tuple[str, str], int]:
    """How many dossiers are not finished, by the counter that received them and the procedure."""
    rows = Dossier.objects.filter(receiving_unit__in=units).exclude(stage__in=_DONE)
    counted = rows.values_list("receiving_unit", "procedure").annotate(Count("id"))
    return {(unit, procedure): number for unit, procedure, number in counted}


def register_book(unit: str, first: date, last: date) -> list[DossierRow]:
    """The register of one unit, by code, for the days from `first` to `last`, both included."""
    since = datetime.combine(first, datetime.min.time(), VIETNAM)
    until = datetime.combine(last + timedelta(days=1), datetime.min.time(), VIETNAM)
    rows = Dossier.objects.filter(
        receiving_unit=unit, received_at__gte=since, received_at__lt=until
    )
    return [_row(each) for each in rows.order_by("received_at", "code")]


def last_recorded_at() -> datetime | None:
    """When the journal was last written to; None while it is empty."""
    last = DossierEvent.objects.order_by("-position").values_list("recorded_at", flat=True)
    return last.first()


def owned_by(identity: str) -> list[DossierRow]:
    """The dossiers of one person or organisation, newest first; none for an empty identity.

    Those of an organisation's branches are among its own.
    """
    if not identity:
        return []
    rows = Dossier.objects.filter(applicant_identity__in=(identity, *branches_of(identity)))
    return [_row(each) for each in rows.order_by("-opened_at")]


def by_ids(dossiers: Collection[UUID]) -> list[DossierRow]:
    """These dossiers, newest first."""
    rows = Dossier.objects.filter(id__in=dossiers)
    return [_row(each) for each in rows.order_by("-opened_at")]


def _filtered(wanted: Filter) -> QuerySet[Dossier]:
    rows = Dossier.objects.all()
    if wanted.places is not None:
        rows = rows.filter(
            Q(receiving_unit__in=wanted.places)
            | Q(competent_agency__in=wanted.places)
            | Q(support_point__in=wanted.places)
            | Q(applicant_identity__in=wanted.owners)
        )
    exact = {"stage": wanted.stage, "officer": wanted.officer, "field": wanted.field}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if wanted.open_only:
        rows = rows.exclude(stage__in=_DONE)
    if wanted.late_at is not None:
        rows = rows.filter(due_at__lt=wanted.late_at).exclude(stage__in=_DONE)
    if wanted.due_before is not None:
        rows = rows.filter(due_at__lt=wanted.due_before).exclude(stage__in=_DONE)
    return _searched(rows, wanted.text)


def _searched(rows: QuerySet[Dossier], text: str) -> QuerySet[Dossier]:
    words = folded(text[:200]).split()
    if not words:
        return rows
    whole = Q(code__istartswith=text.strip()[:60])
    each = Q()
    for word in words:
        each &= Q(search_text__contains=word)
    return rows.filter(whole | each)


def _page(rows: QuerySet[Dossier], page: int) -> list[DossierRow]:
    first = (max(page, 1) - 1) * PAGE
    return [_row(each) for each in rows[first : first + PAGE]]


def _row(each: Dossier) -> DossierRow:
    stage = Stage(each.stage)
    return DossierRow(
        id=each.id,
        version=each.version,
        code=each.code,
        slip=each.slip,
        stage=stage,
        stage_words=STAGE_WORDS[stage],
        national_status=each.national_status,
        procedure=each.procedure,
        procedure_name=each.procedure_name,
        field=each.field,
        applicant_name=each.applicant_name,
        receiving_unit=each.receiving_unit,
        competent_agency=each.competent_agency,
        channel_in=each.channel_in,
        channel_out=each.channel_out,
        officer=each.officer,
        officer_name=each.officer_name,
        received_at=each.received_at,
        due_at=each.due_at,
        finished_at=each.finished_at,
        returned_at=each.returned_at,
        last_event_at=each.last_event_at,
        owed=each.owed,
        synthetic=each.synthetic,
    )
