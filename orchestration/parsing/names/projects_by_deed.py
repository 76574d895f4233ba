"""Undertakings of whatever kind: `the Sister Rivers Trail`, which no list of nouns knows.

No such list ends: trails, loops, yards and enclaves get built, too. Every capitalised name in a sentence that builds, opens or
pays for something may be one, unless it is a body's, a person's, a place's or a document's, or ends in the noun of an occasion
or a body (`opened the Trade Forum`). Whether it is one, ``rules.projects.likelihood`` decides by what is told around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.mentions import ProjectMention
from orchestration.parsing.names.projects_beside import OPENING
from orchestration.parsing.sentences import Sentence

_WORD = r"(?:[A-ZÀ-ÞĀ-Ž][\w'’&–-]*)"
_RUN = re.compile(
    rf"(?<![\w'’-])(?<!& )(?P<name>{_WORD}(?: (?:(?:de|du|del|da|do|la) )?{_WORD}){{1,5}}(?: (?:Phase )?(?:\d+|[IVX]+))?)"
    rf"(?![\w-]| &| {_WORD})"
)
_ONLY_A_PART = re.compile(r"(?:Phase|Stage|Part|Section|Lot) \w+")
_DEEDS = ("undertaking_verbs_triggers", "project_status_triggers", "money")
# Last words of names that are neither an undertaking's nor, by the lexicons, a body's or an occasion's.
_NEITHER = lexicons.terms("undertaking_never_heads")
_BODIES = frozenset(entry.term for entry in lexicons.load("organization_types") if entry["strength"] is None)


def by_deed(analysis: Analysis) -> Iterator[ProjectMention]:
    """The names in sentences that build, open or pay for something, in order."""
    for sentence in _telling(analysis):
        for match in _RUN.finditer(analysis.text, sentence.start, sentence.end):
            start, end = match.span("name")
            # Inside a sentence a capital `Building` belongs to the name.
            while (opening := OPENING.match(analysis.text, start, end)) and not (
                start > sentence.start and opening[0].startswith("Building")
            ):
                start = opening.end()
            first, *_ = analysis.text[start:end].split(" ")
            if start == sentence.start and first.casefold() in lexicons.terms("small_words"):
                start += len(first) + 1
            name = analysis.text[start:end]
            if (
                " " in name
                and not _ONLY_A_PART.fullmatch(name)
                and not name.isupper()
                and "'s " not in name
                and not _is_of_others(analysis, start, end)
            ):
                yield ProjectMention(start=start, end=end, text=name, name=name)


def _telling(analysis: Analysis) -> list[Sentence]:
    """The sentences with a deed or an amount, in order; headings, where every word is a capital, are none."""
    found = {
        sentence.index: sentence
        for lexicon in _DEEDS
        for hit in analysis.hits_of(lexicon)
        if not (sentence := analysis.document.sentence_at(hit.start)).is_title
    }
    return [found[index] for index in sorted(found)]


def _is_of_others(analysis: Analysis, start: int, end: int) -> bool:
    """Whether somebody, some place or a document is called so, or the name ends in the noun of an occasion or of a body."""
    near, far = max(0, start - 80), end + 80
    others = (
        *within(analysis.organizations, near, far),
        *within(analysis.persons, near, far),
        *within(analysis.titles, near, far),
        *within(analysis.dates, near, far),
        *within(analysis.counts, near, far),
    )
    if any(mention.start < end and start < mention.end for mention in others):
        return True
    if any(place.start < end <= place.end for place in within(analysis.places, near, far)):
        return True
    nouns = (*analysis.hits_of("event_nouns_triggers", start, end), *analysis.hits_of("document_triggers", start, end))
    if any(noun.end == end for noun in nouns):
        return True
    last = analysis.text[start:end].split()[-1].casefold()
    return last in _NEITHER or last in _BODIES or last in lexicons.terms("demonyms")
