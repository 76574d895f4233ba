"""In which countries a person's name is at home: `Ronkainen` in Finland, `Kenichi` in Japan, whatever else he is called.

Names travel, so that this only weighs between the cities that an article names; it says nothing of anybody by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from orchestration.parsing import lexicons
from orchestration.parsing.capitals import Word
from orchestration.parsing.names.shapes import is_chinese, is_korean, plain

_LONGEST_ENDING = 7
_SHORTEST = 3
_Countries = frozenset[str]


def countries(words: Sequence[Word]) -> list[_Countries]:
    """For each word that tells something, the countries that it is at home in."""
    if is_chinese(words):
        return [_of_regions("chinese")] * len(words)
    if is_korean(words):
        return [_of_regions("korean")] * len(words)
    return [found for word in words if (found := _of_word(word.text))]


@lru_cache(maxsize=4096)
def _of_word(text: str) -> _Countries:
    known = lexicons.by_term("name_origins")
    low = plain(text)
    if len(low) < _SHORTEST:
        return frozenset()
    if entry := known.get(low):
        return _of_regions(entry["of"] or "")
    for size in range(min(_LONGEST_ENDING, len(low) - 2), 1, -1):
        if entry := known.get(f"-{low[-size:]}"):
            return _of_regions(entry["of"] or "")
    marks = [entry for letter in text.lower() if not letter.isascii() and (entry := known.get(letter))]
    return frozenset.intersection(*(_of_regions(entry["of"] or "") for entry in marks)) if marks else frozenset()


@cache
def _of_regions(regions: str) -> _Countries:
    known = lexicons.by_term("name_regions")
    return frozenset(country for region in regions.split() for country in (known[region]["countries"] or "").split())
