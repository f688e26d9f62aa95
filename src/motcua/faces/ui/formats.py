"""Writes dates, times, amounts and spans the Vietnamese way, for both languages."""

from datetime import date, datetime

from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.money import in_dong, in_figures
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual

WORKING_DAY_MINUTES = 480
WEEKDAYS = (
    _("Thứ Hai"),
    _("Thứ Ba"),
    _("Thứ Tư"),
    _("Thứ Năm"),
    _("Thứ Sáu"),
    _("Thứ Bảy"),
    _("Chủ nhật"),
)


def language() -> str:
    return get_language() or "vi"


def _day(value: date) -> date:
    return local(value).date() if isinstance(value, datetime) else value


def day(value: date) -> str:
    """31/07/2019; a moment is taken in the time of Viet Nam."""
    return _day(value).strftime("%d/%m/%Y")


def weekday(value: date) -> str:
    """Thứ Tư, 31/07/2019"""
    return f"{WEEKDAYS[_day(value).weekday()]}, {day(value)}"


def hour(value: datetime) -> str:
    return local(value).strftime("%H:%M")


def moment(value: datetime) -> str:
    """17:00, 31/07/2019"""
    return f"{hour(value)}, {day(value)}"


def full_moment(value: datetime) -> str:
    """17:00, Thứ Tư, 31/07/2019"""
    return f"{hour(value)}, {weekday(value)}"


def iso(value: date) -> str:
    """For the datetime attribute of <time>."""
    return local(value).isoformat() if isinstance(value, datetime) else value.isoformat()


def month(value: date) -> str:
    return gettext("tháng %(month)s/%(year)s") % {"month": value.month, "year": value.year}


def number(value: int) -> str:
    """1.234.000"""
    return in_figures(value)


def percent(share: float, digits: int = 1) -> str:
    """99,95 % in Vietnamese, 99.95 % in English; 1 is the whole."""
    written = f"{100 * share:.{digits}f}"
    if language() == "vi":
        written = written.replace(".", ",")
    return f"{written}\N{NO-BREAK SPACE}%"


def dong(amount: int) -> str:
    """1.234.000 ₫"""
    return in_dong(amount)


def working_span(minutes: int) -> str:
    """A span of working time in its two largest units; eight hours make a day."""
    days, rest = divmod(abs(minutes), WORKING_DAY_MINUTES)
    hours, odd = divmod(rest, 60)
    parts = [
        ngettext("%(n)s ngày", "%(n)s ngày", days) % {"n": days} if days else "",
        ngettext("%(n)s giờ", "%(n)s giờ", hours) % {"n": hours} if hours else "",
        ngettext("%(n)s phút", "%(n)s phút", odd) % {"n": odd} if odd else "",
    ]
    return " ".join([part for part in parts if part][:2]) or gettext("0 phút")


def time_left(minutes: int) -> str:
    """Working minutes until the due date in words; a negative figure is lateness."""
    if minutes == 0:  # perhaps after hours: no working time is left, and none is over it
        return gettext("đã đến hạn")
    if minutes < 0:
        return gettext("quá hạn %(span)s làm việc") % {"span": working_span(minutes)}
    return gettext("còn %(span)s làm việc") % {"span": working_span(minutes)}


def time_left_brief(minutes: int) -> str:
    """The same for a column that says itself that it counts working time."""
    if minutes == 0:
        return gettext("đã đến hạn")
    if minutes < 0:
        return gettext("quá hạn %(span)s") % {"span": working_span(minutes)}
    return gettext("còn %(span)s") % {"span": working_span(minutes)}


def first_lower(text: str) -> str:
    """For a name inside a sentence; names of countries keep their capitals."""
    return text[:1].lower() + text[1:]


def first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def said(text: Bilingual) -> str:
    """The side of a bilingual text in the language of the page."""
    return text.in_language(language())


def refusal_text(refusal: Refusal) -> str:
    return refusal.text(language())


FILTERS = {
    "day": day,
    "weekday": weekday,
    "hour": hour,
    "moment": moment,
    "full_moment": full_moment,
    "iso": iso,
    "month": month,
    "number": number,
    "percent": percent,
    "dong": dong,
    "working_span": working_span,
    "time_left": time_left,
    "time_left_brief": time_left_brief,
    "first_lower": first_lower,
    "first_upper": first_upper,
    "said": said,
    "refusal_text": refusal_text,
}
