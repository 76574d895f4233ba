"""Who is whose partner where a pronoun or a relative clause points at one of them: `with which it is twinned`.

Readers of the same kind as those of ``partnerships.pairs``, which asks them in its order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from orchestration.parsing.deixis.antecedents import Antecedents, named_city
from orchestration.parsing.parties import distinct
from orchestration.parsing.rules.partnerships.listings import Listing, Pair, listings
from orchestration.parsing.rules.partnerships.scene import Scene

# `From its twin Padua, Bremen received a tree`
_ITS_FIRST = re.compile(r"(?:From|With|In|To|Like|For|Near|By) (?:its|their) (?:[\w-]+ ){0,3}")
# `Since they were paired in 2021, Ningbo and Liangshan`
# `Since becoming sister cities in 1986, Hangzhou and Boston`
_THEY_BEFORE = re.compile(
    r"\b(?:they|the two|both) (?:\w+ ){1,2}$|(?:Since|After|Before|Upon|By|On) (?:first )?(?:becoming|being|having become) $",
    re.IGNORECASE,
)
_WITH_WHICH_IT = re.compile(r",? (?:with|to) (?:which|whom) (?:it|they)\b")
# `With Moscow, by comparison, Ulaanbaatar has been on terms of friendly cooperation`
_WITH_FIRST = re.compile(r"\bWith (?:the )?$")
_IT_TOO = re.compile(r",? (?:too, |also )?(?:it|the (?:city|town|capital))\b")
_THEY = re.compile(
    r"(?:(?:Since|In|From) (?:[A-Z][a-z]+ )?\d{4},? they|They|Their"
    r"|The (?:two )?(?:cities|towns|municipalities|ports)(?:, (?:which|both)\b[^.;]{0,20})?"
    r"|Both|The ties|The partnership|The relationship|The twinning)\b"
    # `; four years later they declared themselves`
    r"|[^,;.:]{0,40}\bthey (?:\w+ ){1,3}$"
)
# `Bursa, with which Oulu has been twinned`
_WITH_WHICH = re.compile(r"[^.;]{0,20},? (?:with|to|of) (?:which|whom) ")
# `the relationship that ties Bonn to Minsk`, `friendship agreements link Wenling to Kirchheim`
_TIES = re.compile(
    r"(?: \w+)?,? (?:(?:that|which) )?(?:has |have )?"
    r"(?:tie[sd]?|link(?:s|ed)?|bind[s]?|bound|join(?:s|ed)?|unite[sd]?|connect(?:s|ed)?) "
)
# `the anniversary of their twinning`
_THEIR = re.compile(r"\b(?:[Tt]heir|the two (?:cities|towns)'|the towns'|the cities') (?:[\w-]+ ){0,2}$")
_BONDS = (
    "twinning",
    "relationship",
    "relations",
    "partnership",
    "agreement",
    "ties",
    "link",
    "pact",
    "bond",
    "friendship",
)
_BOND = re.compile(r" (?:relation\w*|agreement|ties|link|pact|bond|friendship|partnership)\b")
_REACH = 70


def fronted(scene: Scene) -> Iterator[Pair]:
    """`With Moscow, Ulaanbaatar has been on terms of friendly cooperation`, `With Kiel, which is a twin of Oulu`"""
    if scene.before and _WITH_FIRST.search(scene.analysis.text, scene.clause.start, scene.before[0].start):
        other = scene.before[1] if len(scene.before) > 1 else (scene.after[0] if scene.after else None)
        if other:
            yield from other.across(scene.before[0], respectively=False)
        elif scene.owner and _IT_TOO.match(scene.bridge):
            yield from product([scene.owner], scene.before[0].cities)


def theirs(scene: Scene) -> Iterator[Pair]:
    """`They became sister cities in 1990`, `Their twinning dates from 1990`: the two cities of the sentence before."""
    text = scene.analysis.text
    if not scene.before and _THEY.match(text, scene.clause.start, scene.hit.start):
        two = Antecedents(scene.analysis, None).pair(scene.clause.start, named_city)
        yield from Listing(scene.clause.start, scene.clause.start, two).among()


def cataphoric(scene: Scene) -> Iterator[Pair]:
    """`Since they were paired in 2021, Ningbo and Liangshan have built`, `From its twin Padua, Bremen received a tree`"""
    text = scene.analysis.text
    start = scene.clause.start
    if not scene.before and scene.after and scene.link == " " and _ITS_FIRST.fullmatch(text, start, scene.hit.start):
        partner, *owners = scene.after[0].cities
        yield from ((owner, partner) for owner in owners[:1] if scene.after[0].joints[0] == ", ")
    if not scene.before and scene.after and _THEY_BEFORE.search(text, scene.clause.start, scene.hit.start):
        first = scene.after[0]
        if len(first.cities) == 2 and scene.link.endswith(", ") and len(scene.link) < _REACH:
            yield from first.among()


def that_ties(scene: Scene) -> Iterator[Pair]:
    """`the sister city relationship that ties Bonn to Minsk`"""
    if scene.after and _TIES.fullmatch(scene.link):
        cities = [city for listing in scene.after[:2] for city in listing.cities]
        yield from product(cities[:1], cities[1:])


def with_which(scene: Scene) -> Iterator[Pair]:
    """`Bursa, with which Oulu has been twinned`, `Oulu has a partner, Bursa, with which it has been twinned`"""
    if scene.before and _WITH_WHICH_IT.match(scene.bridge):
        owner = scene.before[-2].cities[0] if len(scene.before) > 1 else scene.owner
        yield from product([owner] if owner else [], scene.before[-1].cities)
    if len(scene.before) > 1:
        one, two = scene.before[-2:]
        if _WITH_WHICH.fullmatch(scene.analysis.text[one.end : two.start]):
            yield from two.across(one, respectively=False)


def anniversary(scene: Scene) -> Iterator[Pair]:
    """`Gdańsk had come to Bremen for the 46th anniversary of the partnership`: of the two that the clause names."""
    if scene.hit.entry.term.startswith(("anniversary of", "years of")):
        named = listings(scene.analysis, scene.clause.start, scene.clause.end, located=True)
        two = distinct(city for listing in named for city in listing.cities)
        own = scene.analysis.home
        if len(two) == 1 and own is not None and scene.hit.entry["kind"] == "sister_city":
            # `The mayor went to Alzey for the anniversary of the twinning`: that of the city that the article speaks of.
            two = distinct([own, *two])
        if len(two) == 2:
            yield (two[0], two[1])


def their_own(scene: Scene) -> Iterator[Pair]:
    """`Guests from Kleve visited Worcester for the anniversary of their twinning`: of the two that the clause names."""
    text, hit = scene.analysis.text, scene.hit
    names_bond = hit.entry.term.endswith(_BONDS) or _BOND.match(text, hit.end)
    if names_bond and _THEIR.search(text, scene.clause.start, hit.start):
        before = [
            city
            for listing in listings(scene.analysis, scene.clause.start, hit.start, located=True)
            for city in listing.cities
        ]
        two = distinct(before)
        if len(two) == 2 and not scene.after:
            yield (two[0], two[1])
