"""Which case the answers choose, and which of its papers are still asked for (NĐ 310/2026)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.domain.eforms.checking import read
from motcua.domain.eforms.conditions import All, Condition, Equals, holds
from motcua.domain.eforms.definition import (
    NOTHING,
    Answers,
    FormDefinition,
    PaperLink,
    PaperUse,
)
from motcua.domain.kernel.texts import Bilingual


class PaperState(StrEnum):
    NEEDED = "needed"
    IF_ANY = "if_any"
    BY_FORM = "by_form"
    HELD = "held"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperAsked:
    """A paper of the case as the person meets it; `says` tells why it is not asked for."""

    paper: str
    state: PaperState
    held: str = ""
    says: Bilingual = NOTHING


BY_FORM = Bilingual(
    "Các câu trả lời trong biểu mẫu này thay cho tờ khai.",
    "The answers in this form stand for the declaration.",
)
NOT_ASKED = Bilingual("Không cần trong trường hợp của ông/bà.", "Not needed in your case.")


def case_of(definition: FormDefinition, answers: Answers, on: date) -> str | None:
    """The case of the first rule that holds; None while the answers choose none."""
    known = read(definition, answers, on).answers
    return next((rule.case for rule in definition.cases if holds(rule.when, known, on)), None)


def said_by_choosing(definition: FormDefinition, case: str) -> Mapping[str, str | int | bool]:
    """The answers somebody has given already who chose the case before the form was opened."""
    rule = next((each for each in definition.cases if each.case == case), None)
    if rule is None:
        return {}
    said = _only_left(definition) if rule.when is None else dict(_demanded(rule.when))
    asked = {name for name, _ in definition.fields()}
    return {name: value for name, value in said.items() if name in asked}


def _demanded(when: Condition) -> Iterator[tuple[str, str | int | bool]]:
    match when:
        case Equals(field, value):
            yield field, value
        case All(parts):
            for part in parts:
                yield from _demanded(part)
        case _:
            return


def _only_left(definition: FormDefinition) -> Mapping[str, str]:
    """Where every other case hangs on one question, the usual one is the option they leave."""
    others = [rule.when for rule in definition.cases if rule.when is not None]
    taken = {(each.field, each.value) for each in others if isinstance(each, Equals)}
    names = {field for field, _ in taken}
    if len(names) != 1 or len(taken) != len(others):
        return {}
    name = names.pop()
    options = [one.code for one in dict(definition.fields())[name].options]
    left = [code for code in options if (name, code) not in taken]
    return {name: left[0]} if len(left) == 1 else {}


def papers(
    definition: FormDefinition,
    answers: Answers,
    on: date,
    *,
    listed: Mapping[str, bool],
    held: Collection[str] = (),
) -> tuple[PaperAsked, ...]:
    """The papers of the case; `listed` says which are mandatory, `held` what the register has."""
    known = read(definition, answers, on).answers
    links: dict[str, list[PaperLink]] = {}
    for link in definition.papers:
        links.setdefault(link.paper, []).append(link)
    asked = []
    for paper, mandatory in listed.items():
        found = [_by_link(link, known, on, held) for link in links.get(paper, [])]
        usual = PaperState.NEEDED if mandatory else PaperState.IF_ANY
        wanted = any(link.use is PaperUse.WHEN for link in links.get(paper, []))
        plain = PaperAsked(paper=paper, state=PaperState.NEEDED if wanted else usual)
        asked.append(next((each for each in found if each is not None), plain))
    return tuple(asked)


def _by_link(
    link: PaperLink, known: Mapping[str, object], on: date, held: Collection[str]
) -> PaperAsked | None:
    """What the link changes, or None when it leaves the paper as the case asks for it."""
    applies = holds(link.when, known, on)
    if link.use is PaperUse.FORM and applies:
        says = link.says if link.says != NOTHING else BY_FORM
        return PaperAsked(paper=link.paper, state=PaperState.BY_FORM, says=says)
    if link.use is PaperUse.ONCE and applies and link.held in held:
        return PaperAsked(paper=link.paper, state=PaperState.HELD, held=link.held, says=link.says)
    if link.use is PaperUse.WHEN and not applies:
        says = link.says if link.says != NOTHING else NOT_ASKED
        return PaperAsked(paper=link.paper, state=PaperState.NOT_ASKED, says=says)
    return None
