"""Misspelt names of Chinese cities and counties, where the text names their province: `Shengyang, the capital of Liaoning`.

Only long words one letter off the name of exactly one division of that province are read so; no place of its own is ever one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from orchestration.gazetteer import index
from orchestration.gazetteer.names import key_of
from orchestration.parsing.places import levels
from orchestration.parsing.places.names import Name

# A word that the text places in the province whose name follows.
_PLACED = re.compile(
    r"\b(?P<word>[A-Z][a-z']{5,})(?: City| County| District)?"
    r"(?:,? in|,? of|,|,? (?:is |as )?(?:the |a )(?:[a-z-]+ ){1,3}(?:of|in)) (?:the )?$"
)
_REACH = 80


def misspelt_names(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """Names for misspelt words, under the key of what they should be, wherever they stand in the text."""
    gazetteer = index.load()
    for province in names:
        entry = next((each for each in gazetteer.named(province.key) if each.kind == "province"), None)
        if entry is None or entry.country_code != "CN":
            continue
        found = _PLACED.search(text, max(0, province.start - _REACH), province.start)
        if found is None or key_of(found["word"]) in gazetteer:
            continue
        word = key_of(found["word"])
        near = {
            name for name in gazetteer.keys_in(entry) if DamerauLevenshtein.distance(word, name, score_cutoff=1) <= 1
        }
        if len(near) == 1:
            yield from _every(text, found["word"], near.pop())


def _every(text: str, word: str, key: str) -> Iterator[Name]:
    for found in re.finditer(rf"\b{re.escape(word)}\b", text):
        leveled = levels.after(text, found.end())
        yield Name(
            start=found.start(),
            end=leveled[1] if leveled else found.end(),
            key=key,
            bare_end=found.end(),
            level=leveled[0] if leveled else None,
            before="",
            after="",
        )
