"""Notes with each mandate the dossiers that were filed under it, so that its giver sees them."""

from collections.abc import Sequence

from motcua.domain.kernel.mandate import mandate_in
from motcua.dossiers.feed import DOSSIER_EVENTS, Published
from motcua.dossiers.register import state_of
from motcua.plumbing.errors import Refused
from motcua.plumbing.relay import Subscriber
from motcua.reference.people import mandates


def _note(published: Sequence[Published]) -> None:
    """Only the first event of a dossier tells under what it was filed."""
    for each in published:
        filing = getattr(each.event, "filing", None)
        mandate = mandate_in(filing.authority) if filing is not None else None
        if mandate:
            _used(mandate, each)


def _used(mandate: str, published: Published) -> None:
    state, event = state_of(published.dossier), published.event
    if state is None:
        return
    try:
        mandates.note_use(
            mandate, published.dossier, state.terms.procedure, by=event.by, at=event.at
        )
    except Refused:
        return  # an authority that only looks like a mandate; the dossier keeps its words


FILED_UNDER_MANDATES: Subscriber[Published] = Subscriber("mandate-uses", DOSSIER_EVENTS, _note)
