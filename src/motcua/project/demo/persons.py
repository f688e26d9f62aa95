"""Synthetic people from a seed; the pools are our own and say nothing about anybody."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from motcua.domain.dossier.party import Party, Subject
from motcua.domain.kernel.identity import IdentityKind

# Shares in percent as quoted for the country around 2005; southern spellings of two names.
SURNAMES = {
    "Nguyễn": 38.4,
    "Trần": 12.1,
    "Lê": 9.5,
    "Phạm": 7.0,
    "Huỳnh": 5.1,
    "Phan": 4.5,
    "Võ": 3.9,
    "Đặng": 2.1,
    "Bùi": 2.0,
    "Đỗ": 1.4,
    "Hồ": 1.3,
    "Ngô": 1.3,
    "Dương": 1.0,
    "Lý": 0.5,
}
MIDDLE = {
    "male": ["Văn", "Hữu", "Minh", "Thanh", "Quốc", "Hoàng", "Đức", "Công", "Tấn", "Ngọc"],
    "female": ["Thị", "Thị Ngọc", "Thị Thanh", "Thị Kim", "Ngọc", "Kim", "Mỹ", "Bích", "Hồng"],
}
GIVEN = {
    "male": ["Nam", "Hưng", "Phúc", "Trung", "Khoa", "Dũng", "Huy", "Tùng", "Đạt", "Lộc", "Nghĩa"],
    "female": ["Hương", "Lan", "Mai", "Thảo", "Vân", "Yến", "Trang", "Tuyết", "Nhung", "Loan"],
}
HAMLETS = ["ấp 1", "ấp 2", "ấp Bình Hòa", "ấp Mỹ Thạnh", "khóm 3", "khóm Mỹ Phú", "ấp Tân Phú"]
OLDEST, YOUNGEST = 85, 18


@dataclass(frozen=True, slots=True)
class Village:
    """Where somebody lives: the code of the birth record and the place as written."""

    birth_code: str
    name: str


def name(random: Random) -> tuple[str, str]:
    """A full name and "male" or "female"."""
    sex = random.choice(["male", "female"])
    surname = random.choices(list(SURNAMES), weights=list(SURNAMES.values()))[0]
    return f"{surname} {random.choice(MIDDLE[sex])} {random.choice(GIVEN[sex])}", sex


def party(random: Random, village: Village, on: date) -> Party:
    """An adult with a well-formed personal number, never checked against any register."""
    full_name, sex = name(random)
    birth = on - timedelta(days=random.randint(YOUNGEST * 366, OLDEST * 365))
    century = 2 * (birth.year // 100 - 19) + (sex == "female")
    serial = random.randint(0, 999_999)
    return Party(
        name=full_name,
        subject=Subject.CITIZEN,
        identity_kind=IdentityKind.PERSONAL_ID,
        identity=f"{village.birth_code}{century}{birth.year % 100:02d}{serial:06d}",
        birth=birth,
        address=f"{random.choice(HAMLETS)}, {village.name}",
        phone=f"0900{random.randint(0, 999_999):06d}",
    )
