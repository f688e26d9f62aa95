"""Delivery: identity or authority, originals taken back, money, signature (circular 17/2017)."""

from motcua.domain.custody import commands as c
from motcua.domain.custody import events as e
from motcua.domain.custody import refusals as r
from motcua.domain.custody.context import Context
from motcua.domain.custody.decide.packing import item_refusal
from motcua.domain.custody.delivering import DeliveryOrder
from motcua.domain.custody.guards import held_refusal
from motcua.domain.custody.holders import Holder, applicant
from motcua.domain.custody.state import Custody
from motcua.domain.custody.things import Fate, ItemKind
from motcua.domain.kernel.identity import IdentityKind, IdentityUnreadable, read_identity
from motcua.domain.kernel.refusal import Refusal

Answer = tuple[e.Event, ...] | Refusal


def decide_deliver(command: c.Deliver, custody: Custody, context: Context) -> Answer:
    article, order = context.article("deliver"), context.order
    if _delivered_already(command, custody, context):
        return ()
    refusal = held_refusal(command.thing, custody, context, "deliver")
    if refusal is not None:
        return refusal
    if order is None:
        return r.OrderMissing(article=article, thing=command.thing)
    refusal = (
        _bag_refusal(command, custody, context)
        or _receiver_refusal(command, order, context)
        or _withdrawn_refusal(command, order, custody, context)
        or _counted_refusal(command, order, context)
    )
    return refusal or (_delivered(command, custody, context),)


def _delivered_already(command: c.Deliver, custody: Custody, context: Context) -> bool:
    """The same report again: delivered to this person, and this deliverer took these papers."""
    to = _receiver(command, custody, context)
    if custody.fate(command.thing) is not Fate.DELIVERED or custody.holder(command.thing) != to:
        return False
    taken = [custody.items.get(item.label) for item in command.withdrawn]
    return all(e is not None and e.labelled_by == context.holder for e in taken)


def _receiver(command: c.Deliver, custody: Custody, context: Context) -> Holder:
    """Who holds the thing afterwards; known by the addressee's number where no paper was shown."""
    packet = custody.packets.get(command.thing)
    order = context.order.identity if context.order else ""
    address = packet.to.text if packet else ""
    return applicant(command.identity or order, command.to_name, address)


def _bag_refusal(command: c.Deliver, custody: Custody, context: Context) -> Refusal | None:
    item = custody.items.get(command.thing)
    if item is not None and item.item.kind is ItemKind.MONEY_BAG:
        return r.CarriesMoney(article=context.article("collect"), thing=command.thing)
    return None


def _receiver_refusal(command: c.Deliver, order: DeliveryOrder, context: Context) -> Refusal | None:
    """Whoever opens the door shows a paper; authority too unless it is the addressee.

    Only an addressee known without any number, a child for instance, needs to show none.
    """
    article = context.article("deliver")
    if not command.to_name.strip():
        return r.AddresseeUnnamed(article=article)
    shown = read_identity(command.identity_kind, command.identity)
    if isinstance(shown, IdentityUnreadable):
        return shown
    if shown.kind is order.identity_kind and shown.number:
        same = shown.number == order.identity
    else:
        same = command.to_name.casefold() == order.name.casefold()
    if not shown.number and not (same and order.identity_kind is IdentityKind.NONE):
        return r.IdentityUnseen(article=article)
    if not same and not command.authority.strip():
        return r.AuthorityUnseen(article=article, name=command.to_name)
    return None


def _withdrawn_refusal(
    command: c.Deliver, order: DeliveryOrder, custody: Custody, context: Context
) -> Refusal | None:
    """Exactly the papers to be withdrawn, each with a label of its own."""
    article, taken = context.article("deliver"), [item.paper for item in command.withdrawn]
    kept = [paper for paper in order.withdraw if paper not in taken]
    if kept:
        return r.OriginalsNotWithdrawn(article=article, papers=", ".join(kept))
    unasked = [paper for paper in taken if paper not in order.withdraw]
    if unasked:
        return r.WithdrawnUnasked(article=article, papers=", ".join(unasked))
    labels = [item.label for item in command.withdrawn]
    twice = next((label for label in labels if labels.count(label) > 1), None)
    if twice is not None:
        return r.LabelTaken(article=article, label=twice)
    money = next((i for i in command.withdrawn if i.kind is ItemKind.MONEY_BAG or i.amount), None)
    if money is not None:
        return r.CarriesMoney(article=context.article("collect"), thing=money.label)
    return next(
        (no for item in command.withdrawn if (no := item_refusal(item, custody, context))), None
    )


def _counted_refusal(command: c.Deliver, order: DeliveryOrder, context: Context) -> Refusal | None:
    if command.collected != order.collect or command.collected < 0:
        return r.CollectionWrong(
            article=context.article("collect"), due=order.collect, collected=command.collected
        )
    if not command.signature.strip():
        return r.SignatureMissing(article=context.article("deliver"))
    return None


def _delivered(command: c.Deliver, custody: Custody, context: Context) -> e.Delivered:
    return e.Delivered(
        at=context.at,
        recorded_at=context.recorded,
        by=context.by,
        thing=command.thing,
        deliverer=context.holder,
        to=_receiver(command, custody, context),
        identity_kind=command.identity_kind,
        identity=command.identity,
        authority=command.authority,
        collected=command.collected,
        withdrawn=command.withdrawn,
        signature=command.signature,
    )
