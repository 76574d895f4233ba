"""Sides of a fact: which organizations and places a stretch of text names, in order, pointing phrases resolved.

A rule cuts the stretch (the subject of its clause, what follows `with`); this module says who stands in it. An
organization wins over the places inside its name, a place over the province that only locates it, and a pointing
phrase stands for its targets. Where something happens (`in Wuxi`) is no side unless the rule asks for it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from orchestration.parsing.analysis import Analysis, Reference, within
from orchestration.parsing.facts import Party, PartyKind
from orchestration.parsing.mentions import Organization, Place


@dataclass(frozen=True, slots=True)
class Side:
    """One mention of a side: a single party, or the several that a pointing phrase stands for."""

    start: int
    end: int
    parties: tuple[Party, ...]


# The words that make the next place a location: `held in Wuxi`, `at the port of Rijeka` is none (an article follows).
_LOCATING = re.compile(
    r"\b(?:in|at|near|outside|inside|around|throughout|across)(?: the)?(?: neighbou?ring| nearby)? $", re.IGNORECASE
)
# A body is where something happens only behind `at`: one invests `in` a company.
_AT = re.compile(r"\bat(?: the)? $", re.IGNORECASE)
# `its hosts in Debrecen` act, wherever they are.
_OTHERS = re.compile(r"\b(?:hosts?|counterparts?|colleagues?) in(?: the)? $", re.IGNORECASE)
# `Tunis-based SONEDE`
_BASED = ("-based", "-headquartered", "-listed", "-registered", "-born", "-owned", "-bound")
# `Gaya (Bihar)-based`
_BRACKETED_BASE = re.compile(r" \([^()]{2,30}\)-(?:based|headquartered)\b")
_FIRM = re.compile(
    r"(?:'s)? (?:[a-z][\w-]* ){0,3}(?:company|firm|enterprise|maker|operator|developer|producer|manufacturer|supplier|builder"
    r"|contractor|group|giant|start-up|startup|utility|agency|bank|insurer|airline|carrier|retailer|brewer|university|institute|museum|club"
    r"|theatre|theater|orchestra|hospital|foundation|association|chamber|authority),? (?:the )?"
)
_OWNER = re.compile(r"'s (?=[A-ZÀ-Þ])")
# What stands between a place and the larger one that locates it: `Fuzhou of Jiangxi`, `Longnan City, Gansu`,
# `Suzhou, east China's`.
# `Koper Port of the Republic of | Slovenia`
_OF_STATE = re.compile(r" of (?:the )?(?:(?:[A-Z][\w']+ ){0,2}(?:Republic|Kingdom) of )?")
_BRACKET = re.compile(r" \((?:[A-Z][\w .]+(?:, | and |, and |/))*")
_LOCATED_BY = re.compile(
    r"(?: City| County| District| Special Self-Governing City| Metropolitan City| Municipality)?"
    r"(?:, (?:in |a [a-z -]+ (?:of|in|under) )?| of | in |'s | \()(?:the )?"
    r"(?:(?:north|south|east|west|central)(?:-?(?:east|west|central))?(?:ern)? )?",
    re.IGNORECASE,
)
# A list of sides goes on: `A, Austria and Italy`
_GOES_ON = re.compile(r",? (?:and|or|as well as) |, (?:the )?[A-ZÀ-Þ]")
_LOOK_BACK = 28


def party_of(mention: Place | Organization) -> Party:
    """The party that a mention names; an organization carries its home along."""
    if isinstance(mention, Organization):
        return Party(mention.name, "organization", mention.home)
    kind: PartyKind = "province" if mention.kind == "region" else mention.kind
    return Party(mention.name, kind, mention)


def sides_in(analysis: Analysis, start: int, end: int, *, located: bool = False) -> list[Side]:
    """The sides that ``[start, end)`` names, in order; ``located``: also the places where something only happens."""
    text = analysis.text
    sides: list[Side] = []
    last: Place | None = None
    pointed_to = body_end = end  # nothing pointed at, no body named so far
    body: Organization | None = None
    for mention in _outermost(analysis, start, end):
        if isinstance(mention, Reference):
            sides.append(Side(mention.start, mention.end, mention.targets))
            pointed_to = mention.end
            continue
        if isinstance(mention, Organization):
            if text[body_end : mention.start] == " (" and text[mention.end : mention.end + 1] == ")":
                # `China Energy Engineering Group Co. (Energy China Group)`: its other name.
                body_end = mention.end
                continue
            # `our city's Bureau of Commerce`: the owner of the body is no side beside it.
            if sides and text[sides[-1].end : mention.start] == "'s ":
                sides.pop()
            if located or not _is_scene(text, mention):
                sides.append(Side(mention.start, mention.end, (party_of(mention),)))
            body, body_end = mention, mention.end
            continue
        # `the capital of Peru`: the phrase is resolved, the country only belongs to it; `Volvo Cars of Gothenburg`.
        is_part = (mention.kind != "city" and text[pointed_to : mention.start] == " of ") or (
            text[body_end : mention.start] in (" of ", " from ")
            or (mention.kind == "country" and _OF_STATE.fullmatch(text, body_end, mention.start))
            or _BRACKET.fullmatch(text, body_end, mention.start)
            or (text[body_end : mention.start] == ", " and body is not None and _is_around(mention, body.home))
            or (text[body_end : mention.start] == ", " and body is not None and _is_where(text, mention, body))
        )
        locates = last is not None and _locates(text, last, mention)
        # A chain of locations (`Anning, Kunming, Yunnan`) hangs on the first of them.
        # In `South Korea's Gwangju` the larger place locates the one behind it.
        is_owner = mention.kind != "city" and _OWNER.match(text, mention.end) is not None
        last = mention if locates or not is_owner else last
        # `Ningbo's Yinzhou District`: the part acts and not the whole.
        if sides and mention.kind == "city" and text[sides[-1].end : mention.start] == "'s ":
            sides.pop()
        if not (is_part or locates or is_owner or (not located and _is_location(text, mention))):
            sides.append(Side(mention.start, mention.end, (party_of(mention),)))
    for number, (side, following) in enumerate(pairwise(sides)):
        if _describes(text, side, following):
            # The place is no side but where the body is at home.
            sides[number + 1] = replace(following, parties=tuple(_at_home(side, each) for each in following.parties))
    return [side for side, following in zip_longest(sides, sides[1:]) if not _describes(text, side, following)]


def _at_home(side: Side, body: Party) -> Party:
    return body if body.place is not None else replace(body, place=side.parties[0].place)


def _describes(text: str, side: Side, following: Side | None) -> bool:
    """Whether a place only says where the body behind it is from: `the Odesa municipal enterprise Odesmiskelektrotrans`."""
    if following is None or any(party.kind == "organization" for party in side.parties):
        return False
    bodies = [party for party in following.parties if party.kind == "organization"]
    if text[side.end : following.start] == ", the " and _OTHERS.search(
        text, max(0, side.start - _LOOK_BACK), side.start
    ):
        # `its counterpart in Shenzhen, the Shenzhen Federation of Industry`
        return any(body.place and side.parties[0].name == body.place.name for body in bodies)
    return bool(bodies) and _FIRM.fullmatch(text, side.end, following.start) is not None


def parties_in(analysis: Analysis, start: int, end: int, *, located: bool = False) -> list[Party]:
    """Each party that ``[start, end)`` names, once, in order of first mention."""
    return distinct(party for side in sides_in(analysis, start, end, located=located) for party in side.parties)


def distinct(parties: Iterable[Party]) -> list[Party]:
    """The parties without repetitions, in order.

    >>> [party.name for party in distinct([Party("Dalian", "city"), Party("Xian", "city"), Party("Dalian", "city")])]
    ['Dalian', 'Xian']
    """
    found: dict[tuple[str, PartyKind], Party] = {}
    for party in parties:
        found.setdefault((party.name.casefold(), party.kind), party)
    return list(found.values())


def _outermost(analysis: Analysis, start: int, end: int) -> Iterator[Place | Organization | Reference]:
    """The naming mentions of the stretch in order, of overlapping ones only the longest."""
    mentions: list[Place | Organization | Reference] = [
        *within(analysis.organizations, start, end),
        *(reference for reference in within(analysis.references, start, end) if reference.targets),
        *(place for place in within(analysis.places, start, end) if _is_named(analysis, place)),
    ]
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    reached = start
    for mention in mentions:
        if mention.start >= reached:
            yield mention
            reached = mention.end


def _is_named(analysis: Analysis, place: Place) -> bool:
    """Whether a place is said for itself: not inside another name, nor as a sign of money (`US$5 million`)."""
    if place.inside is not None:
        return False
    first = bisect_right(analysis.money, place.start, key=lambda amount: amount.start) - 1
    return first < 0 or analysis.money[first].end <= place.start


def _is_scene(text: str, body: Organization) -> bool:
    return _AT.search(text, max(0, body.start - _LOOK_BACK), body.start) is not None


def _is_around(larger: Place, home: Place | None) -> bool:
    """`the municipality of Bari, Italy`: the country or province that its body is in."""
    if home is None:
        return False
    if larger.kind == "country":
        return home.country == larger.country is not None
    return larger.kind != "city" and home.kind == "city" and home.admin1 in (larger.name, larger.admin1 or larger.name)


def _is_where(text: str, larger: Place, body: Organization) -> bool:
    """`with Dorn University, Austria, on exchanges`: a country that no list goes on behind says where the body is."""
    return larger.kind == "country" and body.home is None and _GOES_ON.match(text, larger.end) is None


def _is_location(text: str, place: Place) -> bool:
    if text.startswith(_BASED, place.end) or _BRACKETED_BASE.match(text, place.end):
        return True
    near = max(0, place.start - _LOOK_BACK)
    return _LOCATING.search(text, near, place.start) is not None and not _OTHERS.search(text, near, place.start)


def _locates(text: str, last: Place, place: Place) -> bool:
    """Whether ``place`` only says where ``last`` is: a larger place that contains it, right behind it."""
    between = text[last.end : place.start]
    if len(between) > 60 or not _LOCATED_BY.fullmatch(between):
        return False
    if between == "'s ":
        return last.kind != "city"
    if place.kind == "city":
        return between.strip(" (") in ("of", "in") or " under " in between or " of " in between
    if place.kind == "country":
        return None in (last.country, place.country) or last.country == place.country
    return last.kind == "city" and last.admin1 in (None, place.name, place.admin1)
