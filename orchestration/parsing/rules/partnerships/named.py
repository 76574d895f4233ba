"""Partnerships: standing relations of two cities (sister cities, pairing, counterpart cooperation, friendly ties)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import PartnershipFact, PartnershipKind, Span
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.events.clause import clause_of
from orchestration.parsing.rules.partnerships.listings import Pair, listings
from orchestration.parsing.rules.partnerships.pairs import followers_at, pairs_at
from orchestration.parsing.rules.partnerships.since import with_beginning
from orchestration.parsing.rules.partnerships.words import (
    is_not_standing,
    is_something_else,
    is_told_of,
    kind_of,
    names_a_tie,
)
from orchestration.parsing.scan import Hit

_LOOK_BACK = 120
# How far `by` may stand behind `followed`.
_BEHIND = 16
_PAIR = 2
# An item of a list: the next part of a sentence or paragraph goes on with it.
_ITEM = re.compile(r";\s*(?:and )?(?:[-•*] )?(?=[A-ZÀ-Þ])")
_SINCE = re.compile(r"\bsince (?:the )?(?:\w+ )?(?:of )?(?=\d{4}\b|[A-Z]|then\b)")
_BIRTHDAY = re.compile(r"\b(?:anniversary|birthday|jubilee|turn(?:s|ed) \d{2})\b", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-•*–]|\(?\d{1,2}[.)])\s")
_FOLLOWED_BY = re.compile(r",? (?:and )?(?:later |then |soon |was |were )?followed (?:\w+ )?by\b")
# `Vancouver followed this example`: no list goes on there.
_FOLLOWED_SOMETHING = re.compile(r" (?:this|that|the|its|their|his|her|our|suit|up)\b")
_IS_OR_INCLUDES = re.compile(
    r"(?: of (?:them|these|those)| ones?| members?| partners?| twins?| cities| towns)?"
    r"(?: now| also| currently| today)? (?:is|are|was|were|being|includes?|comprise)(?: now| also)?\b"
)


@rule(
    "partnership",
    trigger="partnership_triggers",
    example="Dalian and Kitakyushu have been sister cities since 1979.",
    counterexample="Dalian and Kitakyushu are not yet sister cities.",
)
def partnership(analysis: Analysis, hit: Hit) -> Iterator[PartnershipFact]:
    """One partnership for each pair of cities that the words tie together."""
    if hit.entry["kind"] is None or is_something_else(analysis, hit):
        return
    clause = _up_to_followers(analysis, _with_list(analysis, clause_of(analysis, hit)), hit)
    if not _names_a_city(analysis, clause):
        return
    if is_not_standing(analysis, clause, hit):
        return
    if hit.entry["form"] in ("tie", "tied") and _goes_on(analysis, hit):
        return
    if hit.entry["form"] == "lasting" and not _lasts(analysis, clause):
        return
    if hit.entry["form"] == "rest" and not _IS_OR_INCLUDES.match(analysis.text, hit.end):
        return
    if hit.entry["form"] in ("follow", "rest"):
        yield from _followers(analysis, clause, hit)
        return
    kind = kind_of(analysis, clause, hit)
    for pair in pairs_at(analysis, clause, hit):
        own = _kind_between(pair, kind, hit)
        if own and (
            hit.entry["form"] not in ("tie", "tied") or is_told_of(analysis, own) or _is_old(analysis, clause, hit)
        ):
            yield with_beginning(analysis, clause, hit, pair, own, rule="partnership")


def _up_to_followers(analysis: Analysis, clause: Span, hit: Hit) -> Span:
    """`Jinju became Eugene's sister city in 1961, followed by Kathmandu`: those who follow are read from `followed`."""
    text = analysis.text
    if followers := _FOLLOWED_BY.search(text, hit.end, clause.end):
        return Span(clause.start, followers.start())
    leaders = list(_FOLLOWED_BY.finditer(text, clause.start, min(clause.end, hit.end + _BEHIND)))
    return Span(leaders[-1].start(), clause.end) if leaders and hit.entry["form"] == "follow" else clause


def _goes_on(analysis: Analysis, hit: Hit) -> bool:
    """Whether the plain word only goes on with one that names the relation: `sister city relations with`."""
    before = analysis.hits_of("partnership_triggers", max(0, hit.start - _LOOK_BACK), hit.start)
    return bool(before) and names_a_tie(before[-1]) and before[-1].end == hit.start - 1


def _lasts(analysis: Analysis, clause: Span) -> bool:
    """Whether the clause says since when or for how long: cities that just `worked together` once are no partners."""
    return any(length.days is None for length in within(analysis.durations, clause.start, clause.end)) or (
        _SINCE.search(analysis.text, clause.start, clause.end) is not None
    )


def _is_old(analysis: Analysis, clause: Span, hit: Hit) -> bool:
    """Whether a partnership of the only two has a birthday: `The partnership between Hangzhou and Leeds turned 30`."""
    if "partnership" not in hit.entry.term:
        return False
    cities = {place.key for place in within(analysis.places, clause.start, clause.end) if place.kind == "city"}
    return len(cities) == _PAIR and (
        _SINCE.search(analysis.text, clause.start, clause.end) is not None
        or _BIRTHDAY.search(analysis.text, clause.start, clause.end) is not None
    )


def _kind_between(pair: Pair, kind: PartnershipKind, hit: Hit) -> PartnershipKind | None:
    """The kind that the words can mean between these two: cities of China do not twin, only they are paired for aid."""
    if kind == "counterpart_assistance" and _is_abroad(pair):
        return "sister_city" if hit.entry.term.startswith("pair") else None
    if hit.entry["kind"] == "sister_city" and hit.entry["form"] in ("tie", "tied") and _is_in_china(pair):
        return "counterpart_assistance"
    return kind


def _is_in_china(pair: Pair) -> bool:
    return all(city.place is not None and city.place.country == "CN" for city in pair)


def _is_abroad(pair: Pair) -> bool:
    """Whether a city lies outside China: there `Vienna helps Kyiv` is help, but no scheme that pairs cities for it."""
    return any(city.place is not None and city.place.country not in (None, "CN") for city in pair)


def _followers(analysis: Analysis, clause: Span, hit: Hit) -> Iterator[PartnershipFact]:
    """The partners that a sentence, or what follows a semicolon, adds to what was told of a city's before."""
    sentence = analysis.document.sentence_at(hit.start)
    last = analysis.document.sentences[max(0, sentence.index - 1)]
    before, is_beside = (
        Span(last.start, last.end),
        last.index != sentence.index and last.paragraph == sentence.paragraph,
    )
    if clause.start > sentence.start:
        before, is_beside = Span(sentence.start, clause.start), True
    if _FOLLOWED_SOMETHING.match(analysis.text, hit.end):
        return
    earlier = [
        other for other in analysis.hits_of("partnership_triggers", before.start, before.end) if names_a_tie(other)
    ]
    if not earlier or not is_beside:
        return
    told = earlier[0]
    named = listings(analysis, before.start, told.start)
    owner = named[0].cities[0] if named else analysis.home
    for pair in followers_at(analysis, clause, pairs_at(analysis, before, told), owner):
        kind = kind_of(analysis, before, told)
        yield with_beginning(analysis, clause, hit, pair, kind, rule="partnership")


