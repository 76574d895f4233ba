"""MinHash signatures of many texts, and those among them that are like one: some hundred bytes a text, whatever their number.

Two signatures are candidates where they agree in one of their bands. Bands are kept as hashes in order, each with the place
of its signature; what was added since they were last put in order stands beside them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

VALUES = 128
# Candidates agree in one of 21 bands of 6 values: 99.8 in a hundred texts that share 0.8 do, one in ten that share 0.4.
_BANDS = 21
_BAND_VALUES = 6
# Searched one by one, so few; and a share of all, so that putting them in order again costs no more than adding them did.
_UNSORTED = 1000
_UNSORTED_SHARE = 0.1
# Hashing takes some times the memory of what is hashed.
_HASHED_AT_ONCE = 50_000
# Odd, and of no pattern: what is multiplied by them and added up is a hash of the three halves of a band.
_MULTIPLIERS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)

Values = npt.NDArray[np.uint32]


class Signatures:
    """Signatures by key. ``values`` are those of ``keys`` one after another, ``VALUES`` each."""

    def __init__(self, keys: Sequence[str], values: Values) -> None:
        self._keys: list[str | None] = list(keys)
        self._places = {key: place for place, key in enumerate(keys)}
        self._values = values.reshape(-1, VALUES)
        self._hashes = _hashes(self._values)
        self._sort()

    def add(self, key: str, signature: Values) -> None:
        """Let a signature be found; the one that the key had before is not any more."""
        if (before := self._places.get(key)) is not None:
            self._keys[before] = None
        place = len(self._keys)
        if place == len(self._values):
            room = max(_UNSORTED, place)
            self._values = np.concatenate([self._values, np.empty((room, VALUES), np.uint32)])
            self._hashes = np.concatenate([self._hashes, np.empty((room, _BANDS), np.uint64)])
        self._values[place], self._hashes[place] = signature, _hashes(signature.reshape(1, VALUES))[0]
        self._places[key] = place
        self._keys.append(key)
        if place - self._sorted > max(_UNSORTED, _UNSORTED_SHARE * self._sorted):
            self._sort()

    def like(self, signature: Values, share: float) -> list[str]:
        """The keys of those that agree in a band, and in at least this share of all values."""
        wanted = _hashes(signature.reshape(1, VALUES))[0]
        places: list[npt.NDArray[np.integer]] = [
            order[np.searchsorted(hashes, want, "left") : np.searchsorted(hashes, want, "right")]
            for want, hashes, order in zip(wanted, self._bands, self._orders, strict=True)
        ]
        recent = self._hashes[self._sorted : len(self._keys)]
        places.append(self._sorted + np.flatnonzero((recent == wanted).any(axis=1)))
        candidates = np.unique(np.concatenate(places))
        likely = candidates[(self._values[candidates] == signature).mean(axis=1) >= share]
        return [key for place in likely if (key := self._keys[place]) is not None]

    def _sort(self) -> None:
        self._sorted = len(self._keys)
        hashes = self._hashes[: self._sorted]
        self._orders = [np.argsort(hashes[:, band], kind="stable").astype(np.int32) for band in range(_BANDS)]
        self._bands = [hashes[order, band] for band, order in enumerate(self._orders)]


def _hashes(values: Values) -> npt.NDArray[np.uint64]:
    """One row a signature, one column a band. Two different bands have the same one time in many millions."""
    hashes = np.empty((len(values), _BANDS), np.uint64)
    for first in range(0, len(values), _HASHED_AT_ONCE):
        part = np.ascontiguousarray(values[first : first + _HASHED_AT_ONCE, : _BANDS * _BAND_VALUES])
        bands = part.view(np.uint64).reshape(len(part), _BANDS, 3)
        mixed = (bands ^ (bands >> np.uint64(32))) * _MULTIPLIERS
        hashes[first : first + len(part)] = mixed.sum(axis=2, dtype=np.uint64)
    return hashes
