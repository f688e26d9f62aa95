"""Money bags of carriers: paid in at a counter, or written off when they are lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motcua.channels.counters import books, collecting, queries
from motcua.channels.counters.asking import now_and_rules, raise_if
from motcua.channels.custody import commands as custody
from motcua.channels.custody import queries as held
from motcua.domain.custody import commands as c
from motcua.domain.custody.holders import HolderKind
from motcua.domain.custody.refusals import NotAMoneyBag
from motcua.domain.custody.state import HeldItem
from motcua.domain.custody.things import Fate, ItemKind
from motcua.domain.kernel.actor import Actor
from motcua.domain.till import accounts, bags
from motcua.domain.till import refusals as r
from motcua.domain.till.accounts import Account, AccountKind
from motcua.domain.till.roles import handler_refusal, manager_refusal
from motcua.domain.till.rules import TillRules
from motcua.dossiers import keys
from motcua.plumbing.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A bag in the drawer; `difference` is negative when it held less than was said."""

    bag: str
    amount: int
    counted: int
    carrier: str
    carrier_name: str
    entry: int

    @property
    def difference(self) -> int:
        return self.counted - self.amount


def take_from_carrier(bag: str, counted: int, *, by: Actor, key: str) -> Taken:
    """The counter, which has taken the bag over, counts it into the drawer. Raises Refused.

    Custody closes the bag in the same transaction and opens a case when it was short or over.
    """
    now, rules = now_and_rules()

    def work() -> Mapping[str, Any]:
        shift = _own_shift(by, rules)
        item = _bag(bag, rules)
        packer = item.labelled_by
        raise_if(bags.bag_refusal(bag, counted, packer.employer, by, rules=rules))
        asked = custody.Asked(by=by, hat=HolderKind.COUNTER, key=f"till-bag/{bag}")
        custody.give(c.PayIn(bag=bag, counted=counted, voucher=shift), asked)
        entry = bags.paid_in(
            bag,
            item.item.amount,
            counted,
            out_of=_where_it_stands(item),
            into=accounts.drawer(shift, by.place),
        )
        note = books.Note(by=by, about=bag, unit=by.place, at=now, recorded_at=now, shift=shift)
        return {
            "bag": bag,
            "amount": item.item.amount,
            "counted": counted,
            "carrier": packer.person,
            "carrier_name": packer.name,
            "entry": books.post(entry, note),
        }

    return Taken(**keys.once(by, key, keys.request("take_from_carrier", by, bag, counted), work))


def _own_shift(by: Actor, rules: TillRules) -> str:
    """The actor's open shift, which cannot close meanwhile."""
    raise_if(handler_refusal(by, rules))
    shift = queries.shift_of(by.person, by.place)
    if shift is None or not collecting.held_open(shift.number):
        raise Refused(r.NoOpenShift(article=rules.article("shift"), unit=by.place))
    return shift.number


def write_off_bag(bag: str, *, by: Actor, key: str) -> int:
    """What a bag held that custody has declared lost leaves the carrier's account; the entry."""
    now, rules = now_and_rules()

    def work() -> Mapping[str, Any]:
        item = _bag(bag, rules)
        raise_if(manager_refusal(by, item.labelled_by.place, rules))
        if item.fate is not Fate.LOST:
            raise Refused(r.BagNotLost(article=rules.article("door"), bag=bag))
        out_of = _where_it_stands(item)
        if out_of.kind is AccountKind.LOST:
            raise Refused(r.BagWrittenOff(article=rules.article("door"), bag=bag))
        note = books.Note(by=by, about=bag, unit=by.place, at=now, recorded_at=now)
        return {"entry": books.post(bags.gone(bag, item.item.amount, out_of=out_of), note)}

    asked = keys.request("write_off_bag", by, bag)
    entry: int = keys.once(by, key, asked, work)["entry"]
    return entry


def _where_it_stands(item: HeldItem) -> Account:
    """The carrier's account, or among what is lost: a bag may be found again."""
    packer = item.labelled_by
    lost = accounts.lost(item.item.label, packer.place)
    return lost if books.balance(lost) else accounts.carrier(packer.person, packer.place)


def _bag(label: str, rules: TillRules) -> HeldItem:
    """The money bag of that label; one at a time may decide about it."""
    books.lock(f"bag/{label}")
    item = held.custody_of(label).items.get(label)
    if item is None or item.item.kind is not ItemKind.MONEY_BAG:
        raise Refused(NotAMoneyBag(article=rules.article("door"), thing=label))
    return item
