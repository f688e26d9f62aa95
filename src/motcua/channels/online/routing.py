"""Where a filing belongs: the agency by the level, the unit that answers for it."""

from dataclasses import dataclass
from datetime import date

from motcua.channels.online import refusals as r
from motcua.domain.dossier.terms import ProcedureTerms
from motcua.dossiers import rules
from motcua.plumbing.errors import Refused
from motcua.reference.places import queries as places
from motcua.reference.places.queries import Agency, OneStopUnit

PROVINCE = "province"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """`found` is false where nobody is competent by the list: the province's queue takes it."""

    unit: str
    agency: str
    found: bool = True


def units_for(terms: ProcedureTerms, on: date) -> list[OneStopUnit]:
    """The counters among which the person chooses: those of the level that decides."""
    return places.one_stop_units(on, terms.level)


def route(terms: ProcedureTerms, unit: str, agency: str, on: date) -> Route:
    """The living unit with the agency that decides there; the province's queue when none does."""
    if not unit:
        raise Refused(r.PlaceUnfit())
    here = places.one_stop_unit(rules.living(unit, on), on)
    if here.level != terms.level:
        raise Refused(r.PlaceUnfit())
    competent = [each for each in places.agencies(on) if each.level == terms.level]
    wanted = rules.living(agency, on) if agency else _named(terms, here, competent)
    if any(each.code == wanted for each in competent):
        return Route(unit=here.code, agency=wanted)
    return unroutable(here, on)


def unroutable(here: OneStopUnit, on: date) -> Route:
    """To the provincial centre, whose controller sends it on."""
    centres = places.one_stop_units(on, PROVINCE)
    centre = centres[0] if centres else here
    return Route(unit=centre.code, agency=centre.agency_code, found=False)


def _named(terms: ProcedureTerms, here: OneStopUnit, competent: list[Agency]) -> str:
    """At the province the agency the catalogue names; elsewhere the unit's own."""
    if terms.level != PROVINCE:
        return here.agency_code
    by_name = [each.code for each in competent if each.name == terms.agency]
    return by_name[0] if len(by_name) == 1 else ""
