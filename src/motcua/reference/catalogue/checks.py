"""System checks: shipped files stand in known folders under well-formed codes."""

import re
from collections.abc import Sequence

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

from motcua.reference.catalogue.content import NATIONAL_CODE
from motcua.reference.catalogue.shipped import DATA
from motcua.reference.catalogue.vocabulary import Field


def register_all() -> None:
    register(shipped_files_are_in_place, "catalogue")


def shipped_files_are_in_place(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    """Cheap on purpose: contents are checked by loading and by `motcua catalogue check`."""
    found: list[CheckMessage] = []
    if not any(DATA.glob("*/*.toml")):
        hint = "Install the package again; data/<field>/<code>.toml belong to it."
        found.append(Error("No procedures are shipped.", hint=hint, id="catalogue.E001"))
    for file in sorted(DATA.rglob("*.toml")):
        place = file.relative_to(DATA)
        if place.parts[0] not in set(Field) or not re.fullmatch(NATIONAL_CODE, file.stem):
            hint = f"Name it <field>/<code>.toml; the fields are {', '.join(Field)}."
            found.append(Error(f"{place} is out of place.", hint=hint, id="catalogue.E002"))
    return found
