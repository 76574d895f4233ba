"""Where in a text an expensive pattern is worth trying: at the words that it can open with, found in one fast pass.

A pattern with dozens of alternatives costs microseconds at every letter of a text when it is searched for, and next to
nothing when it is tried at the few places where one of its first words stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick

DIGITS = frozenset("0123456789")


class Openings:
    """A set of first words, in lower case; where a pattern fixes more than a word, they can be longer (`late `, `the end`)."""

    def __init__(self, words: Iterable[str]) -> None:
        self._automaton = AhoCorasick(sorted(set(words)))

    def positions(self, lower: str) -> list[int]:
        """Where these words begin in a lower-case text, in order; inside a word or a figure none does."""
        found = {start for _, start, _ in self._automaton.find_matches_as_indexes(lower, overlapping=True)}
        return [
            start
            for start in sorted(found)
            if not start or not (before := lower[start - 1]).isalnum() or before.isdigit() != lower[start].isdigit()
        ]

    def matches(self, pattern: re.Pattern[str], text: str, lower: str) -> Iterator[re.Match[str]]:
        """What ``pattern.finditer(text)`` gives, if it can open with these words only."""
        end = 0
        for start in self.positions(lower):
            if start >= end and (match := pattern.match(text, start)):
                yield match
                end = match.end()
