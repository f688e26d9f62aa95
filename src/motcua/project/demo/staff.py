"""Who signs in to the training province, and who works at each of its units."""

from dataclasses import dataclass
from datetime import date
from random import Random

from motcua.domain.dossier.party import Party, Subject
from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.domain.kernel.identity import IdentityKind
from motcua.project.demo import persons
from motcua.project.demo.life import Crew
from motcua.reference.people import commands as people
from motcua.reference.people import queries
from motcua.reference.places.queries import OneStopUnit

PASSWORD = "mot-cua-2018"  # noqa: S105 - printed on the screen of a training province
STATE, POST = "ubnd-tinh", "buu-dien-tinh"
FIRST_DAY = date(2018, 6, 21)
OWNER_ID, OWNER_NAME = "087190000018", "Nguyễn Thị Lan"
HEAD_ID, HEAD_NAME = "087185000019", "Mai Văn Diện"
"""Who represents the company by law."""
COMPANY, COMPANY_NAME = "0100000003", "Công ty TNHH Sen Hồng (mẫu)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    username: str
    role: Role
    name: str
    place: str

    @property
    def by_password(self) -> bool:
        """Citizens come by the electronic identity; a password is for staff alone."""
        return self.role not in {Role.CITIZEN, Role.REPRESENTATIVE}


STARS = (
    ("tiepnhan", Role.RECEPTION_OFFICIAL, "Lê Thị Tiếp"),
    ("buudien", Role.POSTAL_CLERK, "Trần Văn Bưu"),
    ("thuly", Role.CASE_OFFICER, "Phạm Thị Thẩm"),
    ("lanhdao", Role.HEAD_OF_AGENCY, "Nguyễn Văn Ký"),
    ("quanly", Role.UNIT_MANAGER, "Võ Thị Quản"),
    ("kiemsoat", Role.PROVINCIAL_CONTROLLER, "Đặng Văn Soát"),
    ("kiemtoan", Role.AUDITOR, "Bùi Thị Kiểm"),
    ("vanhanh", Role.OPERATOR, "Hồ Văn Vận"),
)
AT_THE_POST = (
    ("giaodich", Role.POSTAL_CLERK, "Huỳnh Thị Dịch"),
    ("buuta", Role.POSTAL_CLERK, "Ngô Văn Tá"),
    ("buucuc", Role.UNIT_MANAGER, "Phan Thị Trưởng"),
)
"""The post office next to the unit: at its counter, on the round, at its head."""
POINT = "BD.873"
AT_THE_UNIT = {Role.RECEPTION_OFFICIAL, Role.POSTAL_CLERK, Role.UNIT_MANAGER}
AT_THE_AGENCY = {Role.CASE_OFFICER, Role.HEAD_OF_AGENCY}


def logins_at(unit: OneStopUnit, province: str) -> list[Login]:
    """A log-in for each role: at the tutorial's unit, its agency, its post office, the province."""
    staffed = [
        Login(username=username, role=role, name=name, place=_place(role, unit, province))
        for username, role, name in STARS
    ]
    posted = [
        Login(username=username, role=role, name=name, place=POINT)
        for username, role, name in AT_THE_POST
    ]
    owner = Login(username="congdan", role=Role.CITIZEN, name=OWNER_NAME, place="")
    company = Login(username="doanhnghiep", role=Role.REPRESENTATIVE, name=HEAD_NAME, place=COMPANY)
    return [*staffed, *posted, owner, company]


def _place(role: Role, unit: OneStopUnit, province: str) -> str:
    if role in AT_THE_UNIT:
        return unit.code
    return unit.agency_code if role in AT_THE_AGENCY else province


def owners() -> list[Party]:
    """The citizen and the company that can sign in, as applicants."""
    citizen = Party(
        name=OWNER_NAME,
        identity_kind=IdentityKind.PERSONAL_ID,
        identity=OWNER_ID,
        phone="0900000018",
    )
    company = Party(
        name=COMPANY_NAME,
        subject=Subject.BUSINESS,
        identity_kind=IdentityKind.TAX_CODE,
        identity=COMPANY,
    )
    return [citizen, company]


def known_to_the_identity() -> list[dict[str, str]]:
    """The two as the training provider of electronic identities lists them: no password."""
    return [
        {"sub": "congdan", "name": OWNER_NAME, "number": OWNER_ID, "note": "đã có hồ sơ"},
        {"sub": "doanhnghiep", "name": HEAD_NAME, "number": HEAD_ID, "note": COMPANY_NAME},
    ]


def hire_stars(unit: OneStopUnit, province: str) -> list[Login]:
    """Makes the log-ins of `logins_at`, all with the password of the training province."""
    people.register_employer(code=STATE, name="UBND tỉnh Đồng Tháp", kind=Employer.AGENCY)
    people.register_employer(code=POST, name="Bưu điện tỉnh Đồng Tháp", kind=Employer.POST)
    known = logins_at(unit, province)
    for login in known:
        if login.by_password:
            _hire(login.username, login.name, login.role, login.place, password=PASSWORD)
    _register_citizens()
    return known


def _register_citizens() -> None:
    people.register_person(_person("congdan", OWNER_NAME, PASSWORD, OWNER_ID))
    company = people.register_person(_person("doanhnghiep", HEAD_NAME, PASSWORD, HEAD_ID))
    stands = people.NewRepresentation(
        tax_code=COMPANY,
        organisation=COMPANY_NAME,
        role="legal",
        first=FIRST_DAY,
    )
    people.represent(company, stands)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hiring:
    """On which day people are sought, and from which chance their names come."""

    random: Random
    on: date


def crew(unit: OneStopUnit, agency: str, receiving: Role, hiring: Hiring) -> Crew:
    """The people of one unit; whoever is missing is hired, nobody of them can sign in."""
    counter, desk = unit.code.replace(".", ""), agency.replace(".", "")
    return Crew(
        reception=_holder(receiving, unit.code, f"tn-{counter}", hiring),
        officer=_holder(Role.CASE_OFFICER, agency, f"cv-{desk}", hiring),
        head=_holder(Role.HEAD_OF_AGENCY, agency, f"ld-{desk}", hiring),
    )


def _holder(role: Role, place: str, username: str, hiring: Hiring) -> Actor:
    held = queries.holders(role, place, hiring.on)
    if held:
        return held[0]
    _hire(username, persons.name(hiring.random)[0], role, place, password=None)
    return queries.holders(role, place, hiring.on)[0]


def _hire(username: str, name: str, role: Role, place: str, *, password: str | None) -> None:
    employer = POST if role is Role.POSTAL_CLERK or place == POINT else STATE
    people.hire(
        _person(username, name, password),
        people.NewPosting(role=role, place=place, employer=employer, first=FIRST_DAY),
    )


def _person(
    username: str, name: str, password: str | None, personal_id: str | None = None
) -> people.NewPerson:
    return people.NewPerson(
        username=username,
        full_name=name,
        password=password,
        personal_id=personal_id,
        is_synthetic=True,
    )
