"""Signatures that are like one are found among any number, as if each had been looked at."""

from __future__ import annotations

import numpy as np
import pytest

from orchestration.loading.signatures import VALUES, Signatures, Values


def made(count: int, *, seed: int) -> Values:
    return np.random.default_rng(seed).integers(0, 2**32, (count, VALUES), dtype=np.uint32)


def near(signature: Values, share: float) -> Values:
    """One that agrees in this share of the values, the first ones."""
    other = signature.copy()
    other[int(share * VALUES) :] += 1
    return other


@pytest.mark.parametrize(("stored", "added"), [(0, 30), (30, 0), (2000, 30), (500, 2500)])
def test_who_is_like_one_is_found(stored: int, added: int) -> None:
    """Whether it was there before or was added since, in order already or not yet; nobody else is."""
    values = made(stored + added, seed=1)
    keys = [str(number) for number in range(stored + added)]
    signatures = Signatures(keys[:stored], values[:stored])
    for key, signature in zip(keys[stored:], values[stored:], strict=True):
        signatures.add(key, signature)
    for place in range(0, stored + added, 7):
        assert signatures.like(near(values[place], 0.7), 0.6) == [keys[place]]
        assert signatures.like(near(values[place], 0.5), 0.6) == []
    assert signatures.like(made(1, seed=2)[0], 0.0) == []


def test_a_key_has_one_signature() -> None:
    """A later one takes the place of the one before."""
    old, new = made(2, seed=3)
    signatures = Signatures(["a"], old)
    signatures.add("a", new)
    assert (signatures.like(old, 0.6), signatures.like(new, 0.6)) == ([], ["a"])
