"""Where an event took place, and between the people of which cities."""

from __future__ import annotations

import re
from itertools import pairwise

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.deixis.antecedents import city_of, is_city
from orchestration.parsing.deixis.home import dateline, home
from orchestration.parsing.deixis.phrases import party_named
from orchestration.parsing.facts import Party, Span
from orchestration.parsing.parties import distinct, party_of, sides_in
from orchestration.parsing.scan import Hit

_HERE = re.compile(r"\bhere\b")
# `was opened there`
_THERE = re.compile(r"(?: [\w-]+){0,2} there\b")
_LABEL_END = re.compile(r"(?:\.|:)\s+[A-Z0-9]")
_LABEL = 40
_AT_PLACE = re.compile(
    r"\b(?:in|at|to|near)(?: the)?(?: [A-Z][a-z]+(?= capital ))?"
    r"(?: (?:city|town|port|capital|village|streets|centre|center|central|north|south|east|west)(?: of)?)? $",
    re.IGNORECASE,
)
# `in the Ukrainian | capital`, `in the conference room of | Zhuanghe government`
_AT_HOUSE = re.compile(
    r"\b(?:in|at) the (?:[A-Z][a-z]+ (?:[A-Z][a-z]+ )?"
    r"|(?:[a-z]+ )?(?:room|hall|office|building|headquarters|seat|house) of (?:the )?)$"
)
# `the Verbund site in | Zhanjiang`: what something is about is there, and not who signs or speaks of it.
_OF_THING = re.compile(
    r"(?<!at)(?<!in)(?<!to) (?:an?|the|its|their|our|new|for|of|on) (?:(?!(?:at|in|to|during)\b)[\w&-]+ ){0,7}?"
    r"(?:sites?|plants?|factor(?:y|ies)|bases?|projects?|schools?"
    r"|branch(?:es)?|subsidiar(?:y|ies)|warehouses?|terminals?|mines?|refiner(?:y|ies)|lines?) (?:in|at|near) (?:the )?$",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:,|,? and) ")
_HOSTS = re.compile(r"\b(?:host(?:s|ed)|play(?:s|ed) host to|receive[sd]|welcome[sd]|greeted)\b")
_RECEIVED_BY = re.compile(r"(?:received|welcomed|greeted|hosted)(?: [\w-]+){0,4} by ")
_BY_VIDEO = re.compile(
    r"\b(?:video|online|virtual|by video|on the screen|before the camera|videoconference)\b", re.IGNORECASE
)
_ALSO_THERE = re.compile(r"\b(?:offline|in person|on-site|on site|face to face)\b", re.IGNORECASE)
_HYPHENS = ("-", "–")
_LOOK_BACK = 40
_THING_BACK = 90
_SENTENCES_BACK = 5


def place_near(analysis: Analysis, clause: Span, hit: Hit) -> Party | None:
    """The city that the clause says it happened in (`in Wuxi`, `here`, `our city`): the nearest, rather behind."""
    located = [(start < hit.start, abs(start - hit.start), party) for start, party in places_named(analysis, clause)]
    if located:
        return min(located, key=lambda found: found[:2])[2]
    host = _host(analysis, clause, hit)
    if host:
        return host
    if _HERE.search(analysis.text, clause.start, clause.end):
        return vantage(analysis)
    if _THERE.match(analysis.text, hit.end, clause.end) and not cities_in(analysis, clause.start, hit.start):
        return scene_before(analysis, clause)
    if label := _label(analysis, clause):
        return label
    # The news of a report that is filed from a city took place there unless it says otherwise.
    filed_from = dateline(analysis) if analysis.document.sentence_at(clause.start).paragraph == 1 else None
    return party_of(filed_from) if filed_from else None


def _label(analysis: Analysis, clause: Span) -> Party | None:
    """The city that a paragraph of a round-up bears as its label: `ULM. The council met on 8 May`."""
    paragraph = analysis.document.sentence_at(clause.start).paragraph
    first = next(
        (each for each in analysis.document.sentences if each.paragraph == paragraph and not each.is_title), None
    )
    opening = within(analysis.places, first.start, first.start + _LABEL) if first else ()
    if not opening or first is None or opening[0].start != first.start or not is_city(opening[0]):
        return None
    return party_of(opening[0]) if _LABEL_END.match(analysis.text, opening[0].end) else None


