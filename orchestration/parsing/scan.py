"""One Aho-Corasick pass over an article: where the terms of the trigger lexicons stand.

Rules are only asked about sentences that hold one of their triggers, so an article without any costs one pass and nothing
else. Lexicons whose name ends in ``_triggers`` take part; their terms are lower case and match whole words in any case.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from orchestration.parsing import lexicons
from orchestration.parsing.document import Document

_SUFFIX = "_triggers"


class Hit(NamedTuple):
    """A trigger's place in ``document.text`` and its lexicon row."""

    start: int
    end: int
    entry: lexicons.Entry


@cache
def _automaton() -> tuple[AhoCorasick, tuple[lexicons.Entry, ...]]:
    entries = tuple(e for name in lexicons.names() if name.endswith(_SUFFIX) for e in lexicons.load(name))
    return AhoCorasick([entry.term for entry in entries]), entries


def hits(document: Document) -> dict[str, list[Hit]]:
    """The hits of each trigger lexicon, in order; within one lexicon the longest of overlapping terms only."""
    automaton, entries = _automaton()
    text = document.lower
    found: dict[str, list[Hit]] = defaultdict(list)
    size = len(text)
    for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        if start and text[start - 1].isalnum() and text[start].isalnum():
            continue
        if end < size and text[end].isalnum() and text[end - 1].isalnum():
            continue
        entry = entries[number]
        found[entry.lexicon].append(Hit(start, end, entry))
    return {name: _longest(group) if len(group) > 1 else group for name, group in found.items()}


def _longest(group: list[Hit]) -> list[Hit]:
    group.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[Hit] = []
    for hit in group:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
