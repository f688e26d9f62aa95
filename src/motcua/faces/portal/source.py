"""Where the tracking pages get their rows: the register of dossiers."""

from typing import Any

from django.utils.module_loading import import_string

from motcua.faces.portal.tracking import OwnTrack, PublicTrack


def public(code: str) -> PublicTrack | None:
    """One indexed select; None for a code nobody was given."""
    found: PublicTrack | None = import_string("motcua.dossiers.queries.track")(code)
    return found


def own(user: Any, code: str) -> OwnTrack | None:
    """None when the dossier is not this person's."""
    found: OwnTrack | None = import_string("motcua.dossiers.queries.track_own")(user, code)
    return found
