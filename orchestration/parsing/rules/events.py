"""What the event rules share: when, where and between whom something took place that a word in the text names.

An event is read from the clause of its trigger. What the clause leaves out (the day of a stay told two sentences
earlier) is not guessed here: ``events_once`` fills it in when all events of the article are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.deixis import party_named
from orchestration.parsing.deixis_antecedents import city_of
from orchestration.parsing.deixis_home import dateline, home
from orchestration.parsing.facts import EventFact, EventType, Party, Span
from orchestration.parsing.mentions import Date
from orchestration.parsing.parties import distinct, party_of, sides_in
from orchestration.parsing.scan import Hit

# What parts a sentence into clauses that each have their own day and place.
_CUT = re.compile(r";|[,.]? while |, whereas ")
# Before a verb or noun: it has not happened, may not happen, or did not.
_UNREAL = re.compile(
    r"""\b(?:will|would|shall|may|might|could|can|should|must|not|never|no|cannot|nobody|without|if|unless|instead[ ]of
        |wants?|wish(?:es|ed)?|hopes?|hoped|plans?|planned|planning|intends?|invites?|invited|inviting|proposed|proposal
        |expected|scheduled|due|about|ready)\b(?:[ ](?!and\b|but\b)[\w'-]+){0,4}[ ]$
    | \bto(?:[ ]be|[ ]jointly|[ ]also)?[ ]$
    | \bto[ ](?:attend|join|take[ ]part[ ]in|host|hold|stage)\b[^.;]{0,30}$""",
    re.IGNORECASE | re.VERBOSE,
)
_CALLED_OFF = re.compile(
    r"\b(?:cancell?ed|called off|put off|postponed|will be held|is to be held|are to be held|due to be)\b"
)
# Dates that tell when something else began or ends.
_OTHER_DATE = re.compile(
    r"\b(?:since|by|until|till|before|founded in|established in|built in|opened in|dates? from|dating from|back to"
    r"|as early as|born in)(?: the)? $",
    re.IGNORECASE,
)
_HERE = re.compile(r"\bhere\b")
_AT_PLACE = re.compile(
    r"\b(?:in|at|to|near)(?: the)?"
    r"(?: (?:city|town|port|capital|village|streets|centre|center|north|south|east|west)(?: of)?)? $"
)
_PRECISION_ORDER = {"day": 0, "range": 0, "month": 1, "season": 2, "year": 3, "decade": 4, "century": 5}
_LOOK_BACK = 48


def clause_of(analysis: Analysis, hit: Hit) -> Span:
    """The part of the sentence, between semicolons, in which the trigger stands."""
    sentence = analysis.document.sentence_at(hit.start)
    start, end = sentence.start, sentence.end
    for cut in _CUT.finditer(analysis.text, sentence.start, sentence.end):
        if cut.end() <= hit.start:
            start = cut.end()
        elif cut.start() >= hit.end:
            end = cut.start()
            break
    return Span(start, end)


def is_title(analysis: Analysis, hit: Hit) -> bool:
    return analysis.document.sentence_at(hit.start).is_title


def took_place(analysis: Analysis, clause: Span, at: int) -> bool:
    """Whether what is told at ``at`` did happen: it is not planned, wished, denied or called off."""
    text = analysis.text
    if _UNREAL.search(text, max(clause.start, at - _LOOK_BACK), at):
        return False
    return _CALLED_OFF.search(text, clause.start, clause.end) is None


def date_near(analysis: Analysis, clause: Span, hit: Hit) -> Date | None:
    """The date in the clause that tells when: the most precise, and of several the one nearest to the trigger."""
    usable = [date for date in within(analysis.dates, clause.start, clause.end) if not _is_other(analysis, date)]
    return min(usable, key=lambda date: (_PRECISION_ORDER[date.precision], _distance(date, hit)), default=None)


def place_near(analysis: Analysis, clause: Span, hit: Hit) -> Party | None:
    """The city that the clause says it happened in (`in Wuxi`, `here`, `our city`): the nearest, rather behind."""
    text = analysis.text
    located = [
        (place.start < hit.start, abs(place.start - hit.start), party_of(place))
        for place in within(analysis.places, clause.start, clause.end)
        if place.kind == "city"
        and place.inside is None
        and _AT_PLACE.search(text, max(0, place.start - 40), place.start)
    ]
    located += [
        (reference.start < hit.start, abs(reference.start - hit.start), reference.targets[0])
        for reference in within(analysis.references, clause.start, clause.end)
        if len(reference.targets) == 1
        and city_of(reference.targets[0])
        and _AT_PLACE.search(text, max(0, reference.start - 40), reference.start)
    ]
    if located:
        return min(located, key=lambda found: found[:2])[2]
    return vantage(analysis) if _HERE.search(text, clause.start, clause.end) else None


def vantage(analysis: Analysis) -> Party | None:
    """The city that the article is written from: `here`."""
    place = dateline(analysis)
    return party_of(place) if place else home(analysis)


def cities_in(analysis: Analysis, start: int, end: int, *, located: bool = False) -> list[Party]:
    """The cities whose people act in a stretch: named outright, by their bodies, or by the office of a person."""
    named: list[tuple[int, Party]] = []
    for side in sides_in(analysis, start, end, located=located):
        named += [(side.start, city) for party in side.parties if (city := city_of(party))]
    for person in within(analysis.persons, start, end):
        party = party_named(analysis, person.affiliation)
        city = city_of(party) if party else None
        if city:
            named.append((person.start, city))
    named.sort(key=lambda item: item[0])
    return distinct(city for _, city in named)


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


def _is_other(analysis: Analysis, date: Date) -> bool:
    return _OTHER_DATE.search(analysis.text, max(0, date.start - 20), date.start) is not None


def _distance(date: Date, hit: Hit) -> int:
    return hit.start - date.end if date.end <= hit.start else date.start - hit.end
