"""Rivers, lakes, mountains and islands that the gazetteer does not know: `Kanawha River`, `Lake Vermont`, `the Ourthe river`.

They are no cities, have no id and no coordinates, and are looked for last: no name and no fact is judged by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.coverage import Covered
from orchestration.parsing.mentions import Place

_STEM = r"[^\W\da-z_][\w'’-]+"
# The boundary before a name is asked for behind its capital: so `re` skips from word to word.
_KINDS = "River|Lake|Creek|Mountains?|Islands?|Peninsula|Glacier|Canyon|Reservoir"
_BEHIND = re.compile(rf"(?P<stem>(?:{_STEM} )?{_STEM})(?: (?:{_KINDS})|(?<!['’]s) river)$")
_KIND = re.compile(rf" (?:{_KINDS}|river)\b(?! [A-Z]|['’-]\w*[A-Z])")
_BEFORE = re.compile(rf"(?:Lake|Mount|Mt\.) (?P<stem>{_STEM})(?! [A-Z])")
_OPENING = re.compile(r"([A-Z][a-z]*) ")
_REACH = 60
# Words of these kinds in front make a name that may be a street's or a suburb's as well: `Deer Creek`, `Long Lake`.
_SMALL = lexicons.terms("small_words")
_COMMON = _SMALL.union(*map(lexicons.terms, ("common_words", "places_common_words", "places_demonyms")))


def find(analysis: Analysis) -> list[Place]:
    """The features outside all places and names, with the country in which all places of the article lie."""
    return sorted(_found(analysis), key=lambda feature: feature.start)


def _found(analysis: Analysis) -> Iterator[Place]:
    document, text = analysis.document, analysis.text
    taken = Covered([*analysis.places, *analysis.organizations, *analysis.persons])
    countries = {place.country for place in analysis.places if place.country}
    country = countries.pop() if len(countries) == 1 else None
    for start, end, stem in _spans(text):
        is_common = any(word.lower() in _COMMON for word in re.split(r"[ -]", stem))
        if is_common or taken.meets(start, end) or document.sentence_at(start).is_title:
            continue
        yield Place(
            start=start,
            end=end,
            text=text[start:end],
            name=text[start:end],
            kind="region",
            country=country,
            score=0.5,
        )


def _spans(text: str) -> Iterator[tuple[int, int, str]]:
    for kind in _KIND.finditer(text):
        found = _BEHIND.search(text, max(0, kind.start() - _REACH), kind.end())
        if found is not None and (found.start() == 0 or not text[found.start() - 1].isalnum()):
            # `The Kanawha River`
            opened = _OPENING.match(found["stem"])
            skipped = opened.end() if opened and opened[1].lower() in _SMALL else 0
            yield found.start() + skipped, kind.end(), found["stem"][skipped:]
    for found in _BEFORE.finditer(text):
        if found.start() == 0 or not text[found.start() - 1].isalnum():
            yield found.start(), found.end(), found["stem"]
