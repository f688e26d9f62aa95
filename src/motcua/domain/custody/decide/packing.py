"""Labelling, sealing, and opening with a count (decision 45/2016/QĐ-TTg art. 6.4, 6.5, 7.3, 9)."""

from typing import assert_never

from motcua.domain.custody import commands as c
from motcua.domain.custody import events as e
from motcua.domain.custody import refusals as r
from motcua.domain.custody.context import Context
from motcua.domain.custody.decide.cases import opened_case
from motcua.domain.custody.guards import held_refusal, packet_refusal
from motcua.domain.custody.mishaps import DiscrepancyKind
from motcua.domain.custody.state import Custody
from motcua.domain.custody.things import Item, ItemKind, Packet
from motcua.domain.kernel.refusal import Refusal

Answer = tuple[e.Event, ...] | Refusal


def decide_packing(command: c.PackingCommand, custody: Custody, context: Context) -> Answer:
    match command:
        case c.Label():
            return _label(command, custody, context)
        case c.Seal():
            return _seal(command, custody, context)
        case c.OpenSeal():
            return _open(command, custody, context)
        case _:
            assert_never(command)


def _label(command: c.Label, custody: Custody, context: Context) -> Answer:
    item = command.item
    had = custody.items.get(item.label)
    if had is not None and (had.item, had.labelled_by) == (item, context.holder):
        return ()
    refusal = item_refusal(item, custody, context) or _bag_refusal(item, custody, context)
    if refusal is not None:
        return refusal
    return (
        e.Labelled(
            at=context.at,
            recorded_at=context.recorded,
            by=context.by,
            item=item,
            holder=context.holder,
            received_from=command.received_from,
        ),
    )


def item_refusal(item: Item, custody: Custody, context: Context) -> Refusal | None:
    """Why a label cannot be put on this item."""
    article = context.article("label")
    if not item.label.strip():
        return r.LabelMissing(article=article)
    if custody.thing(item.label) is not None:
        return r.LabelTaken(article=article, label=item.label)
    if item.kind is not ItemKind.MONEY_BAG and not item.dossier.strip():
        return r.DossierMissing(article=article, label=item.label)
    return None


def _bag_refusal(item: Item, custody: Custody, context: Context) -> Refusal | None:
    """A bag holds money its packer had in hand, and nothing else holds any."""
    in_hand = custody.cash.get(context.holder.person, 0)
    bag = item.kind is ItemKind.MONEY_BAG
    if 1 <= item.amount <= in_hand if bag else item.amount == 0:
        return None
    return r.BagWrong(article=context.article("collect"), amount=item.amount, in_hand=in_hand)


def _seal(command: c.Seal, custody: Custody, context: Context) -> Answer:
    packet = Packet(
        label=command.packet,
        seal=command.seal,
        items=tuple(dict.fromkeys(command.items)),
        witness=command.witness,
        sealed_by=context.holder,
        sealed_at=context.at,
        to=command.to,
    )
    if _sealed_already(packet, custody):
        return ()
    refusal = _packet_refusal(packet, custody, context) or _content_refusal(
        packet, custody, context
    )
    if refusal is not None:
        return refusal
    return (e.Sealed(at=context.at, recorded_at=context.recorded, by=context.by, packet=packet),)


def _sealed_already(packet: Packet, custody: Custody) -> bool:
    had = custody.packets.get(packet.label)
    return had is not None and (had.packet.seal, had.packet.items, had.packet.sealed_by) == (
        packet.seal,
        packet.items,
        packet.sealed_by,
    )


def _packet_refusal(packet: Packet, custody: Custody, context: Context) -> Refusal | None:
    article = context.article("seal")
    if not packet.label.strip():
        return r.LabelMissing(article=article)
    if custody.thing(packet.label) is not None:
        return r.LabelTaken(article=article, label=packet.label)
    if not packet.seal.strip():
        return r.SealMissing(article=article)
    if not packet.witness.strip():
        return r.WitnessMissing(article=article)
    if not (packet.to.name.strip() and packet.to.text.strip()):
        return r.AddressMissing(article=context.article("address"))
    used = next((p for p in custody.packets.values() if p.packet.seal == packet.seal), None)
    if used is not None:
        return r.SealTaken(article=article, seal=packet.seal, packet=used.packet.label)
    return None


def _content_refusal(packet: Packet, custody: Custody, context: Context) -> Refusal | None:
    if not packet.items:
        return r.PacketEmpty(article=context.article("seal"))
    for label in packet.items:
        if label in custody.packets:
            return r.LabelTaken(article=context.article("seal"), label=label)
        refusal = held_refusal(label, custody, context, "seal")
        if refusal is not None:
            return refusal
        if custody.items[label].item.kind is ItemKind.MONEY_BAG:
            return r.CarriesMoney(article=context.article("collect"), thing=label)
    return None


def _open(command: c.OpenSeal, custody: Custody, context: Context) -> Answer:
    """Opening is counting: what does not agree becomes a case at once, owned by who opened."""
    refusal = packet_refusal(command.packet, custody, context, "hand_over")
    if refusal is not None:
        return refusal
    held = custody.packets[command.packet]
    seen = frozenset(command.items_seen)
    absent = tuple(label for label in held.packet.items if label not in seen)
    links = held.track.links
    opened = e.SealOpened(
        at=context.at,
        recorded_at=context.recorded,
        by=context.by,
        packet=command.packet,
        holder=context.holder,
        seal_seen=command.seal_seen,
        absent=absent,
        # What was not inside was not taken: it stays with whoever handed the packet over.
        accountable=links[-2].holder if len(links) > 1 else context.holder,
    )
    found = [(DiscrepancyKind.MISSING, label, command.packet) for label in absent]
    extra = sorted(seen - set(held.packet.items))
    found += [(DiscrepancyKind.EXTRA, command.packet, label) for label in extra]
    if command.seal_seen.strip() != held.packet.seal:
        found.append((DiscrepancyKind.WRONG_SEAL, command.packet, command.seal_seen))
    return (opened, *_cases(found, custody, context))


def _cases(
    found: list[tuple[DiscrepancyKind, str, str]], custody: Custody, context: Context
) -> tuple[e.Event, ...]:
    """One case for each thing and kind; several extras of a packet share one."""
    said: dict[tuple[str, DiscrepancyKind], list[str]] = {}
    for kind, thing, what in found:
        said.setdefault((thing, kind), []).append(what)
    return tuple(
        opened_case((kind, thing), custody, context, what="; ".join(what))
        for (thing, kind), what in said.items()
        if custody.open_case(thing, kind) is None
    )
