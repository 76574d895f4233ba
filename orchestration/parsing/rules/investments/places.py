"""Where money goes that no word of its sentence gives to anybody: the place of the undertaking, else the article's own city."""

from __future__ import annotations

import re

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.deixis.home import dateline_end
from orchestration.parsing.facts import InvestmentType, Party
from orchestration.parsing.mentions import Money, Organization, Place
from orchestration.parsing.parties import party_of, sides_in
from orchestration.parsing.rules.clauses import opened
from orchestration.parsing.sentences import Sentence

_THERE = re.compile(r"\bthere\b(?!\s(?:is|are|was|were|will|has|have)\b)")
_IN = re.compile(
    r"\b(?:in|into|at|near|to|for|of|signed\swith)\s(?:the\s)?(?:(?:city|county|port|people)\sof\s)?$", re.IGNORECASE
)
# `a promotion in Shanghai ended with`: where people met, which says nothing of where the money goes
_OCCASION = re.compile(
    r"\b(?:activit(?:y|ies)|conferences?|fairs?|expos?|forums?|summits?|events?|ceremon(?:y|ies)|meetings?|promotions?|roadshows?"
    r"|conventions?|talks|symposiums?|another one|headquarters|headquartered|based|listed|office|held|met|signed|took place"
    r"|spot|today|yesterday|cities|all)(?: \w+)?(?: \([A-Z]+\))?(?: on(?: [a-z-]+){1,4})? (?:in|at|of) (?:the )?$",
    re.IGNORECASE,
)
_OCCASION_REACH = 60
# An item of a list, whose host stands in the paragraph before.
_LIST_ITEM = re.compile(r"(?:\d+[.)]|[-•*])\s")
# What tells the receiver after the amount, so many sentences on at most.
_AFTER_REACH = 4
_GOES = re.compile(
    r"The (?:(?:money|sum|funds?|cash|loan|grant|aid|donation) (?:goes|went|will go|is going|is meant|was meant) (?:to|for)"
    r"|(?P<role>borrower|beneficiary|recipient|grantee) (?:is|was|will be)) (?:the )?"
)
# Undertakings that were named before, with their place.
_ITS = re.compile(
    r"(?:Its|Both|(?:Funds?|Money|Capital|Investments?) in place\b.?"
    r"|(?:The )?(?:(?:[Tt]otal|planned|whole|agreed|estimated|overall|first-phase) )*(?:[Ii]nvestment|cost|price|outlay)s?"
    r"(?: (?:of|in|for) (?:the|this|that|both) [a-z-]+)?"
    r"|(?:The|This|That) (?:[a-z-]+ )?(?:project|plant|base|park|factory|facility|complex|site|line|hospital|school|hotel"
    r"|resort|building|venture|centre|center|warehouse|terminal|works)(?:'s)?) "
)
_SITE = re.compile(
    r"(?:\s\([^()]*\))? (?:in|into|on) (?:the|this) (?:new )?"
    r"(site|plant|base|park|factory|facility|project|complex|hub|centre|center|line)\b"
)
# How the next item of a list opens with its place, and how an item goes on to its amount.
_NEXT_ITEM = re.compile(r"[,;](?: and)? (?:in|at) (?:the )?")
_WITH_AMOUNT = re.compile(r"(?: City| County)?(?: with|,| at| worth| for)? ")


def without(parties: list[Party], others: list[Party]) -> list[Party]:
    """The parties that are none of the others."""
    names = {party.name for party in others}
    return [party for party in parties if party.name not in names]


def place(
    analysis: Analysis, money: Money, sentence: Sentence, kind: InvestmentType, givers: list[Party]
) -> list[Party]:
    """Where money without a receiver goes: a city that the sentence locates something in, else the article's own."""
    if _THERE.search(analysis.outline, sentence.start, sentence.end) and (there := _there(analysis, money, sentence)):
        return [there]
    if kind not in ("investment", "contract", "fund"):
        return _told_after(analysis, sentence) or (partner(analysis, givers) if givers else [])
    found = (
        _told_after(analysis, sentence)
        or _of_project(analysis, money)
        or _of_site(analysis, money, sentence)
        or without(_located(analysis, sentence), givers)
        or without(_named_after(analysis, sentence), givers)
        or without(_host_before(analysis, sentence), givers)
    )
    return found[:1] or without(_topic(analysis, sentence), givers)[-1:] or partner(analysis, givers)


def _topic(analysis: Analysis, sentence: Sentence) -> list[Party]:
    """The cities that open a sentence of the paragraph so far: `Cape Town came later. The committee accepted a package`."""
    found: list[Party] = []
    for other in analysis.document.sentences[: sentence.index + 1]:
        if other.paragraph == sentence.paragraph:
            start = opened(analysis, max(other.start, dateline_end(analysis)), other.end)
            sides = sides_in(analysis, start, min(start + 60, other.end))
            if sides and sides[0].start == start and sides[0].parties and sides[0].parties[0].kind == "city":
                found.append(sides[0].parties[0])
    return found


def _there(analysis: Analysis, money: Money, sentence: Sentence) -> Party | None:
    """What `there` means: the city or park that opens the sentence before, else the last one named."""
    text = analysis.text
    for reference in reversed(within(analysis.references, sentence.start, money.start)):
        # `42 people have been dispatched to work in the city`
        if len(reference.targets) == 1 and reference.targets[0].kind == "city":
            return reference.targets[0]
    named: list[Place | Organization] = [
        *(
            found
            for found in within(analysis.places, 0, money.start)
            if found.kind == "city" and found.inside is None and not text.endswith("from ", 0, found.start)
        ),
        *(body for body in within(analysis.organizations, 0, money.start) if body.type == "park"),
    ]
    opening = _sentence_before(analysis, sentence).start
    best = max(named, key=lambda mention: (mention.start == opening, mention.end), default=None)
    return party_of(best) if best else None


