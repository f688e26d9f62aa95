"""The drawer of the training province's post point: opened, paid into, counted, closed."""

from motcua.channels.counters import commands as till
from motcua.channels.counters import queries as drawers
from motcua.channels.custody import commands as custody
from motcua.channels.custody import queries as held
from motcua.domain.custody import commands as c
from motcua.domain.custody.holders import HolderKind, holder_of
from motcua.domain.custody.labels import LabelKind
from motcua.domain.custody.things import Item, ItemKind
from motcua.project.demo.post_hands import Post, hand_over

FLOAT = 500_000
NOTES = (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000)


def open_drawer(crew: Post) -> None:
    asked = till.NewShift(unit=crew.clerk.place, float_amount=FLOAT)
    till.open_shift(asked, by=crew.clerk, key=crew.key())


def close_drawer(crew: Post) -> None:
    """Takes in what the postman brings, counts, closes."""
    _take_bag(crew)
    shift = drawers.shift_of(crew.clerk.person, crew.clerk.place)
    detail = drawers.shift_detail(shift.number) if shift else None
    if shift is None or detail is None:
        return
    till.cash_up(shift.number, in_notes(detail.drawer), by=crew.clerk, key=crew.key())
    till.close_shift(shift.number, by=crew.clerk, key=crew.key())


def in_notes(amount: int) -> dict[int, int]:
    """The fewest notes that make the amount; coins below a thousand dong are not in use."""
    counted = {}
    for worth in NOTES:
        counted[worth], amount = divmod(amount, worth)
    return counted


def _take_bag(crew: Post) -> None:
    """What was collected at doors goes into a bag, over the counter, into the drawer."""
    amount = held.cash_in_hand(crew.postman.person)
    if not amount:
        return
    bag = custody.new_label(LabelKind.MONEY_BAG)
    item = Item(label=bag, kind=ItemKind.MONEY_BAG, amount=amount)
    label = c.Label(item=item, received_from=holder_of(*crew.on_round))
    asked = custody.Asked(by=crew.postman, hat=HolderKind.CARRIER, key=crew.key())
    custody.give(label, asked)
    hand_over(crew, bag, crew.on_round, crew.at_counter)
    till.take_from_carrier(bag, amount, by=crew.clerk, key=crew.key())
