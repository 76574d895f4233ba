"""Conferences, fairs and ceremonies: a noun that names the occasion and words that say it was held.

`Held`, `convened`, `kicked off` make an event of the noun, and so does its own day (`at the forum on Friday`).
A conference hall or a standing forum is neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.deixis.antecedents import is_city
from orchestration.parsing.facts import EventFact, EventType, Party, Span
from orchestration.parsing.mentions import Date
from orchestration.parsing.parties import party_of
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.events.clause import clause_of, event
from orchestration.parsing.rules.events.reading import is_told_of, took_place
from orchestration.parsing.rules.events.when import date_in
from orchestration.parsing.rules.events.where import cities_in, is_by_video, place_near, places_named
from orchestration.parsing.scan import Hit

_HELD = lexicons.pattern("held_verbs")
# `at the forum on Friday`
_AT = re.compile(
    r"\b(?:at|during|on|in|for|with|c[ao]me to|flew to|travelled to|joined) "
    r"(?:the|a|an|this|that|yesterday's|today's|its|their)\b[^.;,]{0,90}$",
    re.IGNORECASE,
)
# `a fair stand of 16 enterprises`, `the forum's organisers`: a thing or body of the occasion.
_THING = re.compile(
    r"(?:'s)? (?:stands?|booths?|grounds?|halls?|venues?|organi[sz]ers?|pavilions?|programme|program|tent)\b"
)
# `a chocolate workshop` makes chocolate.
_MADE_IN = re.compile(r"\b(?:for|in) (?:a|an|the|its|their) (?:[\w-]+ )+$")
# `The heart of the fair was a signing, held on Thursday`
_PART_OF = re.compile(r"\bof (?:the|this) $")
_BARE = re.compile(r"\b(?:the|this|that) $", re.IGNORECASE)
# `At the opening ceremony, relations were established`: that it was, is presupposed.
_OPENS_WITH = re.compile(r"(?:At|During|In the course of) (?:the|this)(?: [\w-]+){0,4} $")
# `spoke in Linz at the | signing of a charter`: whoever was at it saw it.
_AT_SIGNING = re.compile(r"\b(?:at|during|after|following) (?:the|a|an) (?:[\w-]+ ){0,2}$")
# `in Tbilisi on May 3 and in Batumi on May 5`: a plural noun held at several places, each with its day.
_PLURAL = frozenset(
    {"conferences", "fairs", "seminars", "forums", "exhibitions", "promotion conferences", "symposiums", "ceremonies"}
)
# `a conference was held in Linxia on May 18, and a symposium in Xiamen on August 3`
_ALSO = re.compile(r", and (?:an?|the) ")
# `on the sidelines of the expo` tells of something else, which happened beside it.
_BESIDE_IT = re.compile(r"\b(?:sidelines?|margins?|fringes?|eve) of (?:the|an?|this) (?:[\w-]+ ){0,3}$", re.IGNORECASE)
_WITH = re.compile(r" with (?:the |an? )?")
_PEOPLE = lexicons.pattern("people_who_act")
_NAME_BEFORE = re.compile(r"(?:(?:[A-Z][\w'’-]*|of|and|for|the|on|&) )*[A-Z][\w'’-]*(?: [a-z]+)?$")
_BOTH = 2
# `the 5th Forum on Local Government Cooperation held in Guangzhou`: no body.
_IS_HELD = re.compile(
    r",? (?:(?:which |that )?(?:was|were|is|being|has been) )?(?:jointly |successfully |officially )?"
    r"(?:held|convened|took place|opened|kicked off|staged|hosted by)\b"
)
_NOUN_PHRASE = 40
# `met by video link`, `spoke of a fair`
_BY = re.compile(r"\b(?:by|via|over|through|about|of|for) (?:(?:an?|the) )?(?:[\w-]+ )?$")
# `signed the convention for the line`
_SIGNS = re.compile(r"\b(?:sign(?:ed|s|ing)?|inked|ratified|concluded) (?:the|an?|this|their) (?:[\w-]+ ){0,3}$")
_LONGEST_NAME = 120
# `learned at the meeting that the city had given more than last year`: a day, and no year, is that of an occasion.
_TOO_VAGUE = frozenset({"year", "decade", "century"})
# Where something was signed, these name that signing.
_SAME_SIGNING = frozenset({"ceremony", "ceremonies"})
# `on October 15 and 17 ... in Shanghai and Suzhou respectively`: no stay, but one day for each place.
_RESPECTIVELY = re.compile(r"\brespectively\b")


@rule(
    "gathering",
    trigger="event_nouns_triggers",
    example="Dalian and Chaoyang held a symposium in Chaoyang on October 24, 2019.",
    counterexample="The conference hall of Nantong was repainted.",
)
def gathering(analysis: Analysis, hit: Hit) -> Iterator[EventFact]:
    """The occasion that the noun names, once for each place and day that the clause gives it."""
    if hit.entry["type"] is None or _is_part_of_a_name(analysis, hit) or _THING.match(analysis.text, hit.end):
        return
    clause = _own_part(analysis, clause_of(analysis, hit), hit)
    if hit.entry["type"] == "conference" and _is_talk(analysis, clause, hit):
        return
    kind = cast(EventType, hit.entry["type"])
    if not _is_told(analysis, clause, hit):
        return
    cities = cities_in(analysis, clause.start, clause.end)
    if kind == "exchange" and (
        date_in(analysis, clause, hit.start) is None
        or len(cities_in(analysis, clause.start, clause.end, located=True)) < _BOTH
    ):
        return  # a tournament joins cities only where two of them are named, and is news only with its day
    rounds = _rounds(analysis, clause, hit) if hit.entry.term in _PLURAL else []
    if rounds:
        for place, day in rounds:
            yield event(analysis, hit, kind, "gathering", date=day, city=place, cities=cities)
        return
    date = date_in(analysis, clause, hit.start)
    is_part = _PART_OF.search(analysis.text, max(0, hit.start - _NOUN_PHRASE), hit.start)
    if (date is None or is_part) and _is_taken_up(analysis, hit):
        return
    city = None if is_by_video(analysis, clause) else place_near(analysis, clause, hit)
    cities = cities if cities or city else _in_its_name(analysis, hit)
    yield event(analysis, hit, kind, "gathering", date=date, city=city, cities=cities)


def _in_its_name(analysis: Analysis, hit: Hit) -> list[Party]:
    """`The 10th Osh International Trade | Fair` joins Osh with others, unless the text says more of it."""
    name = _NAME_BEFORE.search(analysis.text, max(0, hit.start - _LONGEST_NAME), hit.end)
    places = within(analysis.places, name.start(), hit.end) if name else []
    return [party_of(place) for place in places if is_city(place)][:1]


def _is_talk(analysis: Analysis, clause: Span, hit: Hit) -> bool:
    """`held a working session with the mayor`: two sides talk, and no conference is held."""
    talks = [noun for noun in analysis.hits_of("talk_nouns_triggers", clause.start, clause.end) if noun.end == hit.end]
    link = _WITH.match(analysis.text, hit.end, clause.end) if talks else None
    near = (link.end(), min(clause.end, link.end() + _NOUN_PHRASE)) if link else (0, 0)
    return link is not None and (bool(_PEOPLE.search(analysis.text, *near)) or bool(within(analysis.persons, *near)))


def _is_part_of_a_name(analysis: Analysis, hit: Hit) -> bool:
    """Whether a longer name goes on behind the noun (`Forum Secretariat`, `Expo Group`), or a title holds it."""
    start, end = max(0, hit.start - _LONGEST_NAME), hit.end + _LONGEST_NAME
    names = [*within(analysis.organizations, start, end), *within(analysis.titles, start, end)]
    return any(
        name.start <= hit.start and hit.end < name.end and not _IS_HELD.match(analysis.text, name.end) for name in names
    )


def _is_taken_up(analysis: Analysis, hit: Hit) -> bool:
    """Whether a bare `the fair` only takes up the one told before."""
    if not _BARE.search(analysis.text, max(0, hit.start - _NOUN_PHRASE), hit.start):
        return False
    earlier = analysis.hits_of("event_nouns_triggers", 0, hit.start)
    same = (other for other in earlier if other.entry["type"] == hit.entry["type"])
    return any(_is_told(analysis, clause_of(analysis, other), other) for other in same)


def _own_part(analysis: Analysis, clause: Span, hit: Hit) -> Span:
    """The part of a clause that tells of this noun alone: `..., and a symposium in Xiamen on August 3`."""
    for also in _ALSO.finditer(analysis.text, clause.start, hit.start):
        if hit.start - also.end() < _NOUN_PHRASE and _HELD.search(analysis.text, hit.end, clause.end) is None:
            return Span(also.start(), clause.end)
    for also in _ALSO.finditer(analysis.text, hit.end, clause.end):
        return Span(clause.start, also.start())
    return clause


def _is_told(analysis: Analysis, clause: Span, hit: Hit) -> bool:
    text = analysis.text
    if not took_place(analysis, clause, hit.start):
        return False
    if _BESIDE_IT.search(text, max(clause.start, hit.start - _NOUN_PHRASE), hit.start):
        return False
    if hit.entry.term in _SAME_SIGNING and _is_signing(analysis, hit):
        return False
    if _ALSO.match(text, clause.start):
        clause = clause_of(analysis, hit)  # `a conference was held ..., and a symposium ...`: the verb is said once
    held = [found.start() for found in _HELD.finditer(text, clause.start, clause.end)]
    if any(took_place(analysis, clause, at) for at in held):
        return True
    if held:
        return False
    if _OPENS_WITH.fullmatch(text, clause.start, hit.start) and text.startswith(",", hit.end):
        return True
    if hit.entry["type"] == "signing" and _AT_SIGNING.search(text, clause.start, hit.start):
        return True
    if hit.entry.term == "workshop" and _MADE_IN.search(text, max(clause.start, hit.start - _NOUN_PHRASE), hit.start):
        return False
    date = date_in(analysis, clause, hit.start)
    if date is None or date.precision in _TOO_VAGUE:
        return False
    if _AT.search(text, clause.start, hit.start):
        # What was shown or signed at an expo is the news, and not that it was held.
        return hit.entry["type"] != "fair"
    near = max(clause.start, hit.start - _NOUN_PHRASE)
    is_aside = (
        hit.entry["type"] == "signing" or _SIGNS.search(text, near, hit.start) or _BY.search(text, near, hit.start)
    )
    return not is_aside and is_told_of(analysis, clause)


def _is_signing(analysis: Analysis, hit: Hit) -> bool:
    """Whether a signing was told before, or in the same sentence, which a bare `the ceremony` then is."""
    sentence = analysis.document.sentence_at(hit.start)
    told = (
        *analysis.hits_of("event_verbs_triggers", 0, sentence.end),
        *analysis.hits_of("event_nouns_triggers", 0, sentence.end),
    )
    return any(word.entry["type"] == "signing" for word in told)


def _rounds(analysis: Analysis, clause: Span, hit: Hit) -> list[tuple[Party, Date]]:
    """Places and days in pairs, where there are several and as many of the one as of the other."""
    places = [party for _, party in places_named(analysis, Span(hit.end, clause.end))]
    dates = list(within(analysis.dates, clause.start, clause.end))
    if len(dates) == 1 and _RESPECTIVELY.search(analysis.text, clause.start, clause.end):
        dates = [replace(dates[0], edtf=day) for day in dates[0].edtf.split("/")]
    return list(zip(places, dates, strict=True)) if len(places) == len(dates) > 1 else []
