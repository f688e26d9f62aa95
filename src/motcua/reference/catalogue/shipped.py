"""The procedures that come with the package, one file each in data/<field>/<code>.toml."""

from pathlib import Path

from motcua.domain.kernel.texts import Bilingual
from motcua.reference.catalogue import content, says
from motcua.reference.catalogue.faults import Fault
from motcua.reference.catalogue.reading import trusted
from motcua.reference.catalogue.toml_files import read_toml

DATA = Path(__file__).parent / "data"


def read_shipped(folder: Path = DATA) -> list[content.Procedure]:
    """Every shipped procedure; Refused naming each fault, a misplaced file included."""
    found: list[Fault] = []
    tables = []
    for file in sorted(folder.rglob("*.toml")):
        table = read_toml(file, found)
        if table is None:
            continue
        expected = f"{table.get('field')}/{table.get('code')}.toml"
        if file.relative_to(folder).as_posix() != expected:
            found.append(Fault(Bilingual(file.name, file.name), says.wrong_place(expected)))
        tables.append(table)
    return trusted(tables, found)
