"""Who is whose partner where both sides, or the partner, stand before the words that name the relation.

Readers of the same kind as those of ``partnerships.pairs``, which asks them in its order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from orchestration.parsing.rules.partnerships.hub import hub
from orchestration.parsing.rules.partnerships.listings import THEN_NAMED, Listing, Pair
from orchestration.parsing.rules.partnerships.scene import Scene

# `Split, its sister city`; `Lviv as its partner city`; `counts Brno among its twins`; `added Kiel to its list of twins`
# `Kfar Saba, which has been its partner`, `Lille and Brno are its other partners`
_BESIDE = re.compile(
    r"(?: City)?,?(?: as| among| to| into"
    r"|(?:,? which| who)? (?:is|are|was|were|has been|have been|became|remains?)(?: also| still)?)?"
    r" (?:its|their|our|his|her|the city's|the town's|the capital's)(?: [\w-]+){0,4} ?"
)
_TAKEN_AS = re.compile(r"(?: City)?,? (?:as|for)(?: a| an| the)?(?: [\w-]+){0,3} ?")
# `became Bursa's first sister city`; `Oulu, Bursa's sister city`
_POSSESSIVE = re.compile(r"(?:'s|s')(?: [\w-]+){0,3} ?")
_IS = re.compile(
    r"(?:,(?: one of)?"
    r"|.*\b(?:is|was|are|were|be|been|became|become|becomes|becoming|remains|as|joined|joins|among|added to)\b.*) ?",
    re.DOTALL,
)
# `is a twin as well`, `, another sister city`, ` (a sister since 2013)`
_ONE_MORE = re.compile(
    r"(?: City)?(?:,? (?:which )?(?:is|was|has been|became|remains)(?: also| now| still| too)?|,| \(|, which,)"
    r" ?(?:an?|another|the (?:other|newest|latest|oldest|youngest|first|second|third|fourth|fifth|last))(?: [\w-]+){0,2} "
)
# `Tacoma and San Diego, the two American sisters`
_THE_SISTERS = re.compile(r", the (?:(?:two|three|four|other|only)\b ?){1,2}(?:[A-Z][\w-]+ )?")
_GOES_ON_WITH = re.compile(r" (?:[a-z]+ ){0,2}(?:of|to|with|between|for|in)\b")
_GIVES = re.compile(
    r"\b(?:giv\w+|gave|offer\w*|provid\w+|grant\w*|extend\w*|render\w*|lend\w*|lent|sen[dt]\w*|help\w*|support\w*|assist\w*|aid\w*"
    r"|receiv\w+|got|gets)\b[^.;]{0,40}$"
)
_ARE = re.compile(r"\b(?:are|were|became|become|been|as)(?: \w+)? $")
# `Ningbo has also helped Bijie`: nothing but auxiliaries stands between the helper and the verb.
_ADJACENT = re.compile(r"(?: City)?(?:,? (?:has|have|had|been|also|is|was|now|since|long|regularly))* ?")
_AND_ITS = re.compile(r"(?: City)?,? (?:and|with|together with) (?:its|their) (?:[\w-]+ ){1,4}?\s?")
_REACH = 70


def possessive(scene: Scene) -> Iterator[Pair]:
    """`Oulu's sister city Bursa`, `Oulu became Bursa's sister city`, `Oulu, Bursa's sister city`"""
    if not scene.before or not _POSSESSIVE.fullmatch(scene.bridge):
        return
    last = scene.before[-1]
    holder = Listing(last.start, last.end, last.cities[-1:])
    text = scene.analysis.text
    if len(last.cities) == 2 and last.joints[0] == ", ":
        yield (last.cities[0], last.cities[1])
    elif len(scene.before) > 1 and _IS.fullmatch(text[scene.before[-2].end : last.start]):
        yield from holder.across(scene.before[-2], respectively=False)
    elif scene.after and THEN_NAMED.fullmatch(scene.link):
        yield from holder.across(scene.after[0], respectively=False)


def beside(scene: Scene) -> Iterator[Pair]:
    """`Frankfurt takes Lviv as its partner city`, `Cockburn sent guests to Split, its sister city`"""
    if not scene.before:
        return
    last = scene.before[-1]
    if _BESIDE.fullmatch(scene.bridge):
        owner = scene.before[0].cities[0] if len(scene.before) > 1 and " our " not in scene.bridge else scene.owner
        yield from product([owner] if owner else [], last.cities)
    elif len(scene.before) > 1 and _TAKEN_AS.fullmatch(scene.bridge):
        yield from product(scene.before[0].cities[:1], last.cities)


def of_the_hub(scene: Scene) -> Iterator[Pair]:
    """`Oulu is a twin as well`, `Bursa, a sister city since 1990,`: of the city whose partners the article tells of."""
    if not scene.before or _GOES_ON_WITH.match(scene.link):
        return
    own, named = hub(scene.analysis), scene.before[-1].cities
    is_one = scene.hit.entry["form"] == "noun" and not scene.hit.entry.term.endswith(("s", "ies"))
    if own is None or own.name in {city.name for listing in scene.before for city in listing.cities}:
        return
    if _ONE_MORE.fullmatch(scene.bridge) if is_one else _THE_SISTERS.fullmatch(scene.bridge):
        yield from product([own], named[-1:] if is_one else named)


def given(scene: Scene) -> Iterator[Pair]:
    """`Dongguan has been giving Zhaotong counterpart assistance`"""
    is_aid = (scene.hit.entry["kind"] or "").startswith("counterpart") and scene.hit.entry["form"] in ("gift", "noun")
    if is_aid and len(scene.before) > 1:
        giver, receiver = scene.before[-2:]
        if _GIVES.search(scene.analysis.text[giver.end : receiver.start]) and len(scene.bridge) < _REACH:
            yield from giver.across(receiver, respectively=False)


def and_its_own(scene: Scene) -> Iterator[Pair]:
    """`Graz and its Montenegrin partner city Podgorica celebrated`, `Graz and its partner Podgorica have been twinned`"""
    text = scene.analysis.text
    if scene.before and scene.after and scene.link == " " and _AND_ITS.fullmatch(scene.bridge + " "):
        others = scene.after[0].cities
        yield from product(scene.before[-1].cities[-1:], others if scene.hit.entry.term.endswith("s") else others[:1])
    elif len(scene.before) > 1 and _ADJACENT.fullmatch(scene.bridge):
        one, two = scene.before[-2:]
        if _AND_ITS.fullmatch(text, one.end, two.start):
            yield from product(one.cities[-1:], two.cities[:1])


def _is_couple(listing: Listing) -> bool:
    """`Bonn and Oxford`, but not `the port of Bonn cooperates with Oxford`"""
    return len(listing.joints) == 1 and listing.joints[0].strip(" ,") in ("and", "&", "with")


def both(scene: Scene) -> Iterator[Pair]:
    """`Oulu and Bursa have been sister cities`; of three and more only where they are said to be so"""
    subject = scene.subject if scene.hit.entry["form"] not in ("direct", "tie") else None
    if subject and len(subject.cities) > 1:
        are = _ARE.search(scene.analysis.text, scene.clause.start, scene.hit.start)
        if len(subject.cities) == 2 or subject.is_paired_up or are:
            yield from subject.among()
            # `Bonn and Minsk became sister cities in 1993, Bonn and Oxford in 1947`
            yield from (pair for listing in scene.after if _is_couple(listing) for pair in listing.among())
