"""Builds premises.csv, post_points.csv and place_successions.csv."""

from collections.abc import Iterator
from datetime import date, timedelta

from motcua.reference.places.seed import agencies as a
from motcua.reference.places.seed import agency_facts as facts
from motcua.reference.places.seed import corrections as c
from motcua.reference.places.seed.units import Row


def _site(code: str, address: str, *, in_post_office: bool, trust: str, source: str) -> Row:
    return {
        "code": code,
        "address": address,
        "in_post_office": "yes" if in_post_office else "no",
        "first": "",
        "last": "",
        "trust": trust,
        "source": source,
    }


def premises() -> Iterator[Row]:
    """The provincial centre's sites, and the counters known to sit in a post office."""
    post_building = facts.PROVINCIAL_POST_BUILDING
    yield _site(
        a.CENTRE_OLD,
        post_building,
        in_post_office=True,
        trust="unverified",
        source="move into the post building planned for December 2019",
    ) | {"first": "2019-12-01", "last": a.UNTIL_2025}
    yield _site(
        a.CENTRE_NEW,
        "377 Hùng Vương, phường Đạo Thạnh",
        in_post_office=False,
        trust="sourced",
        source="thuviennhadat.vn 29007",
    ) | {"first": a.SINCE_2025}
    yield _site(
        a.BRANCH_NEW,
        post_building,
        in_post_office=True,
        trust="sourced",
        source="CV 1888/UBND-KSTT of 2025-11-24",
    ) | {"first": a.SINCE_2025, "last": a.BEFORE_NEW_YEAR_2026.isoformat()}
    yield _site(
        a.BRANCH_NEW,
        "10 Lê Thị Riêng, phường Cao Lãnh",
        in_post_office=False,
        trust="sourced",
        source="CV 1888/UBND-KSTT of 2025-11-24; opens January 2026",
    ) | {"first": "2026-01-01"}
    for seat in facts.SEATS:
        for row in _lives(seat):
            yield _site(
                a.one_stop_code(row), "", in_post_office=True, trust=seat.trust, source=seat.source
            ) | {"first": seat.since.isoformat(), "last": _last_of(seat.admin_code)}


def _lives(seat: facts.Seat) -> list[Row]:
    """One row of the unit, whichever: the code of its counter does not change with its name."""
    return [row for row in a.UNITS if row["code"] == seat.admin_code and not a.is_new(row)][:1]


def _last_of(code: str) -> str:
    return max(r["last"] for r in a.UNITS if r["code"] == code and not a.is_new(r))


def post_points() -> Iterator[Row]:
    """The post offices that house a counter; the building stays when the unit is renamed."""
    heirs = default_heirs()
    for seat in facts.SEATS:
        row = _lives(seat)[0]
        bare = row["name"].removeprefix("Huyện ")
        name = (
            f"Bưu điện {a.lower_kind(row['name'])}"
            if row["level"] == "district"
            else f"Điểm Bưu điện - Văn hóa xã {bare.removeprefix('Xã ')}"
        )
        point = {
            "code": f"BD.{seat.admin_code}",
            "name": name,
            "trust": seat.trust,
            "source": seat.source,
        }
        last = _last_of(seat.admin_code)
        yield point | {
            "admin_code": seat.admin_code,
            "first": seat.since.isoformat(),
            "last": last,
        }
        admin = heirs[seat.admin_code]
        after = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
        if after != a.SINCE_2025:
            yield point | {"admin_code": admin, "first": after, "last": a.UNTIL_2025}
            admin = heirs[admin]
        yield point | {"admin_code": admin, "first": a.SINCE_2025, "last": "", "trust": "derived"}


def default_heirs() -> dict[str, str]:
    """The default successor by code of a commune, or of a district by its seat."""
    by_commune = {s["old_code"]: s["new_code"] for s in a.SUCCESSIONS if s["is_default"] == "yes"}
    return by_commune | {d: by_commune[seat] for d, seat in c.DISTRICT_SEATS.items()}


def place_successions() -> Iterator[Row]:
    """Who takes the open dossiers of a counter or agency that ends."""
    yield _heir(a.CENTRE_OLD, a.BRANCH_NEW, a.SINCE_2025)
    yield _heir(a.PROVINCE_OLD, a.PROVINCE_NEW, a.SINCE_2025)
    merged = facts.DEPARTMENTS_MERGED.isoformat()
    for department in facts.DEPARTMENTS:
        old = f"000.00.{department.number}.H20"
        if department.into:
            yield _heir(old, f"000.00.{department.into}.H20", merged)
        else:
            yield _heir(old, f"H20.{department.number}", a.SINCE_2025)
    heirs = default_heirs()
    early = {old: on.isoformat() for on, old, *_ in c.EARLIER_SUCCESSIONS}
    seen: set[str] = set()
    for row in a.UNITS:
        if row["level"] == "province" or a.is_new(row) or row["code"] in seen:
            continue
        seen.add(row["code"])
        yield from _local_heirs(row, heirs[row["code"]], early.get(row["code"]))


def _local_heirs(row: Row, heir: str, early: str | None) -> Iterator[Row]:
    on = early or a.SINCE_2025
    committee = a.OLD[heir] if early else a.NEW[heir]
    counter = "001" + committee.removeprefix("000") if early else f"{committee}.01"
    yield _heir(a.committee_code(row), committee, on)
    yield _heir(a.one_stop_code(row), counter, on)
    if row["level"] == "district":
        for number in [n for n, _ in facts.DISTRICT_OFFICES] + [facts.BUILDING_OFFICE_RURAL[0]]:
            office = a.committee_code(row).replace("000.00.", f"000.{number}.")
            yield _heir(office, committee, on)


def _heir(old: str, new: str, on: str) -> Row:
    return {"old_code": old, "new_code": new, "on": on, "trust": "assigned"}
