"""First values of a form: what the person or the state has already said is not asked again."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from motcua.channels.online import models as m
from motcua.channels.online.shapes import Filer
from motcua.domain.dossier.party import Party
from motcua.domain.eforms.casing import said_by_choosing
from motcua.domain.eforms.definition import Field, FieldKind, FormDefinition
from motcua.domain.kernel.card import Card
from motcua.reference.people import own_data

EARLIER = "earlier"
MOST_EARLIER = 20
Facts = Mapping[str, Any]
"""Source, such as person.name or earlier.1.001193.name → value."""


def facts(row: m.Draft, applicant: Party) -> Facts:
    """What is known of the applicant: the account or mandate, then what was filed before."""
    whose = "organisation" if row.filer == Filer.ORGANISATION else "person"
    known = {**_party(applicant, whose), **dict(_earlier(applicant.identity))}
    filer = "organisation" if row.filer == Filer.ORGANISATION else "person"
    return {"filing.filer": filer, **known}


def _party(party: Party, whose: str) -> dict[str, Any]:
    number = "tax_code" if whose == "organisation" else "identity"
    said = {
        "name": party.name,
        number: party.identity,
        "birth": party.birth.isoformat() if party.birth else "",
        "phone": party.phone,
        "email": party.email,
        "address": party.address,
    }
    return {f"{whose}.{key}": value for key, value in said.items() if value}


def of_card(card: Card) -> Facts:
    """What the code on a citizen card says."""
    return {
        "card.name": card.name,
        "card.identity": card.identity.number,
        "card.birth": card.birth.isoformat(),
        "card.address": card.address,
    }


def _earlier(identity: str) -> Iterator[tuple[str, Any]]:
    """Answers of earlier dossiers of the same person, the newest first."""
    if not identity or own_data.is_restricted(identity):
        return
    filed = m.Submission.objects.filter(owner_identity=identity).exclude(sha256="")
    told: set[str] = set()
    for each in filed.order_by("-at")[:MOST_EARLIER]:
        row = m.FiledAnswers.objects.filter(sha256=each.sha256).first()
        if row is None or each.procedure in told:
            continue
        told.add(each.procedure)
        for field, value in msgspec.json.decode(row.content).items():
            yield f"{EARLIER}.{each.procedure}.{field}", value


def choose_case(row: m.Draft, form: FormDefinition) -> None:
    """What choosing the case beforehand has answered stands there already."""
    for name, value in said_by_choosing(form, row.case).items():
        row.answers[name] = value
        row.versions[name] = row.version
        row.prefilled[name] = "filing.case"


def fill(row: m.Draft, form: FormDefinition, known: Facts) -> bool:
    """Puts a value into every empty field that has one; whether anything changed."""
    repeated = {block.id for block in form.blocks() if block.repeat}
    changed = False
    for name, field in form.fields():
        if name.split(".")[0] in repeated or row.answers.get(name) is not None:
            continue
        source = next((each for each in _sources(field, form, name) if each in known), None)
        if source is None:
            continue
        row.answers[name] = _fitting(field, known[source])
        row.versions[name] = row.version
        row.prefilled[name] = source
        changed = True
    return changed


def _sources(field: Field, form: FormDefinition, name: str) -> Iterator[str]:
    """As the form names them; then the same question of the same procedure, answered before."""
    yield from field.prefill
    if field.kind is not FieldKind.YES_NO:
        yield f"{EARLIER}.{form.procedure}.{name}"


def _fitting(field: Field, value: Any) -> Any:
    if field.kind is FieldKind.ADDRESS and isinstance(value, str):
        return {"line": value}
    return value
