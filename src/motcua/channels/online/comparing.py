"""What the clerk checks first: answers beside what registers say, and the state of files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from motcua.domain.dossier.party import Party
from motcua.domain.dossier.state import State
from motcua.domain.eforms.definition import FormDefinition
from motcua.domain.kernel.folding import folded
from motcua.plumbing import scanning
from motcua.plumbing.scanning import Verdict
from motcua.reference.people import queries as people


class Outcome(StrEnum):
    SAME = "same"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A question, what was answered, what the register of people says."""

    field: str
    label: str
    said: str
    known: str
    outcome: Outcome


def compared(
    state: State, form: FormDefinition, answers: Mapping[str, Any], language: str
) -> tuple[Compared, ...]:
    """Only what a register knows; a difference is no fault, it is looked at."""
    return tuple(_compared(state.filing.applicant, form, answers, language))


def _compared(
    party: Party, form: FormDefinition, answers: Mapping[str, Any], language: str
) -> Iterator[Compared]:
    known = _known(party)
    for name, field in form.fields():
        source = next((each for each in field.prefill if each in known), None)
        said = answers.get(name)
        if source is None or not isinstance(said, str):
            continue
        same = folded(said) == folded(known[source])
        yield Compared(
            field=name,
            label=field.label.in_language(language),
            said=said,
            known=known[source],
            outcome=Outcome.SAME if same else Outcome.DIFFERS,
        )


def _known(party: Party) -> Mapping[str, str]:
    """The account whose number was verified; without one nothing is known."""
    user = people.user_by_personal_id(party.identity) if party.identity else None
    if user is None or user.identity_verified_at is None:
        return {}
    said = {
        "person.name": user.full_name,
        "person.identity": user.personal_id or "",
        "person.birth": _day(user.birth),
    }
    return {source: value for source, value in said.items() if value}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def unscanned(state: State) -> tuple[str, ...]:
    """Names of files no scanner has looked at; empty where there is no scanner."""
    if state.part is None or not scanning.configured():
        return ()
    files = state.part.files
    verdicts = scanning.verdicts_of({each.sha256 for each in files})
    return tuple(each.name for each in files if verdicts[each.sha256] is Verdict.NOT_SCANNED)
