"""What the packages have wrong or do not know about the province, with the source of each."""

from datetime import date
from typing import NamedTuple

DONG_THAP_2019 = "87"
DONG_THAP_2025 = "82"

TWO_LEVELS = date(2025, 7, 1)
CITY_WARDS_MERGED = date(2025, 1, 1)
HONG_NGU_CITY = date(2020, 11, 1)
THUONG_LAC_MERGED = date(2020, 1, 1)
THUONG_THOI_TIEN_TOWN = date(2019, 3, 1)

# The package holds the state of November 2020; these lead back to 2019.
MISSING_2019 = {"29968": ("Xã Thường Thới Hậu B", "870")}
NAMES_2019 = {
    "868": "Thị xã Hồng Ngự",
    "29986": "Xã An Bình B",
    "29989": "Xã An Bình A",
}


class Change(NamedTuple):
    """On the day `on` the unit `code` gets `name`, or ends when the name is None."""

    on: date
    code: str
    name: str | None
    trust: str
    source: str


_NQ_625 = "NQ of UBTVQH14 of 2019-01-10 (plo.vn 815259); day in force from memory"
_NQ_838 = "council project (thanhnien.vn 1134814); 143 communes by the end of 2019"
_NQ_1003 = "NQ of UBTVQH14 of 2020-09-18 (congluan.vn 97529); day in force from memory"
_NQ_1284 = "NQ 1284/NQ-UBTVQH15 (laodong.vn 1424736)"

CHANGES = [
    Change(THUONG_THOI_TIEN_TOWN, "29971", "Thị trấn Thường Thới Tiền", "unverified", _NQ_625),
    Change(THUONG_LAC_MERGED, "29968", None, "unverified", _NQ_838),
    Change(HONG_NGU_CITY, "868", "Thành phố Hồng Ngự", "unverified", _NQ_1003),
    Change(HONG_NGU_CITY, "29986", "Phường An Bình B", "unverified", _NQ_1003),
    Change(HONG_NGU_CITY, "29989", "Phường An Bình A", "unverified", _NQ_1003),
    Change(CITY_WARDS_MERGED, "29866", None, "sourced", _NQ_1284),
    Change(CITY_WARDS_MERGED, "29869", "Phường 1", "sourced", _NQ_1284),
    Change(CITY_WARDS_MERGED, "29863", None, "sourced", _NQ_1284),
    Change(CITY_WARDS_MERGED, "29881", "Phường Mỹ Ngãi", "sourced", _NQ_1284),
]
"""Changes between 2018 and the end of the districts, oldest first."""

TOWN_BEFORE = {"29971": "Xã Thường Thới Tiền"}
"""Names before the first change, where they differ from 2019's."""

EARLIER_SUCCESSIONS = [
    (THUONG_LAC_MERGED, "29968", "29977", "unverified", _NQ_838),
    (CITY_WARDS_MERGED, "29866", "29869", "sourced", _NQ_1284),
    (CITY_WARDS_MERGED, "29863", "29881", "sourced", _NQ_1284),
]

FALSE_SPLIT_INTO = "Phường Cao Lãnh"
"""The converter splits six numbered wards of other towns into this ward; they never touched it."""

DISTRICT_SEATS = {
    "866": "29869",
    "867": "29905",
    "868": "29955",
    "869": "29926",
    "870": "29971",
    "871": "30001",
    "872": "30037",
    "873": "30076",
    "874": "30130",
    "875": "30169",
    "876": "30208",
    "877": "30244",
}
"""The commune where each district's committee sat; its successor takes the district's dossiers."""
