"""Surrogate keys: stable, and different for what differs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orchestration.loading.keys import Ordinals, folded, surrogate

# The separator of the parts is the one character that a part must not hold.
PARTS = st.lists(st.text(st.characters(exclude_characters="\x1f", exclude_categories=["Cs"]), min_size=1), min_size=1)


def test_a_key_is_the_same_for_ever() -> None:
    """Corrections hold on to keys: this value must never change."""
    assert surrogate("article", 1, None) == "65c613b1fceae19fe754c705b45a41eb"


@given(PARTS, PARTS)
def test_keys_are_equal_where_parts_are(first: list[str], second: list[str]) -> None:
    assert (surrogate(*first) == surrogate(*second)) == (first == second)


@given(st.text())
def test_folding_twice_is_folding_once(name: str) -> None:
    assert folded(folded(name)) == folded(name)


def test_equals_are_numbered_apart() -> None:
    ordinals = Ordinals()
    assert [ordinals.next(content) for content in "aabca"] == [1, 2, 1, 1, 3]
