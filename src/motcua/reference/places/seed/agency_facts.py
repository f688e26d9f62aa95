"""Agencies written by hand: departments and offices, and which pair of numbers we gave them.

Only the codes of the provincial people's committee (00) and of the Department of Information and
Communications (14) are real; the others stand in until the province's list is known.
"""

from datetime import date
from typing import NamedTuple

DEPARTMENTS_MERGED = date(2025, 3, 1)

OFFICE = "01"
INFORMATION = "14"


class Department(NamedTuple):
    """A provincial department: `renamed` since the merger of departments, or `into` another."""

    number: str
    name: str
    renamed: str | None = None
    into: str | None = None


DEPARTMENTS = [
    Department("01", "Văn phòng Ủy ban nhân dân tỉnh"),
    Department("02", "Sở Nội vụ"),
    Department("03", "Sở Tư pháp"),
    Department("04", "Sở Kế hoạch và Đầu tư", into="05"),
    Department("05", "Sở Tài chính"),
    Department("06", "Sở Công Thương"),
    Department(
        "07", "Sở Nông nghiệp và Phát triển nông thôn", renamed="Sở Nông nghiệp và Môi trường"
    ),
    Department("08", "Sở Giao thông vận tải", into="09"),
    Department("09", "Sở Xây dựng"),
    Department("10", "Sở Tài nguyên và Môi trường", into="07"),
    Department("11", "Sở Lao động - Thương binh và Xã hội", into="02"),
    Department("12", "Sở Văn hóa, Thể thao và Du lịch"),
    Department("13", "Sở Khoa học và Công nghệ"),
    Department("14", "Sở Thông tin và Truyền thông", into="13"),
    Department("15", "Sở Giáo dục và Đào tạo"),
    Department("16", "Sở Y tế"),
    Department("17", "Thanh tra tỉnh"),
    Department("18", "Ban Quản lý Khu kinh tế"),
]

DISTRICT_OFFICES = [
    ("02", "Văn phòng HĐND và UBND"),
    ("03", "Phòng Tư pháp"),
    ("04", "Phòng Tài chính - Kế hoạch"),
    ("05", "Phòng Giáo dục và Đào tạo"),
    ("06", "Phòng Lao động - Thương binh và Xã hội"),
    ("07", "Phòng Tài nguyên và Môi trường"),
    ("08", "Phòng Nội vụ"),
    ("09", "Phòng Văn hóa và Thông tin"),
]
BUILDING_OFFICE_URBAN = ("10", "Phòng Quản lý đô thị")
BUILDING_OFFICE_RURAL = ("10", "Phòng Kinh tế và Hạ tầng")

ONE_STOP_OF_DISTRICT = "01"
FIRST_DISTRICT, FIRST_COMMUNE, FIRST_COMMUNE_2025 = 31, 11, 101

PROVINCIAL_POST_BUILDING = "85 Nguyễn Huệ, Cao Lãnh"


class Seat(NamedTuple):
    """A one-stop unit of 2018-2025 known to sit in a post office; by code of its admin unit."""

    admin_code: str
    since: date
    trust: str
    source: str


_START, _SECOND, _THIRD = date(2018, 8, 1), date(2018, 10, 1), date(2019, 8, 1)
_BY_2019 = "nine of twelve sit in post offices in August 2019; day of the move not known"

SEATS = [
    Seat("871", _START, "sourced", "phase 1: moved into the district post office"),
    Seat("874", _START, "sourced", "phase 1: moved into the district post office"),
    Seat("869", _SECOND, "derived", _BY_2019),
    Seat("867", _THIRD, "derived", _BY_2019),
    Seat("868", _THIRD, "derived", _BY_2019),
    Seat("872", _THIRD, "derived", _BY_2019),
    Seat("873", _THIRD, "derived", _BY_2019),
    Seat("876", _THIRD, "derived", _BY_2019),
    Seat("877", _THIRD, "derived", _BY_2019),
    Seat("30157", _START, "sourced", "phase 1, commune Tân Thạnh"),
    Seat("30166", _START, "sourced", "phase 1, commune Tân Long"),
    Seat("29971", _START, "sourced", "phase 1, commune Thường Thới Tiền"),
    Seat("29974", _START, "sourced", "phase 1, commune Thường Phước 2"),
    Seat("30118", _THIRD, "sourced", "phase 3, commune Bình Hàng Trung"),
    Seat("29968", _THIRD, "sourced", "phase 3, commune Thường Thới Hậu B"),
]
"""The other 23 communes with a counter in a post point are not named by any source."""
