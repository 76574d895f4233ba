"""Two spellings of one person's name in an article."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz.distance import DamerauLevenshtein

from orchestration.parsing import lexicons
from orchestration.parsing.mentions import Person
from orchestration.parsing.names.shapes import plain

_FAMILY_FIRST = (
    lexicons.terms("surnames_chinese") | lexicons.terms("surnames_korean") | lexicons.terms("surnames_vietnamese")
)
# Shorter given names differ by a letter and are two: `Maria` and `Mario`.
_SHORTEST_RESPELT = 6


def under_one_spelling(by_name: Mapping[str, list[Person]]) -> dict[str, list[Person]]:
    """The mentions by name, of two spellings one letter apart under the first: `Tatyana Ivanova`, later `Tatiana Ivanova`.

    Names that begin with the family's are left alone: `Zhang Xiaoming` and `Zhang Xiaomin` may be two.
    """
    told: dict[str, list[Person]] = {}
    for name, mentions in by_name.items():
        first = next((other for other in told if _is_respelt(other, name)), name)
        told.setdefault(first, []).extend(mentions)
    return told


def _is_respelt(one: str, other: str) -> bool:
    words, others = one.split(), other.split()
    if len(words) != len(others) or len(words) < 2 or plain(words[0]) in _FAMILY_FIRST:
        return False
    differing = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    return (
        len(differing) == 1
        and min(map(len, differing[0])) >= _SHORTEST_RESPELT
        and DamerauLevenshtein.distance(*differing[0], score_cutoff=1) <= 1
    )
