"""Signings, unveilings and other occasions that a verb tells by itself: `signed`, `was unveiled`, `broke ground`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import EventFact, EventType
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.events import (
    cities_in,
    clause_of,
    date_near,
    event,
    place_near,
    took_place,
)
from orchestration.parsing.scan import Hit

# What is signed on an occasion. Copies, players and drawings are signed, too.
_DOCUMENT = lexicons.pattern("documents_signed")


@rule(
    "occasion_by_verb",
    trigger="event_verbs_triggers",
    example="On July 15, 2019, Dalian and Chaoyang signed a cooperation agreement in Dalian.",
    counterexample="She signed copies of her cookbook in Dalian in 2016.",
)
def occasion_by_verb(analysis: Analysis, hit: Hit) -> Iterator[EventFact]:
    """The occasion of a verb, where the clause says on which day or at which place it was."""
    clause = clause_of(analysis, hit)
    kind = cast(EventType, hit.entry["type"])
    if not took_place(analysis, clause, hit.start):
        return
    if kind == "signing" and not _DOCUMENT.search(analysis.text, clause.start, clause.end):
        return
    date = date_near(analysis, clause, hit)
    city = place_near(analysis, clause, hit)
    if date is None and city is None:
        return
    cities = cities_in(analysis, clause.start, clause.end)
    if not cities and city is None:
        return
    yield event(analysis, hit, kind, "occasion_by_verb", date=date, city=city, cities=cities)
