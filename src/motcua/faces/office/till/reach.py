"""Whose money a desk may look at: its own receipts, its place's, its agency's, or all."""

from django.http import Http404

from motcua.channels.counters import access, queries
from motcua.channels.counters.queries import ReceiptFilter, ShiftDetail
from motcua.domain.kernel.actor import Role
from motcua.domain.till.receipts import Receipt
from motcua.domain.till.shifts import Shift
from motcua.faces.office.desk import Desk
from motcua.reference.people.permissions import Permission


def units_of(desk: Desk) -> tuple[str, ...] | None:
    """The places whose till the hat reads; None for everywhere."""
    if desk.places is None:
        return None
    return () if desk.hat.role is Role.HEAD_OF_AGENCY else desk.places


def agency_of(desk: Desk) -> str:
    """For which agency the hat answers; empty for all others."""
    return desk.hat.place if desk.hat.role is Role.HEAD_OF_AGENCY else ""


def receipts_of(desk: Desk) -> ReceiptFilter:
    """What the hat may list: clerks their own, managers the place's, heads their agency's."""
    units, role = units_of(desk), desk.hat.role
    if role is Role.HEAD_OF_AGENCY:
        return ReceiptFilter(beneficiary=desk.hat.place)
    return ReceiptFilter(units=units, issued_by=desk.hat.person if role in access.ALONE else "")


def shifts_of(desk: Desk, *, open_only: bool = False) -> list[Shift]:
    found = queries.shifts(units_of(desk), open_only=open_only)
    return [each for each in found if access.may_see_shift(desk.user, each, desk.today)]


def shift(desk: Desk, number: str) -> ShiftDetail:
    """Http404 for whoever may not see it."""
    found = queries.shift_detail(number)
    if found is None or not access.may_see_shift(desk.user, found.shift, desk.today):
        raise Http404
    return found


def receipt(desk: Desk, number: str) -> Receipt:
    found = queries.receipt(number)
    if found is None or not access.may_see_receipt(desk.user, found, desk.today):
        raise Http404
    return found


def manages(desk: Desk, unit: str) -> bool:
    return desk.may(Permission.TILL_MANAGE) and desk.hat.place == unit
