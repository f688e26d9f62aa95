"""The communes of today: as a list to choose from, and as the end of a written address."""

from datetime import date

from motcua.channels.post.shapes import Contact
from motcua.domain.kernel.folding import folded
from motcua.plumbing.errors import Refused
from motcua.reference.places import queries as places

_KINDS = ("xa ", "phuong ", "thi tran ", "dac khu ", "tinh ", "thanh pho ")


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


def where(contact: Contact, on: date) -> str:
    """Address and commune of an end, an old name with today's; a workplace has its commune."""
    commune = _commune(contact.unit, on)
    written = contact.unit_name or commune
    if written != commune and commune and _bare(commune) not in folded(written):
        written = f"{written} ({commune})"
    parts = (contact.address, written)
    return ", ".join(part for part in parts if part and part != contact.name)


def _commune(code: str, on: date) -> str:
    return unit_name(places.area_of(code, on) or code, on) if code else ""


def _bare(commune: str) -> str:
    """The name alone, without its kind and without what lies above: "cao lanh"."""
    name = folded(commune.partition(",")[0])
    return next((name.removeprefix(kind) for kind in _KINDS if name.startswith(kind)), name)


def place_first(name: str, area: str) -> str:
    """A counter by what tells it from the others, which a narrow list would cut off."""
    kind = name[: len(name) - len(area)].strip()
    return f"{area} – {kind}" if area and kind and folded(name).endswith(folded(area)) else name
