"""When the post promises to arrive: J+n working days by zone (circular 17/2017/TT-BTTTT art. 7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.domain.calendar.deadlines import Deadline, due
from motcua.domain.calendar.reasons import Articles, Reason, moment_text
from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual

LOCAL, PROVINCE = "local", "province"
MAJOR_CITIES, INTER_PROVINCE = "major_cities", "inter_province"
ZONES = (LOCAL, PROVINCE, MAJOR_CITIES, INTER_PROVINCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalPlace:
    """An end of a leg. `area` is the local delivery area: a district until 30 June 2025.

    Which communes make an area since then is the province's to configure. `major`: a city of the
    special class or class I.
    """

    area: str
    province: str
    major: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ZonePromise:
    """At most so many working days; more when the appointment slip travels back as well."""

    zone: str
    name: Bilingual
    days: int
    days_with_slip: int
    article: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseTable:
    """The promises of a day by zone, and the citations for counting."""

    zones: Mapping[str, ZonePromise]
    counting: Articles
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có chỉ tiêu thời gian cho vùng “{zone}”. Hãy chọn một trong: {known}.",
        "No time is promised for the zone “{zone}”. Choose one of: {known}.",
    )
    zone: str
    known: str


def zone_between(origin: PostalPlace, destination: PostalPlace) -> str:
    """The zone of a leg; the same in both directions."""
    if origin.province == destination.province:
        return LOCAL if origin.area == destination.area else PROVINCE
    return MAJOR_CITIES if origin.major and destination.major else INTER_PROVINCE


def promised_at(
    accepted_at: datetime,
    zone: str,
    *,
    with_slip: bool,
    calendar: WorkCalendar,
    table: PromiseTable,
) -> Deadline | ZoneUnknown:
    """J+n: the day on the consignment note is not counted; due at closing time of the n-th day.

    CalendarGap past the calendar.
    """
    promise = table.zones.get(zone)
    if promise is None:
        known = ", ".join(sorted(table.zones))
        return ZoneUnknown(article=table.article, zone=zone, known=known)
    days = promise.days_with_slip if with_slip else promise.days
    term = Term(days, TermUnit.WORKING_DAYS)
    counted = due(accepted_at, term, calendar, articles=table.counting)
    return Deadline(counted.due_at, (*counted.reasons, _reason(counted.due_at, promise, days)))


def _reason(due_at: datetime, promise: ZonePromise, days: int) -> Reason:
    said = moment_text(due_at)
    doubt_vi, doubt_en = (" (chưa đối chiếu)", " (not verified)") if promise.doubtful else ("", "")
    slip = days == promise.days_with_slip
    vi = "có chuyển giấy hẹn" if slip else "không chuyển giấy hẹn"
    en = "with the appointment slip" if slip else "without the appointment slip"
    note = Bilingual(
        f"J+{days}, {promise.name.vi}, {vi}{doubt_vi}: chậm nhất {said.vi}.",
        f"J+{days}, {promise.name.en}, {en}{doubt_en}: at the latest {said.en}.",
    )
    return Reason("postal_promise", promise.article, due_at, due_at, note)
