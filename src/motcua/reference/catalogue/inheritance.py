"""Writes out what a file leaves unsaid: trust handed down, versions derived from others."""

from motcua.domain.kernel.texts import Bilingual
from motcua.reference.catalogue.faults import Fault
from motcua.reference.catalogue.raw import CHILDREN, RawTable
from motcua.reference.catalogue.vocabulary import Trust

_OWN = frozenset({"number", "from", "until", "derives_from", "trust", "source", "unverified"})


def written_out(procedure: RawTable, found: list[Fault]) -> RawTable:
    """The procedure with every table carrying its own trust and source.

    Writing out twice changes nothing, so an exported file reads back as itself.
    """
    versions = procedure.children("versions")
    for version in versions:
        if "derives_from" not in version:
            _hand_down(version)
    for version in versions:
        if "derives_from" in version:
            _derive(version, versions, found)
            _hand_down(version)
    return procedure


def _hand_down(table: RawTable) -> None:
    """Children without a trust or a source of their own take their parent's."""
    for key in CHILDREN:
        for child in table.children(key):
            for mark in ("trust", "source"):
                if mark in table:
                    child.setdefault(mark, table[mark])
            _hand_down(child)


def _derive(version: RawTable, versions: list[RawTable], found: list[Fault]) -> None:
    """Copies from the base what the version does not state; nothing copied stays sourced."""
    number = version["derives_from"]
    base = next((v for v in versions if v.get("number") == number and v is not version), None)
    if base is None or "derives_from" in base:
        found.append(Fault(version.where, _no_base(number)))
        return
    if version.get("trust") == Trust.SOURCED:
        found.append(Fault(version.where, _SOURCED_COPY))
    copied = [key for key in base if key not in version and key not in _OWN]
    version.setdefault("trust", _weakened(base.get("trust")))
    version.setdefault("source", _derived_source(number, base.get("source")))
    marks = [key for key in _texts(base.get("unverified")) if key in copied]
    stated = _texts(version.get("unverified"))
    if marks or stated:
        version["unverified"] = stated + [key for key in marks if key not in stated]
    for key in copied:
        version[key] = _copied(base[key], number, version.where)


def _copied(value: object, number: object, where: Bilingual) -> object:
    if isinstance(value, RawTable):
        place = Bilingual(
            f"{where.vi} (chép từ phiên bản {number})", f"{where.en} (copied from {number})"
        )
        table = RawTable(place, {key: _copied(item, number, where) for key, item in value.items()})
        table["trust"] = _weakened(value.get("trust"))
        table["source"] = _derived_source(number, value.get("source"))
        return table
    if isinstance(value, list):
        return [_copied(item, number, where) for item in value]
    return value


def _weakened(trust: object) -> object:
    """A copy is derived at best; what was unverified or is no word of ours stays as it is."""
    return Trust.DERIVED.value if trust in {None, Trust.SOURCED.value} else trust


def _derived_source(number: object, source: object) -> str:
    return f"suy ra từ phiên bản {number}" + (f": {source}" if source else "")


def _texts(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _no_base(number: object) -> Bilingual:
    return Bilingual(
        f"derives_from = {number}: không có phiên bản gốc như vậy; hãy ghi số của một phiên bản "
        "khác trong tệp không suy ra từ đâu",
        f"derives_from = {number}: there is no such version to copy from; write the number of "
        "another version of this procedure that derives from none",
    )


_SOURCED_COPY = Bilingual(
    "phiên bản suy ra không thể có trust = sourced; hãy bỏ trust hoặc ghi derived, unverified",
    "a derived version cannot be sourced; leave trust away or write derived or unverified",
)
