"""Conditions in plain tables: {equals = ["field", "x"]}, {all = [..]} (TT 21/2023/TT-BTTTT)."""

from collections.abc import Mapping

from motcua.domain.eforms.conditions import (
    All,
    Any,
    Condition,
    Equals,
    In,
    Not,
    Older,
    Passed,
    Present,
    Younger,
)
from motcua.domain.kernel.texts import Bilingual

DEEPEST = 8


class ConditionUnreadable(Exception):
    """The table is no condition; caught by whoever reads the document."""

    def __init__(self, shown: object) -> None:
        super().__init__(str(shown))
        self.says = Bilingual(
            f"“{str(shown)[:60]}” không phải điều kiện; có equals, in, present, older, younger, "
            "passed, all, any, not.",
            f"“{str(shown)[:60]}” is no condition; there are equals, in, present, older, younger, "
            "passed, all, any, not.",
        )


def read_condition(plain: object, depth: int = 0) -> Condition:
    """Raises ConditionUnreadable."""
    if not isinstance(plain, Mapping) or len(plain) != 1 or depth > DEEPEST:
        raise ConditionUnreadable(plain)
    ((word, given),) = plain.items()
    match word, given:
        case "all", [*parts]:
            return All(tuple(read_condition(part, depth + 1) for part in parts))
        case "any", [*parts]:
            return Any(tuple(read_condition(part, depth + 1) for part in parts))
        case "not", part:
            return Not(read_condition(part, depth + 1))
        case (("older" | "younger"), [*told]):
            return _aged(str(word), told)
    return _plain(str(word), given)


def _aged(word: str, told: list[object]) -> Older | Younger:
    kind = Older if word == "older" else Younger
    match told:
        case [str() as field, int() as years] if not isinstance(years, bool):
            return kind(field, years)
        case [str() as field, int() as years, str() as on] if not isinstance(years, bool):
            return kind(field, years, on)
    raise ConditionUnreadable({word: told})


def _plain(word: str, given: object) -> Equals | In | Present | Passed:
    match word, given:
        case "passed", [str() as field, int() as days] if not isinstance(days, bool):
            return Passed(field, days)
        case "equals", [str() as field, (str() | bool() | int()) as value]:
            return Equals(field, value)
        case "in", [str() as field, [*values]] if all(isinstance(each, str) for each in values):
            return In(field, tuple(str(each) for each in values))
        case "present", str() as field:
            return Present(field)
    raise ConditionUnreadable({word: given})


def written_condition(condition: Condition) -> dict[str, object]:
    """The table `read_condition` reads back."""
    match condition:
        case All(parts):
            return {"all": [written_condition(part) for part in parts]}
        case Any(parts):
            return {"any": [written_condition(part) for part in parts]}
        case Not(part):
            return {"not": written_condition(part)}
        case Older(field, years, on):
            return {"older": [field, years, *([on] if on else [])]}
        case Younger(field, years, on):
            return {"younger": [field, years, *([on] if on else [])]}
        case Passed(field, days):
            return {"passed": [field, days]}
        case _:
            return _written_plain(condition)


def _written_plain(condition: Equals | In | Present) -> dict[str, object]:
    match condition:
        case Equals(field, value):
            return {"equals": [field, value]}
        case In(field, values):
            return {"in": [field, list(values)]}
        case Present(field):
            return {"present": field}
