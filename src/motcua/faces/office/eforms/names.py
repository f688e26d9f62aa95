"""What the cases and papers of a procedure are called, and how many open drafts a form has."""

from datetime import date

from django.utils.translation import get_language

from motcua.channels.online import queries as online
from motcua.domain.eforms.definition import FormDefinition
from motcua.reference.catalogue import queries


def case_names(procedure: str, on: date) -> dict[str, str]:
    english = (get_language() or "vi").startswith("en")
    return {
        case.code: case.name_en if english else case.name for case in queries.cases(procedure, on)
    }


def paper_names(procedure: str, on: date) -> dict[str, str]:
    """Every paper of any case, the first name it has."""
    names: dict[str, str] = {}
    for case in queries.cases(procedure, on):
        for paper in case.papers:
            names.setdefault(paper.code, paper.name)
    return names


def open_drafts(form: FormDefinition) -> int:
    """How many people are filling in this form now."""
    return online.drafts_on_form(form.code, form.version)
