"""Visits by construction: people of one city, any verb or noun of moving, staying or seeing, and another city.

`visit` (``events.visits``) knows set phrases and who stands where in them. Here nothing is set: the words of
``journey_triggers`` are read in every form, as long as the clause puts people of one city in motion towards another.
Where both tell one sentence, the set phrase wins (``once.events``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.deixis.antecedents import Antecedents
from orchestration.parsing.facts import EventFact, EventType, Party, Span
from orchestration.parsing.parties import party_of
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.events.clause import clause_of, event, is_title
from orchestration.parsing.rules.events.reading import is_ahead, is_homecoming, is_real, took_place
from orchestration.parsing.rules.events.visits import are_young
from orchestration.parsing.rules.events.when import date_in
from orchestration.parsing.rules.events.where import cities_in, place_near, vantage
from orchestration.parsing.scan import Hit

_PEOPLE = lexicons.pattern("people_who_act")
_NOT_GUESTS = re.compile(
    r"\b(?:tourists?|travell?ers|fans|passengers|customers|shoppers|trains?|ships?|readers?|goods|freight|exports?"
    r"|investments?|projects?|immigrants?|refugees|settlers|missionar(?:y|ies))\b",
    re.IGNORECASE,
)
# `the delegation`, `they`: people told before, whose city the clause leaves out.
_TOLD_BEFORE = re.compile(
    r"\b(?:(?:[Tt]he|[Tt]heir|[Ii]ts) (?:[\w-]+ ){0,2}(?:delegation|guests?|visitors|party|team|mission|group|mayor|delegates)"
    r"|[Tt]hey|[Hh]e|[Ss]he|[Tt]hem)\b"
)
_FROM = re.compile(r"\bfrom (?:the |nearby |neighbou?ring )?$")
_SUBJECT_REACH = 120
_OBJECT_REACH = 110


@rule(
    "journey",
    trigger="journey_triggers",
    example="Six councillors from Graz spent Tuesday, 14 May 2024, looking at the tram depot of Pula.",
    counterexample="A road from Graz reached Pula on 14 May 2024.",
)
def journey(analysis: Analysis, hit: Hit) -> Iterator[EventFact]:
    """A visit where the clause has guests of one city and another city that they are or were at."""
    if analysis.outline[hit.start] != analysis.text[hit.start]:
        return  # inside a name
    clause = clause_of(analysis, hit)
    if not took_place(analysis, clause, hit.start) or not is_real(
        analysis, clause, hit, is_title=is_title(analysis, hit)
    ):
        return
    sides = _sides(analysis, clause, hit)
    if sides is None or is_homecoming(analysis, clause, sides[0]):
        return
    host, guests = sides
    date = date_in(analysis, clause, hit.start)
    if is_ahead(analysis, date) or (date is None and not (hit.entry["sure"] and _is_lead(analysis, hit))):
        return
    kind: EventType = "exchange" if are_young(analysis, clause) else "visit"
    yield event(analysis, hit, kind, "journey", date=date, city=host, cities=guests)


def _is_lead(analysis: Analysis, hit: Hit) -> bool:
    return analysis.document.sentence_at(hit.start).paragraph <= 1


def _sides(analysis: Analysis, clause: Span, hit: Hit) -> tuple[Party, list[Party]] | None:
    """Host and guests; None where the clause does not put people of one city into another."""
    is_paid = _ARTICLE.search(analysis.text, clause.start, hit.start) and _FROM_WHOM.match(analysis.text, hit.end)
    way = "noun" if is_paid else str(hit.entry["way"])
    behind = (hit.end, min(clause.end, hit.end + _OBJECT_REACH))
    before = (max(clause.start, hit.start - _SUBJECT_REACH), hit.start)
    is_passive = way == "host" and _PASSIVE.search(analysis.text, *before) is not None
    if way in ("host", "send") and not is_passive:
        people = behind
    elif way == "noun":
        people = (clause.start, clause.end)
    else:
        people = before
    if not (is_paid or _are_people(analysis, *people)):
        return None
    if way == "host" and not is_passive:
        guests = cities_in(analysis, *behind)
        hosts = cities_in(analysis, *before, located=True)
        host = hosts[-1] if hosts else place_near(analysis, clause, hit) or vantage(analysis)
        return _apart(host, guests)
    if way == "noun":
        return _of_noun(analysis, clause, hit)
    guests = cities_in(analysis, clause.start, hit.start)
    return _apart(_host_of(analysis, clause, hit, guests), guests or _told_before(analysis, clause, hit))


_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are)(?: \w+ly)? $")


def _host_of(analysis: Analysis, clause: Span, hit: Hit, guests: list[Party]) -> Party | None:
    """The city behind the verb that is not where the guests come from; else the one that the clause puts it in."""
    known = {city.name for city in guests}
    for place in within(analysis.places, hit.end, min(clause.end, hit.end + _OBJECT_REACH)):
        if place.kind != "city" or place.inside in ("person", "project") or place.name in known:
            continue
        if hit.entry["way"] != "from" and _FROM.search(analysis.text, hit.end, place.start):
            continue
        return party_of(place)
    return place_near(analysis, clause, hit)


def _of_noun(analysis: Analysis, clause: Span, hit: Hit) -> tuple[Party, list[Party]] | None:
    """`the arrival of the Bordeaux delegation in Wuhan`, `began a four-day tour of Chiang Mai`."""
    cities = cities_in(analysis, clause.start, clause.end, located=True)
    host = place_near(analysis, clause, hit)
    to = _NOUN_TO.match(analysis.text, hit.end)
    if to:
        named = cities_in(analysis, to.end(), min(clause.end, to.end() + 60), located=True)
        host = named[0] if named else host
    if host is None and _FROM_WHOM.match(analysis.text, hit.end):
        host = next(iter(cities_in(analysis, clause.start, hit.start)), None)
    return _apart(host, [city for city in cities if host is None or city.name != host.name])


# `a three-day | visit`
_ARTICLE = re.compile(r"\b(?:an?|the|its|their|his|her|this) (?:[\w-]+ ){0,2}$")
# `got a visit from Częstochowa`: whoever pays it.
_FROM_WHOM = re.compile(r" (?:from|by) (?:the )?")
_NOUN_TO = re.compile(r" (?:to|in) ")


def _apart(host: Party | None, guests: list[Party]) -> tuple[Party, list[Party]] | None:
    if host is None:
        return None
    others = [city for city in guests if city.name != host.name]
    return (host, others) if others else None


def _told_before(analysis: Analysis, clause: Span, hit: Hit) -> list[Party]:
    """The article's other city, where the clause speaks of guests told before."""
    if not _TOLD_BEFORE.search(analysis.text, clause.start, hit.start):
        return []
    return list(Antecedents(analysis, analysis.home).main_cities)


def _are_people(analysis: Analysis, start: int, end: int) -> bool:
    if _NOT_GUESTS.search(analysis.text, start, end):
        return False
    return bool(_PEOPLE.search(analysis.text, start, end)) or bool(within(analysis.persons, start, end))
