"""Lists of dossiers with the working time each has left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from motcua.domain.calendar.hours import add_working_hours
from motcua.domain.dossier.alarms import HOUSE_POLICY
from motcua.domain.dossier.state import Stage
from motcua.domain.kernel.local_time import local
from motcua.dossiers import queries, view
from motcua.dossiers.queries import PAGE, DossierRow, Filter
from motcua.faces.office.desk import Desk
from motcua.reference.catalogue.vocabulary import Field
from motcua.reference.rulebook import queries as rulebook

LONGEST_SEARCH = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A dossier of a list; `minutes_left` is None while its clock does not run."""

    dossier: DossierRow
    minutes_left: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the person asked the list for, as typed; unknown words count as nothing asked."""

    text: str = ""
    stage: Stage | None = None
    field: str = ""
    place: str = ""
    mine: bool = False
    closed: bool = False

    @property
    def asked(self) -> bool:
        return bool(self.text or self.stage or self.field or self.place or self.mine or self.closed)


def wanted(request: HttpRequest) -> Wanted:
    asked = request.GET
    stage, field = asked.get("stage", ""), asked.get("field", "")
    return Wanted(
        text=asked.get("q", "").strip()[:LONGEST_SEARCH],
        stage=Stage(stage) if stage in list(Stage) else None,
        field=field if field in list(Field) else "",
        place=asked.get("place", "")[:40],
        mine="mine" in asked,
        closed="closed" in asked,
    )


def listing(
    desk: Desk, asked: Wanted, *, late_at: datetime | None = None, before: datetime | None = None
) -> Filter:
    """The filter within what the hat may list; closed dossiers only when asked for or searched."""
    places = desk.places
    if asked.place and (places is None or asked.place in places):
        places = (asked.place,)
    return Filter(
        places=places,
        text=asked.text,
        stage=asked.stage,
        officer=desk.hat.person if asked.mine else "",
        field=asked.field,
        open_only=not (asked.closed or asked.stage or asked.text),
        late_at=late_at,
        due_before=before,
    )


def soon_limit(now: datetime) -> datetime:
    """Until when something is due soon: the alarm's own measure, in usual working hours."""
    calendar = rulebook.calendar_for(None, local(now).date())
    return add_working_hours(now, HOUSE_POLICY.due_soon, calendar)


def page_of(request: HttpRequest, wanted_rows: Filter) -> Page[int]:
    """Django's page object for the links below a list; the rows are fetched by number."""
    return Paginator(range(queries.count(wanted_rows)), PAGE).get_page(request.GET.get("page"))


def rows_with_time(rows: Iterable[DossierRow], now: datetime) -> list[Row]:
    return [Row(each, view.row_minutes_left(each, now)) for each in rows]
