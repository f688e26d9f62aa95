"""Writes the shipped tables anew when run: python -m motcua.reference.places.seed."""

from motcua.reference.places.seed.tables import write

write()
