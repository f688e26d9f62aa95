"""Which papers a draft needs, by what they are covered, and what is asked no more."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from motcua.channels.documents import queries as store
from motcua.channels.documents.rows import StoredDocument
from motcua.channels.online.shapes import AttachedFile, Draft
from motcua.domain.dossier.online import LevelRule, UnaskedPaper
from motcua.domain.dossier.party import PaperCount
from motcua.domain.dossier.terms import PaperRule, ProcedureTerms
from motcua.domain.eforms import casing
from motcua.domain.eforms.casing import PaperState
from motcua.domain.eforms.definition import FormDefinition
from motcua.domain.kernel.texts import Bilingual
from motcua.reference.people import own_data

RESULT = "result."
UNASKED = frozenset({PaperState.HELD, PaperState.NOT_ASKED})


@dataclass(frozen=True, slots=True, kw_only=True)
class NeededPaper:
    """A paper of the case as the person meets it.

    `may_be_later`: this level of service lets it be brought on paper afterwards. `usable` are
    documents of the store that can stand for it.
    """

    rule: PaperRule
    state: PaperState
    says: Bilingual
    files: tuple[AttachedFile, ...]
    later: bool
    may_be_later: bool
    usable: tuple[StoredDocument, ...] = ()

    @property
    def asked(self) -> bool:
        return self.state in {PaperState.NEEDED, PaperState.IF_ANY}

    @property
    def settled(self) -> bool:
        """Nothing more is needed for it."""
        return bool(self.files) or self.later or self.state is not PaperState.NEEDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """By what a draft is judged: its form, the terms, the level of service, whose it is, when."""

    form: FormDefinition
    terms: ProcedureTerms
    level: LevelRule
    identity: str
    on: date


def needed(draft: Draft, asking: Asking) -> tuple[NeededPaper, ...]:
    """In the order of the catalogue, without what the store could offer."""
    form, terms, level, on = asking.form, asking.terms, asking.level, asking.on
    listed = {rule.code: rule.mandatory for rule in terms.papers}
    asked = casing.papers(form, draft.answers, on, listed=listed, held=held(asking.identity, on))
    rules = {rule.code: rule for rule in terms.papers}
    return tuple(
        NeededPaper(
            rule=rules[each.paper],
            state=each.state,
            says=each.says,
            files=draft.files_of(each.paper),
            later=each.paper in draft.later,
            may_be_later=level.later,
        )
        for each in asked
    )


def with_store(
    papers: tuple[NeededPaper, ...], identities: Collection[str], field: str, on: date
) -> tuple[NeededPaper, ...]:
    """The same with the documents of the person's store that can stand for each."""
    if any(own_data.is_restricted(each) for each in identities):
        return papers
    return tuple(
        replace(each, usable=tuple(store.usable_for(identities, each.rule, on, field=field)))
        if each.asked
        else each
        for each in papers
    )


def held(identity: str, on: date) -> frozenset[str]:
    """What the register itself holds of the applicant and may use: results that are in force."""
    if not identity or own_data.is_restricted(identity):
        return frozenset()
    return frozenset(
        f"{RESULT}{each.procedure}"
        for each in store.documents_of([identity])
        if each.is_issued and each.counts(on)
    )


def counts(papers: tuple[NeededPaper, ...]) -> tuple[PaperCount, ...]:
    """One file can be copied: it counts as often as the case asks for the paper."""
    covered = (each for each in papers if each.files or each.state is PaperState.BY_FORM)
    return tuple(
        PaperCount(code=each.rule.code, electronic=max(each.rule.count, 1)) for each in covered
    )


def later(papers: tuple[NeededPaper, ...]) -> tuple[str, ...]:
    return tuple(each.rule.code for each in papers if each.later and not each.files)


def unasked(papers: tuple[NeededPaper, ...]) -> tuple[UnaskedPaper, ...]:
    return tuple(
        UnaskedPaper(paper=each.rule.code, reason=each.says.vi)
        for each in papers
        if each.state in UNASKED and not each.files
    )
