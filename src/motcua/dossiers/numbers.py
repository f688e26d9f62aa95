"""Which number an event is given: dossier codes per unit and day, slips per unit and year."""

from motcua.domain.dossier import events as e
from motcua.domain.kernel.local_time import local
from motcua.dossiers.register import Numbering
from motcua.reference.rulebook.queries import number_form_on

SLIPS = {
    e.SupplementAskedAtIntake: ("supplement", "PYCBS"),
    e.RefusedAtIntake: ("refusal", "PTC"),
}
"""Number series of the slips issued before a dossier has a code (circular 01/2018 art. 9)."""
SERIAL = "{serial}"


def numbering_of(event: e.Event, *, coded: bool = False) -> Numbering | None:
    """The number to allot with this event, if any; gap-free within its unit and day or year.

    A dossier that is `coded` keeps its code for ever (decree 309/2026 art. 17.3).
    """
    if isinstance(event, e.Submitted | e.Received):
        return None if coded else _code(event)
    if isinstance(event, e.SupplementAskedAtIntake | e.RefusedAtIntake):
        series, letters = SLIPS[type(event)]
        year, unit = local(event.at).year, event.filing.receiving_unit
        return Numbering(
            scope=f"{series}/{unit}/{year}",
            prefix="",
            digits=1,
            suffix=f"/{year}/{letters}",
            column="slip",
        )
    return None


def _code(event: e.Submitted | e.Received) -> Numbering:
    """The code of the day it is filed online or received, as the law of that day writes it."""
    day = local(event.at).date()
    unit = event.filing.receiving_unit
    form = number_form_on(day)
    written = form.pattern.replace("{unit}", form.unit_as_written(unit))
    written = written.replace("{day:%y%m%d}", f"{day:%y%m%d}")
    prefix, _, suffix = written.partition(SERIAL)
    return Numbering(
        scope=f"code/{unit}/{day.isoformat()}",
        prefix=prefix,
        digits=form.serial_digits,
        suffix=suffix,
        column="code",
    )
