"""Merkle trees: one root for many hashes, and short proofs that one of them is among them.

The shape is that of RFC 6962: leaves and inner nodes are hashed with different first bytes, so
that neither can be passed off as the other, and an odd leaf is never doubled.
"""

from collections.abc import Sequence
from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()
_LEAF = b"\x00"
_NODE = b"\x01"


def leaf_hash(content: bytes) -> bytes:
    return sha256(_LEAF + content).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(_NODE + left + right).digest()


def _split(count: int) -> int:
    """The largest power of two below the count (of at least 2)."""
    return 1 << (count - 1).bit_length() - 1


def root(leaves: Sequence[bytes]) -> bytes:
    """The root over the contents of the leaves, level by level."""
    level = [leaf_hash(content) for content in leaves]
    if not level:
        return EMPTY_ROOT
    while len(level) > 1:
        paired = [_node(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
        level = paired + level[len(paired) * 2 :]
    return level[0]


def proof(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The hashes that lead from the leaf at the index to the root, lowest first."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"There is no leaf {index} among {len(leaves)}.")
    if len(leaves) == 1:
        return ()
    middle = _split(len(leaves))
    if index < middle:
        return (*proof(leaves[:middle], index), root(leaves[middle:]))
    return (*proof(leaves[middle:], index - middle), root(leaves[:middle]))


def proves(
    content: bytes, path: Sequence[bytes], *, index: int, count: int, expected_root: bytes
) -> bool:
    """Whether the path shows that the content is the leaf at the index of a tree of that size."""
    if not 0 <= index < count:
        return False
    sides = _sides(index, count)
    if len(sides) != len(path):
        return False
    reached = leaf_hash(content)
    for is_left, other in zip(sides, path, strict=True):
        reached = _node(reached, other) if is_left else _node(other, reached)
    return reached == expected_root


def _sides(index: int, count: int) -> list[bool]:
    """Whether the way from leaf to root goes up from a left child, lowest first."""
    sides: list[bool] = []
    while count > 1:
        middle = _split(count)
        sides.append(index < middle)
        index, count = (index, middle) if index < middle else (index - middle, count - middle)
    return sides[::-1]
