"""The answer of the unit: accept, ask once, refuse, send on; confirm a supplement or return it."""

from collections.abc import Sequence
from uuid import UUID

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import MissingPaper, PaperCount
from motcua.dossiers import access
from motcua.dossiers import commands as dossiers
from motcua.dossiers.register import Done
from motcua.plumbing import clock
from motcua.reference.people.queries import User

Seen = int
"""The version of the dossier the clerk looked at: whoever is second is told who was first."""


def accept(code_or_id: str | UUID, *, seen: Seen, by: User, key: str) -> Done:
    """Complete and correct: the receipt is issued and the term begins now."""
    today = clock.today()
    dossier, state, _ = access.readable(by, code_or_id, today)
    hat = access.actor_for(by, state, c.Receive, today)
    return dossiers.act(dossier, c.Receive(filing=state.filing), by=hat, key=key, seen=seen)


def ask_supplement(
    code_or_id: str | UUID, missing: Sequence[MissingPaper], *, seen: Seen, by: User, key: str
) -> Done:
    """Once, and all of it: papers of the list and fields of the form."""
    today = clock.today()
    dossier, state, _ = access.readable(by, code_or_id, today)
    hat = access.actor_for(by, state, c.AskSupplementAtIntake, today)
    command = c.AskSupplementAtIntake(filing=state.filing, missing=tuple(missing))
    return dossiers.act(dossier, command, by=hat, key=key, seen=seen)


def refuse(code_or_id: str | UUID, reason: str, *, seen: Seen, by: User, key: str) -> Done:
    """With the reason the person reads."""
    today = clock.today()
    dossier, state, _ = access.readable(by, code_or_id, today)
    hat = access.actor_for(by, state, c.RefuseAtIntake, today)
    command = c.RefuseAtIntake(filing=state.filing, reason=reason)
    return dossiers.act(dossier, command, by=hat, key=key, seen=seen)


def forward(code_or_id: str | UUID, command: c.Forward, *, seen: Seen, by: User, key: str) -> Done:
    """To the unit and agency where it belongs."""
    today = clock.today()
    dossier, state, _ = access.readable(by, code_or_id, today)
    hat = access.actor_for(by, state, c.Forward, today)
    return dossiers.act(dossier, command, by=hat, key=key, seen=seen)


def confirm_supplement(code_or_id: str | UUID, *, seen: Seen, by: User, key: str) -> Done:
    """What was sent from home is complete: the term of the dossier begins anew."""
    today = clock.today()
    dossier, state, _ = access.readable(by, code_or_id, today)
    hat = access.actor_for(by, state, c.ReceiveSupplement, today)
    papers: tuple[PaperCount, ...] = state.sent
    command = c.ReceiveSupplement(papers=papers)
    return dossiers.act(dossier, command, by=hat, key=key, seen=seen)


def return_supplement(
    code_or_id: str | UUID, missing: Sequence[MissingPaper], *, seen: Seen, by: User, key: str
) -> Done:
    """What was sent from home cannot be used yet: lines of the request, each with its reason."""
    today = clock.today()
    dossier, state, _ = access.readable(by, code_or_id, today)
    hat = access.actor_for(by, state, c.ReturnSupplement, today)
    command = c.ReturnSupplement(missing=tuple(missing))
    return dossiers.act(dossier, command, by=hat, key=key, seen=seen)
