"""Signings, unveilings and other occasions that a verb tells by itself: `signed`, `was unveiled`, `broke ground`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import EventFact, EventType, Span
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.events.clause import clause_of, event, is_title
from orchestration.parsing.rules.events.reading import is_since_then, took_place
from orchestration.parsing.rules.events.when import date_in, is_recalled
from orchestration.parsing.rules.events.where import cities_in, place_near
from orchestration.parsing.scan import Hit

# Handing these over is part of every visit.
_GIFTS = re.compile(
    r"\b(?:[Gg]ifts?|[Pp]resents?|[Ss]ouvenirs?|[Kk]eys?|[Cc]opies|[Cc]heques?|[Ll]etters?)\b[^.;,]{0,30} $"
)
_RELATIVE = re.compile(r"\b(?:which|that)\b")
# Who puts pen to paper signs a document, named or not.
_ON_PAPER = frozenset(
    {"put pen to paper", "put their names to", "put his name to", "put her name to", "affixed their signatures"}
)
_WITH = re.compile(r"(?: (?:on|in|at) [^,;.]{2,30})? with\b")
# `The contract took two years to write. On Wednesday the two signed it`
_IT = re.compile(r" (?:it|them|both|all three|the (?:document|paper|text|pact|deal|accord)s?)\b")
# `An agreement was signed in July, and on 25 October the mayor came`: what follows has its own day.
_NEXT_DAY = re.compile(r", and (?=(?:on|in) (?:\d|[A-Z][a-z]+ \d)|yesterday\b|last [A-Z])")
# `used the occasion to | sign`
_TO = re.compile(r"\bto (?:\w+ly )?$")
# `signed 52 projects at a fair that ended | on Sunday`: the fair did.
_OF_ANOTHER = re.compile(r"\b(?:that|which) (?:ended|closed|concluded|opened|began|started|runs|ran)(?: \w+)? $")
# `signed its first agreement as early as 1961`
_AS_EARLY = re.compile(r"\b(?:as early as|back in|as long ago as|way back in)\b")
_NEAR = 110
# `signed a road map for 2023-2025`: no occasion lasts for years; its day the agreement may know.
_YEARS = re.compile(r"\d{4}/\d{4}")
_WAS = re.compile(r"(?: (?:on|in|of|for) [^,;.]{2,60})? (?:(?:was|were|has been|had been) )?(?:\w+ly )?")
_PRONOUN = re.compile(r"(?:It|This|They|Both) ")
_OPENED = re.compile(
    r" (?:an?|the|its|their) (?:[\w'-]+ ){0,5}(?:cent(?:re|er)|office|museum|plant|factory|branch|hub|park|school|hall"
    r"|station|line|route|warehouse|pavilion|garden|store|institute|base|consulate|showroom|library|hospital|bridge|road|terminal|playground|exhibition"
    r"|square|street|mission|academy|laboratory|workshop|campus|kindergarten|clinic)\b"
)
_OFFICE = re.compile(
    r"\b(?:mayors?|ministers?|governors?|officials|secretar(?:y|ies)|ambassadors?|presidents?|councillors?)\b", re.I
)
# The first paragraph says what is new, the second how it came about.
_LEAD_PARAGRAPHS = 2


@rule(
    "occasion_by_verb",
    trigger="event_verbs_triggers",
    example="On July 15, 2019, Dalian and Chaoyang signed a cooperation agreement in Dalian.",
    counterexample="She signed copies of her cookbook in Dalian in 2016.",
)
def occasion_by_verb(analysis: Analysis, hit: Hit) -> Iterator[EventFact]:
    """The occasion of a verb, where its clause says on which day or at which place it was, or where it is the news."""
    clause = _own_day(analysis, clause_of(analysis, hit), hit)
    kind = cast(EventType, hit.entry["type"])
    if not took_place(analysis, clause, hit.start) or _is_only_present(analysis, clause, hit):
        return
    if is_since_then(analysis, clause, hit):
        return
    if _GIFTS.search(analysis.text, clause.start, hit.start):
        return
    if kind == "ceremony" and _is_of_occasion(analysis, clause, hit):
        return
    if hit.entry["object"] == "opened" and not _opens_something(analysis, clause, hit):
        return
    if kind == "signing" and not _signs_a_document(analysis, clause, hit):
        return
    date = date_in(analysis, clause, hit.start)
    if date and _OF_ANOTHER.search(analysis.text, hit.end, date.start):
        date = None
    if kind == "exchange" and date is None:
        return  # what happened between schools and clubs on no day is told in passing
    if date is not None and _YEARS.fullmatch(date.edtf):
        return
    city = place_near(analysis, clause, hit)
    if date is None and city is None and not _is_lead(analysis, hit) and not _sentence_is_dated(analysis, hit):
        return
    # An old document is an occasion only where its day and place are told.
    is_occasion = date is None or (city is not None and date.precision == "day")
    if kind == "signing" and date is not None and is_recalled(analysis, date.edtf) and not is_occasion:
        return
    is_of_old = kind == "ceremony" or _AS_EARLY.search(analysis.text, hit.end, clause.end)
    if date is None and is_of_old and _is_history(analysis, clause):
        return
    cities = cities_in(analysis, clause.start, clause.end)
    if not cities and city is None:
        return
    yield event(analysis, hit, kind, "occasion_by_verb", date=date, city=city, cities=cities)


def _own_day(analysis: Analysis, clause: Span, hit: Hit) -> Span:
    """The part of the clause up to the next day that it tells of, or from there on."""
    for cut in _NEXT_DAY.finditer(analysis.text, clause.start, clause.end):
        if cut.start() >= hit.end:
            return Span(clause.start, cut.start())
        clause = Span(cut.end(), clause.end)
    return clause


def _is_only_present(analysis: Analysis, clause: Span, hit: Hit) -> bool:
    """`suggested that the two sides sign`: outside of headlines nobody tells news in the present tense."""
    if hit.entry["tense"] != "headline" or is_title(analysis, hit):
        return False
    return _TO.search(analysis.text, clause.start, hit.start) is None


def _is_history(analysis: Analysis, clause: Span) -> bool:
    """Whether the clause only says in which year something came to be: `The museum was opened in 1997`."""
    return any(is_recalled(analysis, date.edtf) for date in within(analysis.dates, clause.start, clause.end))


def _sentence_is_dated(analysis: Analysis, hit: Hit) -> bool:
    sentence = analysis.document.sentence_at(hit.start)
    return date_in(analysis, Span(sentence.start, sentence.end), hit.start) is not None


def _is_lead(analysis: Analysis, hit: Hit) -> bool:
    """Whether the verb stands in the title or in the paragraphs that open the article."""
    return analysis.document.sentence_at(hit.start).paragraph <= _LEAD_PARAGRAPHS


def _is_of_occasion(analysis: Analysis, clause: Span, hit: Hit) -> bool:
    """`The fair was inaugurated in Linz`, `It was opened by the mayor`: the occasion is told by its noun."""
    if _PRONOUN.fullmatch(analysis.text, clause.start, hit.start):
        return True
    nouns = analysis.hits_of("event_nouns_triggers", clause.start, hit.start)
    return any(
        noun.entry["type"] in ("fair", "conference") and _WAS.fullmatch(analysis.text, noun.end, hit.start)
        for noun in nouns
    )


def _opens_something(analysis: Analysis, clause: Span, hit: Hit) -> bool:
    """`The mayors opened a centre`: who holds office opens in public what others only begin to run."""
    opened = _OPENED.match(analysis.text, hit.end)
    acts = _OFFICE.search(analysis.text, clause.start, hit.start) or within(analysis.persons, clause.start, hit.start)
    return opened is not None and bool(acts)


def _signs_a_document(analysis: Analysis, clause: Span, hit: Hit) -> bool:
    text = analysis.text
    if hit.entry.term in _ON_PAPER:
        return True
    start, end = max(clause.start, hit.start - _NEAR), min(clause.end, hit.end + _NEAR)
    # Talks are concluded, too: the document is what follows, or what a relative clause hangs on.
    if hit.entry.term == "concluded" and not _RELATIVE.search(text, start, hit.start):
        start = hit.end
    papers = (noun for noun in analysis.hits_of("document_triggers", start, end) if not noun.entry["weak"])
    return any(papers) or _WITH.match(text, hit.end) is not None or _signs_it(analysis, hit)


def _signs_it(analysis: Analysis, hit: Hit) -> bool:
    """Whether the object takes up a document of the sentence before, or of the same."""
    if not _IT.match(analysis.text, hit.end):
        return False
    own = analysis.document.sentence_at(hit.start)
    before = analysis.document.sentences[max(0, own.index - 1)]
    return any(not noun.entry["weak"] for noun in analysis.hits_of("document_triggers", before.start, hit.start))
