"""Attempts, invitations, delivery, the way back, money paid in (circular 17/2017 art. 5.2)."""

from typing import assert_never

from motcua.domain.calendar.workdays import CalendarGap
from motcua.domain.custody import commands as c
from motcua.domain.custody import events as e
from motcua.domain.custody import refusals as r
from motcua.domain.custody.context import Context
from motcua.domain.custody.decide.cases import opened_case
from motcua.domain.custody.decide.door import decide_deliver
from motcua.domain.custody.delivering import counted_invitations
from motcua.domain.custody.guards import held_refusal, moving_refusal, packet_refusal
from motcua.domain.custody.holders import HolderKind
from motcua.domain.custody.mishaps import DiscrepancyKind
from motcua.domain.custody.state import Custody
from motcua.domain.custody.things import Address, Fate, ItemKind
from motcua.domain.kernel.money import in_dong
from motcua.domain.kernel.refusal import Refusal

Answer = tuple[e.Event, ...] | Refusal


def decide_delivery(command: c.DeliveryCommand, custody: Custody, context: Context) -> Answer:
    match command:
        case c.Attempt():
            return _attempt(command, custody, context)
        case c.Deliver():
            return decide_deliver(command, custody, context)
        case c.ReturnToAgency():
            return _return(command, custody, context)
        case c.Readdress():
            return _readdress(command, custody, context)
        case c.CollectMoney():
            return _collect(command, custody, context)
        case c.PayIn():
            return _pay_in(command, custody, context)
        case _:
            assert_never(command)


def _attempt(command: c.Attempt, custody: Custody, context: Context) -> Answer:
    """A late report of a try is kept whoever has the packet by now; the same one twice is one."""
    article = context.article("invitations")
    held = custody.packets.get(command.packet)
    if held is None:
        return r.NotAPacket(article=article, thing=command.packet)
    if any(each.at == context.at for each in held.attempts):
        return ()
    if not context.late:
        refusal = packet_refusal(command.packet, custody, context, "invitations")
        if refusal is not None:
            return refusal
    return (
        e.Attempted(
            at=context.at,
            recorded_at=context.recorded,
            by=context.by,
            packet=command.packet,
            outcome=command.outcome,
            invited=command.invited,
            note=command.note,
        ),
    )


def _return(command: c.ReturnToAgency, custody: Custody, context: Context) -> Answer:
    refusal = packet_refusal(command.packet, custody, context, "invitations") or _address_refusal(
        command.to, context
    )
    if refusal is not None:
        return refusal
    held, rule = custody.packets[command.packet], context.rules.invitations
    if held.returning:
        return ()
    try:
        invited = len(counted_invitations(held.attempts_here, rule, context.calendar))
    except CalendarGap:
        # Days nobody has entered cannot be shown to lie far enough apart.
        invited = 0
    if invited < rule.least:
        return r.InvitationsTooFew(
            article=context.article("invitations"),
            invited=invited,
            least=rule.least,
            apart=rule.working_days_apart,
        )
    return (
        e.ReturnOrdered(
            at=context.at,
            recorded_at=context.recorded,
            by=context.by,
            packet=command.packet,
            to=command.to,
        ),
    )


def _readdress(command: c.Readdress, custody: Custody, context: Context) -> Answer:
    """The applicant need not hold the packet; whether it is theirs is the shell's to ask."""
    if command.packet not in custody.packets:
        return r.NotAPacket(article=context.article("address"), thing=command.packet)
    standing = moving_refusal if context.hat is HolderKind.APPLICANT else held_refusal
    refusal = standing(command.packet, custody, context, "address") or _address_refusal(
        command.to, context
    )
    if refusal is not None:
        return refusal
    if custody.packets[command.packet].to == command.to:
        return ()
    return (
        e.Readdressed(
            at=context.at,
            recorded_at=context.recorded,
            by=context.by,
            packet=command.packet,
            to=command.to,
        ),
    )


def _address_refusal(to: Address, context: Context) -> Refusal | None:
    if to.name.strip() and to.text.strip():
        return None
    return r.AddressMissing(article=context.article("address"))


def _collect(command: c.CollectMoney, custody: Custody, context: Context) -> Answer:
    """Only who has the packet was paid for it, once and more than nothing."""
    held = custody.packets.get(command.packet)
    if held is not None and held.collected == command.amount > 0:
        return ()
    refusal = packet_refusal(command.packet, custody, context, "collect")
    if refusal is not None:
        return refusal
    if command.amount < 1:
        return r.NothingCollected(article=context.article("collect"), packet=command.packet)
    if held is not None and held.collected:
        return r.CollectionWrong(
            article=context.article("collect"), due=held.collected, collected=command.amount
        )
    return (
        e.MoneyCollected(
            at=context.at,
            recorded_at=context.recorded,
            by=context.by,
            packet=command.packet,
            collector=context.holder,
            amount=command.amount,
        ),
    )


def _pay_in(command: c.PayIn, custody: Custody, context: Context) -> Answer:
    """A bag counted short or over becomes a case; the books show the difference either way."""
    article = context.article("collect")
    held = custody.items.get(command.bag)
    if held is None or held.item.kind is not ItemKind.MONEY_BAG:
        return r.NotAMoneyBag(article=article, thing=command.bag)
    if held.fate is Fate.PAID_IN and custody.paid_in.get(command.bag) == command.counted:
        return ()
    refusal = held_refusal(command.bag, custody, context, "collect")
    if refusal is not None:
        return refusal
    if not command.voucher.strip() or command.counted < 0:
        return r.VoucherMissing(article=article)
    paid = e.MoneyPaidIn(
        at=context.at,
        recorded_at=context.recorded,
        by=context.by,
        bag=command.bag,
        counted=command.counted,
        voucher=command.voucher,
    )
    difference = command.counted - held.item.amount
    if difference == 0:
        return (paid,)
    kind = DiscrepancyKind.EXTRA if difference > 0 else DiscrepancyKind.MISSING
    what = in_dong(abs(difference))
    return (paid, opened_case((kind, command.bag), custody, context, what=what))
