"""Puts a few shipped procedures in force, for pages that read the catalogue."""

from datetime import date

from motcua.reference.catalogue import commands, in_force
from motcua.reference.catalogue.shipped import DATA

BIRTH, DEATH, COPY = "1.001193", "1.000656", "2.000815"


def publish_some() -> None:
    for code in (BIRTH, DEATH, COPY):
        commands.import_toml(DATA / "justice" / f"{code}.toml")
        commands.publish(code, 2, date(2025, 7, 1), by="test")
    in_force.forget()
