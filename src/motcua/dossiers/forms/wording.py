"""Dates, terms and amounts as official documents write them (decree 30/2020, annex I)."""

from datetime import date, datetime

from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.dossier.party import FeeItem, Party
from motcua.domain.kernel.identity import IdentityKind
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.money import in_figures

IDENTITY = {
    IdentityKind.PERSONAL_ID: "Số định danh cá nhân/CCCD",
    IdentityKind.OLD_ID: "Số CMND",
    IdentityKind.PASSPORT: "Số hộ chiếu",
    IdentityKind.TAX_CODE: "Mã số thuế",
    IdentityKind.NONE: "Số định danh cá nhân/Mã số thuế",
}
_LAST_PADDED_MONTH = 2


def long_day(day: date) -> str:
    """`ngày 05 tháng 8 năm 2026`: a zero before days under 10 and before January and February."""
    month = f"{day.month:02d}" if day.month <= _LAST_PADDED_MONTH else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def long_moment(moment: datetime) -> str:
    there = local(moment)
    return f"{there:%H} giờ {there:%M} phút, {long_day(there.date())}"


def short_moment(moment: datetime | None) -> str:
    """The time above the day, for a narrow cell; empty while there is none."""
    return f"{local(moment):%H:%M\n%d/%m/%Y}" if moment else ""


def short_day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def money(dong: int) -> str:
    return f"{in_figures(dong)} đồng"


def term(given: Term) -> str:
    """The statutory time, e.g. `03 ngày làm việc`; half days as decimals of a day."""
    match given.unit:
        case TermUnit.IMMEDIATE:
            return "Trả kết quả ngay"
        case TermUnit.CALENDAR_DAYS:
            return f"{given.amount:02d} ngày"
        case TermUnit.WORKING_HOURS:
            return f"{given.amount:02d} giờ làm việc"
        case TermUnit.WORKING_DAYS:
            return f"{given.amount:02d} ngày làm việc"
        case TermUnit.HALF_DAYS:
            days = given.amount / 2
            return f"{days:g} ngày làm việc".replace(".", ",")


def fees(items: tuple[FeeItem, ...]) -> str:
    """The total to pay and what it is made of; `Không` when the procedure costs nothing."""
    if not items:
        return "Không"
    lines = "; ".join(
        f"{item.name}: {money(item.net)}" + (f" ({item.reason})" if item.reason else "")
        for item in items
    )
    if len(items) == 1:
        return lines
    return f"{money(sum(item.net for item in items))} ({lines})"


def party(person: Party) -> dict[str, str]:
    return {
        "name": person.name,
        "identity_label": IDENTITY[person.identity_kind],
        "identity": person.identity,
        "address": person.address,
        "phone": person.phone,
        "email": person.email,
    }
