"""How a discrepancy case is opened and numbered."""

from motcua.domain.custody import events as e
from motcua.domain.custody.context import Context
from motcua.domain.custody.mishaps import DiscrepancyKind
from motcua.domain.custody.state import Custody


def opened_case(
    about: tuple[DiscrepancyKind, str],
    custody: Custody,
    context: Context,
    *,
    what: str,
    owner: str = "",
) -> e.DiscrepancyOpened:
    """The event; the case is numbered by its kind and thing. Without an owner the actor owns it."""
    kind, thing = about
    alike = sum(1 for c in custody.cases.values() if (c.thing, c.kind) == (thing, kind))
    return e.DiscrepancyOpened(
        at=context.at,
        recorded_at=context.recorded,
        by=context.by,
        case=f"{thing}/{kind}/{alike + 1}",
        kind=kind,
        thing=thing,
        what=what,
        owner=owner or context.by.person,
    )
