"""What the carrier outside knows of one consignment, for the consignment's own page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.channels.carriers import access, connection, queries
from motcua.channels.carriers.protocol import Kind
from motcua.channels.carriers.queries import ParcelRow, ReportRow
from motcua.channels.post.rows import ConsignmentView
from motcua.channels.post.shapes import OPEN
from motcua.faces.office.custody.giving import give_address
from motcua.faces.office.desk import Desk
from motcua.faces.ui.formats import first_upper, moment, said
from motcua.faces.ui.moments import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The newest parcel and everything told of it; None of both when nothing went by it.

    `scan_at` is where its packet is given to the carrier; empty while that is not to be done.
    """

    name: str
    parcel: ParcelRow | None
    moments: Sequence[Moment]
    may_send: bool
    may_call_off: bool
    scan_at: str


def carried(desk: Desk, shown: ConsignmentView) -> Carried | None:
    """None without a carrier, unless one of before has carried this consignment."""
    parcel = queries.parcel_of(shown.row.number)
    connected = connection.is_connected()
    if parcel is None and not connected:
        return None
    told = queries.history(shown.row.number)
    live = parcel is not None and parcel.cancelled_at is None
    mine = connected and shown.row.status in OPEN and access.may_hand_over(desk.hat, shown)
    fetched = any(each.kind == Kind.PICKED_UP for each in told)
    called_off = parcel is not None and parcel.cancel_wanted_at is not None
    return Carried(
        name=connection.account().name if connected else "",
        parcel=parcel,
        moments=[_moment(each) for each in told],
        may_send=mine and not live and access.may_send(desk.hat, shown),
        may_call_off=mine and live and not fetched and not called_off,
        scan_at=give_address() if mine and live and not called_off else "",
    )


def _moment(row: ReportRow) -> Moment:
    """When it happened stands above, when we heard of it below."""
    how = _("hỏi lấy") if row.pulled else _("được báo")
    heard = _("Nghe lúc %(moment)s (%(how)s)") % {"moment": moment(row.heard_at), "how": how}
    words = [row.note, heard]
    if row.state != queries.APPLIED:
        words.append(f"{first_upper(said(row.state_words))}: {said(row.why)}")
    return Moment(
        title=said(row.words),
        state="done" if row.state == queries.APPLIED else "next",
        at=row.at,
        by=row.place,
        text=". ".join(word.rstrip(".") for word in words if word) + ".",
    )
