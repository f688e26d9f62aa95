"""Merkle roots and proofs: known roots, every leaf proven, nothing else provable."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.plumbing import merkle

contents = st.lists(st.binary(max_size=8), min_size=1, max_size=40)


def test_small_trees_by_hand() -> None:
    a, b, c = (sha256(b"\x00" + leaf).digest() for leaf in (b"a", b"b", b"c"))
    ab = sha256(b"\x01" + a + b).digest()
    assert merkle.root([]) == sha256(b"").digest()
    assert merkle.root([b"a"]) == a
    assert merkle.root([b"a", b"b"]) == ab
    assert merkle.root([b"a", b"b", b"c"]) == sha256(b"\x01" + ab + c).digest()


def test_an_odd_leaf_is_not_doubled() -> None:
    assert merkle.root([b"a", b"b", b"c"]) != merkle.root([b"a", b"b", b"c", b"c"])


def test_a_node_cannot_pass_for_a_leaf() -> None:
    inner = merkle.leaf_hash(b"a") + merkle.leaf_hash(b"b")
    assert merkle.root([inner]) != merkle.root([b"a", b"b"])


@given(leaves=contents, data=st.data())
def test_every_leaf_has_a_proof(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    path = merkle.proof(leaves, index)
    root, count = merkle.root(leaves), len(leaves)
    assert merkle.proves(leaves[index], path, index=index, count=count, expected_root=root)
    other = leaves[index] + b"x"
    assert not merkle.proves(other, path, index=index, count=count, expected_root=root)
    assert not merkle.proves(leaves[index], path, index=count, count=count, expected_root=root)
    longer = (*path, root)
    assert not merkle.proves(leaves[index], longer, index=index, count=count, expected_root=root)


@given(leaves=contents, data=st.data())
def test_the_root_notices_any_change(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    changed = [*leaves]
    changed[index] += b"x"
    assert merkle.root(changed) != merkle.root(leaves)


def test_there_is_no_proof_of_a_leaf_that_is_not_there() -> None:
    with pytest.raises(IndexError):
        merkle.proof([b"a"], 1)
