"""Quarters of a year, in which agencies and collectors settle (decree 61/2018 art. 12.9)."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4:
            raise ValueError(f"The quarter {self.number}; write 1 to 4.")

    @property
    def code(self) -> int:
        """As the books write it, e.g. 20263."""
        return self.year * 10 + self.number

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def name(self) -> str:
        return f"{self.number}/{self.year}"


def quarter_of(day: date) -> Quarter:
    return Quarter(day.year, (day.month + 2) // 3)


def quarter_from(code: int) -> Quarter:
    return Quarter(*divmod(code, 10))
