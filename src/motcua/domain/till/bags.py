"""Money taken at doors comes to the counter in a bag, or is lost on the way (decision 45/2016)."""

from motcua.domain.kernel.actor import Actor, Employer
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.till import accounts
from motcua.domain.till import refusals as r
from motcua.domain.till.accounts import Account
from motcua.domain.till.entries import Entry, EntryKind, entry, moved
from motcua.domain.till.rules import TillRules


def bag_refusal(
    bag: str, counted: int, carried_for: Employer, by: Actor, *, rules: TillRules
) -> Refusal | None:
    """The enterprise's money goes into the enterprise's drawers, never into another's."""
    article = rules.article("door")
    if counted < 0:
        return r.FloatWrong(article=article, amount=counted)
    if (carried_for is Employer.POST) != (by.employer is Employer.POST):
        return r.BagOfAnother(article=article, bag=bag)
    return None


def paid_in(bag: str, amount: int, counted: int, *, out_of: Account, into: Account) -> Entry:
    """What the bag was said to hold leaves the carrier; what it lacked is a difference."""
    return entry(
        EntryKind.BAG_PAID_IN,
        [
            (out_of, -amount),
            (into, counted),
            (accounts.difference(bag, into.place), amount - counted),
        ],
    )


def gone(bag: str, amount: int, *, out_of: Account) -> Entry:
    return moved(EntryKind.BAG_LOST, amount, out_of=out_of, into=accounts.lost(bag, out_of.place))
