"""The one door to change custody: every counter, carrier and agency comes through here."""

from django.db import connection

from motcua.channels.custody import giving, late
from motcua.channels.custody.giving import Asked, Given
from motcua.channels.custody.late import Kept, offer_late, set_aside
from motcua.domain.custody import commands as c
from motcua.domain.custody.delivering import DeliveryOrder
from motcua.domain.custody.labels import LabelKind, label_text
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers.cleaning import cleaned
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused

__all__ = ["Asked", "Given", "Kept", "give", "new_label", "offer_late", "rehearse", "set_aside"]


def give(command: c.Command, asked: Asked, *, order: DeliveryOrder | None = None) -> Given:
    """Does what is asked, or raises Refused; the same key gives the same answer again.

    A scan that came twice under two keys is no error: it gives no events. Late reports that were
    refused before are offered again when something they wait for moved.
    """
    now = clock.now()
    done = giving.given(command, asked, now, order)
    late.offer_again(done, now)
    return done


def rehearse(
    command: c.Command, asked: Asked, *, order: DeliveryOrder | None = None
) -> Refusal | None:
    """What the command would be told now, without doing it; None when it would be accepted."""
    try:
        decision = giving.decided(cleaned(command), asked, clock.now(), order=order).decision
    except Refused as refused:
        return refused.refusal
    return decision if isinstance(decision, Refusal) else None


def new_label(kind: LabelKind) -> str:
    """A label nobody has; one that is printed and thrown away leaves a gap."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('custody_label')")
        return label_text(kind, int(cursor.fetchone()[0]))
