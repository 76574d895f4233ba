"""Meetings: officials of two sides receive, meet or talk to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import EventFact
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.events import clause_of, event
from orchestration.parsing.rules.events_when import date_in, took_place
from orchestration.parsing.rules.events_where import cities_in, place_near
from orchestration.parsing.scan import Hit

# Who meets: without such a word or a person's name the verb has another sense (`met its target`, `received soybeans`).
_PEOPLE = lexicons.pattern("people_who_act")
# `met in Porvoo`, `met yesterday`: nothing behind that is met.
_NO_OBJECT = re.compile(r"(?: again| here| there)?(?: (?:in|on|at|yesterday|today|last|this|for|to)\b|[,.;])")
# `met in the Youfei Hotel with the president of the council`: the object comes behind the place.
_WITH_BEHIND = re.compile(r"(?: (?:in|on|at|yesterday|today|last|this)\b[^,.;]{0,50})? with (?!each other|one another)")
_NEAR = 60


@rule(
    "meeting",
    trigger="meeting_triggers",
    example="The mayors of Dalian and Chaoyang met in Dalian on March 3, 2020.",
    counterexample="The market of Kashgar met its target.",
)
def meeting(analysis: Analysis, hit: Hit) -> Iterator[EventFact]:
    """A meeting where people stand on both sides of the verb, or two cities' people before it."""
    clause = clause_of(analysis, hit)
    text = analysis.text
    if not took_place(analysis, clause, hit.start):
        return
    before = cities_in(analysis, clause.start, hit.start)
    after = cities_in(analysis, hit.end, clause.end)
    with_whom = _WITH_BEHIND.match(text, hit.end, clause.end)
    if hit.entry["who"] == "mutual" or (_NO_OBJECT.match(text, hit.end) and not with_whom):
        if len(before) < 2:
            return
    else:
        start = with_whom.end() if with_whom else hit.end
        behind = (start, min(clause.end, start + _NEAR))
        if not _PEOPLE.search(text, *behind) and not within(analysis.persons, *behind):
            return
        if not _PEOPLE.search(text, clause.start, hit.start) and not within(analysis.persons, clause.start, hit.start):
            return
    cities = [*before, *after]
    date, city = date_in(analysis, clause, hit.start), place_near(analysis, clause, hit)
    if not cities and city is None:
        return
    yield event(analysis, hit, "meeting", "meeting", date=date, city=city, cities=cities)
