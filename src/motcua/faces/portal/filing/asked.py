"""What a clerk asked for, and so what is open while one corrects or supplements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from motcua.channels.online import queries
from motcua.channels.online.papers import NeededPaper
from motcua.channels.online.shapes import Draft
from motcua.domain.dossier.online import FIELD
from motcua.domain.dossier.party import MissingPaper
from motcua.domain.eforms.casing import PaperState
from motcua.dossiers import access
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.people.queries import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What was filed: the answers, and of each file its paper and digest."""

    answers: Mapping[str, object]
    files: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """`lines` is None for a new filing, where everything is open."""

    lines: tuple[MissingPaper, ...] | None
    before: Before | None = None

    def untouched(self, draft: Draft) -> tuple[MissingPaper, ...]:
        """The lines to which nothing was changed yet since the filing."""
        before = self.before
        if before is None:
            return ()
        return tuple(each for each in self.lines or () if _is_as_filed(each.paper, draft, before))

    def has(self, paper: str, digest: str) -> bool:
        """Whether that file was filed for the paper before the request."""
        return self.before is not None and (paper, digest) in self.before.files

    def opens(self, paper: str) -> bool:
        return self.lines is None or any(each.paper == paper for each in self.lines)

    def said(self, paper: str) -> str:
        """The clerk's words about the paper, or about `FIELD` and the name of a field."""
        return "; ".join(each.reason for each in self.lines or () if each.paper == paper)

    def fields(self, papers: Iterable[NeededPaper]) -> frozenset[str] | None:
        """The fields of the form that are open; None for all.

        All are, where a paper was asked for that the answers make up.
        """
        by_form = {each.rule.code for each in papers if each.state is PaperState.BY_FORM}
        if self.lines is None or any(each.paper in by_form for each in self.lines):
            return None
        named = (each.paper for each in self.lines if each.paper.startswith(FIELD))
        return frozenset(each.removeprefix(FIELD) for each in named)


def asked_of(draft: Draft, user: User) -> Asked:
    if draft.dossier is None:
        return Asked(None)
    try:
        _dossier, state, _hat = access.readable(user, draft.dossier, clock.today())
    except Refused:
        return Asked(())
    form = queries.form_answers(state)
    files = state.part.files if state.part else ()
    before = Before(
        answers=form.answers if form else {},
        files=frozenset((each.paper, each.sha256) for each in files),
    )
    return Asked(state.missing, before)


def _is_as_filed(asked: str, draft: Draft, before: Before) -> bool:
    """A paper without files is made up of the answers, or is not here yet."""
    if asked.startswith(FIELD):
        name = asked.removeprefix(FIELD)
        return draft.answers.get(name) == before.answers.get(name)
    now = {(asked, each.digest) for each in draft.files_of(asked)}
    then = {each for each in before.files if each[0] == asked}
    return now == then and (bool(now) or draft.answers == before.answers)
