"""Conditions on answers: a small closed language whose evaluation cannot fail (NĐ 45/2020 Đ.10)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

Known = Mapping[str, object]
"""Read answers of the fields that are shown."""


@dataclass(frozen=True, slots=True)
class Equals:
    field: str
    value: str | int | bool


@dataclass(frozen=True, slots=True)
class In:
    """The answer is one of the values, or has one of them among its several."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Present:
    field: str


@dataclass(frozen=True, slots=True)
class Older:
    """At least so many years since the date; `on` is a field or an ISO day, empty: when asked."""

    field: str
    years: int
    on: str = ""


@dataclass(frozen=True, slots=True)
class Younger:
    """Fewer years than that since the date."""

    field: str
    years: int
    on: str = ""


@dataclass(frozen=True, slots=True)
class Passed:
    """More than so many days have gone by since the date."""

    field: str
    days: int


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Any:
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Condition"


Condition = Equals | In | Present | Older | Younger | Passed | All | Any | Not


def holds(condition: Condition | None, known: Known, on: date) -> bool:
    """Whether the condition holds; None always does, and what is unknown satisfies nothing."""
    match condition:
        case None:
            return True
        case All(parts):
            return all(holds(part, known, on) for part in parts)
        case Any(parts):
            return any(holds(part, known, on) for part in parts)
        case Not(part):
            return not holds(part, known, on)
        case _:
            return _compares(condition, known, on)


def _compares(
    condition: Equals | In | Present | Older | Younger | Passed, known: Known, on: date
) -> bool:
    answer = known.get(condition.field)
    match condition:
        case Older(_, years, day):
            age = _years(answer, _day(day, known, on))
            return age is not None and age >= years
        case Younger(_, years, day):
            age = _years(answer, _day(day, known, on))
            return age is not None and age < years
        case Passed(_, days):
            begun = read_day(answer)
            return begun is not None and (on - begun).days > days
        case _:
            return _matches(condition, answer)


def _matches(condition: Equals | In | Present, answer: object) -> bool:
    match condition:
        case Present():
            return is_present(answer)
        case Equals(_, value):
            # True is 1 to Python; a yes is not a number to a person.
            return type(answer) is type(value) and answer == value
        case In(_, values):
            several = isinstance(answer, Sequence) and not isinstance(answer, str)
            given = answer if several and isinstance(answer, Sequence) else (answer,)
            return any(isinstance(each, str) and each in values for each in given)


def is_present(answer: object) -> bool:
    """Whether anything was answered: a No and a zero are answers, an empty text or list is not."""
    match answer:
        case None:
            return False
        case str():
            return bool(answer.strip())
        case Mapping():
            return any(is_present(each) for each in answer.values())
        case Sequence():
            return len(answer) > 0
        case _:
            return True


def named(condition: Condition | None) -> Iterator[str]:
    """The fields the condition looks at."""
    match condition:
        case None:
            return
        case All(parts) | Any(parts):
            for part in parts:
                yield from named(part)
        case Not(part):
            yield from named(part)
        case Older(field, _, on) | Younger(field, _, on):
            yield field
            if on and read_day(on) is None:
                yield on
        case _:
            yield condition.field


def read_day(text: object) -> date | None:
    """The ISO day, if it is one."""
    if not isinstance(text, str):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _day(named_or_iso: str, known: Known, on: date) -> date | None:
    if not named_or_iso:
        return on
    return read_day(named_or_iso) or read_day(known.get(named_or_iso))


def _years(since: object, day: date | None) -> int | None:
    """Whole years from one day to the other; None when either is unknown or out of order."""
    begun = read_day(since)
    if begun is None or day is None or begun > day:
        return None
    return day.year - begun.year - ((day.month, day.day) < (begun.month, begun.day))
