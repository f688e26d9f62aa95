"""The communes of today as a list to choose an address from."""

from datetime import date

from motcua.plumbing.errors import Refused
from motcua.reference.places import queries as places


def unit_names(on: date) -> tuple[str, ...]:
    """Every commune with the unit above it, as people write it."""
    known = {unit.code: unit for unit in places.units(on)}
    return tuple(
        f"{unit.name}, {known[unit.parent].name}" if unit.parent in known else unit.name
        for unit in known.values()
        if unit.level == "commune"
    )


def unit_name(code: str, on: date) -> str:
    """The name of a commune with the unit above it, or of another province."""
    try:
        unit = places.unit(code, on)
    except Refused:
        known = {province.code: province.name for province in places.provinces(on)}
        return known.get(code, code)
    above = [each.name for each in places.units(on) if each.code == unit.parent]
    return ", ".join([unit.name, *above])
