"""The postman's day on a telephone: where to fetch and where to bring, in order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from motcua.channels.custody import queries as custody
from motcua.channels.post import queries
from motcua.channels.post.rows import ConsignmentRow, PickUpRow
from motcua.channels.post.shapes import Status
from motcua.domain.custody.holders import HolderKind
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.office.custody.giving import give_address
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.postal.money_bag import BagForm, bags_of, fresh_bag
from motcua.faces.office.postal.reach import Doing
from motcua.faces.office.postal.steps import CONFLICT, UNUSABLE
from motcua.faces.office.postal.units import where
from motcua.faces.ui.formats import day, dong, said
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import Permission


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One door of the round, in words a thumb can act on."""

    name: str
    where: str
    what: str
    when: str
    phone: str
    amount: int = 0
    withdraw: int = 0
    note: str = ""
    tone: str = "accent"
    doings: tuple[Doing, ...]


@require_safe
@staff(Permission.POST_DELIVER)
def round_(request: HttpRequest, desk: Desk) -> HttpResponse:
    return _shown(request, desk)


@require_POST
@staff(Permission.POST_DELIVER)
def bag(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Packs the cash in hand; the round then shows the bag with its label and the way on."""
    form = BagForm(request.POST)
    if not form.is_valid():
        return _shown(request, desk, form, status=UNUSABLE)
    try:
        label = form.pack(desk)
    except Refused as refused:
        return _shown(request, desk, form, refusal=refused.refusal, status=CONFLICT)
    done = _("Đã đóng túi tiền %(label)s: %(amount)s. In nhãn, dán rồi quét bàn giao.")
    messages.success(request, done % {"label": label, "amount": dong(form.cleaned_data["amount"])})
    return redirect("office:post_round")


def _shown(
    request: HttpRequest,
    desk: Desk,
    form: BagForm | None = None,
    *,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    visits = queries.visits_of(desk.hat.person, desk.today)
    packets = queries.round_of(desk.hat, desk.today)
    stops = [
        *(_fetch(desk, row) for row in visits),
        *_units(desk, queries.carried_to_units(desk.hat)),
        *(_bring(desk, row) for row in packets),
    ]
    cash = custody.cash_in_hand(desk.hat.person)
    if form is None and cash:
        form = fresh_bag(cash)
    context = {
        "stops": stops,
        "to_collect": sum(stop.amount for stop in stops),
        "cash": cash,
        "form": form,
        "bags": bags_of(desk),
        "give_on": give_address(HolderKind.CARRIER),
        "refusal": refusal,
    }
    return page(request, desk, "postal/round.html", context, status=status)


def _fetch(desk: Desk, row: PickUpRow) -> Stop:
    address = f"{reverse('office:post_find')}?pick_up={row.id}"
    missed = reverse("office:post_pick_up_missed", kwargs={"pick_up": row.id})
    if row.procedure:
        asked = reverse("office:post_case", kwargs={"code": row.procedure})
        address = f"{asked}?pick_up={row.id}"
    return Stop(
        name=row.contact.name,
        where=where(row.contact, desk.today),
        what=_("Đến lấy hồ sơ"),
        when=row.window,
        phone=row.contact.phone,
        note=row.note,
        tone="danger" if row.attempts else "accent",
        doings=(
            Doing(label=_("Nhận gửi"), address=address, picture="check"),
            Doing(label=_("Không gặp"), address=missed, picture="stop"),
        ),
    )


def _units(desk: Desk, rows: Iterable[ConsignmentRow]) -> Iterator[Stop]:
    """One stop for all packets that a desk is to take, the soonest promised first."""
    waiting: dict[str, list[ConsignmentRow]] = {}
    for row in rows:
        waiting.setdefault(row.receiving_unit, []).append(row)
    for unit, packets in waiting.items():
        count = len(packets)
        address = give_address(HolderKind.CARRIER, unit)
        yield Stop(
            name=desk.names[unit],
            where=", ".join(row.packet for row in packets),
            what=ngettext("Bàn giao %(n)s túi", "Bàn giao %(n)s túi", count) % {"n": count},
            when=_("chậm nhất %(day)s") % {"day": day(packets[0].promised_at)},
            phone="",
            tone="danger" if any(row.is_late(desk.now) for row in packets) else "accent",
            doings=(Doing(label=_("Giao túi"), address=address, picture="code"),),
        )


def _bring(desk: Desk, row: ConsignmentRow) -> Stop:
    shown = queries.consignment(row.number)
    number = {"number": row.number}
    late = row.is_late(desk.now)
    return Stop(
        name=row.to.name,
        where=where(row.to, desk.today),
        what=f"{row.procedure_name} · {said(row.status_words)}",
        when=_("chậm nhất %(day)s") % {"day": day(row.promised_at)},
        phone=row.to.phone,
        amount=row.to_collect,
        withdraw=len(shown.note.withdraw) if shown else 0,
        tone="danger" if late or row.status is Status.ATTEMPTED else "accent",
        doings=(
            Doing(
                label=_("Phát"),
                address=reverse("office:post_deliver", kwargs=number),
                picture="check",
            ),
            Doing(
                label=_("Chưa phát được"),
                address=reverse("office:post_attempt", kwargs=number),
                picture="stop",
            ),
            Doing(
                label=_("Mở phiếu gửi"),
                address=reverse("office:post_consignment", kwargs=number),
                picture="folder",
            ),
        ),
    )
