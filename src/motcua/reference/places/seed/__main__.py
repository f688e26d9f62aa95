"""Writes the shipped tables anew: python -m motcua.reference.places.seed"""

from motcua.reference.places.seed.tables import write

write()
