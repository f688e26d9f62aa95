"""Tables as a file states them, not yet trusted: plain values that know where they stand."""

from collections.abc import Iterator, Mapping

from motcua.domain.kernel.clean import clean_text
from motcua.domain.kernel.texts import Bilingual
from motcua.reference.catalogue import faults
from motcua.reference.catalogue.faults import Fault

LONGEST_TEXT = 2000
CHILDREN = ("versions", "cases", "papers", "fees", "steps")


class RawTable(dict[str, object]):
    """Keys and values of one table; `where` names its file and place for messages."""

    def __init__(self, where: Bilingual, values: Mapping[str, object]) -> None:
        super().__init__(values)
        self.where = where

    def children(self, key: str) -> list["RawTable"]:
        """The tables under `key`; anything else there is left for the type check to name."""
        value = self.get(key)
        if not isinstance(value, list):
            return []
        return [child for child in value if isinstance(child, RawTable)]

    def tables(self) -> Iterator["RawTable"]:
        """This table and all below it."""
        yield self
        for key in CHILDREN:
            for child in self.children(key):
                yield from child.tables()


def cleaned(table: RawTable, found: list[Fault]) -> RawTable:
    """The same table with every text composed, trimmed and on one line."""
    return RawTable(
        table.where,
        {key: _clean(value, key, table.where, found) for key, value in table.items()},
    )


def _clean(value: object, key: str, where: Bilingual, found: list[Fault]) -> object:
    match value:
        case str():
            return _clean_line(value, key, where, found)
        case RawTable():
            return cleaned(value, found)
        case list():
            return [_clean(item, key, where, found) for item in value]
        case dict():
            return {name: _clean(item, name, where, found) for name, item in value.items()}
        case _:
            return value


def _clean_line(value: str, key: str, where: Bilingual, found: list[Fault]) -> str:
    try:
        line = " ".join(clean_text(value, longest=LONGEST_TEXT).split())
    except ValueError as error:
        found.append(Fault(where, faults.unreadable(key, str(error))))
        return value
    if not line:
        found.append(Fault(where, faults.empty(key)))
    return line
