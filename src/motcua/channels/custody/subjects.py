"""What a command names and an event touches, as subjects: "t/label", "m/minutes", "c/person"."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.domain.custody import commands as c
from motcua.domain.custody.events import Event
from motcua.domain.custody.part import touched_cash, touched_minutes, touched_things
from motcua.domain.custody.state import Custody
from motcua.domain.custody.things import ItemKind

THING, MINUTES, CASH = "t/", "m/", "c/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to load: `content` also what lies in the packets, `counted` what the minutes list.

    A packet that something named lies in always comes along.
    """

    labels: tuple[str, ...] = ()
    minutes: tuple[str, ...] = ()
    seal: str = ""
    person: str = ""
    content: bool = False
    counted: bool = False


def wanted(command: c.Command, person: str) -> Wanted:
    """All a decision looks at; `person` is who acts."""
    match command:
        case c.Label(item=item):
            bag = item.kind is ItemKind.MONEY_BAG
            return Wanted(labels=(item.label,), person=person if bag else "")
        case c.Seal(packet=packet, items=items, seal=seal):
            return Wanted(labels=(packet, *items), seal=seal)
        case c.OpenSeal(packet=packet):
            return Wanted(labels=(packet,), content=True)
        case c.Offer(minutes=minutes, thing=thing) | c.Take(minutes=minutes, thing=thing):
            return Wanted(labels=(thing,), minutes=(minutes,))
        case c.SignMinutes(minutes=minutes):
            return Wanted(minutes=(minutes,), counted=True)
        case _:
            return _wanted_later(command, person)


def _wanted_later(command: c.MishapCommand | c.DeliveryCommand, person: str) -> Wanted:
    match command:
        case c.Deliver(thing=thing, withdrawn=withdrawn):
            labels = (thing, *(item.label for item in withdrawn))
            return Wanted(labels=labels, person=person, content=True)
        case c.PassOnDiscrepancy(case=case) | c.ResolveDiscrepancy(case=case):
            return Wanted(labels=(thing_of_case(case),))
        case c.CollectMoney(packet=packet):
            return Wanted(labels=(packet,), person=person)
        case c.PayIn(bag=bag):
            return Wanted(labels=(bag,))
        case c.Attempt() | c.ReturnToAgency() | c.Readdress():
            return Wanted(labels=(command.packet,))
        case _:
            return Wanted(labels=(command.thing,))


def thing_of_case(case: str) -> str:
    """The label in a case's number, which is label/kind/count."""
    return case.rsplit("/", 2)[0]


def touched(event: Event, custody: Custody) -> tuple[str, ...]:
    """The subjects the event touches, in the order of their bytes."""
    things = (THING + label for label in touched_things(event, custody))
    minutes, person = touched_minutes(event), touched_cash(event)
    others = (MINUTES + minutes) * bool(minutes), (CASH + person) * bool(person)
    return in_byte_order([*things, *others])


def in_byte_order(subjects: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted({each for each in subjects if each}, key=str.encode))


def of(prefix: str, subjects: Sequence[str]) -> tuple[str, ...]:
    """What the subjects of a sort name."""
    return tuple(each.removeprefix(prefix) for each in subjects if each.startswith(prefix))
