"""Loss and damage: who answers, what is issued again, the apology, what was paid (art. 14)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from motcua.channels.custody import commands as custody
from motcua.channels.custody import queries as held
from motcua.channels.post.accepting import as_holder
from motcua.channels.post.models import Consignment, MishapRecord
from motcua.channels.post.recording import Occasion, happened, locked
from motcua.channels.post.refusals import AmountUnfit, ContentUnlisted, WordsMissing
from motcua.channels.post.shapes import Mishap, Status
from motcua.domain.custody import commands as c
from motcua.domain.custody.holders import Holder, HolderKind
from motcua.domain.custody.mishaps import Liability
from motcua.domain.dossier.filing import MOST_PAPERS
from motcua.domain.kernel.actor import Employer
from motcua.domain.kernel.local_time import local
from motcua.plumbing.errors import Refused
from motcua.reference.people import queries as people
from motcua.reference.places import queries as places

LOST, DAMAGED = "lost", "damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class MishapAsked:
    number: str
    mishap: Mishap


def declare_lost(asked: MishapAsked, occasion: Occasion) -> Mapping[str, Any]:
    """Of the whole packet the consignment ends; of one paper it goes on with the rest."""
    row = locked(asked.number)
    liability = _liability(row, asked.mishap, occasion)
    command = c.DeclareLost(thing=asked.mishap.thing, liability=liability)
    custody.give(command, as_holder(occasion, _hat(occasion), "lost"))
    if asked.mishap.thing == row.packet:
        row.status, row.ended_at = Status.LOST.value, occasion.at
        row.save()
    return _recorded(row, asked.mishap, liability, kind=LOST, occasion=occasion)


def declare_damaged(asked: MishapAsked, occasion: Occasion) -> Mapping[str, Any]:
    row = locked(asked.number)
    liability = _liability(row, asked.mishap, occasion)
    command = c.DeclareDamaged(thing=asked.mishap.thing, liability=liability)
    custody.give(command, as_holder(occasion, _hat(occasion), "damaged"))
    return _recorded(row, asked.mishap, liability, kind=DAMAGED, occasion=occasion)


def _hat(occasion: Occasion) -> HolderKind:
    """Desks and postmen declare; whoever sits at a workplace of its own is its counter."""
    at_work = places.place_exists(occasion.by.place, local(occasion.at).date())
    return HolderKind.COUNTER if at_work else HolderKind.CARRIER


def _liability(row: Consignment, mishap: Mishap, occasion: Occasion) -> Liability:
    """Who has the thing answers, unless somebody else is named."""
    known = held.custody_of(mishap.thing)
    holder = known.holder(mishap.thing)
    in_note = {row.packet, *(each["label"] for each in row.note["items"])}
    if holder is None or mishap.thing not in in_note:
        raise Refused(ContentUnlisted(article=occasion.article("liability"), what=mishap.thing))
    if not mishap.apology.strip():
        raise Refused(
            WordsMissing(
                article=occasion.article("liability"),
                what_vi="lời xin lỗi",
                what_en="apology",
            )
        )
    return Liability(
        liable=_named(mishap.liable, holder),
        how=mishap.how,
        reissue=mishap.reissue[:MOST_PAPERS],
        reissue_cost=mishap.reissue_cost,
        damages=mishap.damages,
        apology=mishap.apology,
    )


def _named(person: str, holder: Holder) -> Holder:
    user = people.user_by_person(person) if person else None
    if user is None or person == holder.person:
        return holder
    return replace(holder, person=person, name=user.full_name)


def _recorded(
    row: Consignment, mishap: Mishap, liability: Liability, *, kind: str, occasion: Occasion
) -> Mapping[str, Any]:
    record, made = MishapRecord.objects.get_or_create(
        consignment=row.number,
        thing=mishap.thing,
        kind=kind,
        how=mishap.how,
        defaults={
            "liable": liability.liable.person or liability.liable.place,
            "liable_name": liability.liable.name,
            "reissue": list(liability.reissue),
            "reissue_cost": liability.reissue_cost,
            "damages": liability.damages,
            "apology": liability.apology,
            "article": occasion.article("liability"),
            "declared_at": occasion.at,
            "declared_by": occasion.by.person,
        },
    )
    if made:
        happened(row.number, kind, occasion, thing=mishap.thing, how=mishap.how)
        happened(row.number, "apology", occasion, text=liability.apology)
    return {"number": row.number, "mishap": record.pk}


@dataclass(frozen=True, slots=True, kw_only=True)
class Compensation:
    """What was paid for a loss or damage, under which voucher of the enterprise."""

    mishap: int
    amount: int
    voucher: str


def compensate(asked: Compensation, occasion: Occasion) -> Mapping[str, Any]:
    """At the most what was owed for it; paid once."""
    row = MishapRecord.objects.select_for_update().filter(pk=asked.mishap).first()
    owed = row.reissue_cost + row.damages if row else 0
    if row is None or row.paid_at is not None or not 0 < asked.amount <= owed:
        raise Refused(AmountUnfit(article=occasion.article("liability"), amount=asked.amount))
    if occasion.by.employer is not Employer.POST or not asked.voucher.strip():
        raise Refused(
            WordsMissing(
                article=occasion.article("liability"),
                what_vi="chứng từ chi của bưu điện",
                what_en="voucher of the post",
            )
        )
    row.paid, row.paid_at, row.voucher = asked.amount, occasion.at, asked.voucher
    row.save()
    happened(row.consignment, "compensated", occasion, amount=asked.amount, voucher=asked.voucher)
    return {"mishap": row.pk}
