"""Where place names stand in a text: the longest run of words, opened by a capital, that the gazetteer knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from orchestration.gazetteer import index
from orchestration.parsing import lexicons

_WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*")
# What may part two words of one name.
_GAPS = frozenset({" ", "-", ". ", "."})


@dataclass(frozen=True, slots=True)
class Name:
    """A name's place in the text and the key it is known by."""

    start: int
    end: int
    key: str


def names_in(text: str) -> Iterator[Name]:
    """The place names of a text in order, none overlapping another; whether each is meant as a place is not judged here."""
    gazetteer = index.load()
    beginnings, strong, weak = gazetteer.beginnings, gazetteer.strong, gazetteer.weak
    ambiguous = lexicons.terms("places_common_words")
    words = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
    number = 0
    while number < len(words):
        start, end, word = words[number]
        number += 1
        if not word[0].isupper():
            continue
        key = index.key_of(word)
        if key not in beginnings:
            continue
        found: tuple[int, str, int] | None = None
        ahead = number
        while True:
            if key in strong or key in weak:
                found = end, key, ahead
            if ahead == len(words) or text[end : words[ahead][0]] not in _GAPS:
                break
            key = f"{key} {index.key_of(words[ahead][2])}"
            if key not in beginnings:
                break
            end = words[ahead][1]
            ahead += 1
        if found is None or found[1] in ambiguous or (len(found[1]) < 3 and text[start : found[0]] not in ("US", "UK")):
            continue
        if found[1] not in strong and (text[start : found[0]].isupper() or len(found[1]) < 5):
            continue
        if (
            text[start : found[0]].isupper()
            and found[0] - start < 4
            and text[start : found[0]] not in ("US", "UK", "USA", "UAE")
        ):
            continue
        yield Name(start, found[0], found[1])
        number = found[2]
