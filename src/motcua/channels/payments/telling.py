"""Tells the applicant of money that does not fit and of money that went back."""

from motcua.channels.notices.commands import Addressee, Kind, tell
from motcua.channels.payments import models as m
from motcua.dossiers import queries as register
from motcua.reference.people import queries as people


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
        facts={"amount": dong(kept), "expected": dong(order.amount)},
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
        facts={"amount": dong(refund.amount), "reason": refund.why},
    )


def dong(amount: int) -> str:
    return f"{amount:,} đ".replace(",", ".")


def _applicant(order: m.Order) -> Addressee | None:
    found = register.state_and_id(order.dossier)
    if found is None:
        return None
    who = found[1].filing.applicant
    user = people.user_by_personal_id(who.identity) if who.identity else None
    person = str(user.pk) if user else ""
    return Addressee(person=person, name=who.name, email=who.email, phone=who.phone)
