"""What the words around a number say of its exactness: `more than`, `nearly`, `up to`, `or so`."""

from __future__ import annotations

import re

from orchestration.parsing import lexicons
from orchestration.parsing.mentions import Qualifier
from orchestration.parsing.values.numbers import alternatives

_MEANING: dict[str, Qualifier] = {
    entry.term: entry["qualifier"]  # type: ignore[misc]
    for entry in lexicons.load("qualifiers")
}
_BEFORE = frozenset(entry.term for entry in lexicons.load("qualifiers") if entry["side"] != "after")
_AFTER = frozenset(entry.term for entry in lexicons.load("qualifiers") if entry["side"] != "before")
_LEFT = re.compile(
    rf"(?<!\w)(?P<word>{alternatives(_BEFORE)})\s?(?:(?:a|the)\stotal\sof\s|an?\s(?=$))?$",
    re.IGNORECASE,
)
_RIGHT = re.compile(rf"\s(?P<word>{alternatives(_AFTER)})\b", re.IGNORECASE)
_PLUS = re.compile(r"\s?\+|-plus\b")
# `hands over 30 million yuan`: the particle of a verb
_HANDS_OVER = re.compile(r"\b(?:hand|turn)(?:s|ed|ing)?\sover\s$", re.IGNORECASE)
_REACH = 40
_LAST_WORD = re.compile(r"([^\W\d_]+)\s?$")
_LAST_WORDS = frozenset({"of", "a", "an"} | {term.split()[-1] for term in _BEFORE})


def _may_end(text: str, start: int) -> bool:
    """Whether the word before a value ends a qualifier or what may stand behind one: most words do not."""
    before = _LAST_WORD.search(text, max(0, start - _REACH), start)
    return before is None or before[1].lower() in _LAST_WORDS


def around(text: str, start: int, end: int) -> tuple[Qualifier, int, int]:
    """The qualifier of the value at ``text[start:end]`` and the span with the qualifying words.

    >>> around("worth more than 5 million yuan in all", 16, 30)
    ('more_than', 6, 30)
    """
    left = _LEFT.search(text, max(0, start - _REACH), start) if _may_end(text, start) else None
    if left and not _HANDS_OVER.search(text, max(0, start - _REACH), start):
        return _MEANING[" ".join(left["word"].lower().split())], left.start(), end
    right = _RIGHT.match(text, end)
    if right:
        return _MEANING[" ".join(right["word"].lower().split())], start, right.end()
    plus = _PLUS.match(text, end)
    return ("more_than", start, plus.end()) if plus else ("exact", start, end)
