"""From raw tables to trusted procedures: all is checked, every fault collected, nothing guessed."""

from collections.abc import Iterable

import msgspec

from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import content, says
from motcua.reference.catalogue.faults import Fault
from motcua.reference.catalogue.inheritance import written_out
from motcua.reference.catalogue.raw import RawTable, cleaned
from motcua.reference.catalogue.refusals import ContentRefused
from motcua.reference.catalogue.rules import broken_rules
from motcua.reference.catalogue.typing_check import check_types


def read_procedures(tables: Iterable[RawTable], found: list[Fault]) -> list[content.Procedure]:
    """The procedures without fault; the faults of the others are added to `found`."""
    procedures = []
    seen: set[str] = set()
    for table in tables:
        procedure = _procedure(table, found)
        if procedure is None:
            continue
        if procedure.code in seen:
            found.append(Fault(table.where, says.same_procedure_twice(procedure.code)))
        seen.add(procedure.code)
        procedures.append(procedure)
    return procedures


def trusted(
    tables: Iterable[RawTable], found: list[Fault] | None = None
) -> list[content.Procedure]:
    """All procedures, or Refused with every fault of the file."""
    faults = list(found or ())
    procedures = read_procedures(tables, faults)
    if faults:
        raise Refused(ContentRefused.because(faults))
    return procedures


def _procedure(table: RawTable, found: list[Fault]) -> content.Procedure | None:
    own: list[Fault] = []
    table = written_out(cleaned(table, own), own)
    if not own:
        own += check_types(content.Procedure, table)
    if own:
        found += own
        return None
    procedure = msgspec.convert(table, content.Procedure)
    broken = list(broken_rules(procedure, table))
    found += broken
    return None if broken else procedure
