"""The closed words of the catalogue and how each is shown in both languages."""

from collections.abc import Mapping
from enum import StrEnum

from motcua.domain.kernel.texts import Bilingual


class Field(StrEnum):
    EDUCATION = "education"
    HEALTH = "health"
    JUSTICE = "justice"
    CONSTRUCTION = "construction"
    BUSINESS = "business"
    SOCIAL = "social"
    LAND = "land"
    RESIDENCE = "residence"
    OTHER = "other"


class Level(StrEnum):
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class Subject(StrEnum):
    CITIZEN = "citizen"
    ORGANISATION = "organisation"
    BUSINESS = "business"
    FOREIGNER = "foreigner"
    OVERSEAS_VIETNAMESE = "overseas_vietnamese"


class Online(StrEnum):
    """Levels 2 to 4 until decree 42/2022, then partial and full."""

    NONE = "none"
    LEVEL_2 = "level_2"
    LEVEL_3 = "level_3"
    LEVEL_4 = "level_4"
    PARTIAL = "partial"
    FULL = "full"


class Trust(StrEnum):
    """How far a value can be relied on; anything but SOURCED is shown as such."""

    SOURCED = "sourced"
    UNVERIFIED = "unverified"
    DERIVED = "derived"


class StepRole(StrEnum):
    """The roles a step can be given to; the words are those of `kernel.actor.Role`."""

    RECEPTION_OFFICIAL = "reception_official"
    CASE_OFFICER = "case_officer"
    HEAD_OF_AGENCY = "head_of_agency"


class Currency(StrEnum):
    VND = "VND"


FIELD_NAMES: Mapping[Field, Bilingual] = {
    Field.EDUCATION: Bilingual("Giáo dục và đào tạo", "Education"),
    Field.HEALTH: Bilingual("Y tế", "Health"),
    Field.JUSTICE: Bilingual("Tư pháp, hộ tịch", "Justice and civil status"),
    Field.CONSTRUCTION: Bilingual("Xây dựng", "Construction"),
    Field.BUSINESS: Bilingual("Đăng ký kinh doanh", "Business registration"),
    Field.SOCIAL: Bilingual("Bảo trợ xã hội, người có công", "Social affairs"),
    Field.LAND: Bilingual("Đất đai", "Land"),
    Field.RESIDENCE: Bilingual("Cư trú", "Residence"),
    Field.OTHER: Bilingual("Lĩnh vực khác", "Other fields"),
}
LEVEL_NAMES: Mapping[Level, Bilingual] = {
    Level.PROVINCE: Bilingual("Cấp tỉnh", "Province"),
    Level.DISTRICT: Bilingual("Cấp huyện", "District"),
    Level.COMMUNE: Bilingual("Cấp xã", "Commune"),
}
SUBJECT_NAMES: Mapping[Subject, Bilingual] = {
    Subject.CITIZEN: Bilingual("Công dân Việt Nam", "Citizen of Viet Nam"),
    Subject.ORGANISATION: Bilingual("Tổ chức", "Organisation"),
    Subject.BUSINESS: Bilingual("Doanh nghiệp, hợp tác xã, hộ kinh doanh", "Business"),
    Subject.FOREIGNER: Bilingual("Người nước ngoài", "Foreigner"),
    Subject.OVERSEAS_VIETNAMESE: Bilingual(
        "Người Việt Nam định cư ở nước ngoài", "Vietnamese living abroad"
    ),
}
ONLINE_NAMES: Mapping[Online, Bilingual] = {
    Online.NONE: Bilingual("Không cung cấp trực tuyến", "Not online"),
    Online.LEVEL_2: Bilingual("Mức độ 2", "Level 2"),
    Online.LEVEL_3: Bilingual("Mức độ 3", "Level 3"),
    Online.LEVEL_4: Bilingual("Mức độ 4", "Level 4"),
    Online.PARTIAL: Bilingual("Một phần", "Partly online"),
    Online.FULL: Bilingual("Toàn trình", "Fully online"),
}
TRUST_NAMES: Mapping[Trust, Bilingual] = {
    Trust.SOURCED: Bilingual("Có nguồn", "Sourced"),
    Trust.UNVERIFIED: Bilingual("Chưa kiểm chứng", "Unverified"),
    Trust.DERIVED: Bilingual("Suy ra từ phiên bản khác", "Derived from another version"),
}