def _host(analysis: Analysis, clause: Span, hit: Hit) -> Party | None:
    """The city that receives the others: `Bari hosted a symposium`, `the mayor of Leipzig received his counterpart`."""
    verb = _HOSTS.search(analysis.text, clause.start, hit.end)
    if verb is None:
        return None
    if by := _RECEIVED_BY.match(analysis.text, verb.start(), clause.end):
        # `was received by the mayor of Leipzig`
        return next(iter(cities_in(analysis, by.end(), clause.end)), None)
    hosts = cities_in(analysis, clause.start, verb.start())
    return hosts[0] if len(hosts) == 1 else None


def places_named(analysis: Analysis, clause: Span) -> list[tuple[int, Party]]:
    """The cities that a clause says something happened in, with where they stand; a list stands behind one `in`."""
    text = analysis.text
    candidates = [
        *(
            (place.start, place.end, party_of(place))
            for place in within(analysis.places, clause.start, clause.end)
            # At a body that has the city in its name is in that city, too: `at Qingdao City Hall`.
            if is_city(place) and place.inside in (None, "organization")
        ),
        *(
            (reference.start, reference.end, reference.targets[0])
            for reference in within(analysis.references, clause.start, clause.end)
            if len(reference.targets) == 1
            and reference.targets[0].kind == "city"
            # `in the Azerbaijani capital Baku`: the name says it.
            and not any(
                place.start == reference.end + 1 for place in within(analysis.places, reference.end, clause.end)
            )
        ),
    ]
    located: list[tuple[int, Party]] = []
    last_end = -1
    for start, end, party in sorted(candidates, key=lambda candidate: candidate[0]):
        # `In Omsk, Harbin's firms found customers`: who owns something is no place in a list.
        goes_on = _AND.fullmatch(text, max(last_end, 0), start) and not text.startswith("'s", end)
        near = (max(clause.start, start - _LOOK_BACK), start)
        is_at = _AT_PLACE.search(text, *near) or _AT_HOUSE.search(text, *near)
        if goes_on or (is_at and not _OF_THING.search(text, max(clause.start, start - _THING_BACK), start)):
            located.append((start, party))
            last_end = end
    return located


def is_by_video(analysis: Analysis, clause: Span) -> bool:
    """Whether people only met on a screen, which is in no city."""
    return bool(_BY_VIDEO.search(analysis.text, clause.start, clause.end)) and not _ALSO_THERE.search(
        analysis.text, clause.start, clause.end
    )


def scene_before(analysis: Analysis, clause: Span) -> Party | None:
    """Where the sentences right before a clause say that things happened, else where the article is written."""
    here = analysis.document.sentence_at(clause.start)
    for sentence in reversed(analysis.document.sentences[max(0, here.index - _SENTENCES_BACK) : here.index]):
        named = places_named(analysis, Span(sentence.start, sentence.end))
        if named and not sentence.is_title:
            return named[-1][1]
    return vantage(analysis)


def vantage(analysis: Analysis) -> Party | None:
    """The city that the article is written from: `here`."""
    place = dateline(analysis)
    return party_of(place) if place else home(analysis)


def cities_in(analysis: Analysis, start: int, end: int, *, located: bool = False) -> list[Party]:
    """The cities whose people act in a stretch: named outright, by their bodies, or by the office of a person."""
    named: list[tuple[int, Party]] = []
    for side in sides_in(analysis, start, end, located=located):
        named += [(side.start, city) for party in side.parties if (city := city_of(party))]
    named += _joined_in_names(analysis, start, end)
    for person in within(analysis.persons, start, end):
        party = party_named(analysis, person.affiliation)
        city = city_of(party) if party else None
        if city:
            named.append((person.start, city))
    named.sort(key=lambda item: item[0])
    return distinct(city for _, city in named)


def _joined_in_names(analysis: Analysis, start: int, end: int) -> list[tuple[int, Party]]:
    """The second city of `the Yichun-Maoming Symposium`, which looked like the beginning of a body's name."""
    places = within(analysis.places, start, end)
    bodies = within(analysis.organizations, start, end)
    return [
        (second.start, party_of(second))
        for first, second in pairwise(places)
        if second.inside == "organization"
        and is_city(second)
        and is_city(first)
        and analysis.text[first.end : second.start] in _HYPHENS
        # `Guangdong-Hong Kong-Macao` is a region.
        and analysis.text[first.start - 1] not in _HYPHENS
        and not any(body.start <= second.start < body.end for body in bodies)
    ]
