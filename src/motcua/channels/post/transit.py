"""Where time on the way does not count inside the legal time, the dossier's clock is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.channels.custody import queries as held
from motcua.channels.post.models import Consignment
from motcua.channels.post.recording import Occasion, happened
from motcua.domain.custody.holders import HolderKind
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.state import UNDECIDED, Clock, Stage, State
from motcua.domain.kernel.actor import Employer
from motcua.domain.kernel.local_time import local
from motcua.dossiers import commands as dossiers
from motcua.dossiers import queries as register
from motcua.dossiers.refusals import NoSuchDossier
from motcua.dossiers.successors import THE_SYSTEM
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook import queries as rulebook
from motcua.reference.rulebook.postal import TransitRule

EVERY_OPEN = register.Filter(places=None, open_only=True)
RUNNING = UNDECIDED | {Stage.WITHDRAWAL_REQUESTED}
Way = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitAsked:
    dossier: UUID


def rule_for(state: State) -> TransitRule:
    """Of the day of reception, as every law a dossier pinned."""
    day = local(state.received_at or state.opened_at).date()
    return rulebook.postal_on(day).transit_of(state.terms.procedure)


def note_transit(asked: TransitAsked, occasion: Occasion) -> Mapping[str, Any]:
    """Leaves out every finished stretch on the way that lies inside the running term."""
    found = register.state_and_id(asked.dossier)
    if found is None:
        raise Refused(NoSuchDossier(asked=str(asked.dossier)))
    state, rule = found[1], rule_for(found[1])
    if rule.counts or state.clock is None or state.stage not in RUNNING:
        return {"noted": 0}
    ways = unnoted(state.clock, journeys(asked.dossier, state.code), occasion.at)
    for place, (since, until) in enumerate(ways):
        command = c.NoteTransit(since=since, until=until, rule=rule.article)
        key = occasion.part(f"transit/{place}")
        dossiers.act(asked.dossier, command, by=THE_SYSTEM, key=key, at=occasion.told_late)
    for number in consignments_of(asked.dossier) if ways else ():
        happened(number, "arrived", occasion, left_out=len(ways))
    return {"noted": len(ways)}


def sweep(at: datetime) -> int:
    """Tells every open dossier whose ways do not count; at once when no rule says so today."""
    rules = rulebook.postal_on(local(at).date()).transit
    if all(rule.counts for rule in rules.values()):
        return 0
    page, noted = 1, 0
    while rows := register.worklist(EVERY_OPEN, page=page):
        for row in rows:
            occasion = Occasion(
                by=THE_SYSTEM,
                at=at,
                recorded_at=at,
                key=f"transit-sweep/{row.id}/{row.version}",
                told_late=None,
            )
            with transaction.atomic():
                noted += int(note_transit(TransitAsked(dossier=row.id), occasion)["noted"])
        page += 1
    return noted


def consignments_of(dossier: UUID) -> list[str]:
    rows = Consignment.objects.filter(dossier=dossier).order_by("accepted_at")
    return list(rows.values_list("number", flat=True))


def journeys(dossier: UUID, code: str) -> list[Way]:
    """Finished stretches in which papers of the dossier were with people on the way, merged."""
    numbers = consignments_of(dossier)
    ways = sorted(
        (stay.since, stay.until)
        for thing in held.things_of(*filter(None, (code, *numbers)))
        for stay in held.stays(thing.label)
        if stay.until is not None
        and stay.holder.kind is HolderKind.CARRIER
        and stay.holder.employer is Employer.POST
    )
    merged: list[Way] = []
    for since, until in ways:
        if merged and since <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(until, merged[-1][1]))
        else:
            merged.append((since, until))
    return merged


def unnoted(clock: Clock, ways: list[Way], at: datetime) -> list[Way]:
    """What lies in the running term and has not been left out yet."""
    noted = [(wait.since, wait.until) for wait in clock.transits]
    cut = [(max(since, clock.counted_from), min(until, at)) for since, until in ways]
    return [
        way
        for way in cut
        if way[0] < way[1]
        and not any(way[0] < (until or at) and since < way[1] for since, until in noted)
    ]
