"""The first Monday of the pilot's third phase: places, one procedure in force, the cast."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from django.db import transaction

from motcua.domain.dossier.terms import ProcedureTerms
from motcua.dossiers import intake
from motcua.reference.catalogue import commands as catalogue
from motcua.reference.catalogue import in_force
from motcua.reference.catalogue import queries as procedures
from motcua.reference.catalogue.shipped import DATA
from motcua.reference.places import commands as places
from motcua.reference.scheme import commands as scheme
from tests.cast import AGENCY, ONE_STOP, Cast, cast

TODAY = date(2019, 8, 5)
BIRTH = "1.001193"


@dataclass(frozen=True, slots=True)
class World:
    cast: Cast
    terms: ProcedureTerms

    def filing(self, **changes: object) -> dict[str, Any]:
        """A complete filing of the owner, as JSON has it."""
        papers = [intake.handed_in_as_asked(rule) for rule in self.terms.papers]
        return {
            "applicant": {
                "name": "Dương Thị Chủ",
                "identity_kind": "personal_id",
                "identity": "087185000123",
            },
            "papers": msgspec.to_builtins(papers),
            "receiving_unit": ONE_STOP,
            "competent_agency": AGENCY,
        } | changes

    def receive(self, **changes: object) -> dict[str, Any]:
        return {"command": "receive", "procedure": BIRTH, "filing": self.filing(**changes)}


@contextmanager
def made() -> Iterator[World]:
    """In one transaction that is rolled back; tests nest in it."""
    with transaction.atomic():
        places.load_shipped()
        catalogue.import_toml(DATA / "justice" / f"{BIRTH}.toml")
        for number, first in ((1, date(2018, 6, 21)), (2, date(2025, 7, 1))):
            catalogue.publish(BIRTH, number, first, by="test")
        scheme.load_shipped()
        in_force.forget()
        yield World(cast=cast(), terms=procedures.terms(BIRTH, "default", TODAY))
        transaction.set_rollback(True)
    in_force.forget()
