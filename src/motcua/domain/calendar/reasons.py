"""The written grounds of a date, rule by rule with articles (Civil Code 2015 art. 144-148)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from motcua.domain.calendar.workdays import DayNote, Suspension
from motcua.domain.kernel.texts import Bilingual

WEEKDAYS_VI = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """The citations in force for the rules of counting, e.g. first_day "BLDS 2015 Đ.147.2"."""

    first_day: str
    first_hour: str
    last_day: str
    roll_forward: str
    working_day: str
    day_off: str
    half_day: str
    immediate: str
    measured: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule applied; the `after` of a reason is the `before` of the next one."""

    rule: str
    article: str
    before: datetime | None
    after: datetime | None
    note: Bilingual


def day_text(day: date) -> Bilingual:
    written = day.strftime("%d/%m/%Y")
    return Bilingual(
        f"{WEEKDAYS_VI[day.weekday()]} {written}", f"{WEEKDAYS_EN[day.weekday()]} {written}"
    )


def moment_text(moment: datetime) -> Bilingual:
    day, clock = day_text(moment.date()), moment.strftime("%H:%M")
    return Bilingual(f"{clock} {day.vi}", f"{clock} {day.en}")


def minutes_text(minutes: int) -> Bilingual:
    """The length as "2 h 30 min"."""
    hours, rest = divmod(minutes, 60)
    vi = [f"{hours} giờ"] * bool(hours) + [f"{rest} phút"] * bool(rest)
    en = [f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest)
    return Bilingual(" ".join(vi) or "0 phút", " ".join(en) or "0 min")


def _groups(notes: Iterable[DayNote]) -> list[tuple[DayNote, list[date]]]:
    """The notes gathered by name and source, in the order of their days."""
    groups: dict[tuple[str, str], tuple[DayNote, list[date]]] = {}
    for note in notes:
        groups.setdefault((note.name, note.source), (note, []))[1].append(note.day)
    return list(groups.values())


def notes_text(notes: Iterable[DayNote]) -> Bilingual:
    """The exceptions by name with their days, e.g. "Tết Nguyên đán (04/02, 05/02)"."""
    vi, en = [], []
    for note, days in _groups(notes):
        listed = ", ".join(day.strftime("%d/%m") for day in days)
        vi.append(f"{note.name} ({listed})")
        en.append(f"{note.name_en or note.name} ({listed})")
    return Bilingual("; ".join(vi), "; ".join(en))


def cited(*sources: str) -> str:
    """The sources in one line, each once."""
    return "; ".join(dict.fromkeys(sources))


def suspensions_text(suspensions: Iterable[Suspension]) -> Bilingual:
    vi, en = [], []
    for each in suspensions:
        first, last = day_text(each.first), day_text(each.last)
        vi.append(f"{each.notice}: từ {first.vi} đến hết {last.vi}")
        en.append(f"{each.notice}: from {first.en} to {last.en}")
    return Bilingual("; ".join(vi), "; ".join(en))
