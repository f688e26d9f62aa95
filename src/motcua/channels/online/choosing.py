"""Where a draft goes and how its result comes back."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from motcua.channels.online import looking, routing, store
from motcua.channels.online import models as m
from motcua.channels.online import refusals as r
from motcua.channels.online.looking import Look
from motcua.channels.online.shapes import Draft, WayOut
from motcua.channels.post import quoting
from motcua.channels.post.shapes import Contact
from motcua.domain.dossier.filing import FETCHED_BY_POST
from motcua.domain.dossier.party import Channel
from motcua.domain.fees.assess import Assessment
from motcua.domain.fees.lines import FeePer, PayerGroup
from motcua.domain.kernel.clean import LONGEST_NOTE, clean_text
from motcua.domain.kernel.local_time import local
from motcua.dossiers import intake, rules
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.people.queries import User


def choose_place(draft: UUID, unit: str, agency: str = "", *, by: User) -> Draft:
    """The counter that answers and, at the province, the agency that decides."""

    def chosen(row: m.Draft, now: datetime) -> bool:
        on = local(now).date()
        seen = looking.look(row, by, on)
        way = routing.route(seen.terms, unit, agency, on)
        wanted = (unit, agency) if not way.found else (way.unit, way.agency)
        before = (row.unit, row.agency)
        row.unit, row.agency = wanted
        return before != wanted

    return store.change(draft, by, chosen)


def choose_way_out(draft: UUID, way: WayOut, *, by: User) -> Draft:
    """Online, at the counter, or by the post to an address. Raises Refused."""

    def chosen(row: m.Draft, now: datetime) -> bool:
        seen = looking.look(row, by, local(now).date())
        delivery = {} if way.channel is not Channel.POSTMAN else _delivery(way)
        if way.channel not in ways_out(seen):
            raise Refused(r.WayOutUnfit())
        before = (row.channel_out, row.delivery)
        row.channel_out, row.delivery = way.channel.value, delivery
        return before != (row.channel_out, row.delivery)

    return store.change(draft, by, chosen)


def ways_out(seen: Look) -> tuple[Channel, ...]:
    """Those the procedure opens, online first."""
    posted = (Channel.POSTMAN,) if seen.terms.postal in FETCHED_BY_POST else ()
    return (Channel.ONLINE, Channel.COUNTER, *posted)


def _delivery(way: WayOut) -> Mapping[str, str]:
    said = {key: str(value) for key, value in asdict(way).items() if key != "channel"}
    try:
        cleaned = {key: clean_text(value, longest=LONGEST_NOTE) for key, value in said.items()}
    except ValueError as fault:
        raise Refused(r.WayOutUnfit()) from fault
    if not all(cleaned[key] for key in ("recipient", "phone", "address")):
        raise Refused(r.WayOutUnfit())
    return cleaned


def carriage(seen: Look) -> quoting.Rate | None:
    """What the post asks for bringing the result where the draft says; None for another way.

    Raises Refused where the written address names no commune anybody knows.
    """
    draft = seen.draft
    if draft.channel_out is not Channel.POSTMAN or not draft.unit:
        return None
    where = {name: draft.delivery.get(name, "") for name in ("address", "area")}
    to = Contact(name="", address=where["address"], unit_name=where["area"])
    return quoting.rate(rules.living(draft.unit, seen.on), to, clock.now())


def fees(seen: Look) -> Assessment | None:
    """What it costs as the draft stands; None before a place is chosen."""
    if not seen.draft.unit:
        return None
    return intake.preview(
        seen.terms.procedure,
        seen.terms.case,
        rules.living(seen.draft.unit, seen.on),
        clock.now(),
        quantities={FeePer(per): number for per, number in seen.draft.quantities.items()},
        groups=groups(seen),
    ).fees


def groups(seen: Look) -> frozenset[PayerGroup]:
    """What is claimed and proven, and that it is filed online."""
    return frozenset({PayerGroup.ONLINE, *(PayerGroup(each) for each in seen.draft.reliefs)})