def _names_a_city(analysis: Analysis, clause: Span) -> bool:
    """Whether it is worth looking closer: most clauses with such words name nobody, nor two named before (`they`)."""
    return bool(
        within(analysis.places, clause.start, clause.end)
        or within(analysis.references, clause.start, clause.end)
        or " they " in analysis.text[clause.start : clause.end]
    )


def _with_list(analysis: Analysis, clause: Span) -> Span:
    """The clause and the list that goes on behind it: items parted by semicolons, or the paragraphs behind a colon."""
    text, end = analysis.text, clause.end
    sentence = analysis.document.sentence_at(clause.start)
    while end < sentence.end and _ITEM.match(text, end) and not _is_told_anew(analysis, end, sentence.end):
        end = next((cut for cut in (text.find(";", end + 1, sentence.end),) if cut > 0), sentence.end)
    is_opened = text.startswith(":", end - 1)
    for following in analysis.document.sentences[sentence.index + 1 :]:
        if not (is_opened or _BULLET.match(text, following.start)):
            break
        is_opened, end = False, following.end
    return Span(clause.start, end)


def _is_told_anew(analysis: Analysis, start: int, limit: int) -> bool:
    """`; Kyoto followed in 1996`: what has words of its own for the relation is no item of a list."""
    cut = analysis.text.find(";", start + 1, limit)
    hits = analysis.hits_of("partnership_triggers", start, cut if cut > 0 else limit)
    return any(hit.entry["form"] in ("follow", "rest", "verb") and hit.entry["kind"] for hit in hits)