def of_item(analysis: Analysis, money: Money) -> list[Party]:
    """`the resort of Yizhou with 1.2 billion yuan, in Tian'e County the base with 1.5 billion`: an item's own place."""
    sentence = analysis.document.sentence_at(money.start)
    before = [m.end for m in within(analysis.money, sentence.start, money.start)]
    start = before[-1] if before else sentence.start
    is_list = bool(before) or any(not m.is_equivalent for m in within(analysis.money, money.end, sentence.end))
    for side in reversed(sides_in(analysis, start, money.start, located=True) if is_list else []):
        led = analysis.outline[start : side.start]
        opens = before and _NEXT_ITEM.fullmatch(led)
        if opens or (_IN.search(led) and _WITH_AMOUNT.fullmatch(analysis.outline, side.end, money.start)):
            return [party for party in side.parties if party.kind == "city"]
    return []


def partner(analysis: Analysis, givers: list[Party]) -> list[Party]:
    """The article's own city, or where that one gives, the others of the title."""
    title = analysis.document.sentences[0]
    named = [p for side in sides_in(analysis, title.start, title.end) for p in side.parties] if title.is_title else []
    if givers and all(giver.kind == "province" for giver in givers):
        # `Fujian, Ningxia mark 20 years of pairing`: of provinces the other one
        others = without([party for party in named if party.kind == "province"], givers)
        if len(others) == 1:
            return others
    own = _own(analysis)
    if own and without([own], givers):
        return [own]
    return without([party for party in named if party.kind == "city"], givers)


def _own(analysis: Analysis) -> Party | None:
    """The city that the article calls its own; where neither title nor publisher tells it, the first that the body names."""
    home, title = analysis.home, analysis.document.sentences[0]
    if home is None or not title.is_title or home.name in (analysis.document.article.publisher or ""):
        return home
    cities = [place for place in analysis.places if place.kind == "city"]
    if any(place.name == home.name for place in within(cities, title.start, title.end)):
        return home
    return next((party_of(place) for place in cities if place.start >= title.end), home)


def _located(analysis: Analysis, sentence: Sentence) -> list[Party]:
    """The cities in which the sentence puts something else than the occasion it tells of."""
    return [
        party
        for side in sides_in(analysis, sentence.start, sentence.end, located=True)
        if _IN.search(analysis.outline, max(sentence.start, side.start - 20), side.start)
        and not _OCCASION.search(analysis.outline, max(sentence.start, side.start - _OCCASION_REACH), side.start)
        for party in side.parties
        if party.kind == "city"
    ]


def _told_after(analysis: Analysis, sentence: Sentence) -> list[Party]:
    """`RMB7 billion will come from the three. The money goes to NIO Holding.`, `The borrower is the tram company.`"""
    following = analysis.document.sentences[sentence.index + 1 : sentence.index + _AFTER_REACH]
    for other in following:
        goes = _GOES.match(analysis.outline, other.start, other.end) if other.paragraph == sentence.paragraph else None
        side = next(iter(sides_in(analysis, goes.end(), other.end, located=True)), None) if goes else None
        if goes and side and side.start == goes.end() and (other is following[0] or goes["role"]):
            return list(side.parties)
    return []


def _of_site(analysis: Analysis, money: Money, sentence: Sentence) -> list[Party]:
    """`Its investment is`, `in the site`: where the undertaking is that was told of before."""
    if _ITS.match(analysis.outline, sentence.start):
        before = _sentence_before(analysis, sentence)
        return _located(analysis, before)[:1] or _named_after(analysis, before)
    site = _SITE.match(analysis.outline, money.end, sentence.end)
    if site is None:
        return []
    for place in reversed(within(analysis.places, 0, money.start)):
        if place.kind == "city" and analysis.text.endswith((f"{site[1]} in ", f"{site[1]} at "), 0, place.start):
            return [party_of(place)]
    return []


def _of_project(analysis: Analysis, money: Money) -> list[Party]:
    """`the national reserve forest project of Panzhou City`: the place that the name of the undertaking ends in."""
    sentence = analysis.document.sentence_at(money.start)
    for project in within(analysis.projects, money.end, sentence.end):
        for place in within(analysis.places, project.start, project.end):
            if place.kind == "city" and analysis.text[: place.start].endswith((" of ", " in ")):
                return [party_of(place)]
    return []


def _host_before(analysis: Analysis, sentence: Sentence) -> list[Party]:
    """The park or district that the sentences before in the paragraph are about."""
    sentences = analysis.document.sentences
    is_item = _LIST_ITEM.match(analysis.text, sentence.start) is not None
    for other in reversed(sentences[max(0, sentence.index - 3) : sentence.index]):
        if other.paragraph >= sentence.paragraph - is_item:
            parks = [o for o in within(analysis.organizations, other.start, other.end) if o.type == "park"]
            if parks:
                return [party_of(parks[0])]
    return []


def _named_after(analysis: Analysis, sentence: Sentence) -> list[Party]:
    """`the construction of the Almaty Overseas Warehouse`: the city in the name of the one undertaking of a sentence."""
    projects = within(analysis.projects, sentence.start, sentence.end)
    if len(projects) != 1:
        return []
    named = [place for place in within(analysis.places, projects[0].start, projects[0].end) if place.kind == "city"]
    return [party_of(named[0])] if len({place.key for place in named}) == 1 else []


def _sentence_before(analysis: Analysis, sentence: Sentence) -> Sentence:
    return analysis.document.sentences[max(0, sentence.index - 1)]
