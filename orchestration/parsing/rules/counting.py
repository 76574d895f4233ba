"""Counts that the text itself gives of agreements, projects, enterprises, participants, cities and countries."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import Span, StatedCountFact
from orchestration.parsing.mentions import Count
from orchestration.parsing.rules import rule
from orchestration.parsing.scan import Hit

# `the two cities`, `both of these four projects`: things known already, not counted here.
_KNOWN = re.compile(
    r"\b(?:the|these|those|both|our|their|its|his|her|my|your|all|other|said|such)\s(?:\w+\s)?$", re.IGNORECASE
)
# `For every 100 enterprises`, `top 500 companies`, `not one project`
_NO_COUNT = re.compile(r"\b(?:every|per|each|top|fortune|global|not|no|first|last|next|past)\s$", re.IGNORECASE)
_FOR_EVERY = re.compile(r"\bfor\s(?:every|each)\s\d", re.IGNORECASE)
# From this number on `the 33 projects` is a count of its own, since nobody could have listed them before.
_LARGE = 8
# Two cities or countries are the sides of the article, two persons its actors.
_SIDES = 2
# Nouns that nobody is called by who does not take part.
_GUESTS = frozenset({"participant", "representative", "delegate", "guest", "attendee", "exhibitor", "member"})
# More than that are a city's visitors in a year, no gathering.
_MOST_GUESTS = 1_000_000


@rule(
    "counting.stated",
    trigger="count_nouns",
    example="Nearly 30 enterprises and more than 400 participants came to the forum in Yibin.",
    counterexample="The two cities have agreed to let students visit both museums.",
)
def stated(analysis: Analysis, hit: Hit) -> Iterator[StatedCountFact]:
    """`27 projects were signed`, `envoys from 34 cities in 12 countries`."""
    what = hit.entry["what"]
    count = next((c for c in within(analysis.counts, hit.start, hit.end) if c.start == hit.start), None)
    if what is None or count is None or not isinstance(count.value, int) or count.value < 2:
        return
    if not _is_stated(analysis, count, what):
        return
    yield StatedCountFact(
        evidence=Span(count.start, count.end),
        rule="counting.stated",
        what=what,  # type: ignore[arg-type]
        count=count.value,
        qualifier=count.qualifier,
    )


def _is_name(text: str, count: Count) -> bool:
    """`the Three Gorges Ten Thousand Enterprises Award`: a number in words with a capital, amid capitals."""
    following = text[count.end : count.end + 2].strip()
    before = text[: count.start].rstrip()[-1:]
    opens = not before or before in '.!?:;\n"(' or text[count.start - 1] == "\n"
    return (
        count.text[0].isalpha()
        and count.text[0].isupper()
        and not count.text.isupper()
        and following[:1].isupper()
        and not opens
    )


def _is_stated(analysis: Analysis, count: Count, what: str) -> bool:
    text = analysis.text
    sentence = analysis.document.sentence_at(count.start)
    before = max(sentence.start, count.start - 30)
    value = int(count.value)
    outline = analysis.outline
    if count.start and outline[count.start] != text[count.start] and outline[count.start - 1] != text[count.start - 1]:
        # in the middle of a name
        return False
    if not sentence.is_title and _is_name(text, count):
        return False
    if _NO_COUNT.search(text, before, count.start) or _FOR_EVERY.search(text, sentence.start, count.end):
        return False
    if value < _LARGE and _KNOWN.search(text, before, count.start):
        return False
    if what in ("cities", "countries"):
        return value > _SIDES
    if count.noun == "document":
        # documents may be about anything; those that were signed are agreements
        return bool(analysis.hits_of("signing_triggers", sentence.start, sentence.end))
    if what == "participants":
        told = {
            trigger.entry["tells"]
            for trigger in analysis.hits_of("participation_triggers", sentence.start, sentence.end)
        }
        return _SIDES < value < _MOST_GUESTS and "other" not in told and (count.noun in _GUESTS or "part" in told)
    return True
