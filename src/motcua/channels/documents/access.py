"""May this person see this document, or sign for its place? The one place that answers."""

from datetime import date
from uuid import UUID

from motcua.channels.documents import queries
from motcua.channels.documents.refusals import NoSuchDocument
from motcua.channels.documents.rows import StoredDocument
from motcua.domain.dossier.state import State
from motcua.domain.kernel.actor import OWN_ROLES, Actor, Role
from motcua.dossiers import access as register
from motcua.dossiers import queries as dossiers
from motcua.plumbing.errors import Refused
from motcua.reference.people import access_log
from motcua.reference.people import queries as people
from motcua.reference.people.access_log import Seen
from motcua.reference.people.permissions import PERMISSIONS, PROVINCE_WIDE, Permission
from motcua.reference.people.queries import User


def may_sign(by: Actor, place: str) -> bool:
    """Only under the hat of the place itself: nobody signs for another agency."""
    return Permission.DOCUMENT_SIGN in PERMISSIONS[by.role] and by.place == place


def identities_of(user: User, on: date) -> tuple[str, ...]:
    """Whose documents are the person's own: theirs, and of organisations they stand for."""
    hats = people.actors_of(user, on)
    represented = [hat.place for hat in hats if hat.role is Role.REPRESENTATIVE]
    return tuple(each for each in (user.personal_id or "", *represented) if each)


def readable(user: User, asked: UUID, on: date) -> tuple[StoredDocument, Actor]:
    """The document with the hat that may read it; Refused(NoSuchDocument) for all others.

    What staff see so is written into the log that its owner may read.
    """
    found = queries.document(asked)
    if found is None:
        raise Refused(NoSuchDocument(asked=str(asked)[:8]))
    state = _state_of(found)
    for hat in people.actors_of(user, on):
        if _may_read(hat, user, found) or (state and _reads_dossier(hat, state, user, on)):
            access_log.saw(_seen(found, hat))
            return found, hat
    raise Refused(NoSuchDocument(asked=str(asked)[:8]))


def _seen(found: StoredDocument, by: Actor) -> Seen:
    what = access_log.DOSSIER if found.dossier else access_log.PERSON
    return Seen(by=by, what=what, owner=found.owner, dossier=found.dossier, code=found.dossier_code)


def is_owner(user: User, found: StoredDocument, on: date) -> bool:
    return bool(found.owner) and found.owner in identities_of(user, on)


def own_documents(user: User, on: date) -> list[StoredDocument]:
    """The person's own, and what comes with the dossiers they represent or help in."""
    filed = frozenset(each.id for each in register.own_rows(user, on))
    personal = user.personal_id or ""
    represented = [each for each in identities_of(user, on) if each != personal]
    found = {each.id: each for each in queries.documents_of((personal,))}
    found |= {each.id: each for each in queries.of_dossiers(filed)}
    for each in queries.documents_of(represented):
        if each.dossier is None:
            found[each.id] = each
    return sorted(found.values(), key=lambda each: each.recorded_at, reverse=True)


def reading_places(hat: Actor) -> tuple[str, ...] | None:
    """The places whose documents this hat may list; None for everywhere, () for nowhere."""
    if Permission.DOCUMENT_READ not in PERMISSIONS[hat.role]:
        return ()
    return None if hat.role in PROVINCE_WIDE else (hat.place,)


def _state_of(found: StoredDocument) -> State | None:
    known = dossiers.state_and_id(found.dossier) if found.dossier else None
    return known[1] if known else None


def _may_read(hat: Actor, user: User, found: StoredDocument) -> bool:
    """The owner by number, and staff of the place that issued it; dossiers have their own door."""
    if hat.role in OWN_ROLES:
        if found.dossier is not None and hat.role is not Role.CITIZEN:
            return False
        mine = hat.place if hat.role is Role.REPRESENTATIVE else user.personal_id
        return bool(found.owner) and found.owner == mine
    if Permission.DOCUMENT_READ not in PERMISSIONS[hat.role]:
        return False
    return hat.role in PROVINCE_WIDE or (bool(found.place) and hat.place == found.place)


def _reads_dossier(hat: Actor, state: State, user: User, on: date) -> bool:
    staff = hat.role not in OWN_ROLES
    if staff and Permission.DOCUMENT_READ not in PERMISSIONS[hat.role]:
        return False
    return register.may_read(hat, state, user, on)
