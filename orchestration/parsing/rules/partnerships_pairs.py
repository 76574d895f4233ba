"""Who is whose partner: the cities before and behind the words that name the relation, taken apart into pairs.

Lists stand on either side (`A is twinned with B, C and D`, `A, B and C with D, E and F respectively`), pairs stand in
lists (`Graz and Darmstadt, Linz and Brno`), and a verb said once serves for all (`Oulu with Bursa, Kemi with Kiruna`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.deixis_antecedents import Antecedents, named_city
from orchestration.parsing.deixis_home import home
from orchestration.parsing.facts import Party, Span
from orchestration.parsing.parties import distinct, sides_in
from orchestration.parsing.scan import Hit

# What may stand between two cities of one list: separators, the region that locates the first, a year in brackets.
_JOINT = re.compile(
    r"""(?:[\s,()&-]
        | \b(?:and[ ]with|and|in|of|the|as[ ]well[ ]as|or|also|namely|including|since|\d{4}|[A-Z][\w'.-]*)(?!\w)
    )*""",
    re.VERBOSE,
)
_AND = re.compile(r"\s*(?:and|&)\s*")
_WITH = re.compile(r"[^,;]*\bwith\s*(?:the )?")
# Behind the words: `of`, `relations with`, `agreement between`: what follows is the other side.
_TIGHT = re.compile(
    r"""(?:'s)?(?:[ ](?!and\b|but\b|in\b|that\b|which\b|who\b)[\w'-]+){0,4}?
        [ ](?:of|with|to|from|by|for|between|among)(?:[ ]the|[ ]our)?(?:[ ]city[ ]of)?[ ]?""",
    re.VERBOSE,
)
_BETWEEN = re.compile(r"\b(?:between|among)\b")
# Behind the words: a list that names them (`sister cities are`, `namely`, `, Takamatsu and Toluca`).
_LIST = re.compile(
    r"""(?:[ ]on[ ]the[ ]list|[ ]abroad|[ ]relations?|[ ]cities)?
        (?:,|[ ]\(|:|,[ ](?:in[ ]the[ ]company[ ]of|together[ ]with|along[ ]with|besides|namely,?)
            |[ ](?:are|were|namely|include|are[ ]as[ ]follows):?
        )?[ ]?(?:-[ ])?""",
    re.VERBOSE,
)
# `the sister cities that San Antonio already had are: ...`
_OWNED_BEHIND = re.compile(r" (?:that|which) ")
# `Split, its sister city`; `its Icelandic friendship town`.
_OWNER = re.compile(r"\b(?:its|their|our|his|her|it|It|they|They)\b")
_APPOSED = re.compile(r",? ?(?:its|their|our|his|her|the)(?: [\w-]+){0,3} ?")
_TAKEN_AS = re.compile(r"(?: City)?,? as (?:its|a|the|their|our)?(?: [\w-]+){0,3} ?")
_OPENS_APPOSITION = re.compile(r", (?:a|an|the|one|two|three|both) ")
# `As a sister city of Guangzhou, our city`; `the sister cities of our city, namely Bucheon`: the first has the others.
_AS = re.compile(r"\bas\b", re.IGNORECASE)
_NAMELY = re.compile(r"\b(?:namely|including|such as)\b|:")
# `in 2013 it was paired with`
_PRONOUN = re.compile(r"\b[Ii]t (?:\w+ ){1,3}(?:a |the )?$")
_REACH = 70


@dataclass(frozen=True, slots=True)
class Listing:
    """Cities that stand together; ``joints`` are the texts between each and the next."""

    start: int
    end: int
    cities: tuple[Party, ...]
    joints: tuple[str, ...]


Pair = tuple[Party, Party]


def pairs_at(analysis: Analysis, clause: Span, hit: Hit) -> list[Pair]:
    """The pairs of cities that the words at ``hit`` tie together, each once."""
    found = {
        frozenset((one.name, two.name)): (one, two)
        for one, two in _pairs(analysis, clause, hit)
        if one.name != two.name
    }
    return list(found.values())


def _pairs(analysis: Analysis, clause: Span, hit: Hit) -> Iterator[Pair]:
    text = analysis.text
    before, after = listings(analysis, clause.start, hit.start), listings(analysis, hit.end, clause.end)
    subject = _subject(analysis, clause, hit, before)
    link = text[hit.end : after[0].start] if after else ""
    respectively = " respectively" in text[clause.start : clause.end]
    if after and len(link) <= _REACH and _OWNED_BEHIND.fullmatch(link) and len(after) > 1:
        yield from product(after[0].cities[:1], (city for listing in after[1:] for city in listing.cities))
    elif after and (_TIGHT.fullmatch(link) or (hit.entry["form"] == "verb" and link.strip() in ("", "the", "our"))):
        if _BETWEEN.search(link):
            yield from _among(after[0])
        elif subject:
            yield from _across(subject, after[0], respectively)
        elif _OWNER.search(text, clause.start, hit.start):
            owner = _said_before(analysis, clause.start)
            yield from product([owner] if owner else [], after[0].cities)
        elif len(after[0].cities) > 1 and (
            _AS.search(text, clause.start, hit.start) or _NAMELY.search(after[0].joints[0])
        ):
            yield from product(after[0].cities[:1], after[0].cities[1:])
    elif subject and len(subject.cities) > 1:
        yield from _among(subject)
    elif after and _LIST.fullmatch(link):
        if subject:
            yield from _across(subject, after[0], respectively)
        elif _paired_up(after[0]):
            yield from _among(after[0])
        else:
            owner = (
                _said_before(analysis, clause.start) if _OWNER.search(text, clause.start, hit.start) else home(analysis)
            )
            yield from product([owner] if owner else [], after[0].cities)
    elif subject and before:
        yield from _beside(analysis, clause, hit, before)


def _beside(analysis: Analysis, clause: Span, hit: Hit, before: Sequence[Listing]) -> Iterator[Pair]:
    """`Frankfurt takes Lviv as its partner city`, `Cockburn ... to Split, its sister city`: both stand before."""
    last = before[-1]
    bridge = analysis.text[last.end : hit.start]
    if _TAKEN_AS.fullmatch(bridge) and len(before) > 1:
        yield from product(before[0].cities[:1], last.cities)
    elif _APPOSED.fullmatch(bridge) and _OWNER.search(bridge):
        owner = before[0].cities[0] if len(before) > 1 else _said_before(analysis, clause.start)
        yield from product([owner] if owner else [], last.cities)


def listings(analysis: Analysis, start: int, end: int) -> list[Listing]:
    """The cities of a stretch, grouped into the lists that they stand in."""
    text = analysis.text
    groups: list[Listing] = []
    for side in sides_in(analysis, start, end):
        cities = tuple(city for party in side.parties if (city := named_city(party)))
        if not cities:
            continue
        own_joints = (" and ",) * (len(cities) - 1)
        if groups:
            last = groups[-1]
            joint = text[last.end : side.start]
            if _joins(joint):
                joints = (*last.joints, joint, *own_joints)
                groups[-1] = Listing(last.start, side.end, (*last.cities, *cities), joints)
                continue
        groups.append(Listing(side.start, side.end, cities, own_joints))
    return groups


def _joins(joint: str) -> bool:
    return (
        ("," in joint or "and" in joint or "&" in joint or "- " in joint) and bool(_JOINT.fullmatch(joint))
    ) or bool(
        len(joint) < _REACH
        and _WITH.fullmatch(joint)
        and not re.search(r"\b(?:is|are|was|were|has|have|been)\b", joint)
    )


def _subject(analysis: Analysis, clause: Span, hit: Hit, before: Sequence[Listing]) -> Listing | None:
    """The list that the words are said of: the nearest, unless that only stands in an apposition to the one before it.

    `It was paired with` is said of what the clause, or the one before, is about.
    """
    text = analysis.text
    if _PRONOUN.search(text, clause.start, hit.start):
        if before:
            return Listing(before[0].start, before[0].end, before[0].cities[:1], ())
        owner = _said_before(analysis, clause.start)
        return Listing(clause.start, clause.start, (owner,), ()) if owner else None
    if not before:
        return None
    last = before[-1]
    if len(before) > 1 and _OPENS_APPOSITION.match(text, before[-2].end) and text.startswith(",", last.end):
        return before[-2]
    return last


def _across(subject: Listing, others: Listing, respectively: bool) -> Iterator[Pair]:
    """One with each of the other list; two lists of one length one to one."""
    own = distinct(subject.cities)
    if len(own) > 1 and (respectively or len(own) == len(others.cities)):
        yield from zip(own, others.cities, strict=False)
        return
    items = list(_items(others))
    yield from ((city, item[0]) for item in items if len(item) == 1 for city in own)
    # `Oulu is twinned with Bursa, Kemi with Kiruna`
    yield from ((item[0], item[1]) for item in items if len(item) == 2)


def _among(listing: Listing) -> Iterator[Pair]:
    """The pairs inside one list: marked ones where there are any, else everyone with everyone."""
    if _paired_up(listing):
        yield from ((item[0], item[1]) for item in _items(listing) if len(item) == 2)
    else:
        yield from combinations(distinct(listing.cities), 2)


def _paired_up(listing: Listing) -> bool:
    return len(listing.cities) > 2 and any(len(item) == 2 for item in _items(listing))


def _items(listing: Listing) -> Iterator[tuple[Party, ...]]:
    """The members of a list: single cities, or pairs tied by `with`, or by `and` where commas part the pairs."""
    tied = [bool(_WITH.fullmatch(joint)) for joint in listing.joints]
    if not any(tied) and len(listing.cities) > 2 and len(listing.cities) % 2 == 0:
        ands = [bool(_AND.fullmatch(joint)) for joint in listing.joints]
        if all(ands[0::2]) and not any(ands[1::2]):
            tied = [number % 2 == 0 for number in range(len(ands))]
    start = 0
    for number in range(len(listing.cities)):
        if number >= len(tied) or not tied[number]:
            yield listing.cities[start : number + 1]
            start = number + 1


def _said_before(analysis: Analysis, offset: int) -> Party | None:
    """The city that `its` and `it` mean at the head of a clause: what the one before is about, or the article's own."""
    own = home(analysis)
    return Antecedents(analysis, own).last(offset, named_city) or own
