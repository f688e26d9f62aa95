"""Holds raw tables against the declared types and names each departure in both languages."""

import re
from collections.abc import Mapping
from datetime import date

from msgspec import inspect

from motcua.domain.kernel.texts import Bilingual
from motcua.reference.catalogue import faults
from motcua.reference.catalogue.content import NATIONAL_CODE, Table
from motcua.reference.catalogue.faults import Fault
from motcua.reference.catalogue.raw import RawTable

_PLAIN: Mapping[type[inspect.Type], tuple[type, Bilingual]] = {
    inspect.StrType: (str, faults.TEXT),
    inspect.IntType: (int, faults.WHOLE),
    inspect.BoolType: (bool, faults.TRUTH),
    inspect.DateType: (date, faults.DAY),
}


def check_types(declared: type, table: RawTable) -> list[Fault]:
    """Every unknown or missing key, unknown word and value of the wrong kind, at any depth."""
    check = _Check()
    check.value(inspect.type_info(declared), table, key="", where=table.where)
    return check.found


class _Check:
    def __init__(self) -> None:
        self.found: list[Fault] = []

    def value(self, kind: inspect.Type, value: object, *, key: str, where: Bilingual) -> None:
        match kind:
            case inspect.UnionType():
                (inner,) = [t for t in kind.types if not isinstance(t, inspect.NoneType)]
                self.value(inner, value, key=key, where=where)
            case inspect.StructType() | inspect.DataclassType():
                self._table(kind, value, key=key, where=where)
            case inspect.VarTupleType():
                self._list(kind, value, key=key, where=where)
            case inspect.EnumType():
                words = [str(word.value) for word in kind.cls]
                if value not in words:
                    self._say(where, faults.unknown_word(key, value, words))
            case _:
                self._plain(kind, value, key=key, where=where)

    def _table(
        self,
        kind: inspect.StructType | inspect.DataclassType,
        value: object,
        *,
        key: str,
        where: Bilingual,
    ) -> None:
        if not isinstance(value, dict):
            self._say(where, faults.wrong_kind(key, value, faults.TABLE))
            return
        if isinstance(value, RawTable):
            where = value.where
        fields = {field.encode_name: field for field in kind.fields}
        self._keys(value, fields, where)
        for name in [name for name in fields if name in value]:
            self.value(fields[name].type, value[name], key=name, where=where)
        if isinstance(kind, inspect.StructType) and issubclass(kind.cls, Table):
            self._marks(value.get("unverified"), list(fields), where)

    def _keys(
        self, table: dict[str, object], fields: Mapping[str, inspect.Field], where: Bilingual
    ) -> None:
        for name in [name for name in table if name not in fields]:
            self._say(where, faults.unknown_key(str(name), list(fields)))
        for name, field in fields.items():
            if field.required and name not in table:
                self._say(where, faults.missing_key(name))

    def _marks(self, marks: object, keys: list[str], where: Bilingual) -> None:
        values = [key for key in keys if key not in Table.PLACE]
        for mark in marks if isinstance(marks, list) else []:
            if mark not in values:
                self._say(where, faults.unknown_word("unverified", mark, values))

    def _list(
        self, kind: inspect.VarTupleType, value: object, *, key: str, where: Bilingual
    ) -> None:
        if not isinstance(value, list):
            self._say(where, faults.wrong_kind(key, value, faults.LIST))
            return
        for item in value:
            self.value(kind.item_type, item, key=key, where=where)

    def _plain(self, kind: inspect.Type, value: object, *, key: str, where: Bilingual) -> None:
        python_type, expected = _PLAIN[type(kind)]
        if type(value) is not python_type:
            self._say(where, faults.wrong_kind(key, value, expected))
        elif isinstance(kind, inspect.IntType) and isinstance(value, int):
            least, most = kind.ge or 0, kind.le or value
            if not least <= value <= most:
                bounds = Bilingual(f"số từ {least} đến {most}", f"a number from {least} to {most}")
                self._say(where, faults.wrong_kind(key, value, bounds))
        elif isinstance(kind, inspect.StrType) and not re.fullmatch(
            kind.pattern or ".*", str(value)
        ):
            example = "1.001193" if kind.pattern == NATIONAL_CODE else "to_khai"
            form = Bilingual(f"mã theo mẫu {example}", f"a code like {example}")
            self._say(where, faults.wrong_kind(key, value, form))

    def _say(self, where: Bilingual, what: Bilingual) -> None:
        self.found.append(Fault(where, what))
