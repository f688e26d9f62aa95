"""What the transfer scheme lets the post's staff hand over at a one-stop unit (decree 61/2018)."""

from datetime import date, datetime

from motcua.channels.custody.models import CustodyThing
from motcua.channels.custody.refusals import NotInScheme
from motcua.domain.custody import commands as c
from motcua.domain.custody.holders import HolderKind
from motcua.domain.custody.state import Custody
from motcua.domain.kernel.actor import Actor, Employer
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import queries as dossiers
from motcua.dossiers.queries import Matter
from motcua.reference.places import queries as places
from motcua.reference.scheme import queries as scheme
from motcua.reference.scheme.vocabulary import Task

UNKNOWN = Matter(procedure="", field="", channel="")
"""A consignment has no dossier before it is filed, so nobody here knows its field."""


def line_for(
    command: c.Command, custody: Custody, by: Actor, hat: HolderKind, *, at: datetime
) -> Refusal | str:
    """The lines of the scheme that give this scan to the post, or why none does; "" unasked.

    A post point is the post's own, by decision 45/2016; the scheme is of one-stop units.
    """
    if not isinstance(command, c.Offer | c.Take):
        return ""
    if by.employer is not Employer.POST or hat is not HolderKind.COUNTER:
        return ""
    day = local(at).date()
    if not places.is_one_stop_unit(by.place, day):
        return ""
    lines: list[str] = []
    for matter in _matters(command.thing, custody):
        answer = scheme.permission(by.place, _deed(matter, by), day)
        found = [answer.line] if answer.allowed else []
        if not found and matter == UNKNOWN:
            found = _any_lines(by.place, day)
        if not found:
            return NotInScheme(missing_vi=answer.missing.vi, missing_en=answer.missing.en)
        lines += found
    return ",".join(dict.fromkeys(lines))


def _any_lines(unit: str, day: date) -> list[str]:
    """Every line that lets the post hand over at this unit: one is enough for what is not filed.

    To carry a consignment is the post's own service; only the counter is the unit's.
    """
    return [
        str(number)
        for entry in scheme.tasks_at(unit, day)
        if entry.task is Task.HAND_OVER and entry.employer is Employer.POST
        for number in entry.numbers
    ]


def _deed(matter: Matter, by: Actor) -> scheme.Deed:
    return scheme.Deed(
        task=Task.HAND_OVER,
        field=matter.field,
        procedure=matter.procedure,
        channel=matter.channel,
        employer=by.employer,
        person=by.person,
    )


def _matters(thing: str, custody: Custody) -> list[Matter]:
    """What the papers are about, each once; money is about nothing."""
    item = custody.items.get(thing)
    codes = {item.item.dossier} if item else _codes_in(thing)
    known = dossiers.matters(tuple(codes - {""}))
    return list(dict.fromkeys(known.get(code, UNKNOWN) for code in sorted(codes - {""})))


def _codes_in(packet: str) -> set[str]:
    rows = CustodyThing.objects.filter(inside=packet)
    return set(rows.values_list("dossier", flat=True))
