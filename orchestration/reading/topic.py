"""Whether a text may be on cooperation between cities: a cheap question for archives that are mostly of other news."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_WORDS = Path(__file__).with_name("topic_words.tsv")


def may_be_topical(text: str) -> bool:
    """Whether at least one word of each kind stands in it.

    >>> may_be_topical("The mayor signed an agreement.")
    True
    >>> may_be_topical("The mayor slept well.")
    False
    """
    return all(pattern.search(text) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    stems: dict[str, list[str]] = {}
    for line in _WORDS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, stem = line.split("\t")
            stems.setdefault(kind, []).append(stem)
    return tuple(re.compile("|".join(found), re.IGNORECASE) for found in stems.values())
