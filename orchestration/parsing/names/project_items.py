"""Undertakings told by their price in a list of projects: `- AMJHouse LNG Fueling Device -- 150 million yuan`.

Nothing but the list says what the name is of, so the text above it must speak of projects, and the name may be nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.mentions import ProjectMention

_CAPITAL = r"(?:[A-ZÀ-ÞĀ-Ž0-9][\w'’&./–-]*)"
# The item from its mark to its price; the separators are those of lists.
_ITEM = re.compile(
    rf"(?:(?<=\s)|^)[-•*●·] (?:the )?(?P<name>{_CAPITAL}(?: (?:(?:of|and|for|the) )*{_CAPITAL}){{1,8}})"
    r"(?: (?:--?|–|—)|[:,]| \() ?$"
)
_ITEM_REACH = 120
_PROJECTS = re.compile(r"rojects\b(?<=\b[Pp]rojects)")
# How far above an item its list may be introduced.
_LEAD_REACH = 1500


def priced(analysis: Analysis) -> list[ProjectMention]:
    """The undertakings that items of a list name with their price, in order."""
    if _PROJECTS.search(analysis.text) is None:
        return []
    return list(_priced(analysis))


def _priced(analysis: Analysis) -> Iterator[ProjectMention]:
    text = analysis.text
    for amount in analysis.money:
        near = max(0, amount.start - _ITEM_REACH)
        item = _ITEM.search(text[near : amount.start])
        if item is None:
            continue
        start, end = near + item.start("name"), near + item.end("name")
        if _PROJECTS.search(text, max(0, start - _LEAD_REACH), start) and not _is_somebody(analysis, start, end):
            yield ProjectMention(start=start, end=end, text=text[start:end], name=text[start:end])


def _is_somebody(analysis: Analysis, start: int, end: int) -> bool:
    """Whether the whole name is a body's, a person's or a place's: then the price is its share."""
    others = (*within(analysis.organizations, start, end), *within(analysis.persons, start, end))
    return any(mention.end == end for mention in (*others, *within(analysis.places, start, end)))
