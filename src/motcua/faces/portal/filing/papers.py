"""The papers of a draft as pages show them: what is asked, what is there, and why not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from motcua.channels.documents.rows import StoredDocument
from motcua.channels.online.papers import NeededPaper
from motcua.channels.online.shapes import RELIEF, AttachedFile, Draft
from motcua.domain.eforms.casing import PaperState
from motcua.faces.portal.filing.asked import Asked
from motcua.faces.portal.filing.door import Opened, spoken
from motcua.faces.ui.words import word
from motcua.plumbing import scanning, uploads
from motcua.plumbing.scanning import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """`pages` is 1 where nobody counted them; `before`: it was filed before more was asked for."""

    id: int
    name: str
    size: int
    pages: int
    unscanned: bool
    infected: bool
    before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """`excuse` says why nothing is asked for; `said` are the words of whoever asked for more.

    `wants_change`: that was asked for, and nothing was changed yet. `kept`: it is with the office
    as it was filed, though not as a file here.
    """

    code: str
    name: str
    mandatory: bool
    is_form: bool = False
    excuse: str = ""
    said: str = ""
    files: tuple[File, ...] = ()
    later: bool = False
    may_be_later: bool = False
    usable: tuple[StoredDocument, ...] = ()
    open: bool = True
    wants_change: bool = False
    kept: bool = False


def papers_of(opened: Opened) -> tuple[Paper, ...]:
    """Those of the case, then the proofs of what is claimed to be paid less."""
    draft, asked = opened.draft, opened.asked
    files = _files(draft, asked)
    same = {each.paper for each in asked.untouched(draft)}
    papers = [
        replace(
            _paper(each, asked, files),
            wants_change=each.rule.code in same,
            kept=_kept(each, opened),
        )
        for each in opened.look.papers
    ]
    proofs = [
        Paper(
            code=f"{RELIEF}{group}",
            name=str(word(group, "group")),
            mandatory=True,
            files=tuple(files[each.id] for each in draft.files_of(f"{RELIEF}{group}")),
        )
        for group in draft.reliefs
    ]
    return (*papers, *proofs)


def _kept(each: NeededPaper, opened: Opened) -> bool:
    """While one supplements what was filed on paper."""
    if opened.look.by_form or opened.asked.opens(each.rule.code):
        return False
    return not each.files


def _paper(each: NeededPaper, asked: Asked, files: Mapping[int, File]) -> Paper:
    excused = each.state in (PaperState.HELD, PaperState.NOT_ASKED)
    return Paper(
        code=each.rule.code,
        name=each.rule.name,
        mandatory=each.state is PaperState.NEEDED,
        is_form=each.state is PaperState.BY_FORM,
        excuse=each.says.in_language(spoken()) if excused else "",
        said=asked.said(each.rule.code),
        files=tuple(sorted((files[one.id] for one in each.files), key=lambda one: one.before)),
        later=each.later,
        may_be_later=each.may_be_later,
        usable=tuple(one for one in each.usable if not asked.has(each.rule.code, one.digest)),
        open=each.asked and asked.opens(each.rule.code),
    )


def _files(draft: Draft, asked: Asked) -> Mapping[int, File]:
    pages = {each.id: each.pages for each in uploads.of(draft.upload_owner)}
    verdicts = scanning.verdicts_of({each.digest for each in draft.files})
    return {
        each.id: replace(
            _file(each, pages.get(each.upload) if each.upload else None, verdicts),
            before=asked.has(each.paper, each.digest),
        )
        for each in draft.files
    }


def _file(each: AttachedFile, pages: int | None, verdicts: Mapping[str, Verdict]) -> File:
    verdict = verdicts[each.digest]
    return File(
        id=each.id,
        name=each.name,
        size=each.size,
        pages=pages or 1,
        unscanned=verdict is Verdict.NOT_SCANNED and scanning.configured(),
        infected=verdict is Verdict.INFECTED,
    )
