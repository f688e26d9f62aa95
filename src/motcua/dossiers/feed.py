"""The journal of dossiers as a feed: what the relay hands to whoever listens."""

from dataclasses import dataclass
from uuid import UUID

from motcua.domain.dossier.events import Event
from motcua.dossiers import codec
from motcua.plumbing.relay import Journal


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One event of one dossier at its place in the whole journal."""

    position: int
    dossier: UUID
    version: int
    event: Event


Columns = tuple[UUID, int, str, str, str | None]


def _published(position: int, *columns: *Columns) -> Published:
    dossier, version, name, payload, allocated = columns
    return Published(
        position=position,
        dossier=dossier,
        version=version,
        event=codec.decode(name, payload, allocated),
    )


DOSSIER_EVENTS = Journal(
    table="dossier_event",
    columns=("dossier_id", "version", "name", "payload", "allocated"),
    decode=_published,
)
