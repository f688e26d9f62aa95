"""The consignments a desk may look at, and what it may do with each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from motcua.channels.post import access
from motcua.channels.post.rows import ConsignmentView
from motcua.channels.post.shapes import AT_THE_DOOR, OPEN, Direction, Status
from motcua.domain.kernel.actor import Employer
from motcua.faces.office.custody.giving import give_address
from motcua.faces.office.desk import Desk
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import PROVINCE_WIDE, Permission
from motcua.reference.rulebook import queries as rulebook

TO_FILE = frozenset({Status.ACCEPTED, Status.SUPPLEMENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """A next act on a consignment and where it is done; one that is `rare` is never the next."""

    label: str | Promise
    address: str
    picture: str
    rare: bool = False


def readable(desk: Desk, number: str) -> ConsignmentView:
    """Http404 for whoever may not see it."""
    try:
        return access.readable(desk.user, number, desk.today)[0]
    except Refused as refused:
        raise Http404 from refused


def of_post(desk: Desk) -> bool:
    return desk.hat.employer is Employer.POST


def back_to_round(desk: Desk) -> str:
    """Where a person goes on: the postman to the round, the others to the post's first page."""
    return reverse("office:post_round" if of_post(desk) else "office:post")


def among(desk: Desk) -> tuple[str, ...] | None:
    """The places whose consignments this hat lists; None for everywhere."""
    return None if desk.hat.role in PROVINCE_WIDE else (desk.hat.place,)


def invited_enough(desk: Desk, shown: ConsignmentView) -> bool:
    rule = rulebook.postal_on(desk.today).custody.invitations
    return shown.invitations >= rule.least


def doings(desk: Desk, shown: ConsignmentView) -> Iterator[Doing]:
    """In working order; what is refused after all says why on its own page."""
    row, number = shown.row, shown.row.number
    if of_post(desk) and desk.may(Permission.POST_DELIVER) and row.status in AT_THE_DOOR:
        yield from _carrying(number, enough=invited_enough(desk, shown))
    if desk.hat.place in {row.receiving_unit, row.competent_agency}:
        yield from _at_the_unit(desk, shown)
    yield from _handing_on(desk, shown)
    if desk.may(Permission.POST_DELIVER):
        if row.status in OPEN:
            yield _rare(_("Báo mất, hư hỏng"), "post_mishap", number, "warning")
        yield _rare(_("Ghi khiếu nại"), "post_complain", number, "people")


def _handing_on(desk: Desk, shown: ConsignmentView) -> Iterator[Doing]:
    """Whoever has the packet in hand can give it on by a scan."""
    held = shown.holder
    mine = held and (held.person, held.place) == (desk.hat.person, desk.hat.place)
    if held and mine and shown.row.status in OPEN and desk.may(Permission.CUSTODY_HANDLE):
        yield Doing(label=_("Giao túi"), address=give_address(held.kind), picture="code")


def _carrying(number: str, *, enough: bool) -> Iterator[Doing]:
    back = _doing(_("Chuyển hoàn cơ quan"), "post_bring_back", number, "back")
    if enough:
        yield back
    yield _doing(_("Phát"), "post_deliver", number, "check")
    yield _doing(_("Chưa phát được"), "post_attempt", number, "stop")
    yield _doing(_("Đổi địa chỉ"), "post_readdress", number, "place")
    yield _doing(_("Giữ tại bưu cục"), "post_hold", number, "post")
    if not enough:
        yield back


def _at_the_unit(desk: Desk, shown: ConsignmentView) -> Iterator[Doing]:
    row, number = shown.row, shown.row.number
    sent = row.direction is Direction.SEND
    if sent and row.status in TO_FILE and desk.may(Permission.DOSSIER_RECEIVE):
        yield _doing(_("Nhận hồ sơ từ bưu chính"), "post_file", number, "check")
    if sent and row.status is Status.FILED and of_post(desk):
        yield _doing(_("Đã chuyển giấy hẹn"), "post_slip", number, "paper")
    if row.status is Status.COMING_BACK and desk.may(Permission.DOSSIER_TRANSFER):
        yield _doing(_("Nhận lại túi chuyển hoàn"), "post_take_back", number, "back")
    again = row.status in {Status.CAME_BACK, Status.LOST} and not row.replaced_by
    if again and not sent and row.dossier and desk.may(Permission.DOSSIER_TRANSFER):
        address = reverse("office:post_dispatch", kwargs={"dossier": row.dossier})
        yield Doing(label=_("Gửi lại"), address=f"{address}?replaces={number}", picture="post")


def _doing(label: str, name: str, number: str, picture: str) -> Doing:
    address = reverse(f"office:{name}", kwargs={"number": number})
    return Doing(label=label, address=address, picture=picture)


def _rare(label: str, name: str, number: str, picture: str) -> Doing:
    return replace(_doing(label, name, number, picture), rare=True)
