"""A draft with everything it is judged by today: terms, form, level, standing, place."""

from dataclasses import dataclass
from datetime import date

from motcua.channels.online import acting, papers, rows
from motcua.channels.online import models as m
from motcua.channels.online import refusals as r
from motcua.channels.online.acting import Standing
from motcua.channels.online.papers import Asking, NeededPaper
from motcua.channels.online.shapes import Draft
from motcua.domain.dossier.online import LevelRule
from motcua.domain.dossier.terms import ProcedureTerms
from motcua.domain.eforms import casing
from motcua.domain.eforms.definition import FormDefinition, PaperUse
from motcua.dossiers import queries as register
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import eform_queries as forms
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.people.queries import User
from motcua.reference.rulebook import queries as rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The draft under the rules of a day; `by_form`: the answers of the form are part of it."""

    draft: Draft
    form: FormDefinition
    terms: ProcedureTerms
    level: LevelRule
    standing: Standing
    papers: tuple[NeededPaper, ...]
    on: date
    by_form: bool = True
    synthetic: bool = False


def look(row: m.Draft, user: User, on: date) -> Look:
    """Raises Refused: the procedure has ended or is not online, or the standing is gone."""
    draft, form = rows.draft(row), form_of(row)
    terms = terms_of(row, form, on)
    level = level_of(terms, on)
    standing = acting.standing(row, user, terms, on)
    asking = Asking(
        form=form, terms=terms, level=level, identity=standing.applicant.identity, on=on
    )
    return Look(
        draft=draft,
        form=form,
        terms=terms,
        level=level,
        standing=standing,
        papers=papers.needed(draft, asking),
        on=on,
        by_form=_by_form(row, form),
        synthetic=user.is_synthetic,
    )


def _by_form(row: m.Draft, form: FormDefinition) -> bool:
    """What was filed on paper is supplemented without a form, unless the form itself is wanted."""
    found = register.state_and_id(row.dossier) if row.dossier is not None else None
    if found is None:
        return True
    _, state = found
    forms_ = {link.paper for link in form.papers if link.use is PaperUse.FORM}
    answered = state.part is not None and state.part.form is not None
    return answered or any(line.paper in forms_ for line in state.missing)


def form_of(row: m.Draft) -> FormDefinition:
    return forms.form_version(row.form, row.form_version)


def newer_form(draft: Draft | m.Draft, on: date) -> FormDefinition | None:
    """The form in force where it is not the draft's own; what was filed keeps its form."""
    if draft.dossier is not None:
        return None
    newest = forms.form_on(draft.procedure, on)
    return None if newest.name == draft.form_name else newest


def terms_of(row: m.Draft, form: FormDefinition, on: date) -> ProcedureTerms:
    """Those a dossier has pinned, else those of today in the case the answers choose."""
    if row.dossier is not None:
        found = register.state_and_id(row.dossier)
        if found is not None:
            return found[1].terms
    return catalogue.terms(row.procedure, case_of(row, form, on), on)


def case_of(row: m.Draft, form: FormDefinition, on: date) -> str:
    """What the answers choose, else what the person chose at the start, else the usual case."""
    chosen = casing.case_of(form, row.answers, on) or row.case
    known = [case.code for case in catalogue.cases(row.procedure, on)]
    return chosen if chosen in known else known[0]


def level_of(terms: ProcedureTerms, on: date) -> LevelRule:
    """Refused(NotOnline) where the procedure has no level that lets one file."""
    rules = rulebook.online_on(on).rules
    level = rules.levels.get(terms.online)
    if level is None or not level.submit:
        raise Refused(r.NotOnline(article=rules.article))
    return level
