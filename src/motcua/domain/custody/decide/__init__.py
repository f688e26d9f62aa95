"""Whether a command may happen, and what then happened: decide(command, custody, context).

An empty tuple means: already known, nothing new. A scan that comes twice is no error.
"""

from motcua.domain.custody import commands as c
from motcua.domain.custody.context import Context
from motcua.domain.custody.decide.delivering import decide_delivery
from motcua.domain.custody.decide.mishaps import decide_mishap
from motcua.domain.custody.decide.packing import decide_packing
from motcua.domain.custody.decide.scanning import decide_scan
from motcua.domain.custody.events import Event
from motcua.domain.custody.guards import check
from motcua.domain.custody.state import Custody
from motcua.domain.kernel.refusal import Refusal

Decision = tuple[Event, ...] | Refusal


def decide(command: c.Command, custody: Custody, context: Context) -> Decision:
    """The events a command causes, oldest first, or the refusal; total and pure."""
    refusal = check(type(command), context)
    if refusal is not None:
        return refusal
    if isinstance(command, c.PackingCommand):
        return decide_packing(command, custody, context)
    if isinstance(command, c.ScanCommand):
        return decide_scan(command, custody, context)
    if isinstance(command, c.MishapCommand):
        return decide_mishap(command, custody, context)
    return decide_delivery(command, custody, context)
