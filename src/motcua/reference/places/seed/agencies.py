"""Builds agencies.csv, one_stop_units.csv, premises.csv, place_successions.csv, post_points.csv.

Codes until 2025-06-30 follow QCVN 102:2016 (lowest level first, 000.00.14.H20), codes since then
follow decision 20/2020 (highest level first, H20.14).
"""

from collections.abc import Iterator
from datetime import date, timedelta

from motcua.reference.places.seed import agency_facts as facts
from motcua.reference.places.seed import corrections as c
from motcua.reference.places.seed.units import LAST_OF_DISTRICTS, Row, successions, units

SINCE_2025 = c.TWO_LEVELS.isoformat()
UNTIL_2025 = LAST_OF_DISTRICTS.isoformat()
ASSIGNED = "code assigned by this product"
CENTRE_OLD, CENTRE_NEW, BRANCH_NEW = "000.01.01.H20", "H20.01.01", "H20.01.02"
PROVINCE_OLD, PROVINCE_NEW = "000.00.00.H20", "H20"
BEFORE_NEW_YEAR_2026 = date(2025, 12, 31)

UNITS = units()
SUCCESSIONS = successions()


def old_codes() -> dict[str, str]:
    """Agency code by code of the district or commune, until the districts ended."""
    codes: dict[str, str] = {}
    of_2019 = {row["code"]: row for row in UNITS if row["last"] and row["level"] != "province"}
    districts = sorted(code for code, row in of_2019.items() if row["level"] == "district")
    for number, district in enumerate(districts, facts.FIRST_DISTRICT):
        codes[district] = f"000.00.{number}.H20"
        communes = sorted(code for code, row in of_2019.items() if row["parent"] == district)
        for place, commune in enumerate(communes, facts.FIRST_COMMUNE):
            codes[commune] = f"000.{place}.{number}.H20"
    return codes


def new_codes() -> dict[str, str]:
    """Agency code by code of the commune, since 2025-07-01."""
    communes = sorted(
        row["code"] for row in UNITS if row["first"] == SINCE_2025 and row["level"] == "commune"
    )
    return {code: f"H20.{n}" for n, code in enumerate(communes, facts.FIRST_COMMUNE_2025)}


OLD, NEW = old_codes(), new_codes()


def is_new(row: Row) -> bool:
    return row["first"] == SINCE_2025


def committee_code(row: Row) -> str:
    return (NEW if is_new(row) else OLD)[row["code"]]


def one_stop_code(row: Row) -> str:
    code = committee_code(row)
    if is_new(row):
        return f"{code}.01"
    if row["level"] == "district":
        return code.replace("000.00.", f"000.{facts.ONE_STOP_OF_DISTRICT}.")
    return "001" + code.removeprefix("000")


def _agency(row: Row, code: str, name: str, parent: str) -> Row:
    return {
        "code": code,
        "name": name,
        "level": row["level"],
        "parent": parent,
        "admin_code": row["code"],
        "first": row["first"],
        "last": row["last"],
        "trust": "assigned",
        "source": ASSIGNED,
    }


def agencies() -> Iterator[Row]:
    for row in UNITS:
        if row["level"] == "province":
            yield from _provincial(row)
        else:
            yield from _local(row)


def _provincial(row: Row) -> Iterator[Row]:
    new = is_new(row)
    top = PROVINCE_NEW if new else PROVINCE_OLD
    committee = _agency(row, top, "Ủy ban nhân dân tỉnh Đồng Tháp", "")
    if not new:
        committee |= {"trust": "sourced", "source": "constant in the province's own portal code"}
    yield committee
    for department in facts.DEPARTMENTS:
        yield from _department(row, department, top)


def _department(row: Row, department: facts.Department, top: str) -> Iterator[Row]:
    if is_new(row):
        if department.into is None:
            name = department.renamed or department.name
            yield _agency(row, f"H20.{department.number}", name, top)
        return
    code = f"000.00.{department.number}.H20"
    before = _agency(row, code, department.name, top)
    if department.number == facts.INFORMATION:
        before |= {"trust": "sourced", "source": "constant in the province's own portal code"}
    if department.into or department.renamed:
        before |= {"last": (facts.DEPARTMENTS_MERGED - timedelta(days=1)).isoformat()}
    yield before
    if department.renamed:
        after = _agency(row, code, department.renamed, top)
        yield after | {"first": facts.DEPARTMENTS_MERGED.isoformat()}


def _local(row: Row) -> Iterator[Row]:
    code, name = committee_code(row), row["name"]
    parent = (
        PROVINCE_NEW
        if is_new(row)
        else PROVINCE_OLD
        if row["level"] == "district"
        else OLD[row["parent"]]
    )
    yield _agency(row, code, f"Ủy ban nhân dân {lower_kind(name)}", parent)
    if row["level"] == "district":
        building = (
            facts.BUILDING_OFFICE_RURAL if row["kind"] == "huyen" else facts.BUILDING_OFFICE_URBAN
        )
        for number, office in [*facts.DISTRICT_OFFICES, building]:
            yield _agency(
                row,
                code.replace("000.00.", f"000.{number}."),
                f"{office} {lower_kind(name)}",
                code,
            )


def lower_kind(name: str) -> str:
    """'Xã Tân Long' inside a longer name: 'xã Tân Long'."""
    return name[0].lower() + name[1:]


def one_stop_units() -> Iterator[Row]:
    for row in UNITS:
        if row["level"] == "province":
            yield from _centres(row)
            continue
        kind = (
            "Trung tâm Phục vụ hành chính công"
            if is_new(row)
            else "Bộ phận Tiếp nhận và Trả kết quả"
        )
        yield _one_stop(
            row, one_stop_code(row), f"{kind} {lower_kind(row['name'])}", committee_code(row)
        )


def _centres(row: Row) -> Iterator[Row]:
    name = "Trung tâm Phục vụ hành chính công tỉnh Đồng Tháp"
    if not is_new(row):
        yield _one_stop(row, CENTRE_OLD, name, "000.00.01.H20")
        return
    yield _one_stop(row, CENTRE_NEW, name, "H20.01")
    yield _one_stop(row, BRANCH_NEW, f"{name} - Cơ sở Cao Lãnh", "H20.01")


def _one_stop(row: Row, code: str, name: str, agency: str) -> Row:
    unit = _agency(row, code, name, "")
    del unit["parent"]
    return unit | {"agency_code": agency}
