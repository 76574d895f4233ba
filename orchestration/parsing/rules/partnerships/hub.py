"""Whose partners an article tells of: the one city that most of its ties of sisters and friends are ties of.

Mostly it is the article's own (``deixis.home``). But a newsletter's publisher has no city in its name, and a title may put
the guest first (`Guilin keen on limestone lessons with Ipoh`): then it is the city that is said to have sisters, that counts
them, whose council or committee looks after them. Such words are counted for each city, and those against it: a place that
is somebody's sister, or that the text has to locate (`Leiria in Portugal`), seldom has the partners.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import PartnershipFact, Party
from orchestration.parsing.mentions import Place
from orchestration.parsing.parties import party_of

_MANY = (
    r"(?:(?:sister|twin|partner|friendship|friendly)[- ](?:cities|towns|communities)|sisters|twins|twinnings|partners"
    r"|partnerships)"
)
_TIE = (
    r"(?:(?:sister|twin|partner|friendship|friendly)[- ](?:cit(?:y|ies)|towns?|communit(?:y|ies)|municipalit(?:y|ies)|exchange)"
    r"|sisters?|twins?|twinn(?:ed|ings?)|partners?|jumelages?)"
)
# Of partners that are counted or told in order there are others: only the city that has them all is named before them.
_COUNTED = re.compile(
    r"(?:'s|s')(?: [\w-]+){0,3}? (?:other|oldest|first|second|third|fourth|fifth|newest|latest|last|longest|only|all|two|three"
    rf"|four|five|six|seven|eight|nine|ten|eleven|twelve|many|\d+)\b(?: [\w-]+){{0,3}}? {_TIE}\b"
    rf"|(?:'s|s')(?: [\w-]+){{0,3}}? {_MANY}\b"
)
_HAS = re.compile(rf"(?:'s|s')(?: [\w-]+){{0,4}}? {_TIE}\b")
_HOLDS = re.compile(
    r"(?:, [^,.;:\n]{1,40},)?"  # `Vancouver, the one in Washington state, has a single sister`
    r" (?:City )?(?:now |already |currently |still |also |itself )?(?:has|have|had|counts|keeps|lists|maintains|boasts|gained"
    rf"|got|looks back|is proud of|used to have)\b[^.;:]{{0,60}}?\b{_TIE}\b"
)
_IS_TWINNED = re.compile(
    r",?(?: [\w-]+){0,3} (?:has|had|is|was|have) (?:been |long been |also |now )*(?:twinned|paired|linked|a (?:sister|twin))\b"
)
_BODY = re.compile(
    r"(?: City| Borough| County| Town| District| Regional| Metropolitan)?(?:'s)? (?:[Cc]ity )?"
    r"(?:[Cc]ouncil(?:lors?)?|[Cc]ouncilm\w+|Municipality|[Tt]own [Hh]all|[Cc]ity [Hh]all)\b"
)
_COMMITTEE = re.compile(
    r"(?: [A-Z]\w+)?(?:'s)? (?:Sister Cit|(?:[Tt]own )?[Tt]winning|Twin Town|International Relations)"
)
_MANY_OF = re.compile(rf"\b{_MANY} (?:of|to) (?:the )?(?:[Cc]ity of )?$")
_IS_PARTNER = re.compile(
    r"(?:,? (?:in |of )?(?:the )?[A-ZÀ-Þ][\w.' -]{1,40}?)?,?(?: which)?"
    r"(?: (?:has|have|had|is|was|are|were|be|been|became|become|remains|also|now))*"
    r",? (?:our|its|their|his|her|a|the (?:city|town|county|municipality)'s|one of (?:its|our|the))"
    rf"(?: [\w-]+){{0,3}}? {_TIE}\b"
)
_CALLED_PARTNER = re.compile(
    rf"\b(?:our|its|their|the (?:city|town)'s)(?: [\w-]+){{0,3}}? {_TIE}(?: are| is|:|,)? (?:the )?$"
)
_LOCATED = re.compile(r"(?:,| in(?: the)?| \() ?(?:[a-z-]+ ){0,3}[A-ZÀ-Þ]")
_FROM = re.compile(r"\b(?:from|visit(?:ed|s|ing)?|delegation of|guests? of) (?:the )?$")
_REACH = 60

# What each telling is worth: two where nobody but the owner is told of so, one or less where its partner might be, too.
_BEHIND = (
    (_COUNTED, 1.0),
    (_HAS, 1.0),
    (_HOLDS, 2.0),
    (_COMMITTEE, 2.0),
    (_IS_TWINNED, 1.0),
    (_BODY, 0.5),
    (_IS_PARTNER, -1.5),
    (_LOCATED, -0.5),
)
_BEFORE = ((_MANY_OF, 2.0), (_CALLED_PARTNER, -1.0), (_FROM, -0.5))
# What the article's own city has over the others before any of this is counted, and more where its publisher bears its name.
_OWN, _PUBLISHED = 1.5, 1.0
# The least that says of a city that it has partners where no city is the article's own.
_TOLD = 1.0
# What each tie is worth that has been read of a city, of a few: another city's long list is an aside.
_TIED, _MOST_TIES = 2.0, 3


def hub(analysis: Analysis) -> Party | None:
    """The city whose partners the words of the article speak of; its own where nothing speaks for another."""
    if analysis.hub is None:
        analysis.hub = (_likeliest(analysis, ()),)
    return analysis.hub[0]


def hub_of(analysis: Analysis, read: Iterable[PartnershipFact]) -> Party | None:
    """The same when ties have been read: whoever has many is likely to have those that no sentence tells outright."""
    return _likeliest(analysis, [fact for fact in read if fact.kind in ("sister_city", "friendly_cooperation")])


def _likeliest(analysis: Analysis, read: Sequence[PartnershipFact]) -> Party | None:
    own = analysis.home
    worth: dict[str, float] = {}
    places: dict[str, Place] = {}
    for place in analysis.places:
        if place.kind == "city" and place.inside != "person":
            places.setdefault(place.name, place)
            told = _told_of(analysis, place)
            # Where two namesakes meet, or a letter is written for abroad, the own city is located, too.
            told = max(told, 0.0) if own is not None and place.name == own.name else told
            worth[place.name] = worth.get(place.name, 0.0) + told
    pairs = {frozenset(city.name for city in fact.cities) for fact in read}
    for name, ties in Counter(name for pair in sorted(map(sorted, pairs)) for name in pair).items():
        if name in worth:
            worth[name] += _TIED * min(ties, _MOST_TIES)
    if own is not None:
        has_publisher = own.name in (analysis.document.article.publisher or "")
        worth[own.name] = worth.get(own.name, 0.0) + _OWN + (_PUBLISHED if has_publisher else 0.0)
    best = max(worth, key=lambda name: worth[name], default=None)
    if best is None or (own is not None and best == own.name):
        return own
    return party_of(places[best]) if worth[best] >= _TOLD else None


def _told_of(analysis: Analysis, place: Place) -> float:
    """What the words beside one mention say for and against the city."""
    text, start = analysis.text, max(0, place.start - _REACH)
    behind = sum(worth for pattern, worth in _BEHIND if pattern.match(text, place.end))
    return behind + sum(worth for pattern, worth in _BEFORE if pattern.search(text, start, place.start))
