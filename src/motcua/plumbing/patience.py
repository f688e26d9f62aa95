"""How long to wait for a machine outside before asking it again."""

_TRIES_THAT_COUNT = 10
"""More would only make a number nobody can wait for."""


def seconds_before(tries: int, *, base: int, most: int) -> int:
    """With a base of 4: 4, 16, 64 … seconds for the first tries, then `most`."""
    waited: int = base ** min(tries, _TRIES_THAT_COUNT)
    return min(waited, most)
