"""Stable surrogate keys: a hash of what makes a thing itself, never of how or by which version it was read.

The dbt macro ``surrogate_key`` computes the same digest, so that Python and SQL agree on the key of a natural key.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter

# The unit separator stands in no name, so that ("ab", "c") and ("a", "bc") differ.
_SEPARATOR = "\x1f"


def surrogate(*parts: str | int | float | None) -> str:
    """The key of a natural key: 32 hexadecimal digits.

    >>> surrogate("Dalian", None)
    '54b8e746084f6a2d3140d8815c814bce'
    >>> surrogate("ab", "c") == surrogate("a", "bc")
    False
    """
    joined = _SEPARATOR.join("" if part is None else str(part) for part in parts)
    return hashlib.md5(joined.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


def folded(name: str) -> str:
    """A name without what spelling varies in: case, accents, width, runs of blanks, a leading `the`.

    >>> folded("The  Port of Düsseldorf")
    'port of dusseldorf'
    """
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    plain = " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())
    while plain.startswith("the "):
        plain = plain.removeprefix("the ")
    return plain


class Ordinals:
    """Numbers equals in order of appearance, so that two facts of the same content keep apart.

    >>> ordinals = Ordinals()
    >>> [ordinals.next("a"), ordinals.next("b"), ordinals.next("a")]
    [1, 1, 2]
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def next(self, content: str) -> int:
        self._seen[content] += 1
        return self._seen[content]
