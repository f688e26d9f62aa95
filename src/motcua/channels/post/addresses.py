"""Which unit of today an address lies in, whatever name it was given, and which zone a leg has."""

from collections import Counter
from dataclasses import replace
from datetime import date

from motcua.channels.post.refusals import ContactIncomplete, UnitAmbiguous, UnitUnknown
from motcua.channels.post.shapes import Contact
from motcua.domain.custody.promise import PostalPlace, zone_between
from motcua.domain.custody.things import Address
from motcua.domain.kernel.folding import folded
from motcua.domain.kernel.texts import Bilingual
from motcua.plumbing.errors import Refused
from motcua.reference.places import queries as places
from motcua.reference.rulebook import queries as rulebook

EARLIEST = 2018
"""Names are looked up back to the first year the shipped places know."""

_PROVINCE_CODE = 2
SENDER = Bilingual("người gửi", "sender")
RECIPIENT = Bilingual("người nhận", "recipient")


def unit_code(contact: Contact, on: date) -> str:
    """The code that day of the commune, or of another province; Refused when nobody can tell."""
    if contact.unit:
        return living_unit(contact.unit, on)
    written = contact.unit_name or contact.address
    found = units_named(written, on)
    if len(found) == 1:
        return found[0].code
    if found:
        names = "; ".join(f"{unit.name} ({unit.code})" for unit in found[:5])
        raise Refused(UnitAmbiguous(article=_article(on), written=written[:60], candidates=names))
    raise Refused(UnitUnknown(article=_article(on), written=written[:60]))


def living_unit(code: str, on: date) -> str:
    """Itself while it lives, else what it became; Refused for a code that never was."""
    if len(code) == _PROVINCE_CODE:
        known = {each.code: each for each in places.provinces(on)}
        if code in known:
            return code
    try:
        return places.unit(code, on).code
    except Refused:
        pass
    became = places.successors(code, on)
    if not became:
        raise Refused(UnitUnknown(article=_article(on), written=code[:20]))
    return living_unit(became[0].new_code, on)


def units_named(written: str, on: date) -> list[places.Unit]:
    """The communes of today a name may mean: "Xã Mỹ Long, huyện Cao Lãnh", old or new.

    Names of today first; then those of earlier years, followed to what they became.
    """
    first, *above = [folded(part) for part in written.split(",") if part.strip()] or [""]
    if not first:
        return []
    today = _matching(first, above, on)
    if today:
        return today
    codes: dict[str, places.Unit] = {}
    for year in range(on.year, EARLIEST - 1, -1):
        for old in _matching(first, above, date(year, 1, 1)):
            code = living_unit(old.code, on)
            codes[code] = places.unit(code, on)
        if codes:
            break
    return list(codes.values())


def _matching(name: str, above: list[str], on: date) -> list[places.Unit]:
    """Communes of that day by name, with or without the kind, narrowed by the unit above."""
    known = {unit.code: unit for unit in places.units(on)}
    found = [unit for unit in known.values() if unit.level == "commune" and name in _names(unit)]
    for part in above:
        narrowed = [u for u in found if u.parent in known and part in _names(known[u.parent])]
        found = narrowed or found
    return found


def _names(unit: places.Unit) -> tuple[str, str]:
    whole = folded(unit.name)
    kind = unit.kind.replace("_", " ")
    return whole, whole.removeprefix(kind).strip()


def postal_place(code: str, on: date) -> PostalPlace:
    """The end of a leg: the delivery area and the province of a unit or of a workplace."""
    area = places.area_of(code, on) or code
    try:
        unit = places.unit(area, on)
    except Refused:
        return PostalPlace(area="", province=area[:_PROVINCE_CODE])
    if unit.level == "province":
        return PostalPlace(area=unit.code, province=unit.code)
    configured = rulebook.postal_on(on).areas.get(unit.code)
    if configured:
        return PostalPlace(area=configured, province=_province(unit, on))
    return PostalPlace(area=_area(unit, on), province=_province(unit, on))


def _province(unit: places.Unit, on: date) -> str:
    while unit.level != "province":
        unit = places.unit(unit.parent, on)
    return unit.code


def _area(unit: places.Unit, on: date) -> str:
    """The district; where there are none any more, the one most of the commune came from."""
    if unit.level == "district":
        return unit.code
    above = places.units(on, level="district")
    if any(district.code == unit.parent for district in above):
        return unit.parent
    districts = Counter(each.old_district for each in places.predecessors(unit.code, on))
    districts.pop("", None)
    return districts.most_common(1)[0][0] if districts else unit.code


def zone(origin: str, destination: str, on: date) -> str:
    return zone_between(postal_place(origin, on), postal_place(destination, on))


def within_province(origin: str, destination: str, on: date) -> bool:
    return postal_place(origin, on).province == postal_place(destination, on).province


def resolved(contact: Contact, whom: Bilingual, on: date) -> Contact:
    """The contact with today's unit; Refused when name, address or telephone is missing."""
    wanted = (
        (contact.name, Bilingual("họ tên", "name")),
        (contact.address, Bilingual("địa chỉ", "address")),
        (contact.phone, Bilingual("số điện thoại", "telephone")),
    )
    missing = next((words for text, words in wanted if not text.strip()), None)
    if missing is not None:
        raise Refused(
            ContactIncomplete(
                article=_article(on),
                missing_vi=missing.vi,
                missing_en=missing.en,
                whom_vi=whom.vi,
                whom_en=whom.en,
            )
        )
    return replace(contact, unit=unit_code(contact, on))


def address_of(contact: Contact) -> Address:
    return Address(name=contact.name, text=contact.address, phone=contact.phone, unit=contact.unit)


def workplace(code: str, on: date) -> Contact:
    """An agency or a counter as an end of a consignment."""
    name = places.place_name(code, on)
    try:
        text = places.one_stop_unit(code, on).address or name
    except Refused:
        text = name
    return Contact(name=name, address=text, unit=code)


def _article(on: date) -> str:
    return rulebook.postal_on(on).custody.articles["address"]
