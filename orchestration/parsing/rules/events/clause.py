"""What the event rules share: the clause that a trigger stands in, and the event that is read from it.

An event is read from the clause of its trigger. What the clause leaves out (the day of a stay told two sentences
earlier) is not guessed here: ``once.events`` fills it in when all events of the article are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.deixis.home import dateline_end
from orchestration.parsing.facts import EventFact, EventType, Party, Span
from orchestration.parsing.mentions import Date
from orchestration.parsing.parties import distinct
from orchestration.parsing.scan import Hit

# What parts a sentence into clauses that each have their own day and place.
_CUT = re.compile(r";| while |, while |\. while |, whereas ")


def clause_of(analysis: Analysis, hit: Hit) -> Span:
    """The part of the sentence, between semicolons, in which the trigger stands."""
    sentence = analysis.document.sentence_at(hit.start)
    start, end = sentence.start, sentence.end
    if sentence.paragraph == 1:
        # Where a report is filed from takes no part in what it tells.
        start = min(max(start, dateline_end(analysis)), hit.start)
    for cut in _CUT.finditer(analysis.text, sentence.start, sentence.end):
        if cut.end() <= hit.start:
            start = cut.end()
        elif cut.start() >= hit.end:
            end = cut.start()
            break
    return Span(start, end)


def is_title(analysis: Analysis, hit: Hit) -> bool:
    """Whether the trigger stands in the headline, which tells the past in the present tense."""
    return analysis.document.sentence_at(hit.start).is_title


def event(
    analysis: Analysis,
    hit: Hit,
    kind: EventType,
    rule: str,
    *,
    date: Date | None,
    city: Party | None,
    cities: Iterable[Party],
) -> EventFact:
    """An event with its sentence as evidence; the place joins the cities unless two others only met there."""
    sentence = analysis.document.sentence_at(hit.start)
    sides = distinct(cities)
    return EventFact(
        evidence=Span(sentence.start, sentence.end),
        rule=rule,
        type=kind,
        date=date.edtf if date else None,
        city=city,
        cities=tuple(sides if city is None or (kind == "meeting" and len(sides) > 1) else distinct([*sides, city])),
    )
