"""The clocks of a dossier that travelled: the post against J+n, the agency against the law."""

from uuid import UUID

from motcua.channels.post import queries
from motcua.channels.post.rows import Clocks
from motcua.faces.office.desk import Desk
from motcua.faces.office.postal.wording import ACCOUNTABLE_WORDS, DIRECTION_WORDS
from motcua.reference.people.permissions import Permission

WORDS = {"directions": DIRECTION_WORDS, "parties": ACCOUNTABLE_WORDS}


def clocks_of(desk: Desk, dossier: UUID) -> Clocks | None:
    """None for a dossier that never went by post, or for whoever may not ask."""
    if not desk.may(Permission.POST_READ) or not queries.of_dossier(dossier):
        return None
    return queries.clocks(dossier, desk.now)
