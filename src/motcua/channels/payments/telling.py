"""Tells the applicant of money that does not fit and of money that went back."""

from motcua.channels.notices.commands import Addressee, Kind, tell
from motcua.channels.payments import models as m
from motcua.domain.kernel.money import in_dong
from motcua.dossiers import queries as register


def of_difference(order: m.Order, kept: int) -> None:
    """That what came in is not what was asked for."""
    to = _applicant(order)
    if to is None:
        return
    tell(
        Kind.PAYMENT_DIFFERENCE,
        to,
        about=order.dossier_code,
        event=f"{order.number}/{kept}",
        facts={"amount": in_dong(kept), "expected": in_dong(order.amount)},
    )


def of_refund(order: m.Order, refund: m.Refund) -> None:
    to = _applicant(order)
    if to is None:
        return
    tell(
        Kind.REFUNDED,
        to,
        about=order.dossier_code,
        event=refund.number,
        facts={"amount": in_dong(refund.amount), "reason": refund.why},
    )


def _applicant(order: m.Order) -> Addressee | None:
    found = register.state_and_id(order.dossier)
    if found is None:
        return None
    return Addressee.of_party(found[1].filing.applicant)
