"""The fixed cast: the same people, places and roles in every test.

`cast()` writes them through the commands and gives them by name; the stranger may do nothing.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.contrib.auth.hashers import make_password

from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.reference.people import commands, queries
from motcua.reference.people.queries import User

PASSWORD = "mot-cua-2018-demo"
SINCE = date(2018, 6, 21)

ONE_STOP = "000.01.38.H20"  # counter of the district of Cao Lãnh until 2025-06-30
AGENCY = "000.00.38.H20"  # its people's committee
ELSEWHERE = "000.01.39.H20"  # counter of the district of Thanh Bình
PROVINCE = "000.00.00.H20"
TAX_CODE = "0102595740"

STATE = "ubnd-dong-thap"
POST = "buu-dien-dong-thap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    citizen: User  # has a personal number, owns nothing
    owner: User  # the citizen whose dossier a test looks at
    child: User  # a person without any number
    reception: User
    postal: User
    officer: User
    head: User
    manager: User
    controller: User
    auditor: User
    operator: User
    stranger: User  # works at another place
    representative: User  # acts for TAX_CODE
    leaver: User  # had a posting that has ended

    def actor(self, name: str, on: date = date(2019, 8, 5)) -> Actor:
        """The first hat of the named member that day."""
        user: User = getattr(self, name)
        return queries.actors_of(user, on)[0]


_STAFF = [
    ("reception", "Lê Thị Tiếp", Role.RECEPTION_OFFICIAL, ONE_STOP, STATE),
    ("postal", "Trần Văn Bưu", Role.POSTAL_CLERK, ONE_STOP, POST),
    ("officer", "Phạm Thị Thẩm", Role.CASE_OFFICER, AGENCY, STATE),
    ("head", "Nguyễn Văn Ký", Role.HEAD_OF_AGENCY, AGENCY, STATE),
    ("manager", "Võ Thị Quản", Role.UNIT_MANAGER, ONE_STOP, STATE),
    ("controller", "Đặng Văn Soát", Role.PROVINCIAL_CONTROLLER, PROVINCE, STATE),
    ("auditor", "Bùi Thị Kiểm", Role.AUDITOR, PROVINCE, STATE),
    ("operator", "Hồ Văn Vận", Role.OPERATOR, PROVINCE, STATE),
    ("stranger", "Ngô Thị Lạ", Role.RECEPTION_OFFICIAL, ELSEWHERE, STATE),
]

_CITIZENS = [
    ("citizen", "Đỗ Văn Dân", "087090000001"),
    ("owner", "Dương Thị Chủ", "087185000123"),
    ("child", "Lý Văn Bé", None),
    ("representative", "Mai Văn Diện", "082088000777"),
]


def cast() -> Cast:
    commands.register_employer(code=STATE, name="UBND tỉnh Đồng Tháp", kind=Employer.AGENCY)
    commands.register_employer(code=POST, name="Bưu điện tỉnh Đồng Tháp", kind=Employer.POST)
    people = {name: _citizen(name, full, number) for name, full, number in _CITIZENS}
    for name, full, role, place, employer in _STAFF:
        people[name] = commands.hire(
            _person(name, full),
            commands.NewPosting(role=role, place=place, employer=employer, first=SINCE),
        )
    people["leaver"] = commands.hire(
        _person("leaver", "Tạ Thị Nghỉ"),
        commands.NewPosting(
            role=Role.RECEPTION_OFFICIAL,
            place=ONE_STOP,
            employer=STATE,
            first=SINCE,
            last=date(2018, 12, 31),
        ),
    )
    commands.represent(
        people["representative"],
        commands.NewRepresentation(
            tax_code=TAX_CODE, organisation="Công ty Sen Hồng", role="legal", first=SINCE
        ),
    )
    User.objects.filter(pk__in=[user.pk for user in people.values()]).update(password=_hash())
    return Cast(**people)


@cache
def _hash() -> str:
    """One hash for all: fourteen of them would cost seconds in every test."""
    return make_password(PASSWORD)


def _person(name: str, full_name: str) -> commands.NewPerson:
    return commands.NewPerson(username=name, full_name=full_name, is_synthetic=True)


def _citizen(name: str, full_name: str, number: str | None) -> User:
    return commands.register_person(
        commands.NewPerson(
            username=name,
            full_name=full_name,
            personal_id=number,
            is_synthetic=True,
        )
    )
