"""Tracking numbers of parcels: two letters, eight digits, a check digit, a country (UPU S10)."""

import re
from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual

VIET_NAM = "VN"
_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
_SHAPE = re.compile(r"([A-Z]{2})([0-9]{8})([0-9])([A-Z]{2})")
_LONGEST_TYPED = 60
_LONGEST_SHOWN = 30
_LARGEST_SERIAL = 99_999_999

_WITHIN_A_COUNTRY = re.compile(r"A[V-Z]|[BDNPZ][A-Z]")
_EXPRESS = re.compile(r"E[A-Z]")

_DOUBT = Bilingual(
    "Chữ số kiểm tra không khớp; mã trong nước có thể không theo chuẩn. Hãy so lại với nhãn.",
    "The check digit does not match; a domestic number may not follow the standard. Compare it "
    "with the label.",
)


@dataclass(frozen=True, slots=True)
class TrackingNumber:
    """A parcel's number; make it with `read_tracking` or `tracking_number`.

    `service` is the two-letter service indicator, `country` ISO 3166 of who issued it.
    """

    service: str
    serial: str
    check: int
    country: str

    def __str__(self) -> str:
        """As the barcode holds it: 13 characters."""
        return f"{self.service}{self.serial}{self.check}{self.country}"

    @property
    def spaced(self) -> str:
        """As people read it aloud: RR 473 124 829 GB."""
        digits = f"{self.serial}{self.check}"
        return f"{self.service} {digits[:3]} {digits[3:6]} {digits[6:]} {self.country}"

    @property
    def check_holds(self) -> bool:
        return self.check == check_digit(self.serial)

    @property
    def warning(self) -> Bilingual | None:
        """What to tell whoever typed it, when it was taken although its check digit is wrong."""
        return None if self.check_holds else _DOUBT


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackingUnreadable(Refusal):
    """The text cannot be a tracking number."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "Mã bưu gửi “{number}” không hợp lệ: {why_vi}",
        "The tracking number “{number}” is not valid: {why_en}",
    )

    article: str = "UPU S10"
    number: str
    why_vi: str
    why_en: str


def check_digit(serial: str) -> int:
    """The ninth digit of eight: eleven minus the weighted sum's remainder by eleven."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, serial, strict=True))
    return {10: 0, 11: 5}.get(digit := 11 - total % 11, digit)


def tracking_number(service: str, serial: int, country: str = VIET_NAM) -> TrackingNumber:
    """The number with its right check digit; ValueError for parts that cannot be printed."""
    digits = f"{serial:08d}"
    if not _SHAPE.fullmatch(f"{service}{digits}0{country}") or serial > _LARGEST_SERIAL:
        raise ValueError(
            f"{service} {serial} {country} makes no tracking number; write two capital letters, "
            "a serial from 0 to 99999999 and a country such as VN."
        )
    return TrackingNumber(service, digits, check_digit(digits), country)


def read_tracking(typed: str) -> TrackingNumber | TrackingUnreadable:
    """The number in what a person typed or a scanner read; spaces, dots and case do not matter.

    A wrong check digit is refused, except on items carried within Viet Nam: nobody has shown
    that every domestic number follows the standard, so those bear a `warning` instead.
    """
    bare = re.sub(r"[\s.-]", "", typed[:_LONGEST_TYPED]).upper()
    found = _SHAPE.fullmatch(bare)
    if found is None:
        return _unreadable(
            typed,
            "cần 2 chữ cái, 9 chữ số và 2 chữ cái của nước, ví dụ EE000000005VN.",
            "it needs 2 letters, 9 digits and the 2 letters of a country, such as EE000000005VN.",
        )
    service, serial, check, country = found.groups()
    number = TrackingNumber(service, serial, int(check), country)
    if not number.check_holds and not _within_viet_nam(number):
        return _unreadable(
            typed,
            "chữ số kiểm tra (thứ 9) không khớp; hãy so lại với nhãn.",
            "the check digit (the 9th) does not match; compare it with the label.",
        )
    return number


def _within_viet_nam(number: TrackingNumber) -> bool:
    """Indicators kept for domestic use, and express mail, which VNPost also uses at home."""
    at_home = _WITHIN_A_COUNTRY.fullmatch(number.service) or _EXPRESS.fullmatch(number.service)
    return number.country == VIET_NAM and at_home is not None


def _unreadable(typed: str, vi: str, en: str) -> TrackingUnreadable:
    printable = "".join(c if c.isprintable() else "?" for c in typed[:_LONGEST_SHOWN])
    shown = printable + "…" * (len(typed) > _LONGEST_SHOWN)
    return TrackingUnreadable(number=shown, why_vi=vi, why_en=en)
