"""The undertakings that a list of signed projects names or describes.

In such a list a base or park is an undertaking, even where its name might be a body's, and a description is enough:
`including the Fuji Display Base, a tourism complex and, in Xide County, the chicken farm project`.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.rules.documents.phrases import DocumentPhrase

# What a list describes, right before its noun: an article and some plain words, perhaps behind the place of the item.
_DESCRIBED = re.compile(
    r"(?:^ ?|[,;:] (?:and |as well as )?|\band )(?:in §+(?: (?:County|District|City))?,? )?(?:the|an?) "
    r"(?P<words>(?:(?!(?:of|in|on|for|with|by|at|to|from|which|that|the|an?|total|same|other|whole)\b)[\w-]+ ){1,8})$"
)
_OF_PLACE = re.compile(r" of (?:the )?§+(?: (?:County|District|City))?")
_UNDERTAKINGS = frozenset({"called", "built", "works", "sited"})


def projects_listed(analysis: Analysis, start: int, end: int) -> list[DocumentPhrase]:
    """The undertakings of a stretch that lists signed projects, in order."""
    titles = within(analysis.titles, start, end)
    named = [
        DocumentPhrase(start=each.start, end=each.end, kind="project", title=each.name)
        for each in within(analysis.projects, start, end)
        # What a document is about is not signed by itself.
        if not any(title.start <= each.start and each.end <= title.end for title in titles)
    ]
    reached = start
    nouns = analysis.hits_of("project_triggers", start, end)
    for noun, following in zip_longest(nouns, nouns[1:]):
        if following is not None and following.start == noun.end + 1:
            # `tourism complex | project`
            continue
        if noun.entry["sort"] not in _UNDERTAKINGS or any(each.start <= noun.start < each.end for each in named):
            continue
        if described := _DESCRIBED.search(analysis.outline[reached : noun.start]):
            place = _OF_PLACE.match(analysis.outline, noun.end, end)
            first, last = reached + described.start("words"), place.end() if place else noun.end
            title = analysis.text[first:last]
            named.append(DocumentPhrase(start=first, end=last, kind="project", title=title))
        reached = noun.end
    return sorted(named, key=lambda phrase: phrase.start)
